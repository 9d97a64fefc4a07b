### Dates (simplified Chinese)

date-full = { $year }年{ $month }月{ $day }日
date-day = { $month }月{ $day }日（{ $weekday }）
date-short = { $month }月{ $day }日
date-new-year = 元旦
date-spring-festival = 春节
date-qingming = 清明节
date-labour-day = 劳动节
date-dragon-boat = 端午节
date-mid-autumn = 中秋节
date-national-day = 国庆节
date-holiday = 放假
