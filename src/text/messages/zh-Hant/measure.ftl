### Measures of fairness (traditional Chinese)

# What is shared out
measure-of-burden = 負擔（分鐘），{ $period }
measure-of-duties = 外出任務次數，{ $period }
measure-of-hostings = 承辦活動次數，{ $period }
measure-of-received = 接受送教次數，{ $period }
measure-of-inspected = 接受視導次數，{ $period }
measure-of-loads = 負擔
measure-period-year = 本學年至今
measure-period-term = 僅本學期

# Groups
measure-group = { $alliance } { $role }
measure-alliance = { $alliance }
measure-county-role = { $county }{ $role }
measure-all = 全部
measure-column-group = 範圍
measure-column-plan = 方案
measure-column-people = 人（園）數

# Measures
measure-name-mean = 平均
measure-name-largest = 最大
measure-name-smallest = 最小
measure-name-range = 全距
measure-name-max-min-ratio = 最大/最小
measure-name-variance = 變異數
measure-name-cv = 變異係數
measure-name-cv-sample = 變異係數（樣本）
measure-name-unfairness = 離均距離
measure-name-gini = 吉尼
measure-name-gini-sample = 吉尼（樣本）
measure-name-jain = Jain
measure-name-theil-t = 泰爾T
measure-name-theil-l = 泰爾L
measure-name-atkinson = 阿特金森{ $epsilon }
measure-name-hoover = 胡佛
measure-name-top = 最重10%占比
measure-name-bottom = 最輕40%占比
measure-name-palma = 帕爾馬
measure-name-envy-pairs = 不均對數
measure-name-one-duty = EF1
measure-one-duty-free = 是
measure-name-envious = 多擔人數

# Plans
measure-plan = { $km } 公里，未滿足 { $shortfall }，{ $broken ->
    [0] 不違反任何規則
   *[other] 違反規則 { $broken } 處
 }
measure-trap = 注意：{ $group }：按{ $measures }，{ $preferred } 比 { $lighter } 公平，而 { $lighter } 中沒有人負擔更重。
measure-trap-why = 「沒有人負擔更重」：從最重到最輕逐位相比，人人不多，且有人更少。不平等指標只看差距，不看總量。
measure-loads-unreadable = { $path } 不能作為負擔表讀取
