### Calendars for phones (traditional Chinese)

ics-cancelled = 已取消：{ $title }
ics-person = { $name }（{ $home }）
ics-teachers = 送教教師：{ $people }
ics-mentors = 視導導師：{ $people }
ics-placed = 派駐人員：{ $people }
ics-place = 地點：{ $place }
ics-host = 承辦園：{ $place }
ics-alliance = 聯盟：{ $name }
ics-delegates = 每園派 { $n } 名代表參加
ics-theme = 主題：{ $theme }
