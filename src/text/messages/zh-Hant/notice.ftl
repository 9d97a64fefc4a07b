### Notices (traditional Chinese)

notice-term = { $first }—{ $second }學年{ $index ->
    [1] 第一學期
    [2] 第二學期
    [3] 第三學期
    [4] 第四學期
   *[other] 第{ $index }學期
 }
# 標題在學年之前換行，免得一個詞斷在兩行。
notice-title =
    關於印發{ $alliance }
    { $term }活動安排的通知
notice-to-named = { $members }：
notice-to-all = { $alliance }各園：
notice-opening = 根據聯盟工作計劃，經統籌安排，現將{ $term }（{ $from }至{ $to }）送教、視導和聯盟活動安排印發給你們，請按時組織落實。
notice-overview-head = 一、總體安排
notice-overview = 本學期共安排送教{ $visits }次、送教教師{ $people }人次，視導{ $inspections }次，聯盟活動{ $events }次。具體日期、地點和人員見附件。
notice-hours-head = 二、時間
notice-hours = 上午為{ $am }，下午為{ $pm }；全天活動包括上午和下午。
notice-duties-head = 四、有關要求
notice-duty-sending = （一）派出園要提前安排好外出人員的頂崗工作，落實交通和安全措施。
notice-duty-receiving = （二）接待園和承辦園要提前做好場地、班級和材料準備，做好活動記錄。
notice-duty-change = （四）確需調整日期或人員的，應提前報牽頭園{ $lead }統籌，不得自行變更。
notice-attached-first = 附件：{ $n }．{ $title }
notice-attached = { $n }．{ $title }
notice-no-date = 年　　月　　日
notice-bureau = { $county }教育局
notice-table-number = 附件{ $n }
notice-table-events = { $alliance }活動安排表
notice-table-visits = { $alliance }送教安排表
notice-table-inspections = { $alliance }視導安排表
notice-table-followups = { $alliance }跟蹤督查安排表
notice-table-placements = { $alliance }跟崗支教安排表
notice-number = 序號
notice-date = 日期
notice-session = 時段
notice-event = 活動
notice-host = 承辦園
notice-place = 接待園
notice-teachers = 送教教師（所在園，學科）
notice-mentors = 視導導師（所在園）
notice-placed = 人員
notice-until = 至 { $date }
notice-themed = { $title }（主題：{ $theme }）
notice-teacher = { $name }（{ $home }，{ $subjects }）
notice-person = { $name }（{ $home }）
notice-draft = 送審稿
notice-folder = 通知
notice-file = 通知-{ $name }
notice-title-kindergarten = 
    關於做好{ $alliance }
    { $term }有關工作的通知
notice-to-county = 各聯盟牽頭園、各幼兒園：
notice-opening-kindergarten = 根據聯盟工作計畫，現將{ $term }（{ $from }至{ $to }）與你園有關的送教、視導和聯盟活動安排印發給你園，請按時組織落實。
notice-who-head = 三、參加人員
notice-who = 送教、視導由附件所列人員參加。線下聯盟活動，由聯盟各園每園派{ $n }人參加，附件另有註明的按附件執行；線上活動由各園組織教師參加。
notice-duty-vehicles = （三）外出用車由派出園安排，同日同路線的人員合乘，每車不超過{ $seats }名乘客；出發和返回時間見派車單。
notice-duty-change-reach = （四）確需調整日期或人員的，應提前報牽頭園{ $lead }統籌（聯絡人：{ $reach }），不得自行變更。
notice-duty-change-county = （四）各聯盟的具體人員和日期見各聯盟通知；確需調整的，應提前報本聯盟牽頭園統籌，不得自行變更。
notice-attends = 參加對象、人數
notice-delegates = 聯盟各園，每園{ $n }人，共{ $all }人
notice-online = 聯盟各園教師
notice-lead = 牽頭園
notice-visits = 送教（次）
notice-visitors = 送教（人次）
notice-inspections = 視導（次）
notice-events = 活動（次）
notice-table-summary = 各聯盟任務彙總表
notice-table-agenda = { $alliance }安排表
notice-table-vehicles = { $alliance }出車安排表
