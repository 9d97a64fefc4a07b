# 變更後的調整。

replan-event-over = 活動「{ $event }」（{ $id }）已於 { $date } 舉行，早於 { $today }。
    .hint = 請去掉這一項，或用 --today 寫明從哪一天起調整。
replan-move-into-past = 活動「{ $event }」（{ $id }）不能改到 { $today } 之前。
    .hint = 請改用以後的日期，或用 --today 寫明從哪一天起調整。
replan-event-pinned = 活動「{ $event }」（{ $id }）已在 pins.csv 第 { $line } 行鎖定。
    .hint = 請先從 pins.csv 刪去這一行，或直接在那裏修改。
replan-event-twice = 關於活動「{ $event }」（{ $id }）的兩項變更互相矛盾。
    .hint = 請只保留正確的一項。
replan-move-closed = { $date } 沒有可以舉行活動「{ $event }」（{ $id }）的工作時段。
    .hint = 請換一天，或核對週末、節假日以及聯盟和承辦園的停課安排。
