### The appraisal of a term (traditional Chinese)

score-title = { $name }聯盟工作考核（截至{ $date }）
score-before-term = { $date } 在學期開始（{ $start }）之前，還沒有到期的事項。
score-criterion-events = 聯盟活動
score-criterion-half-day = 半日開放
score-criterion-visits = 骨幹送教
score-criterion-received = 接受送教
score-criterion-inspections = 視導
score-criterion-follow-ups = 跟蹤督查
score-criterion-placements = 跟崗支教
score-criterion-hosting = 輪流承辦
score-criterion-weak-first = 扶弱優先
score-county = 全部聯盟平均 { $mark } 分
score-alliance = { $name }：{ $mark } 分（牽頭園自身 { $own } 分，成員園平均 { $members } 分，佔 { $share }%）
score-place = { $name }：{ $mark } 分
score-no-mark = —
score-lost = { $criterion }：要求 { $asked }，完成 { $done }，待進行 { $later }，缺 { $behind }，扣 { $lost } 分
score-lost-list = { $criterion }：要求 { $asked }，完成 { $done }，待進行 { $later }，缺 { $behind }，扣 { $lost } 分（{ $list }）
score-lost-weak = { $criterion }：薄弱園平均受訪次數少於其他成員園，扣 { $lost } 分
score-missing = { $name } { $done }/{ $asked }
score-nothing-lost = 沒有扣分
score-members-whole = 成員園都沒有扣分
score-rest = 還有 { $n } 所成員園有扣分，見 score.xlsx
score-lead = 牽頭園
score-member = 成員園

# Tables
score-sheet-alliances = 聯盟考核
score-sheet-places = 園所考核
score-sheet-rows = 逐項明細
score-head-joint = 捆綁得分
score-head-own = 牽頭園自身
score-head-members = 成員園平均
score-head-role = 身分
score-head-mark = 得分
score-head-lost = 扣分原因
score-head-lost-marks = 扣分
score-head-criterion = 考核項
score-head-asked = 要求
score-head-planned = 已排
score-head-done = 完成
score-head-to-come = 待進行
score-head-behind = 缺
score-head-rate = 完成或待進行（%）
score-head-weight = 權重
score-note-places = 每格是「完成/要求」；不適用的空著。後面已排的不算缺，只有沒完成、後面也沒排的才扣分。
score-note-alliances = 捆綁得分 = 牽頭園自身 × { $own }% + 成員園平均 × { $members }%；全部聯盟平均 { $mark } 分。
