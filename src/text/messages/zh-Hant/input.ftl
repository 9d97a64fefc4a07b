### Findings about the input (traditional Chinese)

# Files and their shape
input-no-folder = 沒有「{ $folder }」這個檔案或資料夾。
    .hint = 請核對名稱和路徑，應指向活頁簿（.xlsx），或存放 scenario.toml 的資料夾。
input-not-a-folder = 「{ $folder }」既不是資料夾，也不是活頁簿。
    .hint = 請給出存放 scenario.toml 和各張表的資料夾，或一個 .xlsx 活頁簿。
input-cannot-read = { $why ->
    [missing] 沒有這個檔案。
    [folder] 這是資料夾，不是檔案。
    [permission] 無法讀取：沒有讀取權限。
    [not-a-file] 這不是一般檔案，而是管道、裝置之類。
   *[other] 無法讀取：{ $detail }。
 }
    .hint = { $why ->
        [missing] 請檢查路徑和檔案名稱。
        [folder] 請指定檔案，或把這個資料夾移走。
        [not-a-file] 請把內容複製到一個一般檔案中。
       *[other] 請關閉正在使用它的其他程式，並確認您有讀取權限。
    }
input-missing-file = 「{ $folder }」中缺少 { $file }。
    .hint = 請把這個檔案放進去；events.csv 和 staff.csv 如果沒有內容，只保留表頭一行即可。
input-file-too-large = 檔案超過 { $limit } MiB。
    .hint = 一個縣的表遠沒有這麼大，請確認放對了檔案。
input-bad-encoding = 這一行有無法識別的文字，既不是 UTF-8 也不是 GB18030 編碼。
    .hint = 請用試算表軟體開啟該檔案，另存為「CSV UTF-8」。
input-binary = 這不是純文字檔案。
    .hint = 只改了副檔名的 Excel 活頁簿不能讀取，請開啟後另存為「CSV UTF-8」。
input-cell-too-long = 儲存格超過 { $limit } 個字。
    .hint = 請縮短內容；常見原因是前面多了一個引號，把後面的行都吞了進來。
input-unclosed-quote = 這一行開始的引號（"）一直沒有結束。
    .hint = 請補上後一個引號；如果是誤輸入，請刪掉。
input-empty-file = 檔案是空的。
    .hint = 第一行必須是表頭。
input-wrong-delimiter = 各欄之間用的是{ $delimiter ->
        [tab] 定位字元
       *[other] 「{ $delimiter }」
    }，不是英文逗號。
    .hint = 請另存為「CSV UTF-8（逗號分隔）」。
input-edited-view = 工作表「{ $sheet }」被改動過，但程式不讀取這張表。
    .hint = { $kind ->
        [calendar] 請改到工作表「{ $read }」的相應行，再把這裡的改動復原，或者刪去這張表；各張表可用 alliance replan … --keep-edits 重新寫出。
       *[scenario] 請填到所屬的那張表（{ $read }），再把這裡的改動復原，或者刪去這張表。
    }
input-unread-sheets = 程式只讀取工作表「{ $read }」；在{ $sheets }裡的改動不算數。
    .hint = 如果在那裡改過什麼，請改到「{ $read }」的相應行。
input-missing-column = 缺少「{ $column }」這一欄。
    .hint = 請在第一行加上這個表頭，並逐行填寫。
input-duplicate-column = 「{ $header }」與第 { $other-column } 欄「{ $other }」是同一欄。
    .hint = 請只保留其中一欄。
input-too-many-fields = 這一行有 { $have } 格，而表頭只有 { $want } 格。
    .hint = 內容裡有英文逗號的儲存格要用英文引號（"）括起來；多個值之間請用分號（;）。
input-too-few-fields = 這一行只有 { $have } 格，而表頭有 { $want } 格。
    .hint = 沒有內容的儲存格可以留空，但逗號要保留。
input-too-many-rows = 表超過 { $limit } 行，其餘沒有讀取。
    .hint = 請確認放對了檔案。
input-no-rows = 表裡只有表頭，沒有內容。
    .hint = 請至少填寫一行。
input-swallowed-rows = 這一行開始了一個引號（"），後面 { $n } 行都被併進了這個儲存格。
    .hint = 請刪去名字前的引號，以及下面與它配對的那個引號。
input-big5 = 這看起來是 Big5 編碼的文字。
    .hint = 請用表格軟體打開，另存為「CSV UTF-8」。
input-control-character = 第 { $column } 欄有一個不是文字的字元（{ $character }）。
    .hint = 請刪去這個儲存格重新填寫；如果整個檔案都是這樣，表示檔案沒有寫完整，請重新另存為「CSV UTF-8」。
input-similar-file = 「{ $name }」不會被讀取：沒有叫這個名字的資料檔案。
    .hint = 如果它就是 { $suggestion }，請改名。
input-unknown-column = 沒有叫「{ $header }」的欄，已忽略。
    .hint = 請改正表頭；如果這一欄只供自己使用，可以不管。
input-more-of-the-same = 這個檔案裡還有 { $count } 處同類問題沒有列出。
    .hint = 請先改正已列出的，再檢查一次。

# Single cells
input-empty-cell = 這一格必須填寫，現在是空的。
    .hint = 請填寫；如果整行都不需要，請刪除這一行。
input-not-a-number = 「{ $value }」不是數字。
    .hint = 請填 { $least } 到 { $most } 之間的數字；如果帶單位，要與這一欄相符，不要用千分位逗號。
input-not-whole = 「{ $value }」不是整數。
    .hint = 請填 { $least } 到 { $most } 之間的整數。
input-out-of-range = 「{ $value }」不在 { $least } 到 { $most } 之間。
    .hint = { $coordinate ->
        [yes] 請改正數字；經度和緯度容易填反。
       *[no] 請改正數字。
    }
input-not-a-date = 「{ $value }」不是日期。
    .hint = 請寫明年、月、日，如 2027-03-01、2027.3.1、2027/3/1 或 2027年3月1日。
input-impossible-date = 沒有「{ $value }」這一天。
    .hint = 請檢查年、月、日。
input-unknown-word = 這裡不能填「{ $value }」。
    .hint = { $similar ->
        [yes] 是不是「{ $suggestion }」？可以填：{ $allowed }。
       *[no] 可以填：{ $allowed }。
    }
input-from-after-to = 開始日期 { $from } 晚於結束日期 { $to }。
    .hint = 請對調兩個日期，或改正其中一個。
input-bad-id = 「{ $value }」不能用作編號。
    .hint = 編號最多 100 個字元，不能有逗號、分號、冒號和換行，不能以 = + - @ 開頭，也不能是「all」「全部」一類的詞。

# scenario.toml
input-toml-syntax = 這一行的寫法不對：{ $why ->
        [twice] 這一項寫了兩次
        [quote] 文字少了英文引號（"）
        [equals] 名稱和值之間少了或多了英文等號（=）
        [bracket] 少了方括號或花括號（[ ] {"{"} {"}"}）
        [comma] 列表各項之間少了或多了英文逗號（,）
        [value] 等號後面沒有值
        [number] 數字、日期或 true、false 的寫法不對
        [key] 設定名稱只能用英文字母、數字、_ 和 -
       *[other] 從這裡起看不懂
    }。
    .hint = 設定寫成「名稱 = 值」，文字用英文引號（"）括起來；請檢查是否用了中文標點，如 “ ” ， ＝。
input-missing-key = 缺少 { $key }，或內容為空。
    .hint = 請補上這一項，它沒有預設值。
input-wrong-type = { $key } 應當是{ $expected ->
        [table] 一節設定或一個表
        [text] 用引號括起來的文字
        [list] 用方括號括起來的清單
        [number] 數字
        [whole-number] 整數
       *[date] 日期，如 2027-03-01
    }。
    .hint = 請改正這一項的值。
input-setting-out-of-range = { $key } 應當在 { $least } 到 { $most } 之間。
    .hint = 請改正這一項的值。
input-bad-weights = { $key } 應當是不超過 { $most } 個數的清單：第一個大於 0，後面的都不比前一個大。
    .hint = 請從大到小填寫權重，例如 [3, 2, 1]。
input-term-outside-year = 學期超出了學年（{ $year-start } 至 { $year-end }）。
    .hint = 請改正 [term] 或 [year]。
input-term-too-long = 從開始到結束共 { $days } 天，超過了 { $most } 天。
    .hint = 請檢查兩個日期的年份。
input-term-index = 一學年只有 { $terms } 個學期，沒有第 { $index } 學期。
    .hint = 請改正 term.index 或 year.terms。
input-bad-month = 「{ $key }」不是月份。
    .hint = { $similar ->
        [yes] 是不是 "{ $suggestion }"？
       *[no] 請寫成 "2027-03" 這樣的年月。
    }
input-holidays-unknown = 內建的節假日表沒有 { $year } 年的安排。
    .hint = 請設 calendar.holidays = "none"，並把官方放假通知寫進 closures.csv：類型一欄放假寫「放假」、調休上班寫「上班」，對象寫「全部」。
input-no-working-day = { $start } 至 { $end } 沒有一個工作日。
    .hint = 請檢查學期起止日期、calendar.weekend，以及 closures.csv 中對象為 all 的行。
input-similar-key = 沒有設定項 { $key }。
    .hint = 是不是 { $suggestion }？請改正名稱，或刪去這一行。
input-stray-key = 沒有設定項 { $key }。
    .hint = 請改正名稱，或刪去這一行。可用的有：{ $known }。
input-unknown-key = 沒有 { $key } 這一項設定，已忽略。
    .hint = 請檢查拼寫，以及它所在的小節。
input-holidays-statutory = { $year } 年目前只有法定節日，還沒有官方放假和調休安排。
    .hint = 官方通知發布後，請寫進 closures.csv：類型一欄放假寫「放假」、調休上班寫「上班」，對象寫「全部」。
input-index-assumed = 沒有寫 term.index，按第 { $index } 學期處理。
    .hint = 請寫明是本學年第幾學期，尚欠的視導次數要據此計算。

# Rows that name one another
input-duplicate-id = 編號「{ $id }」已經用過：{ $other-file } 第 { $other-line } 行。
    .hint = 編號在所有表裡都不能重複，請給其中一行換一個編號。
input-unknown-id = 找不到{ $expected ->
        [alliance] 聯盟
        [kindergarten] 幼兒園
        [person] 人員
        [event] 活動
        [apart] 人員或幼兒園
       *[who] 聯盟、幼兒園或人員
    }「{ $id }」。
    .hint = { $similar ->
        [yes] 是不是「{ $suggestion }」？
       *[no] 請改正名稱或編號，或在相應的表裡補上這一行。
    }
input-wrong-kind-of-id = 「{ $id }」是{ $is ->
        [alliance] 聯盟
        [kindergarten] 幼兒園
        [person] 人員
        [event] 活動
        [series] 代表多場活動的行
        [followup] 跟蹤督查
        [placement] 跟崗支教
       *[activity] 以往的活動
    }（{ $other-file } 第 { $other-line } 行），這裡應當填{ $expected ->
        [alliance] 聯盟
        [kindergarten] 幼兒園
        [person] 人員
        [apart] 人員或幼兒園
       *[event] 活動
    }。
    .hint = 請檢查這一行的內容有沒有錯欄。
input-lead-outside = 聯盟「{ $alliance }」的牽頭園「{ $lead }」屬於聯盟「{ $other-alliance }」（kindergartens.csv 第 { $other-line } 行）。
    .hint = 牽頭園必須是本聯盟的成員，請改正其中一處。
input-no-members = 聯盟「{ $alliance }」沒有一所幼兒園。
    .hint = 請在 kindergartens.csv 中填寫它的成員園，或刪除這個聯盟。
input-half-position = 只填了{ $given ->
        [longitude] 經度
       *[latitude] 緯度
    }。
    .hint = 經度和緯度要麼都填，要麼都不填。
input-no-distance = 「{ $kindergarten }」沒有經緯度，distances.csv 裡也沒有它到「{ $other }」{ $more ->
        [0] {""}
       *[other] 和聯盟內另外 { $more } 所幼兒園
    }的路程。
    .hint = 請填寫經緯度，或在 distances.csv 中補上路程。
input-self-distance = 這一行的起點和終點都是「{ $id }」。
    .hint = 請改正其中一個編號，或刪除這一行。
input-distance-twice = 從「{ $from }」到「{ $to }」的路程與第 { $other-line } 行不一致。
    .hint = 請保留正確的一行。
input-working-not-all = 調休上班只能對所有人，不能只對「{ $who }」。
    .hint = 請把對象改為 all，或把類型改為 closed。
input-alliance-too-large = 聯盟「{ $alliance }」有 { $count } 所幼兒園，超過 { $most } 所，無法一起排。
    .hint = 請拆分聯盟，或檢查 kindergartens.csv 的「聯盟」一欄。
input-closed-and-working = { $date }{ $session ->
        [am] 上午
       *[pm] 下午
    }，這一行與第 { $other-line } 行一個寫所有人放假、一個寫所有人上班。
    .hint = 請保留正確的一行，或把兩行的日期、時段錯開。
input-apart-from-self = 「{ $person }」不能與自己迴避。
    .hint = 請改正其中一個編號，或刪除這一行。
input-host-is-home = 「{ $person }」本來就在「{ $host }」工作，跟崗、支教應到別的園。
    .hint = 請改正接收園或人員。
input-host-out-of-reach = 「{ $host }」既不在「{ $person }」所在的聯盟，也不是其他聯盟的牽頭園。
    .hint = 請填本聯盟的園所，或其他聯盟的牽頭園。
input-unused-person = 「{ $person }」既不是骨幹教師也不是導師，不會安排任務。
    .hint = 如果需要安排，請在「骨幹教師」或「導師」一欄填「是」。
input-no-subjects = 骨幹教師「{ $person }」沒有填學科，送教時不計入學科種類。
    .hint = 請填寫學科，多個學科用分號（;）隔開。
input-useless-expertise = 導師「{ $person }」不具備視導組需要的任何一項專長：{ $asked }。
    .hint = 請檢查用詞是否與 inspection.expertise 一致。
input-out-of-reach = 「{ $person }」到不了聯盟內任何一所其他幼兒園：最近的單程也要 { $nearest } 分鐘，上限是 { $limit } 分鐘。
    .hint = 請檢查經緯度或路程、本人的單程上限，以及 travel.max_one_way_minutes。
input-null-island = 經度和緯度都是 0：那是海上的一點。
    .hint = 不知道座標時，請把兩格都留空，並在 distances.csv 中填寫距離。
input-swapped-position = 經度 { $longitude } 和緯度 { $latitude } 像是填反了：這樣在中國境外，對調後在境內。
    .hint = 請把兩格對調。
input-outside-china = 經度 { $longitude }、緯度 { $latitude } 在中國境外。
    .hint = 請核對這兩個數；距離和費用都由它們算出。
input-far-away = 「{ $kindergarten }」離本聯盟的中心直線距離 { $km } 公里。
    .hint = 請核對經度和緯度；距離和費用都由它們算出。
input-visits-max-below = 「{ $person }」應送教 { $visits-per-term } 次，但最多只允許 { $visits-max } 次。
    .hint = 請提高 visits_max（最多訪次）或降低 visits_per_term（學期送教次數），否則會有送教無法完成。
input-receives-max-below = 「{ $kindergarten }」應接受送教 { $visits-min } 次，但最多只允許 { $visits-max } 次。
    .hint = 請提高 visits_max（最多訪次）或降低 visits_min（最少受訪），否則會有送教無法完成。
input-team-too-small = 聯盟「{ $alliance }」{ $count ->
        [0] 沒有導師
       *[other] 只有 { $count } 名導師
    }，而一個視導組需要 { $team } 名，無法視導。
    .hint = 請補充導師，或降低 inspection.team，否則所有視導都無法完成。
input-language-unspoken = 「{ $kindergarten }」的教學語言是「{ $language }」，聯盟內其他幼兒園沒有人會說。
    .hint = 請檢查人員的語種與幼兒園的語言寫法是否一致。
input-closure-never = { $from } 至 { $to } 沒有一天是這一行所填的星期，這一行不起作用。
    .hint = 請檢查星期和日期。
input-replaced-place = 只有人員才填「有人頂崗」，「{ $who }」不是人員。
    .hint = 請清空這一格，或把對象改為人員。
input-row-twice = 與第 { $other-line } 行重複。
    .hint = 請刪除其中一行，或改正內容。
input-apart-idle = 「{ $person }」與「{ $other }」本來就不會碰到一起，這一行不起作用。
    .hint = 如果確實如此，不必處理；否則請檢查編號。
input-placement-room = { $from } 至 { $to } 之間，「{ $id }」找不到本人有空的連續 { $days } 個工作日，最多只有 { $longest } 個，將無法安排。
    .hint = 請放寬起止日期、減少天數，或檢查本人、所在園和接收園的停課。
input-follow-up-closed = { $from } 至 { $to } 之間，跟蹤督查「{ $id }」的園所在本學期沒有開園的時段，將無法安排。
    .hint = 請調整起止日期，或檢查休息日、節假日和停課。
input-span-cut = 「{ $id }」的起止日期超出學期，只按 { $from } 至 { $to } 安排。
    .hint = 如果有意如此，不必處理；否則請改正日期。

# Events
input-window-outside-term = 「{ $event }」不能排到學期之外：{ $date } 不在 { $start } 至 { $end } 之間。
    .hint = 請改為學期內的日期。
input-window-closed = 學期內 { $from } 至 { $to } 沒有可供活動「{ $event }」使用的{ $duration ->
        [full] 整個工作日
       *[half] 半天
    }，這次活動將無法舉行。
    .hint = 請放寬起止日期，或檢查學期、週末、節假日以及聯盟和承辦園的停課安排。
input-host-elsewhere = 活動「{ $event }」的承辦園「{ $host }」不屬於聯盟「{ $alliance }」（kindergartens.csv 第 { $other-line } 行）。
    .hint = 請填本聯盟的幼兒園，或留空。
input-host-online = 活動「{ $event }」是線上活動，卻填了承辦園。
    .hint = 請把承辦園留空，或把形式改為線下（in_person）。
input-too-many-times = 起止日期之間只有 { $days } 天，排不下 { $times } 場活動。
    .hint = 請放寬起止日期，或減少場次。
input-no-host = 聯盟「{ $alliance }」沒有一所可承辦且能容納 { $people } 人的幼兒園，活動「{ $event }」將無法舉行。
    .hint = 請指定承辦園，或檢查「可承辦」和「承辦容量」。
input-few-events = 聯盟「{ $alliance }」本學年共 { $count } 次活動，少於要求的 { $min } 次。
    .hint = 請在 events.csv 中補充活動，或在 history.csv 中補上已舉行的活動。

# Calendars, histories and pins
input-outside-history = { $date } 不在本學年本學期之前（{ $year-start } 起，{ $term-start } 之前）。
    .hint = 這裡只保留本學年內、本學期開始前已完成的安排。
input-whole-day-duty = 「{ $kind }」只佔一個時段，不能是全天。
    .hint = 請填 am（上午）或 pm（下午）。
input-no-staff = 「{ $kind }」必須填寫人員。
    .hint = 請填寫人員編號，多人用分號（;）隔開。
input-staff-twice = 這一行裡「{ $id }」出現了兩次。
    .hint = 請刪掉一個。
input-staff-at-event = 活動的行不填寫人員。
    .hint = 請清空這一格。
input-no-place = 「{ $kind }」必須填寫幼兒園。
    .hint = 請填寫前往的幼兒園的編號。
input-kind-of-duty = 「{ $kind }」不是活動，不填活動類型。
    .hint = 請清空這一格，或把類型改為 event（活動）。
input-unknown-event = { $table } 裡沒有{ $is ->
        [event] 活動
        [followup] 跟蹤督查
       *[placement] 跟崗支教
    }「{ $id }」。
    .hint = { $similar ->
        [yes] 是不是「{ $suggestion }」？
       *[no] 這樣的行要使用 { $table } 中的編號。
    }
input-other-alliance = 幼兒園「{ $kindergarten }」不屬於聯盟「{ $alliance }」（kindergartens.csv 第 { $other-line } 行）。
    .hint = 請改正聯盟或幼兒園。
input-event-disagrees = 「{ $value }」與 events.csv 第 { $line } 行中活動「{ $id }」的內容不一致。
    .hint = 請改成與 events.csv 一致。
input-gone-staff = staff.csv 裡沒有「{ $id }」，這一行不計此人。
    .hint = 如果此人已調離，不必處理；否則請改正編號。
input-bad-hours = 「{ $value }」（{ $key }）不是起訖時刻。
    .hint = 請寫成 "08:30-11:30" 的形式。
input-hours-overlap = 下午的開始早於上午的結束。
    .hint = 請改正時刻；不寫時上午為 08:30-11:30，下午為 14:30-17:30。

# Tables made elsewhere
input-incomplete-option = { $option } 沒有寫完整。
    .hint = 寫法如 { $option } { $example }。
input-not-two-ends = 一條道路要寫兩個幼兒園。
    .hint = 請寫出兩端的幼兒園：表中寫 K012;K030，選項寫 --road K012:K030:2027-04-01..2027-05-01。
input-mark-without-state = 這一行寫了備註，但沒有寫完成情況。
    .hint = 請在「完成情況」中選擇：已完成、取消、改期或換人。
input-mark-without-day = 完成情況為「改期」，但沒有寫改到哪一天。
    .hint = 請在「實際日期」中寫上實際開展的日期；還沒有開展的，請用 alliance replan 調整日曆。
input-mark-without-people = 完成情況為「換人」，但沒有寫換成誰。
    .hint = 請在「實際人員」中寫上實際到場的所有人；只換其中一人的，寫 P149=P131，即由 P131 代替 P149。
input-mark-cancelled-held = 完成情況為「取消」，卻又寫了實際日期、實際人員或結果。
    .hint = 兩者只能保留一個。
input-no-loads = 沒有一欄是數字，無從度量。
    .hint = 每個方案占一欄數字，首行寫名稱；另可設「組」欄區分各組。
input-not-square = 不用逗號的數字須是：n 和 n × n 個成本；或 m、n、m × n 個成本、m × n 個負擔和 m 個上限；或若干個這樣的問題，前面寫個數。{ $n } 之後有 { $have } 個數。
    .hint = 請按 OR-Library 的一種格式，或改為 CSV：一行一位教師，一欄一所幼兒園。
input-matrix-too-large = 矩陣有 { $rows } 行、{ $columns } 欄；一個聯盟最多容納行欄合計 { $most }。
    .hint = 請拆成幾個較小的矩陣。
input-which-problem = 檔案中有 { $problems } 個問題{ $asked ->
        [none] 。
       *[other] ，沒有第 { $asked } 個。
    }
    .hint = 請用序號選一個：--problem 1 至 --problem { $problems }。
input-other-shape = 這裡有 { $rows } 行、{ $columns } 欄，成本矩陣卻有 { $want-rows } 行、{ $want-columns } 欄。
    .hint = 請按成本矩陣的順序，為每一對、每一行或每一欄寫一個數；有 name 欄時可以只寫其中幾行。
input-no-limit = 「{ $header }」不是限額。
    .hint = 可用：{ $allowed }。
input-no-such-line = 「{ $name }」{ $why ->
        [twice] 在這裡出現兩次。
       *[unknown] 不在成本矩陣中。
    }
    .hint = 每個名稱寫一次，與矩陣一致；矩陣沒有名稱時，行和欄從 1 編號。
input-other-name = 這裡是「{ $name }」，成本矩陣裡是「{ $other }」。
    .hint = 請讓行和欄與成本矩陣的順序一致。

# Workbooks
input-old-workbook = 這是舊格式（.xls）或加了密碼的活頁簿。
    .hint = 請用試算表軟體打開，取消密碼，另存為 .xlsx 活頁簿。
input-broken-workbook = 這個活頁簿已經損壞，無法讀取。
    .hint = 請用試算表軟體打開，另存為新的 .xlsx 活頁簿。
input-no-workbook = 這個檔案只是名稱像活頁簿，內容不是。
    .hint = 如果是文字表格（CSV），請把名稱改成以 .csv 結尾；否則請用試算表軟體打開，另存為 .xlsx 活頁簿。
input-workbook-too-large = 活頁簿解壓後遠遠超過一個縣的資料量，沒有讀取。
    .hint = 請把需要的工作表（只貼上數值）複製到新的活頁簿中。
input-sheet-too-large = 工作表內容遠遠超過一個縣的資料量，沒有讀取。
    .hint = 請把需要的欄（只貼上數值）複製到新的工作表中。
input-missing-sheet = 「{ $workbook }」中沒有工作表 { $sheet }。
    .hint = 請添加這張工作表，或把您的工作表改成這個名稱；人員和活動如果沒有內容，只保留表頭一行即可。
input-sheet-twice = 工作表「{ $other }」和「{ $sheet }」是同一張表，只讀取了前一張。
    .hint = 請只保留一張，或給另一張換一個不是表名的名稱。
input-similar-sheet = 工作表「{ $sheet }」不會被讀取：沒有叫這個名稱的表。
    .hint = { $similar ->
        [yes] 如果它就是「{ $suggestion }」，請改名。
       *[no] 如果它是資料表，請改名。
    }
input-cell-fault = 這一格的公式出錯，顯示 { $value }。
    .hint = 請改正公式，或直接填寫數值。
input-cell-uncached = 檔案裡沒有儲存這一格公式的計算結果。
    .hint = 請用試算表軟體打開活頁簿並儲存一次，或直接填寫數值。
input-setting-twice = { $key } 在第 { $line } 行已經設定過。
    .hint = 請只保留其中一行。
input-name-disagrees = { $id } 是「{ $is }」，不是「{ $name }」。
    .hint = 如果換了人（或園），請把編號和名稱一起改，或只寫其中一個。
input-name-ambiguous = 有幾個「{ $name }」：{ $rows }。
    .hint = 請像上面那樣在姓名後用括號註明所在園，或填寫編號。
input-part-of-day = 「{ $kind }」按整天安排，不能只佔一個時段。
    .hint = 請填 day（全天）。
input-no-until = 跟崗、支教要寫明截止日期。
    .hint = 請填「截止日期」；表中沒有這一欄的，請補上。
input-needs-no-until = 只有跟崗、支教才填截止日期。
    .hint = 請清空這一格。
input-one-person = 一行跟崗、支教只填一個人。
    .hint = 請只保留一個人員編號。
input-similar-column = 沒有叫「{ $header }」的欄。
    .hint = 是不是「{ $suggestion }」？如果這一欄只供自己使用，請換一個不易混淆的名稱。
input-other-weekday = 「{ $value }」的日期與星期對不上。
    .hint = 請核對日期，或改正星期。
input-time-ignored = 只取日期 { $date }，時刻沒有採用。
    .hint = 如果只佔半天，請在「時段」一欄寫上午或下午。
input-circle-is-yes = 「{ $value }」按「是」處理。
    .hint = 如果意思是「否」，請改寫為「否」。
input-rounded-id = 「{ $id }」像是一個長號碼，試算表軟體只保留了前 15 位，後面的都變成了 0。
    .hint = 請先把這一欄設為「文字」格式再重新輸入，或改用較短的編號；編號也可以不填。
input-index-contradicted = 按第 { $index } 學期處理，但 { $start } 至 { $end } 像是第 { $likely } 學期。
    .hint = 請核對「第幾學期」和學期起止日期：本學年還欠多少次視導要據此計算。
input-name-contradicted = 名稱「{ $name }」與學年 { $year-start } 至 { $year-end }、第 { $index } 學期對不上。
    .hint = 請改正名稱（每一頁都會印上），或改正日期。
input-no-history = 這是本學年第 { $index } 學期，卻沒有填寫以前學期的安排。
    .hint = 請把上學期的安排放進來；否則全學年的視導都會算作尚未進行，重新安排一遍。
input-person-twice = { $home }的「{ $name }」在第 { $other-line } 行已經有了。
    .hint = 如果是同一個人，請併成一行，否則可能同一時間安排到兩處；如果是兩個人，請在姓名裡加以區分。
input-same-name = 有兩個「{ $name }」：一個在{ $home }，一個在{ $other-home }（第 { $other-line } 行）。
    .hint = 如果是同一個人，請併成一行；如果是兩個人，不必處理。
input-place-twice = 第 { $other-line } 行已經有一所「{ $name }」。
    .hint = 如果是同一所，請刪除一行；如果是兩所，請在名稱裡加以區分。

# Hidden and struck out
input-hidden-rows = 第 { $rows } 行隱藏了或被篩選掉了，但仍然算數（共 { $count } 行）。
    .hint = 不要的行請刪除；要的請取消隱藏或篩選。
input-struck-rows = 第 { $rows } 行帶刪除線，但仍然算數（共 { $count } 行）。
    .hint = 不要的行請整行刪除；要的請去掉刪除線。
input-hidden-columns = 隱藏的欄仍然算數：{ $columns }。
    .hint = 請取消隱藏，或刪除這些欄。
