# 违反硬性规则的情况，按规则名称。
verify-p1 = P1：{ $person } 在 { $date } 的同一时段有多项活动
verify-p2 = P2：{ $person } 在 { $date } 既送教又视导
verify-p3 = P3：{ $person } 在 { $week } 起的一周外出 { $days } 天，最多 { $limit } 天
verify-p4 = P4：{ $place } 离 { $person } 所在园 { $minutes } 分钟，最多 { $limit } 分钟
verify-p4-road = P4：{ $date } { $person } 所在园到 { $place } 的道路不通
verify-p5-road = P5：{ $person } 在 { $date } 要走的道路不通
verify-p5 = P5：{ $person } 在 { $date } 路上共 { $minutes } 分钟，最多 { $limit } 分钟
verify-p6-home = P6：{ $person } 的任务就在本园 { $place }
verify-p6-alliance = P6：{ $person } 的任务在联盟之外：{ $place }
verify-p6-backbone = P6：{ $person } 不是骨干教师，却到 { $place } 送教
verify-p6-mentor = P6：{ $person } 不是导师，却视导 { $place }
verify-p7 = P7：{ $person } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）没有空
verify-p8-place = P8：{ $person } 需要回避 { $place }
verify-p8-people = P8：{ $person } 与 { $other } 需要回避，却在 { $date } 参加同一项活动
verify-p9 = P9：{ $person } 本学期任务和路上共 { $minutes } 分钟，最多 { $limit } 分钟
verify-k1 = K1：{ $place } 在 { $date } 有多项活动
verify-k2 = K2：{ $place } 在 { $week } 起的一周接待 { $count } 次，最多 { $limit } 次
verify-k3 = K3：{ $place } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）不开放
verify-k3-term = K3：{ $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）不在本学期内：{ $place }
verify-h1 = H1：{ $place } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）有 { $count } 人外出，最多 { $limit } 人：{ $people }
verify-o1 = O1：{ $person } 送教 { $count } 次，最多 { $limit } 次
verify-o2 = O2：{ $person } 本学期不止一次到 { $place } 送教
verify-o3 = O3：{ $place } 受访 { $count } 次，最多 { $limit } 次
verify-o4 = O4：{ $activity } 有 { $count } 名教师，最多 { $limit } 名
verify-i1 = I1：{ $activity } 有 { $count } 名不同的导师，一组应为 { $size } 名
verify-i2 = I2：{ $person } 视导 { $count } 次，最多 { $limit } 次
verify-i3 = I3：{ $place } 在 { $first } 和 { $second } 都被视导，相隔 { $days } 天，至少应隔 { $limit } 天
verify-i4 = I4：{ $place } 本学年被视导 { $count } 次，最多 { $limit } 次
verify-i5 = I5：{ $person } 在 { $date } 参加了不同的视导组
verify-f1 = F1：{ $activity } 应在 { $from } 至 { $to } 到 { $place }，{ $date } 的安排与此不符
verify-f1-unknown = F1：followups.csv 里没有 { $activity }
verify-f1-once = F1：{ $activity } 安排了不止一次
verify-l1 = L1：{ $activity } 从 { $first } 到 { $last } 有接收园的 { $count } 个工作日，应在 { $from } 至 { $to } 之内连续 { $days } 个
verify-l1-unknown = L1：placements.csv 里没有 { $activity }
verify-l1-row = L1：{ $activity } 应是 { $person } 到 { $place } 跟岗支教
verify-l1-away = L1：{ $person } 在 { $date } 没有空，而这一天属于 { $activity }
verify-l1-once = L1：{ $activity } 安排了不止一次
verify-l2 = L2：{ $place } 在 { $date } 接收 { $count } 人，最多 { $limit } 人
verify-l3 = L3：{ $person } 在 { $date } 跟岗支教，同时还有其他安排
verify-e1 = E1：{ $event } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）不在 { $from } 至 { $to } 之内，或与时长（{ $length ->
    [half] 半天
   *[full] 全天
 }）不符
verify-e1-unknown = E1：events.csv 里没有 { $event }
verify-e1-once = E1：{ $event } 举行了不止一次
verify-e2 = E2：{ $host } 不能承办 { $event }
verify-e3 = E3：{ $host } 被选为承办园后共承办 { $count } 次，而 { $other } 只有 { $least } 次
verify-e4 = E4：{ $alliance } 在 { $first } 和 { $second } 都有线下活动，相隔 { $days } 天，至少应隔 { $limit } 天
verify-e5 = E5：{ $alliance } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）举行活动时还有其他安排
verify-e6 = E6：各联盟合计在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）有 { $count } 场线下活动，最多 { $limit } 场
verify-pin-missing = PIN：缺少锁定的活动 { $activity }（pins.csv 第 { $line } 行）
verify-pin-changed = PIN：锁定的活动 { $activity }（pins.csv 第 { $line } 行）与给定的不同
