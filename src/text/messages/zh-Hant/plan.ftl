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
plan-folder-alliances = 聯盟
plan-folder-kindergartens = 幼兒園
plan-folder-people = 個人
plan-works = 調休上班
plan-closed = 停課
plan-away = 請假
plan-noted = { $what }：{ $note }
plan-off = 放假
plan-hosts = 承辦{ $kind }
plan-attends = 參加{ $kind }
plan-held = { $kind }
plan-comes = 來園{ $kind }
plan-goes = 外出{ $kind }
plan-goes-to = { $people }到{ $place }
plan-people-at = { $place }：{ $people }
plan-event-online = { $title }（線上）
plan-event-at = { $title }；{ $place }承辦，各園派{ $n }人
plan-event-here = { $title }；各園派{ $n }人來園，共{ $all }人
plan-event-there = { $title }；在{ $place }，派{ $n }人
plan-leaves = { $session }（{ $time }乘車出發）
plan-folder-papers = 列印張貼
plan-folder-messages = 群發訊息
plan-paper-kindergartens = 各園安排單
plan-paper-people = 個人安排單
plan-paper-months = 月曆-{ $name }
plan-paper-vehicles = 派車單
plan-page-title = 
    { $name }
    { $term }安排
plan-page-alliance = { $alliance }（牽頭園：{ $lead }）
plan-page-contact = 聯絡人：{ $reach }
plan-month-title = { $name }　{ $year }年{ $month }月
plan-month-theme = 本月主題：{ $theme }
plan-month-event = { $session }{ $kind }：{ $place }
plan-month-event-county = { $session }{ $kind }：{ $alliance }
plan-month-duty = { $session }{ $kind }：{ $place }（{ $people }）
plan-month-count = { $kind }{ $n }處
plan-vehicle-leaves = 出發
plan-vehicle-home = 出車園
plan-vehicle-riders = 乘車人
plan-vehicle-stops = 到達地點
plan-vehicle-back = 返回
plan-vehicle-count = 車數
plan-vehicle-delegates = 與會代表{ $n }人
plan-vehicle-stop = { $place }（{ $kind }，{ $from }—{ $to }）
plan-vehicle-note = 出發時間按活動開始時間和路程推算，取整到5分鐘。篩選「日期」一欄即可列印某一天的派車單。
plan-message-person = { $name }老師，您好！{ $term }您的安排如下：
plan-message-kindergarten = { $name }：{ $term }與貴園有關的安排如下：
plan-message-alliance = { $name }各園：{ $term }活動安排如下：
plan-message-line = { $day }{ $session }，{ $what }：{ $detail }
plan-message-vehicles = 外出由所在園派車，同日同路線的人員合乘；括號裡是出發時間。
