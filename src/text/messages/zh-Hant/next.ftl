### The next term (traditional Chinese)

next-no-term = { $start } 至 { $end } 不能作為下一學期。
    .hint = 下一學期應在 { $old-end } 之後開始，並在學年 { $year-start } 至 { $year-end } 之內：請用 --start 和 --end 寫明起止日期。
next-no-staff-change = 人員變動表裡只能寫離崗（leaves）和入職（joins）。
    .hint = 其他變更請用 alliance replan 或 alliance record 登記，再執行 next。
next-settings = 設定無法轉到下一學期：{ $why }
next-unsound = { $path } 的資料轉不成下一學期，沒有寫出任何檔案。
    .hint = 請按上面的提示改正本學期的資料，再執行 next。
next-refused = 未能做出下一學期：{ $counts }。
next-done = { $path } 是下一學期的資料：本學年第 { $index } 學期，{ $from } 至 { $to }。
    .hint = 請逐條核對備註，然後執行：alliance plan { $path }
next-history = 往期安排
next-history-value = 本學期開展的 { $n } 項已轉入；現有本學年 { $rows } 行，以往學年 { $archived } 行（在 archive.csv，排計劃時不再計算）
next-left-out = 未轉入
next-left-out-value = { $n } 項沒有開展，不計入往期
next-left-line = { $what }（{ $why }）
next-why-cancelled = 已取消
next-why-not-held = 未開展
next-why-not-planned = 未排入日曆
next-staff = 人員
next-staff-value = 離崗 { $left } 人，入職 { $joined } 人
next-staff-left = 離崗：{ $names }
next-staff-joined = 入職：{ $names }
next-followups = 跟蹤督查
next-followups-value = 建議安排 { $n } 項，已寫入 followups.csv
next-followup-weak = { $date } 結果為待整改
next-followup-open = 上學期的 { $id } 沒有開展
next-moved = 順延
next-moved-value = { $n } 行順延到同一教學週、同一星期幾，每行都有備註{ $look ->
    [0] {""}
   *[other] ；標 ! 的 { $look } 行因新學期沒有這一週或這一週沒有工作日，另行調整
 }
next-moved-line = { $table } { $what }：{ $before } → { $after }
next-span = { $from } 至 { $to }
next-look = {" "}!
next-more = ……另有 { $n } 行
next-themes = 每月主題
next-themes-value = { $n } 個月的主題已順延到新學期的月份，請在設定裡核對
next-dropped = 不再帶入
next-dropped-value = { $tables }
next-dropped-one = { $table } { $n } 行
next-note-mark = 【順延】
next-note = 【順延】原為 { $from } 至 { $to }，請核對
next-note-look = 【順延】原為 { $from } 至 { $to }，新學期沒有這一週或這一週沒有工作日，已調整，請核對
