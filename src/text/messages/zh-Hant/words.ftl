### Fixed words of the domain (traditional Chinese)

# The rows of a calendar
word-activity-outreach = 送教
word-activity-inspection = 視導
word-activity-event = 活動
word-activity-followup = 跟蹤督查
word-activity-placement = 跟崗支教

# Events
word-event-open_half_day = 半日開放
word-event-research = 教研
word-event-training = 培訓
word-event-meeting = 會議
word-event-showcase = 展示
word-event-seminar = 研討
word-mode-in_person = 線下
word-mode-online = 線上
word-length-half = 半天
word-length-full = 全天

# Time
word-session-am = 上午
word-session-pm = 下午
word-session-day = 全天
word-weekday-monday = 週一
word-weekday-tuesday = 週二
word-weekday-wednesday = 週三
word-weekday-thursday = 週四
word-weekday-friday = 週五
word-weekday-saturday = 週六
word-weekday-sunday = 週日

# People and places
word-role-outreach = 骨幹教師
word-role-inspection = 導師
word-support-weak = 薄弱
word-support-ordinary = 一般
word-support-strong = 優質
word-place-county = 縣城
word-place-township = 鄉鎮
word-place-village = 村級
word-place-private = 民辦
word-place-attached = 附設班
word-place-pastoral = 牧區
word-outcome-good = 良好
word-outcome-passed = 合格
word-outcome-weak = 待整改
word-placement-shadowing = 跟崗學習
word-placement-support = 支教

# How a plan is made
word-policy-cost = 里程最少
word-policy-balanced = 里程與最忙者兼顧
word-policy-minimax = 最忙者負擔最小
word-policy-leximin = 從最忙者起逐個減負
word-policy-gini = 里程與差距兼顧
word-policy-owa = 里程與有序加權負擔兼顧
word-policy-alpha = 里程與冪平均負擔兼顧
word-policy-nash = 里程與納什福利兼顧
word-stopped-optimal = 已證明沒有更好的方案
word-stopped-time = 時間用完
word-stopped-work = 預定的搜尋已做完
word-stopped-interrupt = 人工停止
word-language-zh-Hans = 簡體中文
word-language-zh-Hant = 繁體中文
word-language-en = 英文
word-severity-error = 錯誤
word-severity-warning = 警告

# Hard rules
word-rule-P1 = 每人每個半天至多一項活動
word-rule-P2 = 同一天不能既送教又視導
word-rule-P3 = 每週外出天數上限
word-rule-P4 = 單程時間上限
word-rule-P5 = 每天行車時間上限
word-rule-P6 = 只到本聯盟的其他園，且身份相符
word-rule-P7 = 本人當時有空
word-rule-P8 = 需要迴避的人員或園所
word-rule-P9 = 本學期任務總時長
word-rule-K1 = 每園每天至多一項活動
word-rule-K2 = 每園每週接待上限
word-rule-K3 = 當時開園
word-rule-H1 = 本園留守：同時外出人數上限
word-rule-O1 = 每名教師送教次數上限
word-rule-O2 = 同一教師每學期到同一園至多一次
word-rule-O3 = 每園接受送教次數上限
word-rule-O4 = 送教小組人數上限
word-rule-I1 = 視導小組人數
word-rule-I2 = 每名導師視導次數上限
word-rule-I3 = 兩次視導的間隔天數
word-rule-I4 = 每園學年視導次數上限
word-rule-I5 = 視導小組當天不拆分
word-rule-F1 = 跟蹤督查的園所、時限與次數
word-rule-L1 = 跟崗、支教的連續天數與時限
word-rule-L2 = 接收園同日在園的跟崗、支教人數
word-rule-L3 = 跟崗、支教期間沒有其他任務
word-rule-E1 = 活動的起止日期與時段
word-rule-E2 = 承辦園須指定或有資格
word-rule-E3 = 輪流承辦
word-rule-E4 = 聯盟兩次線下活動的間隔天數
word-rule-E5 = 聯盟活動期間不排其他活動
word-rule-E6 = 各聯盟合計同時舉行的線下活動數上限
word-rule-PIN = 鎖定的活動須原樣保留

# Demands
word-demand-D1 = 教師應完成的送教
word-demand-D2 = 應做的視導
word-demand-D3 = 本學期的活動
word-demand-D4 = 園所應接受的送教
word-demand-D5 = 送教的不同學科
word-demand-D6 = 視導小組的專長
word-demand-D7 = 園所的教學語言
word-demand-D8 = 跟蹤督查
word-demand-D9 = 跟蹤督查小組中有上次視導的導師
word-demand-D10 = 跟崗、支教
