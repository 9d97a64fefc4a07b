### What stands in a plan's files (traditional Chinese)

# Titles of rows that have none of their own
plan-title-outreach = 送教：{ $place }
plan-title-outreach-subjects = 送教：{ $place }（{ $subjects }）
plan-title-inspection = 視導：{ $place }

# With --anonymise
plan-anonymous = 某縣（已隱去名稱）
