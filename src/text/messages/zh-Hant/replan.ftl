# 變更後的調整。

replan-event-over = 「{ $event }」（{ $id }）已於 { $date } 進行，早於 { $today }。
    .hint = 請去掉這一項，或用 --today 寫明從哪一天起調整。
replan-move-into-past = 「{ $event }」（{ $id }）不能改到 { $today } 之前。
    .hint = 請改用以後的日期，或用 --today 寫明從哪一天起調整。
replan-event-pinned = 「{ $event }」（{ $id }）已在 pins.csv 第 { $line } 行鎖定。
    .hint = 請先從 pins.csv 刪去這一行，或直接在那裡修改。
replan-event-twice = 關於「{ $event }」（{ $id }）的兩項變更互相矛盾。
    .hint = 請只保留正確的一項。
replan-move-closed = { $date } 沒有可以安排「{ $event }」（{ $id }）的工作時段。
    .hint = 請換一天，或核對週末、節假日以及聯盟和承辦園的停課安排。
replan-fixed-breaks-rule = { $date } 的活動 { $activity } 須保持原樣，但現在這樣會違反規則 { $rule }。
    .hint = 請取消鎖定或手工改動，或修改與之矛盾的內容。
replan-past-names-unknown = { $date } 已經過去，但這一行寫有各表中已不存在的編號：{ $names }。
    .hint = 請把相應的行補回表中；人員離崗請用 --leaves，或在 closures.csv 中加一行。
replan-gone = 這一行寫有各表中已不存在的編號：{ $names }。有關任務按已變更計算。
    .hint = 如果不是有意刪除，請把相應的行補回表中。
replan-past-breach = 這項已經發生的安排違反規則 { $rule }：{ $what }按實際情況計算，不影響後面的調整。
    .hint = 如果實際情況不是這樣，請在日曆中更正這一行。
replan-today = 沒有給出 --today：按電腦日期 { $today } 作為今天，這一天以前的安排視為已經發生。
replan-entered = 已把 { $n } 項變更記入 { $path }，以後各項命令都會讀取。要撤回最近一次登記，請用 alliance undo。
replan-undo = 已從 { $path } 撤回 { $n } 行：
replan-undo-nothing = { $path } 沒有登記過變更。
replan-past-doubt = { $person } 在 { $date } 缺勤，但日曆中當天的 { $activity } 仍按已完成計算。
    .hint = 如果沒有進行，請加 --not-held { $activity }；如果由別人代替，請加 --held { $activity }:原來的人=代替的人；如果照常進行，請加 --held { $activity }。
replan-not-over = { $activity } 安排在 { $date }，以 { $today } 為今天時還沒有過去。
    .hint = --not-held 和 --held 只用於已經過去的安排；尚未舉行的活動請用 --cancel 取消。
replan-held-ahead = { $activity } 不可能在 { $date } 開展過：這一天不在 { $start } 至 { $today } 之間。
    .hint = 請寫實際開展的日期；還沒有開展的，請用 alliance replan 改期。
replan-marked-twice = { $activity } 登記了兩次，內容不一樣。
    .hint = 請只保留其中一處。
replan-no-activity = 日曆中沒有編號為 { $activity } 的安排。
    .hint = 請從日曆第一欄複製編號。
replan-verify-changes = 與原日曆相比變動 { $n } 項任務和活動。
replan-online = 線上
replan-spot = { $when }，{ $place }
replan-line-moved = { $what }：原定{ $before }，改為{ $after }
replan-effect-freed = 取消
replan-effect-moved = 改期
replan-effect-asked = 新增
replan-why-rule = 原安排已不可行（{ $what }）
replan-why-beside = 為其他調整讓出時間（{ $what }）
replan-why-by-hand = 由組織方決定
replan-why-stands-in = 接替{ $people }
replan-why-demand = 完成本學期應有的{ $what }
replan-why-needed-elsewhere = 另有任務需要參加，以便各項安排全部落實
replan-why-saving = 為減少行程或使負擔更均衡
replan-page-title = { $name }：調整情況
replan-page-nothing = 沒有變動。
replan-page-activity = 活動
replan-page-who = 人員
replan-page-before = 原安排
replan-page-after = 現安排
replan-page-notices = 通知對象
replan-page-changes = 變動
replan-page-unmet = 未滿足要求的權重
replan-page-cost = 成本
replan-page-cost-value = { $cost } 公里（含負擔折算），調整前為 { $before } 公里
replan-page-cost-proven = { $cost } 公里（含負擔折算），已證明在這些變動下最低；調整前為 { $before } 公里
replan-changes-proven = { $n } 項任務和活動，已證明不能更少
replan-changes-bound = { $n } 項任務和活動；已證明任何方案都至少要變動 { $bound } 項
replan-changes-open = { $n } 項任務和活動
replan-touched = 聯盟
replan-touched-value = { $n ->
    [0] { $all } 個聯盟都不受影響
   *[other] { $all } 個聯盟中有 { $n } 個受影響，其餘保持不變
 }
replan-touched-more = { $n ->
    [0] { $all } 個聯盟都不受影響；其中 { $more } 個為改進安排也有變動
   *[other] { $all } 個聯盟中有 { $n } 個受影響，另有 { $more } 個也有變動
 }
replan-list = 變動內容
replan-list-more = ……另有 { $n } 項，見 changes.csv
replan-list-line = { $who }：{ $line }
replan-curve = 變動數與成本
replan-curve-line = 至多變動 { $changes } 項：成本 { $cost }，任何安排都不低於 { $bound }
replan-curve-line-open = 至多變動 { $changes } 項：成本 { $cost }
replan-curve-line-proven = 至多變動 { $changes } 項：成本 { $cost }，已證明最低
replan-refused = 未能調整：{ $counts }。
replan-when = { $date }{ $session }（{ $hours }）
replan-span = { $from }至{ $to }
replan-line-one = { $what }：{ $spot }
replan-with = { $line }；同行：{ $people }
replan-alone = { $line }；改為本人單獨前往
replan-in = 來園{ $what }
replan-out = 外出{ $what }
replan-in-people = { $line }，{ $people }
replan-in-instead = { $line }，來園人員由{ $gone }改為{ $people }
replan-part = { $line }（{ $part }）
replan-part-hosts = 改由貴園承辦
replan-part-still-hosts = 由貴園承辦
replan-part-hosts-no-more = 貴園不再承辦
replan-part-sends = 請派{ $n }人參加
replan-effect-company = 人員變動
replan-why-makes-up = 補上原定{ $date }在{ $place }的{ $what }
replan-why-away = { $own ->
    [yes] 因您{ $days }請假
   *[no] 因{ $name }{ $days }請假
 }
replan-why-left = { $own ->
    [yes] 因您自{ $date }起離崗
   *[no] 因{ $name }自{ $date }起離崗
 }
replan-why-apart = { $own ->
    [yes] 您在那裡需要迴避
   *[no] { $name }在那裡需要迴避
 }
replan-why-shut = 因{ $who }{ $days }停課
replan-why-road = 因{ $days }{ $a }與{ $b }之間的道路不通或難行
replan-why-no-host = 因{ $place }不再承辦活動
replan-why-wanted = 按要求改期
replan-why-cancelled = 活動取消
replan-why-not-held = 原定的{ $what }沒有進行
replan-all = { $kind ->
    [banner] 全旗
    [district] 全區
    [city] 全市
   *[county] 全縣
 }
replan-folder = 變動通知
replan-notice-person = { $name }老師：
    您好！{ $term }的安排有調整，與您有關的如下。
replan-notice-kindergarten = { $name }：
    { $term }的安排有調整，與貴園有關的如下。
replan-notice-alliance = { $name }：
    { $term }的安排有調整，聯盟內的變動如下。
replan-notice-head = 【{ $effect }】
replan-notice-why = 原因：{ $why }
replan-notice-rest = 未提到的安排不變。
replan-page-everybody = 聯盟各園
replan-page-told = { $people }人、{ $places }所園
replan-page-cost-minutes = { $cost } 分鐘，調整前為 { $before } 分鐘
replan-col-effect = 變動
replan-col-alliance = 聯盟
replan-col-what = 事項
replan-col-person = 人員
replan-col-before-date = 原日期
replan-col-before-session = 原時段
replan-col-before-place = 原地點
replan-col-after-date = 現日期
replan-col-after-session = 現時段
replan-col-after-place = 現地點
replan-col-why = 原因
replan-col-id = 編號
replan-phones = { $path } 旁邊沒有手機日曆（ics 資料夾）：改期和取消按只發過一次來推算；如果後來更新過，手機上可能新舊日期並存。--from 請儘量用原來輸出資料夾裡的日曆。
replan-other-county = { $path } 中有 { $n } 行與「{ $scenario }」的各表不符，看來是別處或別的學期的日曆。
    .hint = 請給出本方案的日曆；如果沒有弄錯，用 alliance verify 可以逐行查看。
replan-named-host = 「{ $title }」原指定由{ $place }承辦；因其不再承辦，現改為：{ $now }。
replan-named-host-none = 「{ $title }」原指定由{ $place }承辦；因其不再承辦，又沒有找到別的承辦園和日期，這場活動未能安排。
replan-effect-elsewhere = 改地點
replan-effect-vehicle = 用車
replan-vehicle-off = 不再出車：{ $date }{ $leaves }—{ $back }，{ $n }輛（{ $riders }），到{ $stops }
replan-vehicle-new = 新增出車：{ $date }{ $leaves }—{ $back }，{ $n }輛（{ $riders }），到{ $stops }
