# 要求未能满足的原因。$who 列出有关人员或幼儿园，括号内是具体数字。
reason-p1 = P1：余下的日子都已外出：{ $who }
reason-p3 = P3：本周外出天数已用完：{ $who }
reason-p4 = P4：离所在园太远（单程分钟 > 上限）：{ $who }
reason-p5 = P5：当日车程超限（分钟 > 上限）：{ $who }
reason-p6 = P6：就是本园人员，不能算来访：{ $who }
reason-p7 = P7：找不到本人有空、对方又开园的时段：{ $who }
reason-k1 = K1：余下的日子都已有其他活动：{ $who }
reason-k2 = K2：本周接待次数已满：{ $who }
reason-k3 = K3：整个学期都不开放：{ $who }
reason-h1 = H1：所在园不能再有人外出（最多外出）：{ $who }
reason-o1 = O1：本学期送教次数已用在别处：{ $who }
reason-o2 = O2：本学期已到该园送教：{ $who }
reason-o3 = O3：受访次数已到上限（最多访次）：{ $who }
reason-o4 = O4：各送教小组人数已满：{ $who }
reason-i1 = I1：导师不够组成一个视导组：{ $who }
reason-i2 = I2：视导次数已到上限（最多视导）：{ $who }
reason-i3 = I3：与另一次视导间隔太近：{ $who }
reason-e5 = E5：余下的时段都被联盟活动占用：{ $who }
reason-p8 = P8：与该园或可同行的人须回避（回避表）：{ $who }
reason-p9 = P9：本学期可用时间已用完（分钟上限）：{ $who }
reason-f1 = F1：跟踪督查的整个时间段内都不开放：{ $who }
reason-l1 = L1：时间段内找不到接收园连续开放、本人又都在岗的日子：{ $who }
reason-l2 = L2：接收园同期的跟岗、支教人数已满：{ $who }
reason-l3 = L3：当天正在跟岗、支教，或另有任务：{ $who }
reason-rule = { $rule }：{ $who }
reason-times = ({ $n }/{ $of })：人员有空且园所开放的时间共 { $of } 个，其中 { $n } 个被 { $rule } 排除，其余（如有）被其他规则排除
reason-others = 单看没有规则阻止，但已找到的各方案若安排它，别处未满足的要求不会更少：{ $who }
reason-team-others = { $team } 人的视导组抽得出，但已找到的各方案若派出，别处未满足的要求不会更少
reason-team-others-at = { $team } 人的视导组抽得出，但已找到的各方案若派出，别处未满足的要求不会更少：{ $who }
reason-nobody = 联盟内没有人能满足 { $demand }；请增加合适的教师，或降低要求
reason-no-mentor-has = 联盟内没有导师具备：{ $wanted }
reason-no-team = { $rule }：余下的日子里组不成 { $team } 人的视导组
reason-no-team-at = { $rule }：余下的日子里组不成 { $team } 人的视导组：{ $who }
reason-no-host = E2：联盟内没有可承办且容量足够的幼儿园（events.csv 第 { $line } 行）；请在 kindergartens.csv 中设置“可承办”或“承办容量”
reason-event-closed = E1：学期内 { $from } 至 { $to } 没有可用的{ $duration ->
        [full] 整个工作日
       *[half] 半天
    }（events.csv 第 { $line } 行）；请放宽起止日期，或检查停课安排
reason-event-near = E4：可用的 { $of } 个{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 个距“{ $event }”（{ $date }）不足 { $gap } 天
reason-event-taken = E5：可用的 { $of } 个{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 个与本联盟的“{ $event }”（{ $date }）冲突
reason-event-crowded = E6：可用的 { $of } 个{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 个各联盟合计已有 { $parallel } 场活动，达到同时举行的上限
reason-event-busy = K1：可用的 { $of } 个{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 个当天开放的承办园都另有活动
reason-event-turn = E3：可用的 { $of } 个{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 个有空的园都还轮不到承办：{ $hosts }
reason-event-duties = E5：可用的 { $of } 个{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 个联盟内有送教或视导；已找到的各方案若举行这次活动，别处未满足的要求不会更少
reason-event-free = 可用的 { $of } 个{ $duration ->
        [full] 整天
       *[half] 半天
    }中，{ $n } 个单看没有规则阻止，但已找到的各方案若举行这次活动，别处未满足的要求不会更少
reason-pins-together = { $alliance }：锁定的活动不能同时排进一份日历
    .hint = 请逐条移去 pins.csv 中该联盟的锁定活动，直到能排出计划，再修改最后移去的那一条。
reason-pin-out-of-turn = 锁定的承办园{ $host }（“{ $event }”）轮不到（E3）：无论其余活动如何安排，{ $host }到学期末都会比{ $alliance }的另一所可承办园多承办至少两次
    .hint = 请锁定另一所承办园，或在 events.csv 中直接指定承办园，或先让轮到的园承办。
