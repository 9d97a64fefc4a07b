# 变更后的调整。

replan-event-over = 活动“{ $event }”（{ $id }）已于 { $date } 举行，早于 { $today }。
    .hint = 请去掉这一项，或用 --today 写明从哪一天起调整。
replan-move-into-past = 活动“{ $event }”（{ $id }）不能改到 { $today } 之前。
    .hint = 请改用以后的日期，或用 --today 写明从哪一天起调整。
replan-event-pinned = 活动“{ $event }”（{ $id }）已在 pins.csv 第 { $line } 行锁定。
    .hint = 请先从 pins.csv 删去这一行，或直接在那里修改。
replan-event-twice = 关于活动“{ $event }”（{ $id }）的两项变更互相矛盾。
    .hint = 请只保留正确的一项。
replan-move-closed = { $date } 没有可以举行活动“{ $event }”（{ $id }）的工作时段。
    .hint = 请换一天，或核对周末、节假日以及联盟和承办园的停课安排。
