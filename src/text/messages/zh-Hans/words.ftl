### Fixed words of the domain (simplified Chinese)

# The rows of a calendar
word-activity-outreach = 送教
word-activity-inspection = 视导
word-activity-event = 活动
word-activity-followup = 跟踪督查
word-activity-placement = 跟岗支教

# Events
word-event-open_half_day = 半日开放
word-event-research = 教研
word-event-training = 培训
word-event-meeting = 会议
word-event-showcase = 展示
word-event-seminar = 研讨
word-mode-in_person = 线下
word-mode-online = 线上
word-length-half = 半天
word-length-full = 全天

# Time
word-session-am = 上午
word-session-pm = 下午
word-session-day = 全天
word-weekday-monday = 周一
word-weekday-tuesday = 周二
word-weekday-wednesday = 周三
word-weekday-thursday = 周四
word-weekday-friday = 周五
word-weekday-saturday = 周六
word-weekday-sunday = 周日

# People and places
word-role-outreach = 骨干教师
word-role-inspection = 导师
word-support-weak = 薄弱
word-support-ordinary = 一般
word-support-strong = 优质
word-place-county = 县城
word-place-township = 乡镇
word-place-village = 村级
word-place-private = 民办
word-place-attached = 附设班
word-place-pastoral = 牧区
word-outcome-good = 良好
word-outcome-passed = 合格
word-outcome-weak = 待整改
word-placement-shadowing = 跟岗学习
word-placement-support = 支教

# How a plan is made
word-policy-cost = 里程最少
word-policy-balanced = 里程与最忙者兼顾
word-policy-minimax = 最忙者负担最小
word-policy-leximin = 从最忙者起逐个减负
word-policy-gini = 里程与差距兼顾
word-policy-owa = 里程与有序加权负担兼顾
word-policy-alpha = 里程与幂平均负担兼顾
word-policy-nash = 里程与纳什福利兼顾
word-stopped-optimal = 已证明没有更好的方案
word-stopped-time = 时间用完
word-stopped-work = 预定的搜索已做完
word-stopped-interrupt = 人工停止
word-language-zh-Hans = 简体中文
word-language-zh-Hant = 繁体中文
word-language-en = 英文
word-severity-error = 错误
word-severity-warning = 警告

# Hard rules
word-rule-P1 = 每人每个半天至多一项活动
word-rule-P2 = 同一天不能既送教又视导
word-rule-P3 = 每周外出天数上限
word-rule-P4 = 单程时间上限
word-rule-P5 = 每天行车时间上限
word-rule-P6 = 只到本联盟的其他园，且身份相符
word-rule-P7 = 本人当时有空
word-rule-P8 = 需要回避的人员或园所
word-rule-P9 = 本学期任务总时长
word-rule-K1 = 每园每天至多一项活动
word-rule-K2 = 每园每周接待上限
word-rule-K3 = 当时开园
word-rule-H1 = 本园留守：同时外出人数上限
word-rule-O1 = 每名教师送教次数上限
word-rule-O2 = 同一教师每学期到同一园至多一次
word-rule-O3 = 每园接受送教次数上限
word-rule-O4 = 送教小组人数上限
word-rule-I1 = 视导小组人数
word-rule-I2 = 每名导师视导次数上限
word-rule-I3 = 两次视导的间隔天数
word-rule-I4 = 每园学年视导次数上限
word-rule-I5 = 视导小组当天不拆分
word-rule-F1 = 跟踪督查的园所、时限与次数
word-rule-L1 = 跟岗、支教的连续天数与时限
word-rule-L2 = 接收园同日在园的跟岗、支教人数
word-rule-L3 = 跟岗、支教期间没有其他任务
word-rule-E1 = 活动的起止日期与时段
word-rule-E2 = 承办园须指定或有资格
word-rule-E3 = 轮流承办
word-rule-E4 = 联盟两次线下活动的间隔天数
word-rule-E5 = 联盟活动期间不排其他活动
word-rule-E6 = 各联盟合计同时举行的线下活动数上限
word-rule-PIN = 锁定的活动须原样保留

# Demands
word-demand-D1 = 教师应完成的送教
word-demand-D2 = 应做的视导
word-demand-D3 = 本学期的活动
word-demand-D4 = 园所应接受的送教
word-demand-D5 = 送教的不同学科
word-demand-D6 = 视导小组的专长
word-demand-D7 = 园所的教学语言
word-demand-D8 = 跟踪督查
word-demand-D9 = 跟踪督查小组中有上次视导的导师
word-demand-D10 = 跟岗、支教
