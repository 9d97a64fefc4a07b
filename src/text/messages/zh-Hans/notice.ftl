### Notices (simplified Chinese)

notice-term = { $first }—{ $second }学年{ $index ->
    [1] 第一学期
    [2] 第二学期
    [3] 第三学期
    [4] 第四学期
   *[other] 第{ $index }学期
 }
# 标题在学年之前换行，免得一个词断在两行。
notice-title =
    关于印发{ $alliance }
    { $term }活动安排的通知
notice-to-named = { $members }：
notice-to-all = { $alliance }各园：
notice-opening = 根据联盟工作计划，经统筹安排，现将{ $term }（{ $from }至{ $to }）送教、视导和联盟活动安排印发给你们，请按时组织落实。
notice-overview-head = 一、总体安排
notice-overview = 本学期共安排送教{ $visits }次、送教教师{ $people }人次，视导{ $inspections }次，联盟活动{ $events }次。具体日期、地点和人员见附件。
notice-hours-head = 二、时间
notice-hours = 上午为{ $am }，下午为{ $pm }；全天活动包括上午和下午。
notice-duties-head = 四、有关要求
notice-duty-sending = （一）派出园要提前安排好外出人员的顶岗工作，落实交通和安全措施。
notice-duty-receiving = （二）接待园和承办园要提前做好场地、班级和材料准备，做好活动记录。
notice-duty-change = （四）确需调整日期或人员的，应提前报牵头园{ $lead }统筹，不得自行变更。
notice-attached-first = 附件：{ $n }．{ $title }
notice-attached = { $n }．{ $title }
notice-no-date = 年　　月　　日
notice-bureau = { $county }教育局
notice-table-number = 附件{ $n }
notice-table-events = { $alliance }活动安排表
notice-table-visits = { $alliance }送教安排表
notice-table-inspections = { $alliance }视导安排表
notice-table-followups = { $alliance }跟踪督查安排表
notice-table-placements = { $alliance }跟岗支教安排表
notice-number = 序号
notice-date = 日期
notice-session = 时段
notice-event = 活动
notice-host = 承办园
notice-place = 接待园
notice-teachers = 送教教师（所在园，学科）
notice-mentors = 视导导师（所在园）
notice-placed = 人员
notice-until = 至 { $date }
notice-themed = { $title }（主题：{ $theme }）
notice-teacher = { $name }（{ $home }，{ $subjects }）
notice-person = { $name }（{ $home }）
notice-draft = 送审稿
notice-folder = 通知
notice-file = 通知-{ $name }
notice-title-kindergarten = 
    关于做好{ $alliance }
    { $term }有关工作的通知
notice-to-county = 各联盟牵头园、各幼儿园：
notice-opening-kindergarten = 根据联盟工作计划，现将{ $term }（{ $from }至{ $to }）与你园有关的送教、视导和联盟活动安排印发给你园，请按时组织落实。
notice-who-head = 三、参加人员
notice-who = 送教、视导由附件所列人员参加。线下联盟活动，由联盟各园每园派{ $n }人参加，附件另有注明的按附件执行；线上活动由各园组织教师参加。
notice-duty-vehicles = （三）外出用车由派出园安排，同日同路线的人员合乘，每车不超过{ $seats }名乘客；出发和返回时间见派车单。
notice-duty-change-reach = （四）确需调整日期或人员的，应提前报牵头园{ $lead }统筹（联系人：{ $reach }），不得自行变更。
notice-duty-change-county = （四）各联盟的具体人员和日期见各联盟通知；确需调整的，应提前报本联盟牵头园统筹，不得自行变更。
notice-attends = 参加对象、人数
notice-delegates = 联盟各园，每园{ $n }人，共{ $all }人
notice-online = 联盟各园教师
notice-lead = 牵头园
notice-visits = 送教（次）
notice-visitors = 送教（人次）
notice-inspections = 视导（次）
notice-events = 活动（次）
notice-table-summary = 各联盟任务汇总表
notice-table-agenda = { $alliance }安排表
notice-table-vehicles = { $alliance }出车安排表
