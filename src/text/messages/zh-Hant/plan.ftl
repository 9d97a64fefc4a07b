### What stands in a plan's files (traditional Chinese)

# Titles of rows that have none of their own
plan-title-outreach = 送教：{ $place }
plan-title-outreach-subjects = 送教：{ $place }（{ $subjects }）
plan-title-inspection = 視導：{ $place }
plan-title-followup = 跟蹤督查：{ $place }
plan-title-placement = { $kind }：{ $place }

# With --anonymise
plan-anonymous = 某縣（已隱去名稱）

# 逐個減負時證明了什麼
plan-leximin-proven = 已證明每個人的負擔都不能再低，且在這些負擔之下公里數也不能再少
plan-leximin-burdens-proven = 已證明每個人的負擔都不能再低；在這些負擔之下，公里數比最少的至多高 { $gap }
plan-leximin-km-proven = 從負擔最重的數起，{ $people } 項負擔中有 { $proven } 項已證明不能再低；在已達到的負擔之下，公里數不能再少
plan-leximin-open = 從負擔最重的數起，{ $people } 項負擔中有 { $proven } 項已證明不能再低；在已達到的負擔之下，公里數比最少的至多高 { $gap }
