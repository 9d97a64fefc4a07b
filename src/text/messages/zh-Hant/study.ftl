### Studies: models for others, trade-offs, many runs (traditional Chinese)

# Models for other solvers
study-export-no-plan = { $alliance }，{ $role }：沒有任何安排能滿足 pins.csv 的鎖定，因而沒有可求解的模型
study-export-not-linear = 目標 { $policy } 不是負擔的線性函數，而 MPS 和 LP 檔案只能寫線性模型。請匯出別的目標：owa、gini 或 balanced。
study-export-too-large = { $alliance }，{ $role }：模型將超過 { $most } 欄
    .hint = 請只匯出一個聯盟或一種角色，或調高 --most-columns。
study-exported = 已為 { $groups } 組在 { $path } 寫出 { $files } 個檔案；models.csv 列有本程式求得的結果：
study-export-line = { $alliance } { $role }：{ $columns } 欄，{ $rows } 行；未滿足 { $shortfall }，成本 { $cost }，已證明不低於 { $bound }

# Trade-offs
study-pareto = 里程與最大負擔均不被其他方案超過的方案 { $points } 個；其中已證明 { $proven } 個，對某一分鐘價格最優者 { $supported } 個
study-pareto-line = { $km } 公里  { $minutes } 分鐘
study-pareto-proven = 已證明
study-pareto-found = 有日曆，未證明
study-pareto-undated = 未找到日曆：僅為界
study-pareto-supported = 支撐點
study-pareto-unsupported = 非支撐點
study-pareto-cut = 有 { $groups } 組在完成之前因限額停止：放寬時間或點數可得其餘。
study-title-pareto = 公平的代價：{ $name }
study-caption-largest = 行車里程與最大個人負擔均不被其他方案超過的全部方案。實心點為已證明且有經核驗的日曆；虛線連接對某一分鐘價格最優的方案。
study-caption-gini = 所找到的方案中，行車里程與全體負擔的吉尼係數均不被其他方案超過者，均未證明；吉尼係數較低也可能意味著人人多跑路。
study-series-hull = 支撐點
study-series-proven = 已證明
study-series-found = 已找到

# Axes
study-axis-km = 行車里程（公里）
study-axis-largest = 最大負擔（分鐘）
study-axis-largest-sum = 各組最大負擔之和（分鐘）
study-axis-gini = 吉尼係數
study-axis-people = 人數占比（負擔由輕到重）
study-axis-share = 負擔占比
study-axis-burden = 負擔（分鐘）
study-axis-work = 工作量限額（單位）
study-axis-time = 時間限額（秒）
study-axis-gap = 平均差距（%）
study-axis-ratio = 與最小者之比
study-axis-problems = 問題所占比例

# Studies
study-unreadable = { $path } 不能作為研究方案讀取
study-progress = 已完成 { $done }／{ $all } 次
study-stopping = 正在停止；已完成的結果保留。再按 Ctrl-C 立即離開。
study-stopped = 研究已停止；再次啟動時從停下處繼續。
study-waits = 本部分最後 { $runs } 次求解正由其他行程進行，正在等待。
study-shard-done = 第 { $part } 部分（共 { $parts } 部分）已在 { $path } 中完成，其中 { $runs } 次求解在此進行。彙總各部分請用 --merge。
study-missing = 共 { $all } 次求解，缺 { $missing } 次
    .hint = 不加 --merge 再次執行，即補上所缺的部分。由程式的其他構建得出的、或被人改過的結果不算。
study-missing-run = { "  " }{ $run }
study-missing-claimed = { "  " }{ $run }（{ $host } 上的行程 { $pid } 自 { $since } 起佔用）
study-missing-more = { "  " }另有 { $n } 次
study-run-failed = { $run } 沒有得出方案；其他結果已保留。
study-done = { $runs } 次求解已彙總為 { $path } 中的 { $files } 個檔案；請先開啟 index.html。
study-title-lorenz = 勞倫茲曲線：{ $name }
study-caption-lorenz = { $name }：負擔最輕的若干人合計承擔全部負擔的多少，按求解目標和 λ 分（各取第一次）。虛線對角線為完全均等；總量多少不在圖中。
study-title-burdens = 負擔分布：{ $name }
study-caption-burdens = { $name }：全體人員各角色的負擔，按求解目標和 λ 分（各取第一次）。輪廓為密度，點為人員，橫線為中位數。
study-title-trade-off = 里程與最大負擔：{ $name }
study-caption-trade-off = { $name }：每次求解的行車里程與各組最大負擔之和。虛線連接兩項均不被其他結果超過者。
study-series-front = 兩項兼優
study-title-gap = 距已證明的最優還有多遠
study-caption-gap = 各限額下成本與已證明下界的平均相對差距（所有資料與種子），按求解目標分。
study-title-profile = 效能曲線：{ $figure }（{ $limit }）
study-caption-profile = { $figure }（{ $limit }）：各求解目標的數值不超過最小者若干倍的問題（資料與種子）所占比例（Dolan、Moré 2002）。未滿足更多的一次求解不計入。
study-page-runs = 共 { $runs } 次求解，程式版本 { $version }。所有數字均來自通過核驗的日曆。
study-page-policies = 求解目標
study-page-prices-note = 各限額分別對種子取平均。公平的代價是行車里程高出 cost 的比例，效率的代價是各組最大負擔之和高出 minimax 的比例（Bertsimas、Farias、Trichakis，2011、2012）；prices.csv 列有每次的數值及其上限。
study-page-pairs = 兩兩比較
study-page-pairs-note = 資料、種子、限額相同的兩次求解之差（前者減後者）；區間為 { $confidence }% 的兩階段百分位自助法，重抽樣 { $resamples } 次，先抽資料。資料很少時區間意義不大。
study-page-figures = 圖
study-page-inputs = 輸入
study-page-scenario = 資料
study-page-policy = 求解目標
study-page-limit = 限額
study-page-shortfall = 未滿足
study-page-gap = 差距 %
study-page-price-fairness = 公平的代價 %
study-page-price-efficiency = 效率的代價 %
study-page-figure = 指標
study-page-pair = 兩者
study-page-n = 對數
study-page-less = 較小
study-page-same = 相同
study-page-more = 較大
study-page-difference = 平均差
study-page-interval = 區間
study-page-p = p（符號秩檢定）
