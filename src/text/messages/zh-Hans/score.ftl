### The appraisal of a term (simplified Chinese)

score-title = { $name }联盟工作考核（截至{ $date }）
score-before-term = { $date } 在学期开始（{ $start }）之前，还没有到期的事项。
score-criterion-events = 联盟活动
score-criterion-half-day = 半日开放
score-criterion-visits = 骨干送教
score-criterion-received = 接受送教
score-criterion-inspections = 视导
score-criterion-follow-ups = 跟踪督查
score-criterion-placements = 跟岗支教
score-criterion-hosting = 轮流承办
score-criterion-weak-first = 扶弱优先
score-county = 全部联盟平均 { $mark } 分
score-alliance = { $name }：{ $mark } 分（牵头园自身 { $own } 分，成员园平均 { $members } 分，占 { $share }%）
score-place = { $name }：{ $mark } 分
score-no-mark = —
score-lost = { $criterion }：要求 { $asked }，完成 { $done }，待进行 { $later }，缺 { $behind }，扣 { $lost } 分
score-lost-list = { $criterion }：要求 { $asked }，完成 { $done }，待进行 { $later }，缺 { $behind }，扣 { $lost } 分（{ $list }）
score-lost-weak = { $criterion }：薄弱园平均受访次数少于其他成员园，扣 { $lost } 分
score-missing = { $name } { $done }/{ $asked }
score-nothing-lost = 没有扣分
score-members-whole = 成员园都没有扣分
score-rest = 还有 { $n } 所成员园有扣分，见 score.xlsx
score-lead = 牵头园
score-member = 成员园

# Tables
score-sheet-alliances = 联盟考核
score-sheet-places = 园所考核
score-sheet-rows = 逐项明细
score-head-joint = 捆绑得分
score-head-own = 牵头园自身
score-head-members = 成员园平均
score-head-role = 身份
score-head-mark = 得分
score-head-lost = 扣分原因
score-head-lost-marks = 扣分
score-head-criterion = 考核项
score-head-asked = 要求
score-head-planned = 已排
score-head-done = 完成
score-head-to-come = 待进行
score-head-behind = 缺
score-head-rate = 完成或待进行（%）
score-head-weight = 权重
score-note-places = 每格是“完成/要求”；不适用的空着。后面已排的不算缺，只有没完成、后面也没排的才扣分。
score-note-alliances = 捆绑得分 = 牵头园自身 × { $own }% + 成员园平均 × { $members }%；全部联盟平均 { $mark } 分。
