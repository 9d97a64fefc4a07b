### Many counties at a time (simplified Chinese)

# While it works
county-all = { $all } 个县已完成 { $done } 个
county-interrupt = 正在停止：正在排的县将写出目前最好的计划，其余的县不再开始。再按一次 Ctrl-C 则直接退出。

# Refused
county-same-folder = { $first } 和 { $second } 会写到同一个文件夹 { $out }
    .hint = 请给数据文件夹取不同的名字，或者逐个排计划，并分别用 --out 指定文件夹。

# The table
county-column-county = 县
county-column-activities = 安排
county-column-km = 公里
county-column-cost = 成本
county-column-gap = 差距
county-column-unmet = 未满足
county-column-penalties = 扣分
county-column-seconds = 秒
county-column-out = 文件夹
county-refused = 没有计划：{ $counts }
county-not-written = 没有计划：无法写入
county-bug = 没有计划：程序出错
county-unread = 没有计划：不是可以读取的数据文件夹
county-not-begun = 没有开始
county-sum = 共 { $all } 个县：{ $planned } 个有计划，{ $failed } 个没有计划
county-warnings = 数据有 { $n } 个警告，详见 alliance check { $folder }
