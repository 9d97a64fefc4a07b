### Help on the commands and their options (simplified Chinese)

# A command: what it does, and more with --help
help-about-alliance = 为一个县的幼儿园联盟排一学期的计划：送教、视导和活动，并证明离最好的还差多少
help-about-plan = 排一学期的计划：写出日历，说明结果
    .more =
        随时可以按 Ctrl-C 停止：写出目前最好的计划。每份计划写出之前都经过核验，各文件要么全部写出，要么一个不写。

        有几个县时各排各的，有几个线程就同时排几个；一个县的数据没有通过，不影响其他县，最后用一张表说明各县的结果。
help-about-check = 检查数据：一次说出全部错误和警告
help-about-verify = 用数据核验一份日历：规则、要求、成本、质量
    .more =
        全部只根据文件重新计算，不用搜索的任何结果。
help-about-explain = 解释一份日历：各级目标怎样由每项安排组成，某项要求为何未满足，某项任务、某人的份额
    .more =
        不写选项则逐级拆开说明。每个答案都经过核验或重新排计划验证；不知道的就说不知道。
help-about-replan = 有了变动以后调整日历：改动最少的可行办法
    .more =
        发生了什么，可以直接改在数据里，也可以用这里的选项说，每个选项可以写几次；选项所说的记入数据的 happened.csv（工作簿中为一张工作表），以后每个命令都会读取。--today 以前的安排已经进行，保持原样；锁定的也不动；其余的可以变。先满足所有能满足的要求；再使变动的任务和活动尽量少，并证明最少是多少；再看成本；最后看质量。
help-about-undo = 收回 happened.csv 中最后记入的内容：一次调整所说的全部
    .more =
        以前的日历在它自己的文件夹里；用 --from 交给 replan，就可以从那里继续。
help-about-record = 登记开展情况，说明哪些逾期、最迟什么时候还能补上
    .more =
        开展情况填在 calendar.xlsx 的“全部安排”里，或写在带编号的表里，或用选项说；都记入 happened.csv，replan 和 next 会读取。重复登记只记一次。
help-about-next = 由本学期的数据和日历做出下一学期的数据
    .more =
        开展过的转为往期安排；活动、跟岗支教顺延到同一教学周、同一星期几，每行写有备注。绝不覆盖任何文件。
help-about-compare = 有这些变动和没有时各排一次，比较：逐级比较，谁得益，谁吃亏
    .more =
        变动的写法与 replan 相同。两份计划都用同样的限度重新排；写了 --from，就用所给的日历作为没有变动的一份。
help-about-stress = 给日历加压：每个人每一周缺席一次，各调整一次
    .more =
        说明计划离不开哪些人、哪些周、哪些园，一学期的缺席会造成什么，应留谁候补。每次缺席都单独从现有日历开始调整。
help-about-exchange = 提出一学年的轮岗交流名单：牵头园骨干到成员园，成员园教师同样人数到牵头园
    .more =
        先照顾薄弱园、牧区园，再看两园能否对换、能否补上受援园所缺的学科，最后使路程最短；每个联盟的方案都证明是最好的。写出给园长的名单（exchange.csv）、可以加入 placements.csv 的行，以及写明理由、备选方案和为什么某园没有派到人的工作簿。各项怎样衡量，见 docs/exchange.md。
help-about-form = 划分联盟：哪些成员园跟哪所牵头园，路近、规模适中、分得匀、变动少
    .more =
        不写选项时，各项要求都不比现在的划分差。成本最低的划分（成员园到牵头园的公里数，加上每次变动的折算）经过证明，公里与均衡之间的每一种取舍也都经过证明。写出按新划分改好的 alliances.csv 和 kindergartens.csv、工作簿，以及并排画出现在和新划分的网页。要求互相矛盾时，指出最小的一组。详见 docs/form.md。
help-about-ledger = 汇总每个人几个学期、几个学年的送教支教，附逐次明细和证明
    .more =
        每个学期写数据和它的日历。送教、视导、跟踪督查、跟岗支教都计入，各数据的往期安排也计入，每次只计一回；happened.csv 说没有进行的不计。写出 ledger.csv、ledger-rows.csv 和工作簿；写了 --certificates，就给每人写一份 Word 证明。各项数字的含义见 docs/ledger.md。
help-about-serve = 打开工作台：在浏览器里完成全部工作
    .more =
        本机上的服务在浏览器里显示各页：放入工作簿，看哪里有错，排计划，调整，修补，发放。县和计划都是文件夹里的普通文件。只在本机上服务，除非给出 --listen。
help-about-score = 考核一个学期：完成、已排与要求对照，打分并说明扣分原因
    .more =
        学期中途考核时，后面已排的不扣分。联盟活动、半日开放、送教、视导、跟踪督查、跟岗支教、轮流承办、优先帮扶薄弱园，按教育局写的权重表（数据文件夹中的 score.toml，或 --weights）打分；成员园的得分计入牵头园（捆绑考核）。写出工作簿、网页和 score.csv。各项怎样计算，见 docs/score.md。
help-about-init = 写出一个真实县的起始文件：要填的表，每项设置都有说明
    .more =
        学期是接下来要排的那一个。绝不覆盖任何文件。
help-about-generate = 写出一个虚构的县，规模由你定，用来试用
    .more =
        同样的选项在任何电脑上写出同样的文件。比例和程度都是 0 到 1。
help-about-fairness = 衡量日历的负担、承办、送教、视导分得匀不匀
    .more =
        每组（联盟加身份，以及全县）一行，既算全学年也单算本学期；几份日历并排，不论是谁排的。各指标说明什么、在哪里会误导，见 docs/fairness.md。
help-about-distances = 写出一份路程表：distances.csv
    .more =
        不写选项则由坐标计算：球面距离乘以 travel.detour。只写同一联盟内的两园，因为计划用不到别的。
help-about-export = 写出每个联盟、每种身份不论日期的完整模型，供其他求解器使用
    .more =
        每组两个模型：未满足最少的，以及在此之下按求解目标成本最低的。旁边有一张表说明每一列指谁去哪里，models.csv 写有本程序求得和证明的结果，便于其他求解器核对。模型的确切内容见 docs/study.md。
help-about-pareto = 求公平要付出多少公里：两方面都没有更好的全部计划
    .more =
        写出 pareto.csv 和两张图：公里数对最大负担（每一点证明了什么，在分钟的某个价格下是否最好），公里数对基尼系数（求得的最好结果）。--time-limit 是总时间，--work-limit 是每组每点的限度。
help-about-study = 进行一项研究：数据、求解目标、λ、种子、限度，每种组合运行一次
    .more =
        中途停止的研究（断电也算）再次启动时从停下的地方继续。study.toml 写什么、写出什么，见 docs/study.md。
help-about-help = 显示一个命令的帮助

# Options and arguments; with the command in the key: of that command only
help-lang = 所有文字的语言：屏幕上说的和写进文件的［不写：按数据的语言，否则按系统的语言］
help-scenarios = 数据所在的文件夹或工作簿（.xlsx）；可以写几个：一个县接一个县
help-out = 文件写到哪个文件夹
help-plan-out = 计划的文件写到哪个文件夹；有几个县时，每县在其中各有一个文件夹［不写：out/数据的名称］
help-replan-out = 文件写到哪个文件夹［不写：out/数据的名称-replan］
help-distances-out = 写成哪个文件［不写：数据文件夹中的 distances.csv］
help-study-out = 结果写到哪个文件夹［不写：out/文件的名称］
help-time-limit = 每次搜索最多用多少秒［不写：20 秒；写了 --work-limit 则不限］
help-plan-time-limit = 每个县最多搜索多少秒［不写：20 秒，25 个联盟起每个联盟 0.8 秒；写了 --work-limit 则不限］
help-replan-time-limit = 最多搜索多少秒［不写：直到预定的步骤做完］
help-compare-time-limit = 每次搜索最多用多少秒［不写：与 plan 相同］
help-work-limit = 每次搜索最多用多少计算量，在任何电脑上都一样
help-plan-work-limit = 最多用多少计算量，在任何电脑上都一样
help-explain-work-limit = 每个答案背后的搜索用多少计算量
help-replan-work-limit = 最多用多少计算量，在任何电脑上都一样
help-stress-work-limit = 每次调整用多少计算量
help-plan-start = 以这份日历（上次求解的或上学期的）为起点：计划不会比它差，能找到更好的就更好；已不适用的行不用，并说明有几行
help-every = 求解期间立即写出第一个计划，以后每隔若干秒（如 10s）写出更好的：calendar.csv 和 plan.json，每次都经核验、完整写入
help-seed = 随机数的种子：同样的种子得同样的计划
help-generate-seed = 随机数的种子：换一个种子，就是同样规模的另一个县
help-shard = 只做 N 部分中的第 I 部分（如 2/8），其他进程可同时写入同一文件夹；auto/N：部分取自 Slurm 数组作业或 Kubernetes 索引作业的任务编号；auto：N 也取自 Slurm 数组作业
help-merge = 不求解：用已有的结果制表，并说明缺哪些
help-threads = 同时用几个线程；0 表示电脑有几个用几个
help-study-threads = 同时运行几个；0 表示电脑有几个处理器就几个
help-policy = 求解目标，代替数据中写的
help-export-policy = 求解目标，代替数据中写的；leximin 时为公里数
help-formats = 要写哪些格式的文件，用逗号分隔［不写：全部］
help-anonymise = 人、幼儿园、联盟和县的名称都用编号代替，并略去坐标和其他可能含有姓名的内容
help-no-alarms = 手机日历中不带提醒
help-headers = CSV 表头用哪种语言；en 供脚本使用，文件开头不带 BOM［不写：与其他文字相同］
help-force = 写出后被人改过的文件直接覆盖，不另外保留
help-distances-force = 文件已有时也覆盖
help-strict = 有要求未满足时，退出码为 3
help-quiet = 除了错误，什么都不说
help-study-quiet = 运行时除了错误，什么都不说
help-plan-json = 不显示摘要，而显示 plan.json 的内容；有几个县时为一个数组
help-check-json = 把发现的问题显示为 JSON
help-verify-json = 把核验结果显示为 JSON
help-explain-json = 把答案显示为 JSON
help-replan-json = 不显示摘要，而显示 plan.json 的内容
help-compare-json = 把比较结果显示为 JSON
help-next-json = 把结果以 JSON 输出
help-stress-json = 把结果显示为 JSON
help-fairness-json = 显示 JSON：全部指标和洛伦兹曲线
help-pareto-json = 以 JSON 输出 pareto.csv 的内容，代替摘要
help-study-json = 以 JSON 输出 runs.csv 和 comparisons.csv 的内容，代替摘要
help-export-json = 以 JSON 输出 models.csv 的内容，代替摘要
help-fairness-out = 写出 fairness.csv 和 dictionary.csv 的文件夹，代替直接输出
help-scenario = 数据所在的文件夹或工作簿（.xlsx）
help-distances-scenario = 数据所在的文件夹或工作簿；其中原有的距离不算
help-mark = 另写一份工作簿，每个问题都标在它的单元格里
help-calendar = 日历，即 plan 写出的 calendar.csv 或 calendar.xlsx
help-verify-calendar = 日历：calendar.csv 或 calendar.xlsx，plan 写出的原样，或手工改过的
help-verify-from = 它所调整的原日历：变动（第 3 级）和改期远近（第 4 级）也一并计算
help-replan-from = 现行的日历
help-compare-from = 没有这些变动时的日历［不写：现排一个］
help-stress-from = 这一天以前的各周不问
help-done = 填了开展情况的日历，或只有编号和开展情况的表（.csv 或 .xlsx）［不写：日历本身］
help-record-today = 登记到哪一天为止（含当天）［不写：电脑日期，须在学期内］
help-record-quiet = 只说明登记了几项
help-record-json = 把学期进展显示为 JSON
help-record-held = 已按计划开展，或与计划不同：V2-K070-1:2027-05-12:pm，换人（:P149;P150 或 :P149=P131），换地点（:@K071），写结果（:待整改）
help-record-not-held = 没有开展：V2-K070-1
help-next-from = 本学期现在的日历（.csv 或 .xlsx）
help-next-out = 下一学期的文件夹或工作簿（.xlsx），须是还没有的
help-staff-changes = 离岗、入职人员表（写法同 changes.csv）
help-next-start = 下一学期的第一天［不写：9 月 1 日或 3 月 1 日］
help-next-end = 下一学期的最后一天［不写：1 月 15 日或 7 月 10 日］
help-init-from = 从哪个模板开始
help-shortfall = 对每项未满足的要求：哪些规则和哪些行合在一起使它无法满足，放宽什么就能满足
help-why = 为什么某人有某项任务：没有它时最好的日历会怎样
help-why-not = 为什么某人没有某项任务：哪条规则不许，或者要付出什么
help-why-me = 某人的一张卡片：任务、与同组相比的负担，每项任务为什么不由别人做
help-candidates = 一项安排的人、园所、日期，最好的替代各是什么
help-explain-role = 有两种身份的人，指的是哪一种
help-export-role = 只要这一种身份
help-all = 不作任何省略
help-replan-today = 这一天以前的安排已经进行［不写：若今天在学期之内就是今天，否则都未进行］
help-compare-today = 哪一天得知这些变动［不写：学期第一天］
help-absent = 某人不能参加：P12:2027-04-05..2027-05-30，或 P12:2027-04-05:am；末尾加 :replaced 表示园里有人代班
help-leaves = 某人不再参加：P12，或 P12:2027-05-01；不写日期则从 --today 起
help-joins = 新来一人，按教师表各列的顺序写：P99,王芳,K3,yes,no,art
help-closed = 某处停课：K7:2027-05-10..2027-05-14；也可以写联盟，或 all 表示全县
help-no-host = 某所幼儿园不再承办活动
help-cancel = 某项活动、跟踪督查或跟岗支教取消
help-moved = 某项活动、跟踪督查或跟岗支教改到另一天，或从那一天开始：E3:2027-05-12
help-followup = 某所幼儿园需要跟踪督查：K7:2027-04-01..2027-04-28
help-road = 两园之间的路有一段时间不通：K12:K30:2027-04-01..2027-05-01；或要走多少分钟：K12:K30:2027-04-01..2027-05-01:90
help-not-held = 一项已过日期的安排没有进行：V2-K070-1
help-held = 一项已过日期的安排照原样进行了，或有改变：日期 V2-K070-1:2027-05-12:pm，人员 :P149;P150（或 :P149=P131，由 P131 代替 P149），地点 :@K071
help-changes = 写有上面这些变动的表：changes.csv，或者有“变更”表的工作簿
help-trial = 只是试一试：各选项所说的都不记入 happened.csv
help-keep-edits = 手工改过的同一份日历：改过的地方保留，其余的调整
help-max-changes = 总共最多变动这么多处，尽量节省成本；若必须更多，则用必须的数目
help-trade = 凡能省下至少这么多公里成本的地方，允许多变动一处
help-curve = 说明每多变动一处能省多少，附证明
help-earlier = 往年的轮岗名单：往年的 exchange.csv，或自制的表，写明人员和结束日期
help-years = 上次轮岗结束距本学年不满这些年的人不再派
help-count = 每所牵头园派几人［不写：按 --share］
help-share = 派出人数占牵头园符合条件骨干教师的比例，进一取整，至少一人
help-per-place = 一所成员园最多接收几名牵头园教师
help-loss = 一所园最多派出几人［不写：该园的“最多外出”］
help-exchange-minutes = 所在园到接收园单程最多多少分钟［不写：travel.max_one_way_minutes］
help-without = 不参加的人，写编号或姓名，用逗号隔开
help-alternatives = 每个联盟再给几个备选方案，人员各不相同
help-days = placements.csv 中每一行的天数（工作日）［不写：整个学期］
help-exchange-out = 文件写到哪个文件夹［不写：out/数据的名称-exchange］
help-exchange-json = 以 JSON 输出结果
help-size = 一个联盟的园数，含牵头园，至少..至多［不写：同现在］
help-form-minutes = 成员园到牵头园单程最多多少分钟［不写：travel.max_one_way_minutes，或现在最远的一程］
help-together = 同一乡镇（取自园名开头）的成员园在同一联盟
help-weak = 各联盟薄弱园最多相差几所［不写：同现在］
help-form-staff = 各联盟骨干教师最多相差几人［不写：同现在］
help-townships = 与 --together 同用：园名中没有乡镇的园，用一张表写明乡镇
help-change = 一所园换联盟折合多少公里［不写：10］
help-form-out = 文件写到哪个文件夹［不写：out/数据的名称-form］
help-form-json = 以 JSON 输出结果
help-ledger-terms = 每个学期先写数据，再写它的日历
help-until = 计到哪一天为止［不写：今天］
help-person = 只写这些人，写编号或姓名，用逗号隔开
help-certificates = 给每人写一份证明
help-ledger-out = 文件写到哪个文件夹［不写：out/第一个数据的名称-ledger］
help-ledger-json = 以 JSON 输出结果
help-on = 考核到哪一天［不写：今天；今天不在学期内则为学期最后一天］
help-weights = 权重表，TOML 文件［不写：数据文件夹中的 score.toml，没有则用通常的权重］
help-score-out = 文件写到哪个文件夹［不写：out/数据的名称-score］
help-score-json = 以 JSON 输出结果
help-absences = 一个人在一周里缺席的概率，0 到 1
help-stress-terms = 模拟多少个学期
help-generate-terms = 一学年几个学期
help-stress-csv = 显示一张表，每人每周一行
help-fairness-csv = 显示 CSV：全部指标，每组每份日历一行
help-serve-folder = 存放各县的文件夹 [默认：文档中的 alliance-workbench]
help-port = 端口；0 表示任一空闲端口
help-no-open = 不打开浏览器
help-listen = 供其他电脑访问的地址，访问时须输入密码
help-password-file = 第一行写有密码的文件
help-init-folder = 要写的文件夹，须是空的或还没有的；或者一个还没有的工作簿（.xlsx）
help-generate-folder = 要写的文件夹，须是空的或还没有的
help-xlsx = 不写一个文件夹的表，而在其中写一个工作簿 county.xlsx
help-alliances = 县里有几个联盟
help-kindergartens = 每个联盟几所幼儿园，连同牵头园
help-staff = 每个联盟多少教师，所有园合计
help-term = 排哪个学期：1 为 2026 年秋季，2 为 2027 年春季
help-tightness = 松紧程度：越紧，同时能外出的人越少，停课越多，名额越小
help-language = 用少数民族语言教学的成员园所占比例
help-far = 离牵头园很远的成员园所占比例
help-closures = 停课程度：0 为没有，1 为每园一次、多人有事
help-events = 每个联盟一学期几项活动
help-two-visit-share = 牵头园骨干教师中要送教两次的比例
help-roads = 牵头园到成员园的路中，在 distances.csv 里单独有一行的比例
help-weeks = 学期到第几周的星期五为止［不写：整个学期］
help-follow-ups = 每个联盟一学期几次跟踪督查
help-placements = 每个联盟几次跟岗支教：轮流到牵头园跟岗、到成员园支教
help-apart = 每个联盟在 apart.csv 中几行：与同事或园所分开的人
help-fixed-days = 每个联盟有几人每周固定一天不行
help-rhythm = 每个联盟几次线上教研，在 events.csv 中写成分布全学期的一行
help-history = 与 --term 2 同用：写出秋季学期已经进行的
help-pins = 写出一到三项计划必须包含的安排
help-from-matrix = 改为由一张成本矩阵生成数据：一行一名教师，一列一所幼儿园，空格表示不许；CSV，或 OR-Library 指派问题、广义指派问题的文件
help-quota = 与 --from-matrix 同用：每名教师的送教次数，应去..最多［不写：1..1；文件限制负担时次数不限］
help-coverage = 与 --from-matrix 同用：每所幼儿园应接受的送教次数，或 应受..最多［不写：1；文件限制负担时 1..1］
help-burdens = 与 --from-matrix 同用：成本之外另给一张分钟矩阵，成本只算里程
help-rows = 与 --from-matrix 同用：各行的限额，CSV，列名 minutes_max、visits_per_term、visits_max 和 name
help-columns = 与 --from-matrix 同用：各列的限额，CSV，列名 visits_min、visits_max 和 name
help-problem = 与 --from-matrix 同用：文件中有几个问题时，取第几个
help-maximise = 与 --from-matrix 同用：数字是收益；成本 = 最大收益 − 该对的收益
help-calendars = plan 写出的日历，或含有 calendar.csv 的文件夹
help-loads = 改为衡量一张负担表：一行一人，一列数字一份计划
help-of = 衡量什么的分配［不写：全部］
help-period = 学年的哪一部分［不写：两种都算］
help-measures = 用哪些指标，名称与 --csv 的表头相同；其他 ε 写成 atkinson_0.75
help-osrm = 取自路程服务的答复：OSRM 的 JSON，包括所有有坐标的幼儿园，顺序与 kindergartens.csv 相同
help-server = 询问本机或本网络上的 OSRM 服务，如 http://127.0.0.1:5000
help-matrix = 公里数取自一张矩阵：第一行和第一列是幼儿园的编号
help-minutes = 与 --matrix 同用：分钟数取自另一张同样的矩阵［不写：按 travel.speed_kmh 计算］
help-mps = 写 MPS 文件，各种求解器都能读［默认］
help-lp = 写 LP 文件，人也能读
help-alliance = 只要这些联盟，写名称或编号
help-most-columns = 模型的列数超过这么多就不写
help-points = 每组最多几个点
help-study = 研究文件，TOML 格式
help-help = 显示帮助
help-version = 显示版本
help-command = 要看哪个命令的帮助

# What stands for a value
help-value-scenario = 数据
help-value-lang = 语言
help-value-marks = 登记表
help-value-path = 路径
help-value-dir = 文件夹
help-value-folder = 文件夹
help-value-seconds = 秒
help-value-n = 数
help-value-policy = 目标
help-value-list = 清单
help-value-xlsx = 工作簿
help-value-calendar = 日历
help-value-calendars = 日历
help-value-role = 身份
help-value-activity = 安排
help-value-who = 人
help-value-who-days = 人:日期
help-value-where = 园
help-value-where-days = 园:日期
help-value-row = 一行
help-value-id = 编号
help-value-id-day = 编号:日期
help-value-a-b-days = 园:园:日期
help-value-activity-how = 安排[:怎样]
help-value-date = 日期
help-value-file = 文件
help-value-km = 公里
help-value-rate = 概率
help-value-template = 模板
help-value-degree = 程度
help-value-share = 比例
help-value-what = 什么
help-value-period = 时期
help-value-names = 名称
help-value-address = 地址
help-value-url = 网址
help-value-ids = 编号
help-value-study = 研究文件
help-value-command = 命令
help-value-who-where = 人[:园]
help-value-who-where-date = 人:园[:日期]
help-value-a-b = A..B
help-value-i-n = I/N
help-value-c = C
