### The ledger of service (traditional Chinese)

ledger-title = { $name }送教支教臺賬（截至{ $until }）
ledger-span = { $from } 至 { $to }
ledger-done = { $terms } 個學期，{ $people } 人，任務 { $services } 次
ledger-none = 截至 { $until } 還沒有任何任務。
ledger-person = { $name }（{ $home }）：{ $list }；外出 { $days } 天，{ $km } 公里，薄弱園 { $weak } 次，牧區園 { $pastoral } 次
ledger-part-visits = 送教 { $n } 次
ledger-part-inspections = 視導 { $n } 次
ledger-part-follow-ups = 跟蹤督查 { $n } 次
ledger-part-placements = 跟崗支教 { $n } 次（{ $days } 天）
ledger-rest = …… 另有 { $n } 人，見 ledger.xlsx
ledger-pairs = 請成對地寫：每個學期先寫資料，再寫它的日曆。
    .hint = 例如 alliance ledger 秋季 out/秋季/calendar.csv 春季 out/春季/calendar.csv
ledger-nobody = { $name }截至 { $until } 沒有任務，沒有什麼可以證明。
    .hint = 請核對姓名或編號，或用 --until 寫更晚的日期。

# Certificates
ledger-certificate = 送教支教服務證明
ledger-certificate-who = 茲證明{ $home }{ $name }，自{ $from }至{ $to }在{ $county }幼兒園聯盟工作中承擔了送教支教任務。
ledger-certificate-who-day = 茲證明{ $home }{ $name }，於{ $from }在{ $county }幼兒園聯盟工作中承擔了送教支教任務。
ledger-certificate-what = 其間{ $list }；外出{ $days }天，到過{ $places }所幼兒園，本人行程{ $km }公里，送教、視導用時{ $hours }小時（含路途）。
ledger-part-weak = 在薄弱園 { $n } 次
ledger-part-pastoral = 在牧區園 { $n } 次
ledger-certificate-need = 其中{ $list }。
ledger-certificate-end = 各次任務見附件。特此證明。
ledger-certificate-table = { $name }送教支教任務明細

# Tables
ledger-sheet-sums = 人員彙總
ledger-sheet-rows = 任務明細
ledger-note-sums = 公里是本人行程：同一天幾處連著走；跟崗支教每週往返一次。分鐘含路途，不含跟崗支教。外出天數是有送教、視導、跟蹤督查的天數加跟崗支教的天數。
ledger-note-rows = 同一天有幾處時，路程記在各處：去程記在到達的園，回程記在最後一處。沒有進行的不在其中。
ledger-head-id = 編號
ledger-head-visits = 送教
ledger-head-inspections = 視導
ledger-head-follow-ups = 跟蹤督查
ledger-head-placements = 跟崗支教
ledger-head-placement-days = 跟崗支教天數
ledger-head-days = 外出天數
ledger-head-km = 公里
ledger-head-minutes = 分鐘
ledger-head-places = 到過幾園
ledger-head-weak = 薄弱園次數
ledger-head-pastoral = 牧區園次數
ledger-head-until = 至
ledger-head-place-id = 園編號
ledger-head-mark = 薄弱、牧區
ledger-head-row-days = 天數
