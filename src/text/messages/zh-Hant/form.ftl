### Forming alliances (traditional Chinese)

form-title = { $name }聯盟劃分
form-today = 現在
form-new = 新劃分
form-span = { $least }—{ $most }
form-levels = { $what }：每個聯盟 { $size } 所，薄弱園 { $weak } 所，骨幹教師 { $staff } 人；成員園到牽頭園單程共 { $km } 公里，最遠 { $longest } 公里
form-done = { $changes } 所園換聯盟，單程合計少 { $km } 公里
form-done-more = { $changes } 所園換聯盟，單程合計多 { $km } 公里
form-none = 現在的劃分就是最好的，不必變動
form-proven-yes = 已證明
form-proven-no = 未證明
form-proof = 已證明沒有更省的劃分
form-no-proof = 尚未證明就已停止：可能還有更省的劃分
form-move = { $place }：{ $from } → { $to }（到牽頭園 { $before } → { $after } 公里）
form-no-moves = 沒有園換聯盟。
form-map-note = 每所成員園與牽頭園連線；同一聯盟同一顏色，方塊是牽頭園。
form-points-note = 每一行都是公里與均衡兩方面都沒有更好的劃分，越往下越均衡；其他要求不變。摺合公里是成員園到牽頭園單程的總和，每所換聯盟的園再加 { $change } 公里。
form-point = 相差 { $range }：摺合 { $cost } 公里（路程 { $km } 公里，變動 { $changes } 所；{ $proven }）
form-rows = 換聯盟以後，其他表中有 { $n } 處要改（活動的承辦園、跟崗支教、鎖定的安排等），用 alliance check 檢視：
form-tables = 把 alliances.csv 和 kindergartens.csv 放回資料資料夾即可採用。
form-stopped = 已停止：還沒有結果，什麼都沒有寫出。
form-unreadable = 無法改寫 kindergartens.csv。
    .hint = 請先用 alliance check 檢查資料。

# What leaves no division
form-impossible = 沒有劃分能同時滿足全部要求。以下各條合在一起做不到，放寬其中任何一條才有可能：
    .hint = 放寬 --size、--minutes、--weak、--staff 中的一項，或去掉 --together。
form-bound-least = 每個聯盟至少 { $n } 所（--size）：{ $names }
form-bound-most = 每個聯盟至多 { $n } 所（--size）：{ $names }
form-bound-least-all = 每個聯盟至少 { $n } 所（--size）
form-bound-most-all = 每個聯盟至多 { $n } 所（--size）
form-bound-road = 到牽頭園單程不超過 { $n } 分鐘（--minutes）：{ $names }
form-bound-together = 同一鄉鎮的園在同一聯盟（--together）：{ $names }
form-bound-weak = 各聯盟的薄弱園相差不超過 { $n } 所（--weak）
form-bound-staff = 各聯盟的骨幹教師相差不超過 { $n } 人（--staff）

# The workbook
form-sheet-alliances = 各聯盟對比
form-sheet-moves = 換聯盟的園
form-sheet-points = 公里與均衡
form-sheet-places = 各園歸屬
form-head-lead = 牽頭園
form-head-size-today = 現有園數
form-head-size = 新園數
form-head-weak-today = 現有薄弱園
form-head-weak = 新薄弱園
form-head-staff-today = 現有骨幹
form-head-staff = 新骨幹
form-head-km-today = 現單程公里
form-head-km = 單程公里
form-head-from = 現聯盟
form-head-to = 新聯盟
form-head-km-before = 現公里
form-head-km-after = 新公里
form-head-shared = 均衡的是
form-head-range = 最大相差
form-head-cost = 摺合公里
form-head-changes = 變動園數
form-head-longest = 最遠公里
form-head-sizes = 各聯盟園數
form-head-weaks = 各聯盟薄弱園
form-head-staffs = 各聯盟骨幹
form-head-proven = 是否證明
form-head-road = 到牽頭園公里
form-head-before = 原聯盟
form-shared-weak = 薄弱園
form-shared-staff = 骨幹教師
