### Many counties at a time (traditional Chinese)

# While it works
county-all = { $all } 個縣已完成 { $done } 個
county-interrupt = 正在停止：正在排的縣將寫出目前最好的計劃，其餘的縣不再開始。再按一次 Ctrl-C 則直接退出。

# Refused
county-same-folder = { $first } 和 { $second } 會寫到同一個資料夾 { $out }
    .hint = 請給資料夾取不同的名字，或者逐個排計劃，並分別用 --out 指定資料夾。

# The table
county-column-county = 縣
county-column-activities = 安排
county-column-km = 公里
county-column-cost = 成本
county-column-gap = 差距
county-column-unmet = 未滿足
county-column-penalties = 扣分
county-column-seconds = 秒
county-column-out = 資料夾
county-refused = 沒有計劃：{ $counts }
county-not-written = 沒有計劃：無法寫入
county-bug = 沒有計劃：程式出錯
county-unread = 沒有計劃：不是可以讀取的資料夾
county-not-begun = 沒有開始
county-sum = 共 { $all } 個縣：{ $planned } 個有計劃，{ $failed } 個沒有計劃
county-warnings = 資料有 { $n } 個警告，詳見 alliance check { $folder }
