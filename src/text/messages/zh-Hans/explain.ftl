# 对日历的解释：逐级分解、要求为何未满足、为何是这个人。

# 各级
explain-shortfall-title = 未满足（第一级）：{ $value }
explain-cost-title = 成本（第二级）：{ $cost }（{ $policy }）
explain-drives-title = 行车：{ $km } 公里
explain-drive = { $km } 公里  { $date }  { $home } → { $stops }：{ $people }（{ $vehicles } 辆车；{ $activities }）
explain-delegates = { $km } 公里  { $date }  与会人员 → { $host }（每园 { $vehicles } 辆车；{ $activities }）
explain-drives-more = …… 另有 { $n } 项，共 { $km } 公里；加 --all 全部列出
explain-loads-title = 各组负担最重的人（学年分钟数）
explain-load = { $burden } 分钟  { $person }（{ $alliance }，{ $role }）：本学期之前 { $before }，{ $days }
explain-load-day = { $date } { $stops } { $minutes }
explain-load-none = 本学期没有任务
explain-quality-title = 日历（第四级）：{ $value }
explain-crowded = { $alliance } { $week } 起的一周：{ $activities } 项活动，均摊应为 { $share } 项
explain-close = { $place }：{ $first } 与 { $second } 只相隔 { $days } 天
explain-rotation-alliance = { $who }：{ $weekday }共有 { $activities } 次送教和视导，均摊应为 { $share } 次
explain-rotation-mentor = { $who }：{ $weekday }共有 { $activities } 次视导，均摊应为 { $share } 次
explain-weekday = { $activity } 排在{ $weekday }（{ $date }）
explain-none = 无

# 要求为何未满足
explain-all-met = 各项要求都已满足。
explain-conflict = { $demand } { $name }：{ $subject }
explain-impossible = 只要以下各条同时成立就无法满足（已证明，且缺一不可）：
explain-impossible-unsure = 只要以下各条同时成立就无法满足（已证明）；标“?”的是否必要尚未证明：
explain-impossible-alone = 即使放宽所有限制、放弃其他要求也无法满足（已证明）：能承担的人不够。
explain-possible = 可以满足：已找到满足它的日历，请重新编排。
explain-unknown = 既没有找到满足它的日历，也没有证明不存在；可用 --work-limit 增加计算量。
explain-fact-p4 = P4 离所在园的最远单程（分钟）：{ $who }
explain-fact-p5 = P5：一天车程最多 { $limit } 分钟
explain-fact-p3 = P3：一周最多外出 { $limit } 天
explain-fact-closed = P7、K3 关闭或缺勤：{ $who }
explain-fact-k2 = K2：一周最多接待 { $limit } 项活动
explain-fact-h1 = H1 同时可外出人数：{ $who }
explain-fact-h1-half = H1：单程超过 { $limit } 分钟的任务按全天外出计
explain-fact-o1 = O1 本学期最多送教次数：{ $who }
explain-fact-o3 = O3 最多受访次数：{ $who }
explain-fact-o4 = O4：一个送教小组最多 { $limit } 人
explain-fact-i2 = I2 本学期最多视导次数：{ $who }
explain-fact-p9 = P9 本学期任务时长上限（分钟）：{ $who }
explain-fact-i3 = I3：同一园两次视导至少相隔 { $limit } 天
explain-fact-e1 = E1 活动的时间范围：{ $who }
explain-fact-e4 = E4：联盟两次活动至少相隔 { $limit } 天
explain-fact-e6 = E6：各联盟同时最多合计 { $limit } 场活动
explain-fact-pin = PIN，pins.csv 中锁定的行：{ $who }
explain-fact-d1 = D1 还要求其他人送教：{ $who }
explain-fact-d2 = D2 还要求视导：{ $who }
explain-fact-d2-all = D2：联盟的其他视导也要完成
explain-fact-d3 = D3 以下活动也要举办：{ $who }
explain-fact-d4 = D4 还要求送教到：{ $who }
explain-fact-d5 = D5：要求不同科目
explain-fact-d6 = D6：每个视导组要具备全部专长
explain-fact-d7 = D7 还要求民族语言：{ $who }
explain-item = { $name }（{ $value }）
explain-item-line = 第 { $line } 行：{ $name }（{ $value }）
explain-unsure = ?{" "}

# 怎样才能满足
explain-remedies-title = 怎样才能满足（每条都在其余不变的情况下重新编排验证过，最好的在前）
explain-remedies-none = 没有找到单独一处小改动就能满足的办法。
explain-remedy = { $change }：未满足权重 { $from } → { $to }，成本 { $cost }
explain-step-p4 = { $who }：最远单程 { $from } → { $to } 分钟（staff.csv 第 { $line } 行）
explain-step-p4-all = { $who }：最远单程 { $from } → { $to } 分钟（改 travel.max_one_way_minutes；staff.csv 第 { $line } 行若填得更小，也要改）
explain-step-p5 = 一天车程上限 { $from } → { $to } 分钟（travel.max_drive_minutes_per_day）
explain-step-p3 = 一周外出天数 { $from } → { $to }（limits.days_out_per_week）
explain-step-k2 = 一周接待次数 { $from } → { $to }（limits.incoming_per_week）
explain-step-h1 = { $who }：同时可外出人数 { $from } → { $to }（kindergartens.csv 第 { $line } 行）
explain-step-h1-half = 半天可达范围 { $from } → { $to } 分钟（travel.half_day_reach_minutes）
explain-step-o1 = { $who }：最多送教次数 { $from } → { $to }（staff.csv 第 { $line } 行）
explain-step-o3 = { $who }：最多受访次数 { $from } → { $to }（kindergartens.csv 第 { $line } 行）
explain-step-o4 = 送教小组人数 { $from } → { $to }（outreach.group_max）
explain-step-i2 = { $who }：最多视导次数 { $from } → { $to }（staff.csv 第 { $line } 行）
explain-step-p9 = { $who }：本学期任务时长上限 { $from } → { $to } 分钟（minutes_max，staff.csv 第 { $line } 行）
explain-step-i3 = 两次视导间隔 { $from } → { $to } 天（inspection.gap_days）
explain-step-e4 = 活动间隔 { $from } → { $to } 天（events.gap_days）
explain-step-e6 = 各联盟同时活动总数 { $from } → { $to }（events.bureau_parallel）
explain-step-happened = 如果没有{ $who }这次缺勤或关闭（happened.csv）
explain-step-closed = 取消{ $who }的关闭或缺勤（closures.csv 第 { $line } 行）
explain-step-pin = 取消锁定{ $who }（pins.csv 第 { $line } 行）
explain-step-e1 = { $who }可在本学期任何一天举办（events.csv 第 { $line } 行）

# 为何有、为何没有
explain-duty = { $person }到{ $place }（{ $role }）
explain-duty-none = 这份日历里{ $person }没有这项任务。
explain-now = 现状：未满足权重 { $shortfall }，成本 { $cost }（仅本联盟）
explain-without = 没有它时找到的最好结果：未满足权重 { $shortfall }（{ $shortfall-more }），成本 { $cost }（{ $more }）
explain-without-proven = 已证明：任何没有它的日历，成本至少 { $bound }，否则未满足更多。
explain-without-unmet = 已证明：任何没有它的日历，未满足权重至少 { $bound }。
explain-without-open = 尚未证明：没有它的日历成本有可能低到 { $bound }。
explain-without-better = 没有它反而更好：请重新编排。
explain-without-nothing = 没有它时找不到日历。
explain-forbidden = 无论怎样编排都不允许：{ $rules }
explain-fits = 其余不动就能排进去，{ $date }（{ $session }）：{ $more }
explain-fits-not = 其余不动时至少违反 { $rules }（最好的是 { $date }，{ $session }）
explain-fits-instead = 去掉本人的 { $row }、其余不动，就能排进去，{ $date }（{ $session }）：{ $more }
explain-fits-not-instead = 去掉本人的 { $row }、其余不动，仍至少违反 { $rules }（最好的是 { $date }，{ $session }）
explain-with = 排上它时找到的最好结果：未满足权重 { $shortfall }（{ $shortfall-more }），成本 { $cost }（{ $more }）
explain-with-bound = 已证明：排上它，未满足权重至少 { $shortfall }；未满足不多于上述结果时，成本至少 { $bound }。
explain-with-none = 没有找到排上它而未满足不增加的日历。

# 为何是我
explain-card-title = { $person }（{ $home }）
explain-card-burden = { $role }：本学年 { $burden } 分钟；同组 { $people } 人平均 { $mean }，最多 { $largest }；由多到少排第 { $rank }
explain-card-none = 本学期没有任务
explain-placement = { $activity }  { $from } 至 { $until }  到{ $place }跟岗支教：人员和接收园由安排表指定，只能改日期
explain-card-duty = { $activity }  { $date } { $weekday } { $session }  { $place }（{ $role }）
explain-card-rule = { $person }：{ $rules }
explain-card-cost = { $person }：可以，{ $more }
explain-card-exchange = { $person }：{ $rules }；可与 { $activity } 对调，{ $more }
explain-card-more = …… 另有 { $n } 人原因相同；加 --all 全部列出

# 替换方案
explain-candidates-title = { $activity }（{ $date } { $session }，{ $place }）的替换方案，其余不动
explain-candidates-person = { $into }替换{ $out }
explain-candidates-place = 改到{ $place }
explain-candidates-when = 改到 { $date } { $weekday } { $session }
explain-candidates-days = 改到 { $first } { $weekday }至 { $last }
explain-candidate = { $what }：{ $more }
explain-candidates-none = 没有可行的替换。
explain-candidates-forbidden = 不可行：{ $who }
explain-no-activity = { $calendar } 中没有活动 { $id }
explain-not-a-duty = “{ $text }”不符合格式 { $form }。

# 各级之差
explain-more = 未满足 { $shortfall }，成本 { $cost }，{ $km } 公里，日历 { $quality }
explain-more-none = 各级都不变


# 两份日历
explain-compare-stopped = 已停止：两份计划都没有做完，无从比较。
explain-compare-title = 有变化与没有变化相比：{ $more }
explain-compare-levels = { $what }：未满足权重 { $shortfall }，成本 { $cost }（{ $policy }），{ $km } 公里，日历 { $quality }
explain-compare-first = 没有变化
explain-compare-second = 有变化
explain-compare-gains = 负担减轻（学年分钟数）
explain-compare-loses = 负担加重（学年分钟数）
explain-compare-person = { $person }（{ $role }）：{ $before } → { $after }（{ $more }）
explain-compare-gone = 只在没有变化时的任务和活动：{ $n }
explain-compare-new = 只在有变化时的任务和活动：{ $n }
explain-compare-move = { $who }  { $date } { $session }  { $place }
explain-compare-rest = …… 另有 { $n } 项；加 --all 全部列出

# 抗压
explain-stress-title = 一人缺勤一周、会碰到任务的情形共 { $n } 种；若每人每周缺勤概率为 { $rate } %，一学期合计
explain-stress-absences = 缺勤
explain-stress-changes = 变动的任务和活动
explain-stress-unmet = 比现在多出的未满足权重
explain-stress-estimate = { $what }：期望 { $expected }；模拟平均 { $mean }（95 % 区间 { $low } 至 { $high }），十个学期中有九个不超过 { $ninetieth }
explain-stress-people = 计划最依赖的人
explain-stress-weeks = 最难的几周（自周一起）
explain-stress-places = 会失去活动的幼儿园
explain-stress-standby = 宜留作替补的人：谁来顶上
explain-stress-toll = { $what }：缺勤 { $n } 次，变动 { $changes } 项，未满足权重 +{ $shortfall }
explain-stress-times = { $who }：{ $n } 次

# Heads of the table of stress
explain-csv-week = 周（周一日期）
explain-csv-person = 人员
explain-csv-duties = 任务数
explain-csv-changes = 改动数
explain-csv-changes-bound = 改动数下界
explain-csv-shortfall = 未满足权重
explain-csv-steps-in = 顶替的人
explain-csv-lost = 落空的园
