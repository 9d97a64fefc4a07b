### Findings about the input (simplified Chinese)

# Files and their shape
input-no-folder = 没有“{ $folder }”这个文件或文件夹。
    .hint = 请核对名称和路径，应指向工作簿（.xlsx），或存放 scenario.toml 的文件夹。
input-not-a-folder = “{ $folder }”既不是文件夹，也不是工作簿。
    .hint = 请给出存放 scenario.toml 和各张表的文件夹，或一个 .xlsx 工作簿。
input-cannot-read = { $why ->
    [missing] 没有这个文件。
    [folder] 这是文件夹，不是文件。
    [permission] 无法读取：没有读取权限。
    [not-a-file] 这不是普通文件，而是管道、设备之类。
   *[other] 无法读取：{ $detail }。
 }
    .hint = { $why ->
        [missing] 请检查路径和文件名。
        [folder] 请指定文件，或把这个文件夹移走。
        [not-a-file] 请把内容复制到一个普通文件中。
       *[other] 请关闭正在使用它的其他程序，并确认您有读取权限。
    }
input-missing-file = “{ $folder }”中缺少 { $file }。
    .hint = 请把这个文件放进去；events.csv 和 staff.csv 如果没有内容，只保留表头一行即可。
input-file-too-large = 文件超过 { $limit } MiB。
    .hint = 一个县的表远没有这么大，请确认放对了文件。
input-bad-encoding = 这一行有无法识别的文字，既不是 UTF-8 也不是 GB18030 编码。
    .hint = 请用表格软件打开该文件，另存为“CSV UTF-8”。
input-binary = 这不是纯文本文件。
    .hint = 只改了后缀名的 Excel 工作簿不能读取，请打开后另存为“CSV UTF-8”。
input-cell-too-long = 单元格超过 { $limit } 个字。
    .hint = 请缩短内容；常见原因是前面多了一个引号，把后面的行都吞了进来。
input-unclosed-quote = 这一行开始的引号（"）一直没有结束。
    .hint = 请补上后一个引号；如果是误输入，请删掉。
input-empty-file = 文件是空的。
    .hint = 第一行必须是表头。
input-wrong-delimiter = 各列之间用的是{ $delimiter ->
        [tab] 制表符
       *[other] “{ $delimiter }”
    }，不是英文逗号。
    .hint = 请另存为“CSV UTF-8（逗号分隔）”。
input-edited-view = 工作表“{ $sheet }”被改动过，但程序不读取这张表。
    .hint = { $kind ->
        [calendar] 请改到工作表“{ $read }”的相应行，再把这里的改动撤销，或者删去这张表；各张表可用 alliance replan … --keep-edits 重新写出。
       *[scenario] 请填到所属的那张表（{ $read }），再把这里的改动撤销，或者删去这张表。
    }
input-unread-sheets = 程序只读取工作表“{ $read }”；在{ $sheets }里的改动不算数。
    .hint = 如果在那里改过什么，请改到“{ $read }”的相应行。
input-missing-column = 缺少“{ $column }”这一列。
    .hint = 请在第一行加上这个表头，并逐行填写。
input-duplicate-column = “{ $header }”与第 { $other-column } 列“{ $other }”是同一列。
    .hint = 请只保留其中一列。
input-too-many-fields = 这一行有 { $have } 格，而表头只有 { $want } 格。
    .hint = 内容里有英文逗号的单元格要用英文引号（"）括起来；多个值之间请用分号（;）。
input-too-few-fields = 这一行只有 { $have } 格，而表头有 { $want } 格。
    .hint = 没有内容的单元格可以留空，但逗号要保留。
input-too-many-rows = 表超过 { $limit } 行，其余没有读取。
    .hint = 请确认放对了文件。
input-no-rows = 表里只有表头，没有内容。
    .hint = 请至少填写一行。
input-swallowed-rows = 这一行开始了一个引号（"），后面 { $n } 行都被并进了这个单元格。
    .hint = 请删去名字前的引号，以及下面与它配对的那个引号。
input-big5 = 这看起来是 Big5 编码的文字。
    .hint = 请用表格软件打开，另存为“CSV UTF-8”。
input-control-character = 第 { $column } 列有一个不是文字的字符（{ $character }）。
    .hint = 请删去这个单元格重新填写；如果整个文件都是这样，说明文件没有写完整，请重新另存为“CSV UTF-8”。
input-similar-file = “{ $name }”不会被读取：没有叫这个名字的数据文件。
    .hint = 如果它就是 { $suggestion }，请改名。
input-unknown-column = 没有叫“{ $header }”的列，已忽略。
    .hint = 请改正表头；如果这一列只供自己使用，可以不管。
input-more-of-the-same = 这个文件里还有 { $count } 处同类问题没有列出。
    .hint = 请先改正已列出的，再检查一次。

# Single cells
input-empty-cell = 这一格必须填写，现在是空的。
    .hint = 请填写；如果整行都不需要，请删除这一行。
input-not-a-number = “{ $value }”不是数字。
    .hint = 请填 { $least } 到 { $most } 之间的数字；如果带单位，要与这一列相符，不要用千分位逗号。
input-not-whole = “{ $value }”不是整数。
    .hint = 请填 { $least } 到 { $most } 之间的整数。
input-out-of-range = “{ $value }”不在 { $least } 到 { $most } 之间。
    .hint = { $coordinate ->
        [yes] 请改正数字；经度和纬度容易填反。
       *[no] 请改正数字。
    }
input-not-a-date = “{ $value }”不是日期。
    .hint = 请写明年、月、日，如 2027-03-01、2027.3.1、2027/3/1 或 2027年3月1日。
input-impossible-date = 没有“{ $value }”这一天。
    .hint = 请检查年、月、日。
input-unknown-word = 这里不能填“{ $value }”。
    .hint = { $similar ->
        [yes] 是不是“{ $suggestion }”？可以填：{ $allowed }。
       *[no] 可以填：{ $allowed }。
    }
input-from-after-to = 开始日期 { $from } 晚于结束日期 { $to }。
    .hint = 请对调两个日期，或改正其中一个。
input-bad-id = “{ $value }”不能用作编号。
    .hint = 编号最多 100 个字符，不能有逗号、分号、冒号和换行，不能以 = + - @ 开头，也不能是“all”“全部”一类的词。

# scenario.toml
input-toml-syntax = 这一行的写法不对：{ $why ->
        [twice] 这一项写了两次
        [quote] 文字少了英文引号（"）
        [equals] 名称和值之间少了或多了英文等号（=）
        [bracket] 少了方括号或花括号（[ ] {"{"} {"}"}）
        [comma] 列表各项之间少了或多了英文逗号（,）
        [value] 等号后面没有值
        [number] 数字、日期或 true、false 的写法不对
        [key] 设置名称只能用英文字母、数字、_ 和 -
       *[other] 从这里起看不懂
    }。
    .hint = 设置写成“名称 = 值”，文字用英文引号（"）括起来；请检查是否用了中文标点，如 “ ” ， ＝。
input-missing-key = 缺少 { $key }，或内容为空。
    .hint = 请补上这一项，它没有默认值。
input-wrong-type = { $key } 应当是{ $expected ->
        [table] 一节设置或一个表
        [text] 用引号括起来的文字
        [list] 用方括号括起来的列表
        [number] 数字
        [whole-number] 整数
       *[date] 日期，如 2027-03-01
    }。
    .hint = 请改正这一项的值。
input-setting-out-of-range = { $key } 应当在 { $least } 到 { $most } 之间。
    .hint = 请改正这一项的值。
input-bad-weights = { $key } 应当是不超过 { $most } 个数的列表：第一个大于 0，后面的都不比前一个大。
    .hint = 请从大到小填写权重，例如 [3, 2, 1]。
input-term-outside-year = 学期超出了学年（{ $year-start } 至 { $year-end }）。
    .hint = 请改正 [term] 或 [year]。
input-term-too-long = 从开始到结束共 { $days } 天，超过了 { $most } 天。
    .hint = 请检查两个日期的年份。
input-term-index = 一学年只有 { $terms } 个学期，没有第 { $index } 学期。
    .hint = 请改正 term.index 或 year.terms。
input-bad-month = “{ $key }”不是月份。
    .hint = { $similar ->
        [yes] 是不是 "{ $suggestion }"？
       *[no] 请写成 "2027-03" 这样的年月。
    }
input-holidays-unknown = 内置的节假日表没有 { $year } 年的安排。
    .hint = 请设 calendar.holidays = "none"，并把官方放假通知写进 closures.csv：类型一栏放假写“放假”、调休上班写“上班”，对象写“全部”。
input-no-working-day = { $start } 至 { $end } 没有一个工作日。
    .hint = 请检查学期起止日期、calendar.weekend，以及 closures.csv 中对象为 all 的行。
input-similar-key = 没有设置项 { $key }。
    .hint = 是不是 { $suggestion }？请改正名称，或删去这一行。
input-stray-key = 没有设置项 { $key }。
    .hint = 请改正名称，或删去这一行。可用的有：{ $known }。
input-unknown-key = 没有 { $key } 这一项设置，已忽略。
    .hint = 请检查拼写，以及它所在的小节。
input-holidays-statutory = { $year } 年目前只有法定节日，还没有官方放假和调休安排。
    .hint = 官方通知发布后，请写进 closures.csv：类型一栏放假写“放假”、调休上班写“上班”，对象写“全部”。
input-index-assumed = 没有写 term.index，按第 { $index } 学期处理。
    .hint = 请写明是本学年第几学期，尚欠的视导次数要据此计算。

# Rows that name one another
input-duplicate-id = 编号“{ $id }”已经用过：{ $other-file } 第 { $other-line } 行。
    .hint = 编号在所有表里都不能重复，请给其中一行换一个编号。
input-unknown-id = 找不到{ $expected ->
        [alliance] 联盟
        [kindergarten] 幼儿园
        [person] 人员
        [event] 活动
        [apart] 人员或幼儿园
       *[who] 联盟、幼儿园或人员
    }“{ $id }”。
    .hint = { $similar ->
        [yes] 是不是“{ $suggestion }”？
       *[no] 请改正名称或编号，或在相应的表里补上这一行。
    }
input-wrong-kind-of-id = “{ $id }”是{ $is ->
        [alliance] 联盟
        [kindergarten] 幼儿园
        [person] 人员
        [event] 活动
        [series] 代表多场活动的行
        [followup] 跟踪督查
        [placement] 跟岗支教
       *[activity] 以往的活动
    }（{ $other-file } 第 { $other-line } 行），这里应当填{ $expected ->
        [alliance] 联盟
        [kindergarten] 幼儿园
        [person] 人员
        [apart] 人员或幼儿园
       *[event] 活动
    }。
    .hint = 请检查这一行的内容有没有错列。
input-lead-outside = 联盟“{ $alliance }”的牵头园“{ $lead }”属于联盟“{ $other-alliance }”（kindergartens.csv 第 { $other-line } 行）。
    .hint = 牵头园必须是本联盟的成员，请改正其中一处。
input-no-members = 联盟“{ $alliance }”没有一所幼儿园。
    .hint = 请在 kindergartens.csv 中填写它的成员园，或删除这个联盟。
input-half-position = 只填了{ $given ->
        [longitude] 经度
       *[latitude] 纬度
    }。
    .hint = 经度和纬度要么都填，要么都不填。
input-no-distance = “{ $kindergarten }”没有经纬度，distances.csv 里也没有它到“{ $other }”{ $more ->
        [0] {""}
       *[other] 和联盟内另外 { $more } 所幼儿园
    }的路程。
    .hint = 请填写经纬度，或在 distances.csv 中补上路程。
input-self-distance = 这一行的起点和终点都是“{ $id }”。
    .hint = 请改正其中一个编号，或删除这一行。
input-distance-twice = 从“{ $from }”到“{ $to }”的路程与第 { $other-line } 行不一致。
    .hint = 请保留正确的一行。
input-working-not-all = 调休上班只能对所有人，不能只对“{ $who }”。
    .hint = 请把对象改为 all，或把类型改为 closed。
input-alliance-too-large = 联盟“{ $alliance }”有 { $count } 所幼儿园，超过 { $most } 所，无法一起排。
    .hint = 请拆分联盟，或检查 kindergartens.csv 的“联盟”一列。
input-closed-and-working = { $date }{ $session ->
        [am] 上午
       *[pm] 下午
    }，这一行与第 { $other-line } 行一个写所有人放假、一个写所有人上班。
    .hint = 请保留正确的一行，或把两行的日期、时段错开。
input-apart-from-self = “{ $person }”不能与自己回避。
    .hint = 请改正其中一个编号，或删除这一行。
input-host-is-home = “{ $person }”本来就在“{ $host }”工作，跟岗、支教应到别的园。
    .hint = 请改正接收园或人员。
input-host-out-of-reach = “{ $host }”既不在“{ $person }”所在的联盟，也不是其他联盟的牵头园。
    .hint = 请填本联盟的园所，或其他联盟的牵头园。
input-unused-person = “{ $person }”既不是骨干教师也不是导师，不会安排任务。
    .hint = 如果需要安排，请在“骨干教师”或“导师”一列填“是”。
input-no-subjects = 骨干教师“{ $person }”没有填学科，送教时不计入学科种类。
    .hint = 请填写学科，多个学科用分号（;）隔开。
input-useless-expertise = 导师“{ $person }”不具备视导组需要的任何一项专长：{ $asked }。
    .hint = 请检查用词是否与 inspection.expertise 一致。
input-out-of-reach = “{ $person }”到不了联盟内任何一所其他幼儿园：最近的单程也要 { $nearest } 分钟，上限是 { $limit } 分钟。
    .hint = 请检查经纬度或路程、本人的单程上限，以及 travel.max_one_way_minutes。
input-null-island = 经度和纬度都是 0：那是海上的一点。
    .hint = 不知道坐标时，请把两格都留空，并在 distances.csv 中填写距离。
input-swapped-position = 经度 { $longitude } 和纬度 { $latitude } 像是填反了：这样在中国境外，对调后在境内。
    .hint = 请把两格对调。
input-outside-china = 经度 { $longitude }、纬度 { $latitude } 在中国境外。
    .hint = 请核对这两个数；距离和费用都由它们算出。
input-far-away = “{ $kindergarten }”离本联盟的中心直线距离 { $km } 公里。
    .hint = 请核对经度和纬度；距离和费用都由它们算出。
input-visits-max-below = “{ $person }”应送教 { $visits-per-term } 次，但最多只允许 { $visits-max } 次。
    .hint = 请提高 visits_max（最多访次）或降低 visits_per_term（学期送教次数），否则会有送教无法完成。
input-receives-max-below = “{ $kindergarten }”应接受送教 { $visits-min } 次，但最多只允许 { $visits-max } 次。
    .hint = 请提高 visits_max（最多访次）或降低 visits_min（最少受访），否则会有送教无法完成。
input-team-too-small = 联盟“{ $alliance }”{ $count ->
        [0] 没有导师
       *[other] 只有 { $count } 名导师
    }，而一个视导组需要 { $team } 名，无法视导。
    .hint = 请补充导师，或降低 inspection.team，否则所有视导都无法完成。
input-language-unspoken = “{ $kindergarten }”的教学语言是“{ $language }”，联盟内其他幼儿园没有人会说。
    .hint = 请检查人员的语种与幼儿园的语言写法是否一致。
input-closure-never = { $from } 至 { $to } 没有一天是这一行所填的星期，这一行不起作用。
    .hint = 请检查星期和日期。
input-replaced-place = 只有人员才填“有人顶岗”，“{ $who }”不是人员。
    .hint = 请清空这一格，或把对象改为人员。
input-row-twice = 与第 { $other-line } 行重复。
    .hint = 请删除其中一行，或改正内容。
input-apart-idle = “{ $person }”与“{ $other }”本来就不会碰到一起，这一行不起作用。
    .hint = 如果确实如此，不必处理；否则请检查编号。
input-placement-room = { $from } 至 { $to } 之间，“{ $id }”找不到本人有空的连续 { $days } 个工作日，最多只有 { $longest } 个，将无法安排。
    .hint = 请放宽起止日期、减少天数，或检查本人、所在园和接收园的停课。
input-follow-up-closed = { $from } 至 { $to } 之间，跟踪督查“{ $id }”的园所在本学期没有开园的时段，将无法安排。
    .hint = 请调整起止日期，或检查休息日、节假日和停课。
input-span-cut = “{ $id }”的起止日期超出学期，只按 { $from } 至 { $to } 安排。
    .hint = 如果有意如此，不必处理；否则请改正日期。

# Events
input-window-outside-term = “{ $event }”不能排到学期之外：{ $date } 不在 { $start } 至 { $end } 之间。
    .hint = 请改为学期内的日期。
input-window-closed = 学期内 { $from } 至 { $to } 没有可供活动“{ $event }”使用的{ $duration ->
        [full] 整个工作日
       *[half] 半天
    }，这次活动将无法举行。
    .hint = 请放宽起止日期，或检查学期、周末、节假日以及联盟和承办园的停课安排。
input-host-elsewhere = 活动“{ $event }”的承办园“{ $host }”不属于联盟“{ $alliance }”（kindergartens.csv 第 { $other-line } 行）。
    .hint = 请填本联盟的幼儿园，或留空。
input-host-online = 活动“{ $event }”是线上活动，却填了承办园。
    .hint = 请把承办园留空，或把形式改为线下（in_person）。
input-too-many-times = 起止日期之间只有 { $days } 天，排不下 { $times } 场活动。
    .hint = 请放宽起止日期，或减少场次。
input-no-host = 联盟“{ $alliance }”没有一所可承办且能容纳 { $people } 人的幼儿园，活动“{ $event }”将无法举行。
    .hint = 请指定承办园，或检查“可承办”和“承办容量”。
input-few-events = 联盟“{ $alliance }”本学年共 { $count } 次活动，少于要求的 { $min } 次。
    .hint = 请在 events.csv 中补充活动，或在 history.csv 中补上已举行的活动。

# Calendars, histories and pins
input-outside-history = { $date } 不在本学年本学期之前（{ $year-start } 起，{ $term-start } 之前）。
    .hint = 这里只保留本学年内、本学期开始前已完成的安排。
input-whole-day-duty = “{ $kind }”只占一个时段，不能是全天。
    .hint = 请填 am（上午）或 pm（下午）。
input-no-staff = “{ $kind }”必须填写人员。
    .hint = 请填写人员编号，多人用分号（;）隔开。
input-staff-twice = 这一行里“{ $id }”出现了两次。
    .hint = 请删掉一个。
input-staff-at-event = 活动的行不填写人员。
    .hint = 请清空这一格。
input-no-place = “{ $kind }”必须填写幼儿园。
    .hint = 请填写前往的幼儿园的编号。
input-kind-of-duty = “{ $kind }”不是活动，不填活动类型。
    .hint = 请清空这一格，或把类型改为 event（活动）。
input-unknown-event = { $table } 里没有{ $is ->
        [event] 活动
        [followup] 跟踪督查
       *[placement] 跟岗支教
    }“{ $id }”。
    .hint = { $similar ->
        [yes] 是不是“{ $suggestion }”？
       *[no] 这样的行要使用 { $table } 中的编号。
    }
input-other-alliance = 幼儿园“{ $kindergarten }”不属于联盟“{ $alliance }”（kindergartens.csv 第 { $other-line } 行）。
    .hint = 请改正联盟或幼儿园。
input-event-disagrees = “{ $value }”与 events.csv 第 { $line } 行中活动“{ $id }”的内容不一致。
    .hint = 请改成与 events.csv 一致。
input-gone-staff = staff.csv 里没有“{ $id }”，这一行不计此人。
    .hint = 如果此人已调离，不必处理；否则请改正编号。
input-bad-hours = “{ $value }”（{ $key }）不是起止时刻。
    .hint = 请写成 "08:30-11:30" 的形式。
input-hours-overlap = 下午的开始早于上午的结束。
    .hint = 请改正时刻；不写时上午为 08:30-11:30，下午为 14:30-17:30。

# Tables made elsewhere
input-incomplete-option = { $option } 没有写完整。
    .hint = 写法如 { $option } { $example }。
input-not-two-ends = 一条道路要写两个幼儿园。
    .hint = 请写出两端的幼儿园：表中写 K012;K030，选项写 --road K012:K030:2027-04-01..2027-05-01。
input-mark-without-state = 这一行写了备注，但没有写完成情况。
    .hint = 请在“完成情况”中选择：已完成、取消、改期或换人。
input-mark-without-day = 完成情况为“改期”，但没有写改到哪一天。
    .hint = 请在“实际日期”中写上实际开展的日期；还没有开展的，请用 alliance replan 调整日历。
input-mark-without-people = 完成情况为“换人”，但没有写换成谁。
    .hint = 请在“实际人员”中写上实际到场的所有人；只换其中一人的，写 P149=P131，即由 P131 代替 P149。
input-mark-cancelled-held = 完成情况为“取消”，却又写了实际日期、实际人员或结果。
    .hint = 两者只能保留一个。
input-no-loads = 没有一列是数字，无从度量。
    .hint = 每个方案占一列数字，首行写名称；另可设“组”列区分各组。
input-not-square = 不用逗号的数字须是：n 和 n × n 个成本；或 m、n、m × n 个成本、m × n 个负担和 m 个上限；或若干个这样的问题，前面写个数。{ $n } 之后有 { $have } 个数。
    .hint = 请按 OR-Library 的一种格式，或改为 CSV：一行一位教师，一列一所幼儿园。
input-matrix-too-large = 矩阵有 { $rows } 行、{ $columns } 列；一个联盟最多容纳行列合计 { $most }。
    .hint = 请拆成几个较小的矩阵。
input-which-problem = 文件中有 { $problems } 个问题{ $asked ->
        [none] 。
       *[other] ，没有第 { $asked } 个。
    }
    .hint = 请用序号选一个：--problem 1 至 --problem { $problems }。
input-other-shape = 这里有 { $rows } 行、{ $columns } 列，成本矩阵却有 { $want-rows } 行、{ $want-columns } 列。
    .hint = 请按成本矩阵的顺序，为每一对、每一行或每一列写一个数；有 name 列时可以只写其中几行。
input-no-limit = “{ $header }”不是限额。
    .hint = 可用：{ $allowed }。
input-no-such-line = “{ $name }”{ $why ->
        [twice] 在这里出现两次。
       *[unknown] 不在成本矩阵中。
    }
    .hint = 每个名称写一次，与矩阵一致；矩阵没有名称时，行和列从 1 编号。
input-other-name = 这里是“{ $name }”，成本矩阵里是“{ $other }”。
    .hint = 请让行和列与成本矩阵的顺序一致。

# Workbooks
input-old-workbook = 这是旧格式（.xls）或加了密码的工作簿。
    .hint = 请用表格软件打开，取消密码，另存为 .xlsx 工作簿。
input-broken-workbook = 这个工作簿已经损坏，无法读取。
    .hint = 请用表格软件打开，另存为新的 .xlsx 工作簿。
input-no-workbook = 这个文件只是名称像工作簿，内容不是。
    .hint = 如果是文本表格（CSV），请把名称改成以 .csv 结尾；否则请用表格软件打开，另存为 .xlsx 工作簿。
input-workbook-too-large = 工作簿解压后远远超过一个县的数据量，没有读取。
    .hint = 请把需要的工作表（只粘贴数值）复制到新的工作簿中。
input-sheet-too-large = 工作表内容远远超过一个县的数据量，没有读取。
    .hint = 请把需要的行（只粘贴数值）复制到新的工作表中。
input-missing-sheet = “{ $workbook }”中没有工作表 { $sheet }。
    .hint = 请添加这张工作表，或把您的工作表改成这个名称；人员和活动如果没有内容，只保留表头一行即可。
input-sheet-twice = 工作表“{ $other }”和“{ $sheet }”是同一张表，只读取了前一张。
    .hint = 请只保留一张，或给另一张换一个不是表名的名称。
input-similar-sheet = 工作表“{ $sheet }”不会被读取：没有叫这个名称的表。
    .hint = { $similar ->
        [yes] 如果它就是“{ $suggestion }”，请改名。
       *[no] 如果它是数据表，请改名。
    }
input-cell-fault = 这一格的公式出错，显示 { $value }。
    .hint = 请改正公式，或直接填写数值。
input-cell-uncached = 文件里没有保存这一格公式的计算结果。
    .hint = 请用表格软件打开工作簿并保存一次，或直接填写数值。
input-setting-twice = { $key } 在第 { $line } 行已经设置过。
    .hint = 请只保留其中一行。
input-name-disagrees = { $id } 是“{ $is }”，不是“{ $name }”。
    .hint = 如果换了人（或园），请把编号和名称一起改，或只写其中一个。
input-name-ambiguous = 有几个“{ $name }”：{ $rows }。
    .hint = 请像上面那样在姓名后用括号注明所在园，或填写编号。
input-part-of-day = “{ $kind }”按整天安排，不能只占一个时段。
    .hint = 请填 day（全天）。
input-no-until = 跟岗、支教要写明截止日期。
    .hint = 请填“截止日期”；表中没有这一列的，请补上。
input-needs-no-until = 只有跟岗、支教才填截止日期。
    .hint = 请清空这一格。
input-one-person = 一行跟岗、支教只填一个人。
    .hint = 请只保留一个人员编号。
input-similar-column = 没有叫“{ $header }”的列。
    .hint = 是不是“{ $suggestion }”？如果这一列只供自己使用，请换一个不易混淆的名称。
input-other-weekday = “{ $value }”的日期与星期对不上。
    .hint = 请核对日期，或改正星期。
input-time-ignored = 只取日期 { $date }，时刻没有采用。
    .hint = 如果只占半天，请在“时段”一列写上午或下午。
input-circle-is-yes = “{ $value }”按“是”处理。
    .hint = 如果意思是“否”，请改写为“否”。
input-rounded-id = “{ $id }”像是一个长号码，表格软件只保留了前 15 位，后面的都变成了 0。
    .hint = 请先把这一列设为“文本”格式再重新输入，或改用较短的编号；编号也可以不填。
input-index-contradicted = 按第 { $index } 学期处理，但 { $start } 至 { $end } 像是第 { $likely } 学期。
    .hint = 请核对“第几学期”和学期起止日期：本学年还欠多少次视导要据此计算。
input-name-contradicted = 名称“{ $name }”与学年 { $year-start } 至 { $year-end }、第 { $index } 学期对不上。
    .hint = 请改正名称（每一页都会印上），或改正日期。
input-no-history = 这是本学年第 { $index } 学期，却没有填写以前学期的安排。
    .hint = 请把上学期的安排放进来；否则全学年的视导都会算作尚未进行，重新安排一遍。
input-person-twice = { $home }的“{ $name }”在第 { $other-line } 行已经有了。
    .hint = 如果是同一个人，请并成一行，否则可能同一时间安排到两处；如果是两个人，请在姓名里加以区分。
input-same-name = 有两个“{ $name }”：一个在{ $home }，一个在{ $other-home }（第 { $other-line } 行）。
    .hint = 如果是同一个人，请并成一行；如果是两个人，不必处理。
input-place-twice = 第 { $other-line } 行已经有一所“{ $name }”。
    .hint = 如果是同一所，请删除一行；如果是两所，请在名称里加以区分。

# Hidden and struck out
input-hidden-rows = 第 { $rows } 行隐藏了或被筛选掉了，但仍然算数（共 { $count } 行）。
    .hint = 不要的行请删除；要的请取消隐藏或筛选。
input-struck-rows = 第 { $rows } 行带删除线，但仍然算数（共 { $count } 行）。
    .hint = 不要的行请整行删除；要的请去掉删除线。
input-hidden-columns = 隐藏的列仍然算数：{ $columns }。
    .hint = 请取消隐藏，或删除这些列。
