# 違反硬性規則的情況，按規則名稱。
verify-p1 = P1：{ $person } 在 { $date } 的同一時段有多項活動
verify-p2 = P2：{ $person } 在 { $date } 既送教又視導
verify-p3 = P3：{ $person } 在 { $week } 起的一週外出 { $days } 天，最多 { $limit } 天
verify-p4 = P4：{ $place } 離 { $person } 所在園 { $minutes } 分鐘，最多 { $limit } 分鐘
verify-p4-road = P4：{ $date } { $person } 所在園到 { $place } 的道路不通
verify-p5-road = P5：{ $person } 在 { $date } 要走的道路不通
verify-p5 = P5：{ $person } 在 { $date } 路上共 { $minutes } 分鐘，最多 { $limit } 分鐘
verify-p6-home = P6：{ $person } 的任務就在本園 { $place }
verify-p6-alliance = P6：{ $person } 的任務在聯盟之外：{ $place }
verify-p6-backbone = P6：{ $person } 不是骨幹教師，卻到 { $place } 送教
verify-p6-mentor = P6：{ $person } 不是導師，卻視導 { $place }
verify-p7 = P7：{ $person } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）沒有空
verify-p8-place = P8：{ $person } 需要迴避 { $place }
verify-p8-people = P8：{ $person } 與 { $other } 需要迴避，卻在 { $date } 參加同一項活動
verify-p9 = P9：{ $person } 本學期任務和路上共 { $minutes } 分鐘，最多 { $limit } 分鐘
verify-k1 = K1：{ $place } 在 { $date } 有多項活動
verify-k2 = K2：{ $place } 在 { $week } 起的一週接待 { $count } 次，最多 { $limit } 次
verify-k3 = K3：{ $place } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）不開放
verify-k3-term = K3：{ $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）不在本學期內：{ $place }
verify-h1 = H1：{ $place } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）有 { $count } 人外出，最多 { $limit } 人：{ $people }
verify-o1 = O1：{ $person } 送教 { $count } 次，最多 { $limit } 次
verify-o2 = O2：{ $person } 本學期不止一次到 { $place } 送教
verify-o3 = O3：{ $place } 受訪 { $count } 次，最多 { $limit } 次
verify-o4 = O4：{ $activity } 有 { $count } 名教師，最多 { $limit } 名
verify-i1 = I1：{ $activity } 有 { $count } 名不同的導師，一組應為 { $size } 名
verify-i2 = I2：{ $person } 視導 { $count } 次，最多 { $limit } 次
verify-i3 = I3：{ $place } 在 { $first } 和 { $second } 都被視導，相隔 { $days } 天，至少應隔 { $limit } 天
verify-i4 = I4：{ $place } 本學年被視導 { $count } 次，最多 { $limit } 次
verify-i5 = I5：{ $person } 在 { $date } 參加了不同的視導組
verify-f1 = F1：{ $activity } 應在 { $from } 至 { $to } 到 { $place }，{ $date } 的安排與此不符
verify-f1-unknown = F1：followups.csv 裡沒有 { $activity }
verify-f1-once = F1：{ $activity } 安排了不止一次
verify-l1 = L1：{ $activity } 從 { $first } 到 { $last } 有接收園的 { $count } 個工作日，應在 { $from } 至 { $to } 之內連續 { $days } 個
verify-l1-unknown = L1：placements.csv 裡沒有 { $activity }
verify-l1-row = L1：{ $activity } 應是 { $person } 到 { $place } 跟崗支教
verify-l1-away = L1：{ $person } 在 { $date } 沒有空，而這一天屬於 { $activity }
verify-l1-once = L1：{ $activity } 安排了不止一次
verify-l2 = L2：{ $place } 在 { $date } 接收 { $count } 人，最多 { $limit } 人
verify-l3 = L3：{ $person } 在 { $date } 跟崗支教，同時還有其他安排
verify-e1 = E1：{ $event } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）不在 { $from } 至 { $to } 之內，或與時長（{ $length ->
    [half] 半天
   *[full] 全天
 }）不符
verify-e1-unknown = E1：events.csv 裡沒有 { $event }
verify-e1-once = E1：{ $event } 舉行了不止一次
verify-e2 = E2：{ $host } 不能承辦 { $event }
verify-e3 = E3：{ $host } 被選為承辦園後共承辦 { $count } 次，而 { $other } 只有 { $least } 次
verify-e4 = E4：{ $alliance } 在 { $first } 和 { $second } 都有線下活動，相隔 { $days } 天，至少應隔 { $limit } 天
verify-e5 = E5：{ $alliance } 在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）舉行活動時還有其他安排
verify-e6 = E6：各聯盟合計在 { $date }（{ $session ->
    [am] 上午
    [pm] 下午
   *[day] 全天
 }）有 { $count } 場線下活動，最多 { $limit } 場
verify-pin-missing = PIN：缺少鎖定的活動 { $activity }（pins.csv 第 { $line } 行）
verify-pin-changed = PIN：鎖定的活動 { $activity }（pins.csv 第 { $line } 行）與給定的不同
