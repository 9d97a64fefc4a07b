### What stands in a plan's files (English)

# Titles of rows that have none of their own
plan-title-outreach = Outreach: { $place }
plan-title-outreach-subjects = Outreach: { $place } ({ $subjects })
plan-title-inspection = Inspection: { $place }
plan-title-followup = Follow-up: { $place }
plan-title-placement = { $kind }: { $place }

# With --anonymise
plan-anonymous = A county without names
