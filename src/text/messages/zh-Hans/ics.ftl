### Calendars for phones (simplified Chinese)

ics-cancelled = 已取消：{ $title }
ics-person = { $name }（{ $home }）
ics-teachers = 送教教师：{ $people }
ics-mentors = 视导导师：{ $people }
ics-placed = 派驻人员：{ $people }
ics-place = 地点：{ $place }
ics-host = 承办园：{ $place }
ics-alliance = 联盟：{ $name }
ics-delegates = 每园派 { $n } 名代表参加
ics-theme = 主题：{ $theme }
