### The exchange of a school year (traditional Chinese)

exchange-title = { $name }{ $year }學年輪崗交流

# The summary
exchange-done = { $count ->
    [0] 沒有人可以輪崗
   *[other] 牽頭園骨幹教師到成員園 { $count } 人，成員園教師到牽頭園 { $count } 人
}
exchange-proven = 各聯盟均已證明沒有更好的安排
exchange-unproven = 尚未證明就已停止：可能還有更好的安排
exchange-sums = 幫扶計 { $need } 分（薄弱園 2 分、牧區園 1 分），兩園對換 { $swaps } 對，補上受援園所缺學科 { $fits } 人；單程共 { $km } 公里，最遠 { $longest } 公里
exchange-of = { $alliance }：牽頭園符合條件的骨幹教師 { $due } 人，應派 { $wanted } 人
exchange-move = { $name }：{ $home } → { $host }（{ $kind }，{ $km } 公里）
exchange-places = 有 { $n } 所成員園沒有派到人，原因見 exchange.xlsx

# Why
exchange-why-weak = 薄弱園
exchange-why-pastoral = 牧區園
exchange-why-both = 牧區薄弱園
exchange-why-speaks = 會說該園的教學語言（{ $language }）
exchange-why-subjects = 帶去該園無人任教的學科：{ $subjects }
exchange-why-swap = 與{ $name }對換，班級由其接手
exchange-why-alone = 該園沒有牽頭園教師到崗，須自行安排接班
exchange-why-instead = 若此人不去，改派{ $names }，{ $against }
exchange-why-without = 若此人不去，{ $against }
exchange-against-count = 要少交流 { $n } 對
exchange-against-need = 薄弱園、牧區園的幫扶要少 { $n } 分
exchange-against-swaps = 要多 { $n } 個班有人走而無人來
exchange-against-fits = 要少補 { $n } 人次所缺學科
exchange-against-road = 單程合計要多 { $km } 公里
exchange-against-longest = 最遠的一程要多 { $km } 公里
exchange-against-same = 結果同樣好
exchange-nobody-due = 牽頭園沒有可派的骨幹教師
exchange-nobody-closed = 該園不接收跟崗、支教人員
exchange-nobody-obstacles = 可派的 { $n } 人都不能去：{ $list }
exchange-nobody-return = 若派人來此，就沒有成員園教師可以到牽頭園
exchange-nobody-dearer = 名額派給了別的園；若派到這裡，{ $against }
exchange-obstacle-language = { $n } 人不會{ $language }
exchange-obstacle-apart = { $n } 人須迴避
exchange-obstacle-road = { $n } 人單程超過 { $minutes } 分鐘
exchange-barred-excluded = 由 --without 指定不參加
exchange-barred-went = 上次輪崗到 { $date } 結束，距本學年不滿 { $years } 年
exchange-barred-backbone = 牽頭園教師，但不是骨幹教師
exchange-barred-mentor = 只任導師，不帶班
exchange-fewer = { $alliance }：應派 { $wanted } 人，只能派 { $count } 人
exchange-lift-any = 放寬其中任何一項就能多派：{ $list }
exchange-lift-none = 單獨放寬任何一項都不能多派
exchange-lift-years = 兩次輪崗相隔年數（--years）
exchange-lift-excluded = --without 所列的人
exchange-lift-language = 當地教學語言
exchange-lift-road = 單程時間上限（--minutes）
exchange-lift-loss = 各園最多派出人數（--loss，最多外出）
exchange-lift-room = 各園接收人數（同日接收人數）
exchange-lift-per-place = 一所成員園最多接收幾名牽頭園教師（--per-place）
exchange-note-alone = 有 { $n } 個班教師走後沒有牽頭園教師來接，請在學年開始前安排好。
exchange-note-term = 整學期在外的人不能送教和視導：請在 staff.csv 中把「學期送教次數」改為 0，或用 --days 縮短天數。
exchange-note-room = placements.csv 中已有人到其中一些園跟崗、支教：合在一起可能超過同日接收人數。

# The workbook
exchange-sheet-list = 輪崗名單
exchange-sheet-others = 備選方案
exchange-sheet-places = 未派到的園
exchange-sheet-people = 不參加的人
exchange-head-host = 接收園
exchange-head-kind = 型別
exchange-head-km = 公里
exchange-head-why = 理由
exchange-head-choice = 方案
exchange-head-against = 與最好的方案相比
exchange-head-support = 幫扶等級
exchange-head-nobody = 為什麼沒有派人
exchange-head-barred = 為什麼不參加
exchange-choice = 備選{ $n }
exchange-stopped = 已停止：還沒有結果，什麼都沒有寫出。
exchange-language = { $code ->
    [bo] 藏語
    [mn] 蒙古語
    [evn] 鄂溫克語
    [ug] 維吾爾語
    [kk] 哈薩克語
    [ko] 朝鮮語
    [ii] 彝語
    [za] 壯語
   *[other] { $code }
}
