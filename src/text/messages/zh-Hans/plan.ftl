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
plan-folder-alliances = 联盟
plan-folder-kindergartens = 幼儿园
plan-folder-people = 个人
plan-works = 调休上班
plan-closed = 停课
plan-away = 请假
plan-noted = { $what }：{ $note }
plan-off = 放假
plan-hosts = 承办{ $kind }
plan-attends = 参加{ $kind }
plan-held = { $kind }
plan-comes = 来园{ $kind }
plan-goes = 外出{ $kind }
plan-goes-to = { $people }到{ $place }
plan-people-at = { $place }：{ $people }
plan-event-online = { $title }（线上）
plan-event-at = { $title }；{ $place }承办，各园派{ $n }人
plan-event-here = { $title }；各园派{ $n }人来园，共{ $all }人
plan-event-there = { $title }；在{ $place }，派{ $n }人
plan-leaves = { $session }（{ $time }乘车出发）
plan-folder-papers = 打印张贴
plan-folder-messages = 群发消息
plan-paper-kindergartens = 各园安排单
plan-paper-people = 个人安排单
plan-paper-months = 月历-{ $name }
plan-paper-vehicles = 派车单
plan-page-title = 
    { $name }
    { $term }安排
plan-page-alliance = { $alliance }（牵头园：{ $lead }）
plan-page-contact = 联系人：{ $reach }
plan-month-title = { $name }　{ $year }年{ $month }月
plan-month-theme = 本月主题：{ $theme }
plan-month-event = { $session }{ $kind }：{ $place }
plan-month-event-county = { $session }{ $kind }：{ $alliance }
plan-month-duty = { $session }{ $kind }：{ $place }（{ $people }）
plan-month-count = { $kind }{ $n }处
plan-vehicle-leaves = 出发
plan-vehicle-home = 出车园
plan-vehicle-riders = 乘车人
plan-vehicle-stops = 到达地点
plan-vehicle-back = 返回
plan-vehicle-count = 车数
plan-vehicle-delegates = 参会代表{ $n }人
plan-vehicle-stop = { $place }（{ $kind }，{ $from }—{ $to }）
plan-vehicle-note = 出发时间按活动开始时间和路程推算，取整到5分钟。筛选“日期”一列即可打印某一天的派车单。
plan-message-person = { $name }老师，您好！{ $term }您的安排如下：
plan-message-kindergarten = { $name }：{ $term }与贵园有关的安排如下：
plan-message-alliance = { $name }各园：{ $term }活动安排如下：
plan-message-line = { $day }{ $session }，{ $what }：{ $detail }
plan-message-vehicles = 外出由所在园派车，同日同路线的人员合乘；括号里是出发时间。
