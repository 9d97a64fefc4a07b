# 要求未能滿足的原因。$who 列出有關人員或幼兒園，括號內是具體數字。
reason-p1 = P1：餘下的日子都已外出：{ $who }
reason-p3 = P3：本週外出天數已用完：{ $who }
reason-p4 = P4：離所在園太遠（單程分鐘 > 上限）：{ $who }
reason-p5 = P5：當日車程超限（分鐘 > 上限）：{ $who }
reason-p6 = P6：就是本園人員，不能算來訪：{ $who }
reason-p7 = P7：找不到本人有空、對方又開園的時段：{ $who }
reason-k1 = K1：餘下的日子都已有其他活動：{ $who }
reason-k2 = K2：本週接待次數已滿：{ $who }
reason-k3 = K3：整個學期都不開放：{ $who }
reason-h1 = H1：所在園不能再有人外出（最多外出）：{ $who }
reason-o1 = O1：本學期送教次數已用在別處：{ $who }
reason-o2 = O2：本學期已到該園送教：{ $who }
reason-o3 = O3：受訪次數已到上限（最多訪次）：{ $who }
reason-o4 = O4：各送教小組人數已滿：{ $who }
reason-i1 = I1：導師不夠組成一個視導組：{ $who }
reason-i2 = I2：視導次數已到上限（最多視導）：{ $who }
reason-i3 = I3：與另一次視導間隔太近：{ $who }
reason-e5 = E5：餘下的時段都被聯盟活動佔用：{ $who }
reason-p8 = P8：與該園或可同行的人須迴避（迴避表）：{ $who }
reason-p9 = P9：本學期可用時間已用完（分鐘上限）：{ $who }
reason-f1 = F1：跟蹤督查的整個時間段內都不開放：{ $who }
reason-l1 = L1：時間段內找不到接收園連續開放、本人又都在崗的日子：{ $who }
reason-l2 = L2：接收園同期的跟崗、支教人數已滿：{ $who }
reason-l3 = L3：當天正在跟崗、支教，或另有任務：{ $who }
reason-rule = { $rule }：{ $who }
reason-times = ({ $n }/{ $of })：人員有空且園所開放的時間共 { $of } 個，其中 { $n } 個被 { $rule } 排除，其餘（如有）被其他規則排除
reason-others = 單看沒有規則阻止，但已找到的各方案若安排它，別處未滿足的要求不會更少：{ $who }
reason-team-others = { $team } 人的視導組抽得出，但已找到的各方案若派出，別處未滿足的要求不會更少
reason-team-others-at = { $team } 人的視導組抽得出，但已找到的各方案若派出，別處未滿足的要求不會更少：{ $who }
reason-nobody = 聯盟內沒有人能滿足 { $demand }；請增加合適的教師，或降低要求
reason-no-mentor-has = 聯盟內沒有導師具備：{ $wanted }
reason-no-team = { $rule }：餘下的日子裡組不成 { $team } 人的視導組
reason-no-team-at = { $rule }：餘下的日子裡組不成 { $team } 人的視導組：{ $who }
reason-no-host = E2：聯盟內沒有可承辦且容量足夠的幼兒園（events.csv 第 { $line } 行）；請在 kindergartens.csv 中設定「可承辦」或「承辦容量」
reason-event-closed = E1：學期內 { $from } 至 { $to } 沒有可用的{ $duration ->
        [full] 整個工作日
       *[half] 半天
    }（events.csv 第 { $line } 行）；請放寬起止日期，或檢查停課安排
reason-event-near = E4：可用的 { $of } 個{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 個距「{ $event }」（{ $date }）不足 { $gap } 天
reason-event-taken = E5：可用的 { $of } 個{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 個與本聯盟的「{ $event }」（{ $date }）衝突
reason-event-crowded = E6：可用的 { $of } 個{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 個各聯盟合計已有 { $parallel } 場活動，達到同時舉行的上限
reason-event-busy = K1：可用的 { $of } 個{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 個當天開放的承辦園都另有活動
reason-event-turn = E3：可用的 { $of } 個{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 個有空的園都還輪不到承辦：{ $hosts }
reason-event-duties = E5：可用的 { $of } 個{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 個聯盟內有送教或視導；已找到的各方案若舉行這次活動，別處未滿足的要求不會更少
reason-event-free = 可用的 { $of } 個{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 個單看沒有規則阻止，但已找到的各方案若舉行這次活動，別處未滿足的要求不會更少
reason-pins-together = { $alliance }：鎖定的活動不能同時排進一份日曆
    .hint = 請逐條移去 pins.csv 中該聯盟的鎖定活動，直到能排出計畫，再修改最後移去的那一條。
reason-pin-out-of-turn = 鎖定的承辦園{ $host }（「{ $event }」）輪不到（E3）：無論其餘活動如何安排，{ $host }到學期末都會比{ $alliance }的另一所可承辦園多承辦至少兩次
    .hint = 請鎖定另一所承辦園，或在 events.csv 中直接指定承辦園，或先讓輪到的園承辦。
