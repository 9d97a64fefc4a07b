### What stands in a plan's files (simplified Chinese)

# Titles of rows that have none of their own
plan-title-outreach = 送教：{ $place }
plan-title-outreach-subjects = 送教：{ $place }（{ $subjects }）
plan-title-inspection = 视导：{ $place }
plan-title-followup = 跟踪督查：{ $place }
plan-title-placement = { $kind }：{ $place }

# With --anonymise
plan-anonymous = 某县（已隐去名称）
