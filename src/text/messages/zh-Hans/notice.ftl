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
notice-duties-head = 三、有关要求
notice-duty-sending = （一）派出园要提前安排好外出人员的顶岗工作，落实交通和安全措施。
notice-duty-receiving = （二）接待园和承办园要提前做好场地、班级和材料准备，做好活动记录。
notice-duty-change = （三）确需调整日期或人员的，应提前报牵头园{ $lead }统筹，不得自行变更。
notice-attached-first = 附件：{ $n }．{ $title }
notice-attached = { $n }．{ $title }
notice-no-date = 年　　月　　日
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
