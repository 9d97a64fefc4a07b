### Help on the commands and their options (traditional Chinese)

# A command: what it does, and more with --help
help-about-alliance = 為一個縣的幼兒園聯盟排一學期的計劃：送教、視導和活動，並證明離最好的還差多少
help-about-plan = 排一學期的計劃：寫出日曆，說明結果
    .more =
        隨時可以按 Ctrl-C 停止：寫出目前最好的計劃。每份計劃寫出之前都經過核驗，各檔案要麼全部寫出，要麼一個不寫。

        有幾個縣時各排各的，有幾個執行緒就同時排幾個；一個縣的資料沒有通過，不影響其他縣，最後用一張表說明各縣的結果。
help-about-check = 檢查資料：一次說出全部錯誤和警告
help-about-verify = 用資料核驗一份日曆：規則、要求、成本、品質
    .more =
        全部只根據檔案重新計算，不用搜尋的任何結果。
help-about-explain = 解釋一份日曆：各級目標怎樣由每項安排組成，某項要求為何未滿足，某項任務、某人的份額
    .more =
        不寫選項則逐級拆開說明。每個答案都經過核驗或重新排計劃驗證；不知道的就說不知道。
help-about-replan = 有了變動以後調整日曆：改動最少的可行辦法
    .more =
        發生了什麼，可以直接改在資料裡，也可以用這裡的選項說，每個選項可以寫幾次；選項所說的記入資料的 happened.csv（活頁簿中為一張工作表），以後每個命令都會讀取。--today 以前的安排已經進行，保持原樣；鎖定的也不動；其餘的可以變。先滿足所有能滿足的要求；再使變動的任務和活動儘量少，並證明最少是多少；再看成本；最後看品質。
help-about-undo = 收回 happened.csv 中最後記入的內容：一次調整所說的全部
    .more =
        以前的日曆在它自己的資料夾裡；用 --from 交給 replan，就可以從那裡繼續。
help-about-record = 登記開展情況，說明哪些逾期、最遲什麼時候還能補上
    .more =
        開展情況填在 calendar.xlsx 的「全部安排」裡，或寫在帶編號的表裡，或用選項說；都記入 happened.csv，replan 和 next 會讀取。重複登記只記一次。
help-about-next = 由本學期的資料和日曆做出下一學期的資料
    .more =
        開展過的轉為往期安排；活動、跟崗支教順延到同一教學週、同一星期幾，每行寫有備註。絕不覆蓋任何檔案。
help-about-compare = 有這些變動和沒有時各排一次，比較：逐級比較，誰得益，誰吃虧
    .more =
        變動的寫法與 replan 相同。兩份計劃都用同樣的限度重新排；寫了 --from，就用所給的日曆作為沒有變動的一份。
help-about-stress = 給日曆加壓：每個人每一週缺席一次，各調整一次
    .more =
        說明計劃離不開哪些人、哪些週、哪些園，一學期的缺席會造成什麼，應留誰候補。每次缺席都單獨從現有日曆開始調整。
help-about-exchange = 提出一學年的輪崗交流名單：牽頭園骨幹到成員園，成員園教師同樣人數到牽頭園
    .more =
        先照顧薄弱園、牧區園，再看兩園能否對換、能否補上受援園所缺的學科，最後使路程最短；每個聯盟的方案都證明是最好的。寫出給園長的名單（exchange.csv）、可以加入 placements.csv 的行，以及寫明理由、備選方案和為什麼某園沒有派到人的活頁簿。各項怎樣衡量，見 docs/exchange.md。
help-about-form = 劃分聯盟：哪些成員園跟哪所牽頭園，路近、規模適中、分得勻、變動少
    .more =
        不寫選項時，各項要求都不比現在的劃分差。成本最低的劃分（成員園到牽頭園的公里數，加上每次變動的折算）經過證明，公里與均衡之間的每一種取捨也都經過證明。寫出按新劃分改好的 alliances.csv 和 kindergartens.csv、活頁簿，以及並排畫出現在和新劃分的網頁。要求互相矛盾時，指出最小的一組。詳見 docs/form.md。
help-about-ledger = 彙總每個人幾個學期、幾個學年的送教支教，附逐次明細和證明
    .more =
        每個學期寫資料和它的日曆。送教、視導、跟蹤督查、跟崗支教都計入，各資料的往期安排也計入，每次只計一回；happened.csv 說沒有進行的不計。寫出 ledger.csv、ledger-rows.csv 和活頁簿；寫了 --certificates，就給每人寫一份 Word 證明。各項數字的含義見 docs/ledger.md。
help-about-serve = 開啟工作臺：在瀏覽器裡完成全部工作
    .more =
        本機上的服務在瀏覽器裡顯示各頁：放入活頁簿，看哪裡有錯，排計畫，調整，修補，發放。縣和計畫都是資料夾裡的普通檔案。只在本機上服務，除非給出 --listen。
help-about-score = 考核一個學期：完成、已排與要求對照，打分並說明扣分原因
    .more =
        學期中途考核時，後面已排的不扣分。聯盟活動、半日開放、送教、視導、跟蹤督查、跟崗支教、輪流承辦、優先幫扶薄弱園，按教育局寫的權重表（資料夾中的 score.toml，或 --weights）打分；成員園的得分計入牽頭園（捆綁考核）。寫出活頁簿、網頁和 score.csv。各項怎樣計算，見 docs/score.md。
help-about-init = 寫出一個真實縣的起始檔案：要填的表，每項設定都有說明
    .more =
        學期是接下來要排的那一個。絕不覆蓋任何檔案。
help-about-generate = 寫出一個虛構的縣，規模由你定，用來試用
    .more =
        同樣的選項在任何電腦上寫出同樣的檔案。比例和程度都是 0 到 1。
help-about-fairness = 衡量日曆的負擔、承辦、送教、視導分得勻不勻
    .more =
        每組（聯盟加身份，以及全縣）一行，既算全學年也單算本學期；幾份日曆並排，不論是誰排的。各指標說明什麼、在哪裡會誤導，見 docs/fairness.md。
help-about-distances = 寫出一份路程表：distances.csv
    .more =
        不寫選項則由座標計算：球面距離乘以 travel.detour。只寫同一聯盟內的兩園，因為計劃用不到別的。
help-about-export = 寫出每個聯盟、每種身份不論日期的完整模型，供其他求解器使用
    .more =
        每組兩個模型：未滿足最少的，以及在此之下按求解目標成本最低的。旁邊有一張表說明每一欄指誰去哪裡，models.csv 寫有本程式求得和證明的結果，便於其他求解器核對。模型的確切內容見 docs/study.md。
help-about-pareto = 求公平要付出多少公里：兩方面都沒有更好的全部計劃
    .more =
        寫出 pareto.csv 和兩張圖：公里數對最大負擔（每一點證明了什麼，在分鐘的某個價格下是否最好），公里數對基尼係數（求得的最好結果）。--time-limit 是總時間，--work-limit 是每組每點的限度。
help-about-study = 進行一項研究：資料、求解目標、λ、種子、限度，每種組合執行一次
    .more =
        中途停止的研究（斷電也算）再次啟動時從停下的地方繼續。study.toml 寫什麼、寫出什麼，見 docs/study.md。
help-about-help = 顯示一個命令的幫助

# Options and arguments; with the command in the key: of that command only
help-lang = 所有文字的語言：螢幕上說的和寫進檔案的［不寫：按資料的語言，否則按系統的語言］
help-scenarios = 資料所在的資料夾或活頁簿（.xlsx）；可以寫幾個：一個縣接一個縣
help-out = 檔案寫到哪個資料夾
help-plan-out = 計劃的檔案寫到哪個資料夾；有幾個縣時，每縣在其中各有一個資料夾［不寫：out/資料的名稱］
help-replan-out = 檔案寫到哪個資料夾［不寫：out/資料的名稱-replan］
help-distances-out = 寫成哪個檔案［不寫：資料夾中的 distances.csv］
help-study-out = 結果寫到哪個資料夾［不寫：out/檔案的名稱］
help-time-limit = 每次搜尋最多用多少秒［不寫：20 秒；寫了 --work-limit 則不限］
help-plan-time-limit = 每個縣最多搜尋多少秒［不寫：20 秒，25 個聯盟起每個聯盟 0.8 秒；寫了 --work-limit 則不限］
help-replan-time-limit = 最多搜尋多少秒［不寫：直到預定的步驟做完］
help-compare-time-limit = 每次搜尋最多用多少秒［不寫：與 plan 相同］
help-work-limit = 每次搜尋最多用多少計算量，在任何電腦上都一樣
help-plan-work-limit = 最多用多少計算量，在任何電腦上都一樣
help-explain-work-limit = 每個答案背後的搜尋用多少計算量
help-replan-work-limit = 最多用多少計算量，在任何電腦上都一樣
help-stress-work-limit = 每次調整用多少計算量
help-plan-start = 以這份日曆（上次求解的或上學期的）為起點：計劃不會比它差，能找到更好的就更好；已不適用的行不用，並說明有幾行
help-every = 求解期間立即寫出第一個計劃，以後每隔若干秒（如 10s）寫出更好的：calendar.csv 和 plan.json，每次都經核驗、完整寫入
help-seed = 隨機數的種子：同樣的種子得同樣的計劃
help-generate-seed = 隨機數的種子：換一個種子，就是同樣規模的另一個縣
help-shard = 只做 N 部分中的第 I 部分（如 2/8），其他行程可同時寫入同一資料夾；auto/N：部分取自 Slurm 陣列作業或 Kubernetes 索引作業的任務編號；auto：N 也取自 Slurm 陣列作業
help-merge = 不求解：用已有的結果製表，並說明缺哪些
help-threads = 同時用幾個執行緒；0 表示電腦有幾個用幾個
help-study-threads = 同時執行幾個；0 表示電腦有幾個處理器就幾個
help-policy = 求解目標，代替資料中寫的
help-export-policy = 求解目標，代替資料中寫的；leximin 時為公里數
help-formats = 要寫哪些格式的檔案，用逗號分隔［不寫：全部］
help-anonymise = 人、幼兒園、聯盟和縣的名稱都用編號代替，並略去座標和其他可能含有姓名的內容
help-no-alarms = 手機日曆中不帶提醒
help-headers = CSV 表頭用哪種語言；en 供腳本使用，檔案開頭不帶 BOM［不寫：與其他文字相同］
help-force = 寫出後被人改過的檔案直接覆蓋，不另外保留
help-distances-force = 檔案已有時也覆蓋
help-strict = 有要求未滿足時，退出碼為 3
help-quiet = 除了錯誤，什麼都不說
help-study-quiet = 執行時除了錯誤，什麼都不說
help-plan-json = 不顯示摘要，而顯示 plan.json 的內容；有幾個縣時為一個數組
help-check-json = 把發現的問題顯示為 JSON
help-verify-json = 把核驗結果顯示為 JSON
help-explain-json = 把答案顯示為 JSON
help-replan-json = 不顯示摘要，而顯示 plan.json 的內容
help-compare-json = 把比較結果顯示為 JSON
help-next-json = 把結果以 JSON 輸出
help-stress-json = 把結果顯示為 JSON
help-fairness-json = 顯示 JSON：全部指標和洛倫茲曲線
help-pareto-json = 以 JSON 輸出 pareto.csv 的內容，代替摘要
help-study-json = 以 JSON 輸出 runs.csv 和 comparisons.csv 的內容，代替摘要
help-export-json = 以 JSON 輸出 models.csv 的內容，代替摘要
help-fairness-out = 寫出 fairness.csv 和 dictionary.csv 的資料夾，代替直接輸出
help-scenario = 資料所在的資料夾或活頁簿（.xlsx）
help-distances-scenario = 資料所在的資料夾或活頁簿；其中原有的距離不算
help-mark = 另寫一份活頁簿，每個問題都標在它的儲存格裡
help-calendar = 日曆，即 plan 寫出的 calendar.csv 或 calendar.xlsx
help-verify-calendar = 日曆：calendar.csv 或 calendar.xlsx，plan 寫出的原樣，或手工改過的
help-verify-from = 它所調整的原日曆：變動（第 3 級）和改期遠近（第 4 級）也一併計算
help-replan-from = 現行的日曆
help-compare-from = 沒有這些變動時的日曆［不寫：現排一個］
help-stress-from = 這一天以前的各週不問
help-done = 填了開展情況的日曆，或只有編號和開展情況的表（.csv 或 .xlsx）［不寫：日曆本身］
help-record-today = 登記到哪一天為止（含當天）［不寫：電腦日期，須在學期內］
help-record-quiet = 只說明登記了幾項
help-record-json = 把學期進展顯示為 JSON
help-record-held = 已按計劃開展，或與計劃不同：V2-K070-1:2027-05-12:pm，換人（:P149;P150 或 :P149=P131），換地點（:@K071），寫結果（:待整改）
help-record-not-held = 沒有開展：V2-K070-1
help-next-from = 本學期現在的日曆（.csv 或 .xlsx）
help-next-out = 下一學期的資料夾或活頁簿（.xlsx），須是還沒有的
help-staff-changes = 離崗、入職人員表（寫法同 changes.csv）
help-next-start = 下一學期的第一天［不寫：9 月 1 日或 3 月 1 日］
help-next-end = 下一學期的最後一天［不寫：1 月 15 日或 7 月 10 日］
help-init-from = 從哪個模板開始
help-shortfall = 對每項未滿足的要求：哪些規則和哪些行合在一起使它無法滿足，放寬什麼就能滿足
help-why = 為什麼某人有某項任務：沒有它時最好的日曆會怎樣
help-why-not = 為什麼某人沒有某項任務：哪條規則不許，或者要付出什麼
help-why-me = 某人的一張卡片：任務、與同組相比的負擔，每項任務為什麼不由別人做
help-candidates = 一項安排的人、園所、日期，最好的替代各是什麼
help-explain-role = 有兩種身份的人，指的是哪一種
help-export-role = 只要這一種身份
help-all = 不作任何省略
help-replan-today = 這一天以前的安排已經進行［不寫：若今天在學期之內就是今天，否則都未進行］
help-compare-today = 哪一天得知這些變動［不寫：學期第一天］
help-absent = 某人不能參加：P12:2027-04-05..2027-05-30，或 P12:2027-04-05:am；末尾加 :replaced 表示園裡有人代班
help-leaves = 某人不再參加：P12，或 P12:2027-05-01；不寫日期則從 --today 起
help-joins = 新來一人，按教師表各欄的順序寫：P99,王芳,K3,yes,no,art
help-closed = 某處停課：K7:2027-05-10..2027-05-14；也可以寫聯盟，或 all 表示全縣
help-no-host = 某所幼兒園不再承辦活動
help-cancel = 某項活動、跟蹤督查或跟崗支教取消
help-moved = 某項活動、跟蹤督查或跟崗支教改到另一天，或從那一天開始：E3:2027-05-12
help-followup = 某所幼兒園需要跟蹤督查：K7:2027-04-01..2027-04-28
help-road = 兩園之間的路有一段時間不通：K12:K30:2027-04-01..2027-05-01；或要走多少分鐘：K12:K30:2027-04-01..2027-05-01:90
help-not-held = 一項已過日期的安排沒有進行：V2-K070-1
help-held = 一項已過日期的安排照原樣進行了，或有改變：日期 V2-K070-1:2027-05-12:pm，人員 :P149;P150（或 :P149=P131，由 P131 代替 P149），地點 :@K071
help-changes = 寫有上面這些變動的表：changes.csv，或者有「變更」表的活頁簿
help-trial = 只是試一試：各選項所說的都不記入 happened.csv
help-keep-edits = 手工改過的同一份日曆：改過的地方保留，其餘的調整
help-max-changes = 總共最多變動這麼多處，儘量節省成本；若必須更多，則用必須的數目
help-trade = 凡能省下至少這麼多公里成本的地方，允許多變動一處
help-curve = 說明每多變動一處能省多少，附證明
help-earlier = 往年的輪崗名單：往年的 exchange.csv，或自制的表，寫明人員和結束日期
help-years = 上次輪崗結束距本學年不滿這些年的人不再派
help-count = 每所牽頭園派幾人［不寫：按 --share］
help-share = 派出人數佔牽頭園符合條件骨幹教師的比例，進一取整，至少一人
help-per-place = 一所成員園最多接收幾名牽頭園教師
help-loss = 一所園最多派出幾人［不寫：該園的「最多外出」］
help-exchange-minutes = 所在園到接收園單程最多多少分鐘［不寫：travel.max_one_way_minutes］
help-without = 不參加的人，寫編號或姓名，用逗號隔開
help-alternatives = 每個聯盟再給幾個備選方案，人員各不相同
help-days = placements.csv 中每一行的天數（工作日）［不寫：整個學期］
help-exchange-out = 檔案寫到哪個資料夾［不寫：out/資料的名稱-exchange］
help-exchange-json = 以 JSON 輸出結果
help-size = 一個聯盟的園數，含牽頭園，至少..至多［不寫：同現在］
help-form-minutes = 成員園到牽頭園單程最多多少分鐘［不寫：travel.max_one_way_minutes，或現在最遠的一程］
help-together = 同一鄉鎮（取自園名開頭）的成員園在同一聯盟
help-weak = 各聯盟薄弱園最多相差幾所［不寫：同現在］
help-form-staff = 各聯盟骨幹教師最多相差幾人［不寫：同現在］
help-townships = 與 --together 同用：園名中沒有鄉鎮的園，用一張表寫明鄉鎮
help-change = 一所園換聯盟摺合多少公里［不寫：10］
help-form-out = 檔案寫到哪個資料夾［不寫：out/資料的名稱-form］
help-form-json = 以 JSON 輸出結果
help-ledger-terms = 每個學期先寫資料，再寫它的日曆
help-until = 計到哪一天為止［不寫：今天］
help-person = 只寫這些人，寫編號或姓名，用逗號隔開
help-certificates = 給每人寫一份證明
help-ledger-out = 檔案寫到哪個資料夾［不寫：out/第一個資料的名稱-ledger］
help-ledger-json = 以 JSON 輸出結果
help-on = 考核到哪一天［不寫：今天；今天不在學期內則為學期最後一天］
help-weights = 權重表，TOML 檔案［不寫：資料夾中的 score.toml，沒有則用通常的權重］
help-score-out = 檔案寫到哪個資料夾［不寫：out/資料的名稱-score］
help-score-json = 以 JSON 輸出結果
help-absences = 一個人在一週裡缺席的機率，0 到 1
help-stress-terms = 模擬多少個學期
help-generate-terms = 一學年幾個學期
help-stress-csv = 顯示一張表，每人每週一行
help-fairness-csv = 顯示 CSV：全部指標，每組每份日曆一行
help-serve-folder = 存放各縣的資料夾 [預設：文件中的 alliance-workbench]
help-port = 連接埠；0 表示任一空閒連接埠
help-no-open = 不開啟瀏覽器
help-listen = 供其他電腦存取的位址，存取時須輸入密碼
help-password-file = 第一行寫有密碼的檔案
help-init-folder = 要寫的資料夾，須是空的或還沒有的；或者一個還沒有的活頁簿（.xlsx）
help-generate-folder = 要寫的資料夾，須是空的或還沒有的
help-xlsx = 不寫一個資料夾的表，而在其中寫一個活頁簿 county.xlsx
help-alliances = 縣裡有幾個聯盟
help-kindergartens = 每個聯盟幾所幼兒園，連同牽頭園
help-staff = 每個聯盟多少教師，所有園合計
help-term = 排哪個學期：1 為 2026 年秋季，2 為 2027 年春季
help-tightness = 鬆緊程度：越緊，同時能外出的人越少，停課越多，名額越小
help-language = 用少數民族語言教學的成員園所佔比例
help-far = 離牽頭園很遠的成員園所佔比例
help-closures = 停課程度：0 為沒有，1 為每園一次、多人有事
help-events = 每個聯盟一學期幾項活動
help-two-visit-share = 牽頭園骨幹教師中要送教兩次的比例
help-roads = 牽頭園到成員園的路中，在 distances.csv 裡單獨有一行的比例
help-weeks = 學期到第幾週的星期五為止［不寫：整個學期］
help-follow-ups = 每個聯盟一學期幾次跟蹤督查
help-placements = 每個聯盟幾次跟崗支教：輪流到牽頭園跟崗、到成員園支教
help-apart = 每個聯盟在 apart.csv 中幾行：與同事或園所分開的人
help-fixed-days = 每個聯盟有幾人每週固定一天不行
help-rhythm = 每個聯盟幾次線上教研，在 events.csv 中寫成分佈全學期的一行
help-history = 與 --term 2 同用：寫出秋季學期已經進行的
help-pins = 寫出一到三項計劃必須包含的安排
help-from-matrix = 改為由一張成本矩陣生成資料：一行一名教師，一欄一所幼兒園，空格表示不許；CSV，或 OR-Library 指派問題、廣義指派問題的檔案
help-quota = 與 --from-matrix 同用：每名教師的送教次數，應去..最多［不寫：1..1；檔案限制負擔時次數不限］
help-coverage = 與 --from-matrix 同用：每所幼兒園應接受的送教次數，或 應受..最多［不寫：1；檔案限制負擔時 1..1］
help-burdens = 與 --from-matrix 同用：成本之外另給一張分鐘矩陣，成本只算里程
help-rows = 與 --from-matrix 同用：各行的限額，CSV，欄名 minutes_max、visits_per_term、visits_max 和 name
help-columns = 與 --from-matrix 同用：各欄的限額，CSV，欄名 visits_min、visits_max 和 name
help-problem = 與 --from-matrix 同用：檔案中有幾個問題時，取第幾個
help-maximise = 與 --from-matrix 同用：數字是收益；成本 = 最大收益 − 該對的收益
help-calendars = plan 寫出的日曆，或含有 calendar.csv 的資料夾
help-loads = 改為衡量一張負擔表：一行一人，一欄數字一份計劃
help-of = 衡量什麼的分配［不寫：全部］
help-period = 學年的哪一部分［不寫：兩種都算］
help-measures = 用哪些指標，名稱與 --csv 的表頭相同；其他 ε 寫成 atkinson_0.75
help-osrm = 取自路程服務的答覆：OSRM 的 JSON，包括所有有座標的幼兒園，順序與 kindergartens.csv 相同
help-server = 詢問本機或本網路上的 OSRM 服務，如 http://127.0.0.1:5000
help-matrix = 公里數取自一張矩陣：第一行和第一欄是幼兒園的編號
help-minutes = 與 --matrix 同用：分鐘數取自另一張同樣的矩陣［不寫：按 travel.speed_kmh 計算］
help-mps = 寫 MPS 檔案，各種求解器都能讀［預設］
help-lp = 寫 LP 檔案，人也能讀
help-alliance = 只要這些聯盟，寫名稱或編號
help-most-columns = 模型的欄數超過這麼多就不寫
help-points = 每組最多幾個點
help-study = 研究檔案，TOML 格式
help-help = 顯示幫助
help-version = 顯示版本
help-command = 要看哪個命令的幫助

# What stands for a value
help-value-scenario = 資料
help-value-lang = 語言
help-value-marks = 登記表
help-value-path = 路徑
help-value-dir = 資料夾
help-value-folder = 資料夾
help-value-seconds = 秒
help-value-n = 數
help-value-policy = 目標
help-value-list = 清單
help-value-xlsx = 活頁簿
help-value-calendar = 日曆
help-value-calendars = 日曆
help-value-role = 身份
help-value-activity = 安排
help-value-who = 人
help-value-who-days = 人:日期
help-value-where = 園
help-value-where-days = 園:日期
help-value-row = 一行
help-value-id = 編號
help-value-id-day = 編號:日期
help-value-a-b-days = 園:園:日期
help-value-activity-how = 安排[:怎樣]
help-value-date = 日期
help-value-file = 檔案
help-value-km = 公里
help-value-rate = 機率
help-value-template = 模板
help-value-degree = 程度
help-value-share = 比例
help-value-what = 什麼
help-value-period = 時期
help-value-names = 名稱
help-value-address = 位址
help-value-url = 網址
help-value-ids = 編號
help-value-study = 研究檔案
help-value-command = 命令
help-value-who-where = 人[:園]
help-value-who-where-date = 人:園[:日期]
help-value-a-b = A..B
help-value-i-n = I/N
help-value-c = C
