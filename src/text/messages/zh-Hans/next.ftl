### The next term (simplified Chinese)

next-no-term = { $start } 至 { $end } 不能作为下一学期。
    .hint = 下一学期应在 { $old-end } 之后开始，并在学年 { $year-start } 至 { $year-end } 之内：请用 --start 和 --end 写明起止日期。
next-no-staff-change = 人员变动表里只能写离岗（leaves）和入职（joins）。
    .hint = 其他变更请用 alliance replan 或 alliance record 登记，再运行 next。
next-settings = 设置无法转到下一学期：{ $why }
next-unsound = { $path } 的数据转不成下一学期，没有写出任何文件。
    .hint = 请按上面的提示改正本学期的数据，再运行 next。
next-refused = 未能做出下一学期：{ $counts }。
next-done = { $path } 是下一学期的数据：本学年第 { $index } 学期，{ $from } 至 { $to }。
    .hint = 请逐条核对备注，然后运行：alliance plan { $path }
next-history = 往期安排
next-history-value = 本学期开展的 { $n } 项已转入；现有本学年 { $rows } 行，以往学年 { $archived } 行（在 archive.csv，排计划时不再计算）
next-left-out = 未转入
next-left-out-value = { $n } 项没有开展，不计入往期
next-left-line = { $what }（{ $why }）
next-why-cancelled = 已取消
next-why-not-held = 未开展
next-why-not-planned = 未排入日历
next-staff = 人员
next-staff-value = 离岗 { $left } 人，入职 { $joined } 人
next-staff-left = 离岗：{ $names }
next-staff-joined = 入职：{ $names }
next-followups = 跟踪督查
next-followups-value = 建议安排 { $n } 项，已写入 followups.csv
next-followup-weak = { $date } 结果为待整改
next-followup-open = 上学期的 { $id } 没有开展
next-moved = 顺延
next-moved-value = { $n } 行顺延到同一教学周、同一星期几，每行都有备注{ $look ->
    [0] {""}
   *[other] ；标 ! 的 { $look } 行因新学期没有这一周或这一周没有工作日，另行调整
 }
next-moved-line = { $table } { $what }：{ $before } → { $after }
next-span = { $from } 至 { $to }
next-look = {" "}!
next-more = ……另有 { $n } 行
next-themes = 每月主题
next-themes-value = { $n } 个月的主题已顺延到新学期的月份，请在设置里核对
next-dropped = 不再带入
next-dropped-value = { $tables }
next-dropped-one = { $table } { $n } 行
next-note-mark = 【顺延】
next-note = 【顺延】原为 { $from } 至 { $to }，请核对
next-note-look = 【顺延】原为 { $from } 至 { $to }，新学期没有这一周或这一周没有工作日，已调整，请核对
