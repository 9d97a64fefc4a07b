### The exchange of a school year (simplified Chinese)

exchange-title = { $name }{ $year }学年轮岗交流

# The summary
exchange-done = { $count ->
    [0] 没有人可以轮岗
   *[other] 牵头园骨干教师到成员园 { $count } 人，成员园教师到牵头园 { $count } 人
}
exchange-proven = 各联盟均已证明没有更好的安排
exchange-unproven = 尚未证明就已停止：可能还有更好的安排
exchange-sums = 帮扶计 { $need } 分（薄弱园 2 分、牧区园 1 分），两园对换 { $swaps } 对，补上受援园所缺学科 { $fits } 人；单程共 { $km } 公里，最远 { $longest } 公里
exchange-of = { $alliance }：牵头园符合条件的骨干教师 { $due } 人，应派 { $wanted } 人
exchange-move = { $name }：{ $home } → { $host }（{ $kind }，{ $km } 公里）
exchange-places = 有 { $n } 所成员园没有派到人，原因见 exchange.xlsx

# Why
exchange-why-weak = 薄弱园
exchange-why-pastoral = 牧区园
exchange-why-both = 牧区薄弱园
exchange-why-speaks = 会说该园的教学语言（{ $language }）
exchange-why-subjects = 带去该园无人任教的学科：{ $subjects }
exchange-why-swap = 与{ $name }对换，班级由其接手
exchange-why-alone = 该园没有牵头园教师到岗，须自行安排接班
exchange-why-instead = 若此人不去，改派{ $names }，{ $against }
exchange-why-without = 若此人不去，{ $against }
exchange-against-count = 要少交流 { $n } 对
exchange-against-need = 薄弱园、牧区园的帮扶要少 { $n } 分
exchange-against-swaps = 要多 { $n } 个班有人走而无人来
exchange-against-fits = 要少补 { $n } 人次所缺学科
exchange-against-road = 单程合计要多 { $km } 公里
exchange-against-longest = 最远的一程要多 { $km } 公里
exchange-against-same = 结果同样好
exchange-nobody-due = 牵头园没有可派的骨干教师
exchange-nobody-closed = 该园不接收跟岗、支教人员
exchange-nobody-obstacles = 可派的 { $n } 人都不能去：{ $list }
exchange-nobody-return = 若派人来此，就没有成员园教师可以到牵头园
exchange-nobody-dearer = 名额派给了别的园；若派到这里，{ $against }
exchange-obstacle-language = { $n } 人不会{ $language }
exchange-obstacle-apart = { $n } 人须回避
exchange-obstacle-road = { $n } 人单程超过 { $minutes } 分钟
exchange-barred-excluded = 由 --without 指定不参加
exchange-barred-went = 上次轮岗到 { $date } 结束，距本学年不满 { $years } 年
exchange-barred-backbone = 牵头园教师，但不是骨干教师
exchange-barred-mentor = 只任导师，不带班
exchange-fewer = { $alliance }：应派 { $wanted } 人，只能派 { $count } 人
exchange-lift-any = 放宽其中任何一项就能多派：{ $list }
exchange-lift-none = 单独放宽任何一项都不能多派
exchange-lift-years = 两次轮岗相隔年数（--years）
exchange-lift-excluded = --without 所列的人
exchange-lift-language = 当地教学语言
exchange-lift-road = 单程时间上限（--minutes）
exchange-lift-loss = 各园最多派出人数（--loss，最多外出）
exchange-lift-room = 各园接收人数（同日接收人数）
exchange-lift-per-place = 一所成员园最多接收几名牵头园教师（--per-place）
exchange-note-alone = 有 { $n } 个班教师走后没有牵头园教师来接，请在学年开始前安排好。
exchange-note-term = 整学期在外的人不能送教和视导：请在 staff.csv 中把“学期送教次数”改为 0，或用 --days 缩短天数。
exchange-note-room = placements.csv 中已有人到其中一些园跟岗、支教：合在一起可能超过同日接收人数。

# The workbook
exchange-sheet-list = 轮岗名单
exchange-sheet-others = 备选方案
exchange-sheet-places = 未派到的园
exchange-sheet-people = 不参加的人
exchange-head-host = 接收园
exchange-head-kind = 类型
exchange-head-km = 公里
exchange-head-why = 理由
exchange-head-choice = 方案
exchange-head-against = 与最好的方案相比
exchange-head-support = 帮扶等级
exchange-head-nobody = 为什么没有派人
exchange-head-barred = 为什么不参加
exchange-choice = 备选{ $n }
exchange-stopped = 已停止：还没有结果，什么都没有写出。
exchange-language = { $code ->
    [bo] 藏语
    [mn] 蒙古语
    [evn] 鄂温克语
    [ug] 维吾尔语
    [kk] 哈萨克语
    [ko] 朝鲜语
    [ii] 彝语
    [za] 壮语
   *[other] { $code }
}
