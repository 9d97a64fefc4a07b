### What the command line says (traditional Chinese)

# Findings
cli-sheet = 工作表「{ $sheet }」
cli-row = 第 { $row } 行
cli-column = （「{ $header }」欄）
cli-setting = （設定項 { $header }）
cli-quoted = 「{ $text }」
cli-places = 出現在：{ $places }{ $more ->
    [yes] ……
   *[no] {""}
 }，共 { $n } 處
cli-help = 建議
cli-more = ……另有 { $n } 條，用 --json 可全部列出
cli-counts = { $errors } 個錯誤，{ $warnings } 個警告
cli-unreadable = { $path } 不是可以讀取的資料夾
cli-calendar-unreadable = 無法將 { $path } 作為日曆讀取
cli-refused = 資料沒有通過檢查：{ $counts }。
cli-check-fine = { $name }可以排計劃：{ $alliances } 個聯盟，{ $kindergartens } 所幼兒園，{ $staff } 名教師，{ $events } 項活動。
cli-pin-breaks-rule = 計劃必須原樣保留 pins.csv 的每一行，而這一行會違反規則 { $rule }（{ $name }）。請修改或刪除這一行。

# Writing
cli-cannot-read = 無法讀取 { $path }：{ $why }。
cli-cannot-write = 無法寫入 { $path }：{ $why }。沒有改動任何檔案。
cli-out-is-scenario = { $path } 就是資料所在的資料夾，本命令不改動資料。
    .hint = 請用 --out 寫到別的資料夾，核對後再把新表放回資料資料夾。
cli-calendar-other-term = 安排 { $activity }（{ $date }）不在本學期 { $start } 至 { $end } 之內；{ $all } 項安排中有 { $n } 項如此。
    .hint = 請給出這一學期的日曆，或改正日期。
cli-cannot-print = 無法輸出：{ $why }。
cli-why-missing = 沒有這個檔案或資料夾
cli-why-permission = 沒有寫入權限
cli-why-read-only = 磁碟為唯讀
cli-why-full = 磁碟已滿
cli-why-not-folder = 這裡應當是資料夾，卻是一個檔案
cli-why-is-folder = 這裡應當是檔案，卻是一個資料夾
cli-why-too-large = 檔案太大
cli-why-not-file = 這不是一般檔案，而是管道、裝置之類
cli-kept = { $path } 寫出後被人改過；改過的檔案已保留為 { $to }。

# While it works
cli-interrupt = 正在停止，將寫出目前最好的計劃。再按一次 Ctrl-C 則直接退出，不寫檔案。
cli-stage-events = 排活動
cli-stage-assignment = 派人
cli-stage-timetable = 定日期
cli-stage-quality = 優化日期
cli-stage-done = 完成
cli-progress = { $stage }
cli-progress-cost = { $stage } · 成本 { $cost }
cli-progress-proven = { $stage } · 成本 { $cost } · 已證明最優
cli-progress-gap = { $stage } · 成本 { $cost } · 距最優至多 { $gap }
cli-progress-all = { $all } 個聯盟已完成 { $done } 個

# A bug
cli-bug = 這是程式的錯誤，不是資料的問題：計劃沒有通過程式自身的核驗。沒有寫入任何檔案。
    .hint = 請把資料夾連同上面的提示一起發給開發者。
cli-bug-level = { $level }：計劃為 { $plan }，核驗為 { $check }

# What a plan comes to
cli-title = { $name }：{ $from } 至 { $to } 學期計劃
cli-activities = 安排
cli-activities-value = { $all } 項：送教 { $outreach }，視導 { $inspection }，聯盟活動 { $event }
cli-activities-followups = ，跟蹤督查 { $n }
cli-activities-placements = ，跟崗支教 { $n }
cli-vehicle-km = 行車里程
cli-vehicle-km-value = 合乘用車 { $km } 公里
cli-vehicle-money = 合乘用車 { $km } 公里，交通費約 { $money } 元
cli-cost = 綜合成本
cli-cost-proven = { $cost }（{ $policy }）；已證明沒有更低的方案
cli-cost-bound = { $cost }（{ $policy }）；已證明任何方案不低於 { $bound }，至多還能省 { $gap }
cli-cost-open = { $cost }（{ $policy }）；尚不知還能省多少
cli-cost-leximin = { $cost }（{ $policy }）；{ $said }
cli-quality = 日曆品質
cli-quality-value = 扣 { $all } 分：週內過密 { $evenness }，間隔過近 { $spacing }，不在優選日 { $weekday }，集中在同一星期幾 { $rotation }
cli-quality-proven = ；已證明成本不更高的方案都不會更少
cli-quality-least = ；同樣的人走同樣的路線，換日期也不會更少
cli-quality-nearness = ，改期跨週 { $n }
cli-search = 搜尋
cli-search-value = { $seconds } 秒；{ $stopped }
cli-start = 起點
cli-start-value = { $rows } 行中 { $standing } 行照舊使用
cli-start-undated = ；{ $n } 行只用「誰去哪裡」，日期另排
cli-start-unknown = ；{ $n } 行未用：表中沒有，或與表不符
cli-start-outside = ；{ $n } 行未用：不在本學期
cli-start-forbidden = ；{ $n } 行未用：違反規則
cli-busiest = 最忙的人（本學年，含路途）
cli-busiest-value = { $name }（{ $home }）：{ $minutes } 分鐘
cli-hosts = 聯盟活動由誰承辦
cli-hosts-place = { $place } { $n }
cli-hosts-online = 線上 { $n }
cli-hosts-more = ……另有 { $n } 個聯盟，見 calendar.csv
cli-shortfalls = 未滿足的要求
cli-shortfalls-none = 無，全部滿足
cli-shortfalls-value = 共 { $n } 項，權重 { $weight }
cli-shortfalls-proven = 共 { $n } 項，權重 { $weight }；已證明沒有更好的方案
cli-shortfalls-bound = 共 { $n } 項，權重 { $weight }；已證明任何方案的權重都不低於 { $bound }
cli-shortfall = { $demand } { $name }：{ $subject }，缺 { $units }
cli-shortfalls-more = ……另有 { $n } 項，見 plan.json
cli-without-dates = 排上日期的代價
cli-without-dates-line = { $alliance }：未滿足權重 { $unmet }，綜合成本 { $cost }；不論日期的指派為 { $assigned-unmet } 和 { $assigned }
cli-without-dates-alike = { $alliance }：未滿足權重 { $unmet }、綜合成本 { $cost } 與不論日期的指派相同，但里程較多或負擔較不均勻
cli-without-dates-more = ……另有 { $n } 個聯盟，詳見 plan.json
cli-files = 檔案
cli-files-folder = { $path }：{ $n } 個檔案

# Verdict
cli-violation = 規則 { $rule }（{ $name }）
cli-verdict-fine = { $path } 沒有違反任何規則。
cli-verdict-broken = { $path } 有 { $n } 處違反規則。
cli-cost-value = { $cost }（{ $policy }）
cli-shortfalls-open = 共 { $n } 項，權重 { $weight }；能否更少尚不清楚

cli-start-one = --start 以一個縣的日曆為起點，但這次要排幾個縣，或其中的一部分
    .hint = 請單獨排這個縣，或去掉 --start。
cli-every-no-format = --every 寫的是 calendar.csv 和 plan.json，但 --formats 既沒有 csv 也沒有 json
    .hint = 請在 --formats 中加上 csv，或去掉 --every。
