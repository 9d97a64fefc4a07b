### What stands in a plan's files (simplified Chinese)

# Titles of rows that have none of their own
plan-title-outreach = 送教：{ $place }
plan-title-outreach-subjects = 送教：{ $place }（{ $subjects }）
plan-title-inspection = 视导：{ $place }
plan-title-followup = 跟踪督查：{ $place }
plan-title-placement = { $kind }：{ $place }

# With --anonymise
plan-anonymous = 某县（已隐去名称）

# 逐个减负时证明了什么
plan-leximin-proven = 已证明每个人的负担都不能再低，且在这些负担之下公里数也不能再少
plan-leximin-burdens-proven = 已证明每个人的负担都不能再低；在这些负担之下，公里数比最少的至多高 { $gap }
plan-leximin-km-proven = 从负担最重的数起，{ $people } 项负担中有 { $proven } 项已证明不能再低；在已达到的负担之下，公里数不能再少
plan-leximin-open = 从负担最重的数起，{ $people } 项负担中有 { $proven } 项已证明不能再低；在已达到的负担之下，公里数比最少的至多高 { $gap }
