### Forming alliances (simplified Chinese)

form-title = { $name }联盟划分
form-today = 现在
form-new = 新划分
form-span = { $least }—{ $most }
form-levels = { $what }：每个联盟 { $size } 所，薄弱园 { $weak } 所，骨干教师 { $staff } 人；成员园到牵头园单程共 { $km } 公里，最远 { $longest } 公里
form-done = { $changes } 所园换联盟，单程合计少 { $km } 公里
form-done-more = { $changes } 所园换联盟，单程合计多 { $km } 公里
form-none = 现在的划分就是最好的，不必变动
form-proven-yes = 已证明
form-proven-no = 未证明
form-proof = 已证明没有更省的划分
form-no-proof = 尚未证明就已停止：可能还有更省的划分
form-move = { $place }：{ $from } → { $to }（到牵头园 { $before } → { $after } 公里）
form-no-moves = 没有园换联盟。
form-map-note = 每所成员园与牵头园连线；同一联盟同一颜色，方块是牵头园。
form-points-note = 每一行都是公里与均衡两方面都没有更好的划分，越往下越均衡；其他要求不变。折合公里是成员园到牵头园单程的总和，每所换联盟的园再加 { $change } 公里。
form-point = 相差 { $range }：折合 { $cost } 公里（路程 { $km } 公里，变动 { $changes } 所；{ $proven }）
form-rows = 换联盟以后，其他表中有 { $n } 处要改（活动的承办园、跟岗支教、锁定的安排等），用 alliance check 查看：
form-tables = 把 alliances.csv 和 kindergartens.csv 放回数据文件夹即可采用。
form-stopped = 已停止：还没有结果，什么都没有写出。
form-unreadable = 无法改写 kindergartens.csv。
    .hint = 请先用 alliance check 检查数据。

# What leaves no division
form-impossible = 没有划分能同时满足全部要求。以下各条合在一起做不到，放宽其中任何一条才有可能：
    .hint = 放宽 --size、--minutes、--weak、--staff 中的一项，或去掉 --together。
form-bound-least = 每个联盟至少 { $n } 所（--size）：{ $names }
form-bound-most = 每个联盟至多 { $n } 所（--size）：{ $names }
form-bound-least-all = 每个联盟至少 { $n } 所（--size）
form-bound-most-all = 每个联盟至多 { $n } 所（--size）
form-bound-road = 到牵头园单程不超过 { $n } 分钟（--minutes）：{ $names }
form-bound-together = 同一乡镇的园在同一联盟（--together）：{ $names }
form-bound-weak = 各联盟的薄弱园相差不超过 { $n } 所（--weak）
form-bound-staff = 各联盟的骨干教师相差不超过 { $n } 人（--staff）

# The workbook
form-sheet-alliances = 各联盟对比
form-sheet-moves = 换联盟的园
form-sheet-points = 公里与均衡
form-sheet-places = 各园归属
form-head-lead = 牵头园
form-head-size-today = 现有园数
form-head-size = 新园数
form-head-weak-today = 现有薄弱园
form-head-weak = 新薄弱园
form-head-staff-today = 现有骨干
form-head-staff = 新骨干
form-head-km-today = 现单程公里
form-head-km = 单程公里
form-head-from = 现联盟
form-head-to = 新联盟
form-head-km-before = 现公里
form-head-km-after = 新公里
form-head-shared = 均衡的是
form-head-range = 最大相差
form-head-cost = 折合公里
form-head-changes = 变动园数
form-head-longest = 最远公里
form-head-sizes = 各联盟园数
form-head-weaks = 各联盟薄弱园
form-head-staffs = 各联盟骨干
form-head-proven = 是否证明
form-head-road = 到牵头园公里
form-head-before = 原联盟
form-shared-weak = 薄弱园
form-shared-staff = 骨干教师
