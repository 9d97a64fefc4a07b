### Dates (simplified Chinese)

date-full = { $year }年{ $month }月{ $day }日
date-day = { $month }月{ $day }日（{ $weekday }）
