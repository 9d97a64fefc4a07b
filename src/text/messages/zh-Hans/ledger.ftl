### The ledger of service (simplified Chinese)

ledger-title = { $name }送教支教台账（截至{ $until }）
ledger-span = { $from } 至 { $to }
ledger-done = { $terms } 个学期，{ $people } 人，任务 { $services } 次
ledger-none = 截至 { $until } 还没有任何任务。
ledger-person = { $name }（{ $home }）：{ $list }；外出 { $days } 天，{ $km } 公里，薄弱园 { $weak } 次，牧区园 { $pastoral } 次
ledger-part-visits = 送教 { $n } 次
ledger-part-inspections = 视导 { $n } 次
ledger-part-follow-ups = 跟踪督查 { $n } 次
ledger-part-placements = 跟岗支教 { $n } 次（{ $days } 天）
ledger-rest = …… 另有 { $n } 人，见 ledger.xlsx
ledger-pairs = 请成对地写：每个学期先写数据，再写它的日历。
    .hint = 例如 alliance ledger 秋季 out/秋季/calendar.csv 春季 out/春季/calendar.csv
ledger-nobody = { $name }截至 { $until } 没有任务，没有什么可以证明。
    .hint = 请核对姓名或编号，或用 --until 写更晚的日期。

# Certificates
ledger-certificate = 送教支教服务证明
ledger-certificate-who = 兹证明{ $home }{ $name }，自{ $from }至{ $to }在{ $county }幼儿园联盟工作中承担了送教支教任务。
ledger-certificate-who-day = 兹证明{ $home }{ $name }，于{ $from }在{ $county }幼儿园联盟工作中承担了送教支教任务。
ledger-certificate-what = 其间{ $list }；外出{ $days }天，到过{ $places }所幼儿园，本人行程{ $km }公里，送教、视导用时{ $hours }小时（含路途）。
ledger-part-weak = 在薄弱园 { $n } 次
ledger-part-pastoral = 在牧区园 { $n } 次
ledger-certificate-need = 其中{ $list }。
ledger-certificate-end = 各次任务见附件。特此证明。
ledger-certificate-table = { $name }送教支教任务明细

# Tables
ledger-sheet-sums = 人员汇总
ledger-sheet-rows = 任务明细
ledger-note-sums = 公里是本人行程：同一天几处连着走；跟岗支教每周往返一次。分钟含路途，不含跟岗支教。外出天数是有送教、视导、跟踪督查的天数加跟岗支教的天数。
ledger-note-rows = 同一天有几处时，路程记在各处：去程记在到达的园，回程记在最后一处。没有进行的不在其中。
ledger-head-id = 编号
ledger-head-visits = 送教
ledger-head-inspections = 视导
ledger-head-follow-ups = 跟踪督查
ledger-head-placements = 跟岗支教
ledger-head-placement-days = 跟岗支教天数
ledger-head-days = 外出天数
ledger-head-km = 公里
ledger-head-minutes = 分钟
ledger-head-places = 到过几园
ledger-head-weak = 薄弱园次数
ledger-head-pastoral = 牧区园次数
ledger-head-until = 至
ledger-head-place-id = 园编号
ledger-head-mark = 薄弱、牧区
ledger-head-row-days = 天数
