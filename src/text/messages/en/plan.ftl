### What stands in a plan's files (English)

# Titles of rows that have none of their own
plan-title-outreach = Outreach: { $place }
plan-title-outreach-subjects = Outreach: { $place } ({ $subjects })
plan-title-inspection = Inspection: { $place }
plan-title-followup = Follow-up: { $place }
plan-title-placement = { $kind }: { $place }

# With --anonymise
plan-anonymous = A county without names

# What is proven under leximin
plan-leximin-proven = every burden is proven the least there can be, and so are the kilometres under these burdens
plan-leximin-burdens-proven = every burden is proven the least there can be; the kilometres under these burdens are at most { $gap } above the least
plan-leximin-km-proven = { $proven } of { $people } burdens, the largest first, are proven the least there can be; under the burdens reached no fewer kilometres are possible
plan-leximin-open = { $proven } of { $people } burdens, the largest first, are proven the least there can be; under the burdens reached the kilometres are at most { $gap } above the least
