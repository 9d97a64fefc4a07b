### Dates (traditional Chinese)

date-full = { $year }年{ $month }月{ $day }日
date-day = { $month }月{ $day }日（{ $weekday }）
date-short = { $month }月{ $day }日
date-new-year = 元旦
date-spring-festival = 春節
date-qingming = 清明節
date-labour-day = 勞動節
date-dragon-boat = 端午節
date-mid-autumn = 中秋節
date-national-day = 國慶節
date-holiday = 放假
