### The page report.html (traditional Chinese)

# Frame
page-skip = 跳到正文
page-dark = 深色
page-light = 淺色
page-print = 列印
page-nav = 本頁目錄
page-overview = 概況
page-months = 月曆
page-weeks = 週表
page-list = 清單
page-map = 地圖
page-burdens = 負擔
page-demands = 要求
page-budget = 交通經費
page-evidence = 依據
page-total = 合計

# Dates and units
page-date = { $month }月{ $day }日
page-month = { $year }年{ $month }月
page-from-to = { $from }至{ $to }
page-km = { $km } 公里
page-minutes = { $minutes } 分鐘
page-units = 缺 { $n }

# Overview
page-term = { $from } 至 { $to }，共 { $weeks } 週
page-lead = 本學期計畫涵蓋 { $alliances } 個聯盟、{ $kindergartens } 所幼兒園，共安排 { $activities } 項。
page-lead-checked = 全部硬性規則已由獨立的核驗程式逐條核對，沒有違反。
page-lead-broken = 核驗發現有違反規則之處，見文末「依據」。
page-card-activities = 安排
page-card-activities-said = 送教 { $outreach } · 視導 { $inspection } · 活動 { $event }
page-card-demands = 要求
page-card-demands-met = 全部滿足
page-card-demands-short = 缺 { $n } 項
page-card-rules = 規則
page-card-rules-kept = 全部遵守
page-card-rules-broken = 違反 { $n } 處
page-card-rules-said = 逐條核對 { $n } 條
page-card-km = 行車里程
page-card-km-said = 按共乘用車計
page-card-money = 交通費約 { $money } 元
page-card-burden = 最忙的人（本學年）
page-card-burden-said = { $name }，{ $home }
page-see-shortfalls = 查看未滿足的要求及原因

# Filters
page-filters = 篩選月曆、週表、清單和地圖
page-filter-alliance = 聯盟
page-filter-kindergarten = 幼兒園
page-filter-person = 人員
page-filter-kind = 類型
page-filter-any = 全部
page-filter-reset = 清除篩選
page-count-all = 共 #all 項
page-count-some = 顯示 #some 項，共 #all 項
page-count-none = 沒有符合條件的安排（共 #all 項）
page-legend = 圖例
page-mark-outreach = 送
page-mark-inspection = 視
page-mark-event = 活
page-mark-followup = 督
page-mark-placement = 崗
page-until = 至 { $date }

# Calendar, weeks and list
page-theme = 主題：{ $name }
page-off = 休
page-makeup = 班
page-closed-am = 上午停課
page-closed-pm = 下午停課
page-day-more = 另有 #n 項
page-day-less = 收起
page-weeks-note = 每個小塊是一項安排，指向它可以看到詳情；灰色的週沒有工作日。
page-weeks-caption = 各聯盟每週的安排
page-list-caption = 全部安排，按日期排列
page-col-date = 日期
page-col-kind = 類型
page-col-place = 地點
page-col-people = 人員
page-online = 線上
page-pinned = 鎖定
page-delegates = 本聯盟各園
page-nothing = 本學期沒有安排。

# Map
page-map-note = 按經緯度繪製，連線是本學期的行車路線（直線示意，越粗次數越多）。
page-map-short = 圖中名稱略去了詞尾的「幼兒園」。
page-map-lead = 牽頭園
page-map-member = 成員園
page-map-of = { $name }的幼兒園和本學期行車路線圖
page-map-none = 沒有經緯度，無法繪圖。
page-map-unknown = 沒有經緯度、未畫出的園
page-map-number = { $n } { $name }
page-leg = { $kind }：{ $from } — { $to }，{ $times } 次，單程 { $km } 公里
page-routes = 送教和視導的行車路線（{ $n } 條）
page-routes-caption = 送教和視導的行車路線
page-col-route = 路線（終點返回起點）
page-col-route-km = 往返公里
page-col-trips = 出車天數
page-col-vehicles = 車次

# Burdens
page-burdens-note = 負擔是本學年累計的分鐘數：路上的時間，加上每次任務折算的時間，含此前學期。各組從高到低排列；羅倫茲曲線越貼近對角線越均衡。
page-group-summary = { $people } 人 · 最高 { $largest } 分鐘 · 平均 { $mean } 分鐘 · 吉尼係數 { $gini } · Jain 指數 { $jain }
page-mean = 平均 { $minutes }
page-bars = 各人負擔
page-lorenz = 羅倫茲曲線
page-people = 各人明細
page-people-caption = { $name }各人的負擔
page-col-name = 姓名
page-col-home = 所在園
page-col-duties = 本學期任務
page-col-minutes = 本學年分鐘

# Demands
page-demands-caption = 各項要求的應有、已滿足和缺口
page-col-demand = 要求
page-col-asked = 應有
page-col-met = 已滿足
page-col-short = 缺口
page-col-weight = 每缺一項計
page-demands-alliances = 各聯盟：已滿足 / 應有
page-shortfalls = 未滿足的要求
page-shortfalls-none = 沒有，全部滿足。

# Budget
page-budget-priced = 每公里 { $name } 元；同園同日同路線的人共乘，里程按車輛計。
page-budget-unpriced = 同園同日同路線的人共乘，里程按車輛計。設定 travel.cost_per_km 後可列出金額。
page-budget-caption = 各聯盟的行車公里和費用
page-col-km = 合計公里
page-col-money = 金額（元）
page-budget-homes = 按出發的幼兒園

# Evidence
page-bounds = 離最好還有多遠
page-bounds-note = 下限是對整個問題證明過的：任何合規的日曆缺口都不會更低；缺口不比本計畫大的日曆，成本都不會更低。「—」表示沒有證明下限。
page-bounds-alliances = 各聯盟的數值與下限
page-col-level = 比較的層次
page-col-value = 數值
page-col-bound = 證明的下限
page-col-gap = 差距
page-col-means = 含義
page-col-cost = 成本
page-level-shortfall = 缺口（加權）
page-level-cost = 成本（{ $policy }）
page-level-cost-minutes = 成本，分鐘（{ $policy }）
page-level-changes = 改動
page-level-quality = 日曆品質扣分
page-quality-parts = 週內過密 { $evenness }，間隔過近 { $spacing }，不在優選日 { $weekday }，集中在同一星期幾 { $rotation }
page-said-met = 沒有缺口
page-said-proven = 已證明在缺口不增加的前提下，沒有成本更低的方案。
page-said-gap = 已證明在缺口不增加的前提下，成本至多還能再低 { $gap }。
page-said-open = 尚未證明還能改進多少。
page-said-leximin = 證明的情況：{ $said }。
page-said-short-proven = 已證明沒有缺口更小的方案
page-said-short-bound = 已證明缺口不能低於 { $bound }
page-rules = 核驗：逐條規則
page-rules-note = 核驗程式只看資料和日曆，不用求解的任何中間結果。
page-rule-kept = 遵守
page-rule-broken = 違反
page-made = 如何重新產生
page-fact-digest = 輸入摘要（SHA-256）
page-fact-version = 程式版本
page-fact-policy = 比較方式
page-fact-seed = 隨機種子
page-fact-limit = 搜尋限度
page-fact-stopped = 停止原因
page-fact-km = 行車公里
page-fact-again = 重新產生的命令
page-again-same = 輸入不變時，下面的命令得到逐位元組相同的日曆。
page-again-time = 搜尋以時間為限，再次執行可能得到不同、但同樣經過核驗的日曆；加上 --work-limit 則逐位元組相同。
page-limit-work = 每個聯盟 { $work } 個工作單位
page-limit-time = { $seconds } 秒
page-limit-none = 不限
