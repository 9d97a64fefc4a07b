# 對日曆的解釋：逐級分解、要求為何未滿足、為何是這個人。

# 各級
explain-shortfall-title = 未滿足（第一級）：{ $value }
explain-cost-title = 成本（第二級）：{ $cost }（{ $policy }）
explain-drives-title = 行車：{ $km } 公里
explain-drive = { $km } 公里  { $date }  { $home } → { $stops }：{ $people }（{ $vehicles } 輛車；{ $activities }）
explain-delegates = { $km } 公里  { $date }  與會人員 → { $host }（每園 { $vehicles } 輛車；{ $activities }）
explain-drives-more = …… 另有 { $n } 項，共 { $km } 公里；加 --all 全部列出
explain-loads-title = 各組負擔最重的人（學年分鐘數）
explain-load = { $burden } 分鐘  { $person }（{ $alliance }，{ $role }）：本學期之前 { $before }，{ $days }
explain-load-day = { $date } { $stops } { $minutes }
explain-load-none = 本學期沒有任務
explain-quality-title = 日曆（第四級）：{ $value }
explain-crowded = { $alliance } { $week } 起的一週：{ $activities } 項活動，均攤應為 { $share } 項
explain-close = { $place }：{ $first } 與 { $second } 只相隔 { $days } 天
explain-rotation-alliance = { $who }：{ $weekday }共有 { $activities } 次送教和視導，均攤應為 { $share } 次
explain-rotation-mentor = { $who }：{ $weekday }共有 { $activities } 次視導，均攤應為 { $share } 次
explain-weekday = { $activity } 排在{ $weekday }（{ $date }）
explain-none = 無

# 要求為何未滿足
explain-all-met = 各項要求都已滿足。
explain-conflict = { $demand } { $name }：{ $subject }
explain-impossible = 只要以下各條同時成立就無法滿足（已證明，且缺一不可）：
explain-impossible-unsure = 只要以下各條同時成立就無法滿足（已證明）；標“?”的是否必要尚未證明：
explain-impossible-alone = 即使放寬所有限制、放棄其他要求也無法滿足（已證明）：能承擔的人不夠。
explain-possible = 可以滿足：已找到滿足它的日曆，請重新編排。
explain-unknown = 既沒有找到滿足它的日曆，也沒有證明不存在；可用 --work-limit 增加計算量。
explain-fact-p4 = P4 離所在園的最遠單程（分鐘）：{ $who }
explain-fact-p5 = P5：一天車程最多 { $limit } 分鐘
explain-fact-p3 = P3：一週最多外出 { $limit } 天
explain-fact-closed = P7、K3 關閉或缺勤：{ $who }
explain-fact-k2 = K2：一週最多接待 { $limit } 項活動
explain-fact-h1 = H1 同時可外出人數：{ $who }
explain-fact-h1-half = H1：單程超過 { $limit } 分鐘的任務按全天外出計
explain-fact-o1 = O1 本學期最多送教次數：{ $who }
explain-fact-o3 = O3 最多受訪次數：{ $who }
explain-fact-o4 = O4：一個送教小組最多 { $limit } 人
explain-fact-i2 = I2 本學期最多視導次數：{ $who }
explain-fact-p9 = P9 本學期任務時長上限（分鐘）：{ $who }
explain-fact-i3 = I3：同一園兩次視導至少相隔 { $limit } 天
explain-fact-e1 = E1 活動的時間範圍：{ $who }
explain-fact-e4 = E4：聯盟兩次活動至少相隔 { $limit } 天
explain-fact-e6 = E6：各聯盟同時最多合計 { $limit } 場活動
explain-fact-pin = PIN，pins.csv 中鎖定的行：{ $who }
explain-fact-d1 = D1 還要求其他人送教：{ $who }
explain-fact-d2 = D2 還要求視導：{ $who }
explain-fact-d2-all = D2：聯盟的其他視導也要完成
explain-fact-d3 = D3 以下活動也要舉辦：{ $who }
explain-fact-d4 = D4 還要求送教到：{ $who }
explain-fact-d5 = D5：要求不同科目
explain-fact-d6 = D6：每個視導組要具備全部專長
explain-fact-d7 = D7 還要求民族語言：{ $who }
explain-item = { $name }（{ $value }）
explain-item-line = 第 { $line } 行：{ $name }（{ $value }）
explain-unsure = ?{" "}

# 怎樣才能滿足
explain-remedies-title = 怎樣才能滿足（每條都在其餘不變的情況下重新編排驗證過，最好的在前）
explain-remedies-none = 沒有找到單獨一處小改動就能滿足的辦法。
explain-remedy = { $change }：未滿足權重 { $from } → { $to }，成本 { $cost }
explain-step-p4 = { $who }：最遠單程 { $from } → { $to } 分鐘（staff.csv 第 { $line } 行）
explain-step-p4-all = { $who }：最遠單程 { $from } → { $to } 分鐘（改 travel.max_one_way_minutes；staff.csv 第 { $line } 行若填得更小，也要改）
explain-step-p5 = 一天車程上限 { $from } → { $to } 分鐘（travel.max_drive_minutes_per_day）
explain-step-p3 = 一週外出天數 { $from } → { $to }（limits.days_out_per_week）
explain-step-k2 = 一週接待次數 { $from } → { $to }（limits.incoming_per_week）
explain-step-h1 = { $who }：同時可外出人數 { $from } → { $to }（kindergartens.csv 第 { $line } 行）
explain-step-h1-half = 半天可達範圍 { $from } → { $to } 分鐘（travel.half_day_reach_minutes）
explain-step-o1 = { $who }：最多送教次數 { $from } → { $to }（staff.csv 第 { $line } 行）
explain-step-o3 = { $who }：最多受訪次數 { $from } → { $to }（kindergartens.csv 第 { $line } 行）
explain-step-o4 = 送教小組人數 { $from } → { $to }（outreach.group_max）
explain-step-i2 = { $who }：最多視導次數 { $from } → { $to }（staff.csv 第 { $line } 行）
explain-step-p9 = { $who }：本學期任務時長上限 { $from } → { $to } 分鐘（minutes_max，staff.csv 第 { $line } 行）
explain-step-i3 = 兩次視導間隔 { $from } → { $to } 天（inspection.gap_days）
explain-step-e4 = 活動間隔 { $from } → { $to } 天（events.gap_days）
explain-step-e6 = 各聯盟同時活動總數 { $from } → { $to }（events.bureau_parallel）
explain-step-happened = 如果沒有{ $who }這次缺勤或關閉（happened.csv）
explain-step-closed = 取消{ $who }的關閉或缺勤（closures.csv 第 { $line } 行）
explain-step-pin = 取消鎖定{ $who }（pins.csv 第 { $line } 行）
explain-step-e1 = { $who }可在本學期任何一天舉辦（events.csv 第 { $line } 行）

# 為何有、為何沒有
explain-duty = { $person }到{ $place }（{ $role }）
explain-duty-none = 這份日曆裡{ $person }沒有這項任務。
explain-now = 現狀：未滿足權重 { $shortfall }，成本 { $cost }（僅本聯盟）
explain-without = 沒有它時找到的最好結果：未滿足權重 { $shortfall }（{ $shortfall-more }），成本 { $cost }（{ $more }）
explain-without-proven = 已證明：任何沒有它的日曆，成本至少 { $bound }，否則未滿足更多。
explain-without-unmet = 已證明：任何沒有它的日曆，未滿足權重至少 { $bound }。
explain-without-open = 尚未證明：沒有它的日曆成本有可能低到 { $bound }。
explain-without-better = 沒有它反而更好：請重新編排。
explain-without-nothing = 沒有它時找不到日曆。
explain-forbidden = 無論怎樣編排都不允許：{ $rules }
explain-fits = 其餘不動就能排進去，{ $date }（{ $session }）：{ $more }
explain-fits-not = 其餘不動時至少違反 { $rules }（最好的是 { $date }，{ $session }）
explain-fits-instead = 去掉本人的 { $row }、其餘不動，就能排進去，{ $date }（{ $session }）：{ $more }
explain-fits-not-instead = 去掉本人的 { $row }、其餘不動，仍至少違反 { $rules }（最好的是 { $date }，{ $session }）
explain-with = 排上它時找到的最好結果：未滿足權重 { $shortfall }（{ $shortfall-more }），成本 { $cost }（{ $more }）
explain-with-bound = 已證明：排上它，未滿足權重至少 { $shortfall }；未滿足不多於上述結果時，成本至少 { $bound }。
explain-with-none = 沒有找到排上它而未滿足不增加的日曆。

# 為何是我
explain-card-title = { $person }（{ $home }）
explain-card-burden = { $role }：本學年 { $burden } 分鐘；同組 { $people } 人平均 { $mean }，最多 { $largest }；由多到少排第 { $rank }
explain-card-none = 本學期沒有任務
explain-placement = { $activity }  { $from } 至 { $until }  到{ $place }跟崗支教：人員和接收園由安排表指定，只能改日期
explain-card-duty = { $activity }  { $date } { $weekday } { $session }  { $place }（{ $role }）
explain-card-rule = { $person }：{ $rules }
explain-card-cost = { $person }：可以，{ $more }
explain-card-exchange = { $person }：{ $rules }；可與 { $activity } 對調，{ $more }
explain-card-more = …… 另有 { $n } 人原因相同；加 --all 全部列出

# 替換方案
explain-candidates-title = { $activity }（{ $date } { $session }，{ $place }）的替換方案，其餘不動
explain-candidates-person = { $into }替換{ $out }
explain-candidates-place = 改到{ $place }
explain-candidates-when = 改到 { $date } { $weekday } { $session }
explain-candidates-days = 改到 { $first } { $weekday }至 { $last }
explain-candidate = { $what }：{ $more }
explain-candidates-none = 沒有可行的替換。
explain-candidates-forbidden = 不可行：{ $who }
explain-no-activity = { $calendar } 中沒有活動 { $id }
explain-not-a-duty = “{ $text }”不符合格式 { $form }。

# 各級之差
explain-more = 未滿足 { $shortfall }，成本 { $cost }，{ $km } 公里，日曆 { $quality }
explain-more-none = 各級都不變


# 兩份日曆
explain-compare-stopped = 已停止：兩份計劃都沒有做完，無從比較。
explain-compare-title = 有變化與沒有變化相比：{ $more }
explain-compare-levels = { $what }：未滿足權重 { $shortfall }，成本 { $cost }（{ $policy }），{ $km } 公里，日曆 { $quality }
explain-compare-first = 沒有變化
explain-compare-second = 有變化
explain-compare-gains = 負擔減輕（學年分鐘數）
explain-compare-loses = 負擔加重（學年分鐘數）
explain-compare-person = { $person }（{ $role }）：{ $before } → { $after }（{ $more }）
explain-compare-gone = 只在沒有變化時的任務和活動：{ $n }
explain-compare-new = 只在有變化時的任務和活動：{ $n }
explain-compare-move = { $who }  { $date } { $session }  { $place }
explain-compare-rest = …… 另有 { $n } 項；加 --all 全部列出

# 抗壓
explain-stress-title = 一人缺勤一週、會碰到任務的情形共 { $n } 種；若每人每週缺勤機率為 { $rate } %，一學期合計
explain-stress-absences = 缺勤
explain-stress-changes = 變動的任務和活動
explain-stress-unmet = 比現在多出的未滿足權重
explain-stress-estimate = { $what }：期望 { $expected }；模擬平均 { $mean }（95 % 區間 { $low } 至 { $high }），十個學期中有九個不超過 { $ninetieth }
explain-stress-people = 計劃最依賴的人
explain-stress-weeks = 最難的幾週（自週一起）
explain-stress-places = 會失去活動的幼兒園
explain-stress-standby = 宜留作替補的人：誰來頂上
explain-stress-toll = { $what }：缺勤 { $n } 次，變動 { $changes } 項，未滿足權重 +{ $shortfall }
explain-stress-times = { $who }：{ $n } 次

# Heads of the table of stress
explain-csv-week = 週（週一日期）
explain-csv-person = 人員
explain-csv-duties = 任務數
explain-csv-changes = 改動數
explain-csv-changes-bound = 改動數下界
explain-csv-shortfall = 未滿足權重
explain-csv-steps-in = 頂替的人
explain-csv-lost = 落空的園
