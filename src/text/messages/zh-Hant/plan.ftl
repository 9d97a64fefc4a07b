### What stands in a plan's files (traditional Chinese)

# Titles of rows that have none of their own
plan-title-outreach = 送教：{ $place }
plan-title-outreach-subjects = 送教：{ $place }（{ $subjects }）
plan-title-inspection = 視導：{ $place }
plan-title-followup = 跟蹤督查：{ $place }
plan-title-placement = { $kind }：{ $place }

# With --anonymise
plan-anonymous = 某縣（已隱去名稱）
