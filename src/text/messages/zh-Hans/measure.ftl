### Measures of fairness (simplified Chinese)

# What is shared out
measure-of-burden = 负担（分钟），{ $period }
measure-of-duties = 外出任务次数，{ $period }
measure-of-hostings = 承办活动次数，{ $period }
measure-of-received = 接受送教次数，{ $period }
measure-of-inspected = 接受视导次数，{ $period }
measure-of-loads = 负担
measure-period-year = 本学年至今
measure-period-term = 仅本学期

# Groups
measure-group = { $alliance } { $role }
measure-alliance = { $alliance }
measure-county-role = { $county }{ $role }
measure-all = 全部
measure-column-group = 范围
measure-column-plan = 方案
measure-column-people = 人（园）数

# Measures
measure-name-mean = 平均
measure-name-largest = 最大
measure-name-smallest = 最小
measure-name-range = 极差
measure-name-max-min-ratio = 最大/最小
measure-name-variance = 方差
measure-name-cv = 变异系数
measure-name-cv-sample = 变异系数（样本）
measure-name-unfairness = 离均距离
measure-name-gini = 基尼
measure-name-gini-sample = 基尼（样本）
measure-name-jain = Jain
measure-name-theil-t = 泰尔T
measure-name-theil-l = 泰尔L
measure-name-atkinson = 阿特金森{ $epsilon }
measure-name-hoover = 胡佛
measure-name-top = 最重10%占比
measure-name-bottom = 最轻40%占比
measure-name-palma = 帕尔马
measure-name-envy-pairs = 不均对数
measure-name-one-duty = EF1
measure-one-duty-free = 是
measure-name-envious = 多担人数

# Plans
measure-plan = { $km } 公里，未满足 { $shortfall }，{ $broken ->
    [0] 不违反任何规则
   *[other] 违反规则 { $broken } 处
 }
measure-trap = 注意：{ $group }：按{ $measures }，{ $preferred } 比 { $lighter } 公平，而 { $lighter } 中没有人负担更重。
measure-trap-why = “没有人负担更重”：从最重到最轻逐位相比，人人不多，且有人更少。不平等指标只看差距，不看总量。
measure-loads-unreadable = { $path } 不能作为负担表读取
