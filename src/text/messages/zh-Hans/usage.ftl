### Headings of the help, and command lines that are not understood (simplified Chinese)

usage-usage = 用法：
usage-commands = 命令：
usage-arguments = 参数：
usage-more-options = 选项：
usage-options = [选项]
usage-command = 命令
usage-default = ［默认：{ $values }］
usage-values = ［可以写：{ $values }］
usage-exit-codes =
    只写工作簿或文件夹，就先检查、再排计划：alliance county.xlsx

    退出码：
      0    完成：文件已写出，数据没有错误，日历没有违反规则
      1    数据没有通过检查、违反规则或无法写出；有几个县时，至少一个没有排出
      2    命令行看不懂
      3    用了 --strict：计划已写出，但有要求未满足
      130  第二次按 Ctrl-C 后停止

    命令所要的内容写到标准输出，其余的话写到标准错误。
usage-see-help = 全部命令和选项的说明：--help

# What is wrong
usage-no-value = { $arg } 后面要写一个值。
usage-unknown-value = { $arg }：没有“{ $value }”。可以写：{ $values }。
usage-unknown-argument = 这里没有“{ $arg }”这个参数。
usage-unknown-command = 没有“{ $command }”这个命令。
usage-no-such-path = 没有“{ $path }”这个文件或文件夹。
    .hint = 请核对名称，或写出完整路径。现在所在的文件夹是 { $folder }。
usage-twice = { $arg } 只能写一次。
usage-not-together = { $arg } 不能与 { $others } 同时使用。
usage-missing = 还缺：{ $args }
usage-missing-command = 还缺一个命令。
usage-too-many = { $arg }：“{ $value }”多写了。
usage-bad-value = { $arg }：“{ $value }”无法读取。
usage-other = 命令行看不懂。
usage-meant = 是不是：{ $near }
usage-not-whole = { $arg }：“{ $value }”不是整数。
usage-not-between = { $arg }：“{ $value }”不是 { $least } 到 { $most } 之间的整数。
usage-turned-round = { $arg }：“{ $value }”中前一个数大于后一个。
usage-not-share = { $arg }：“{ $value }”不是 0 到 1 之间的数。
usage-not-seconds = { $arg }：“{ $value }”不是秒数。
usage-not-shard = { $arg }：“{ $value }”不是 2/8 这样的部分，也不是 auto 或 auto/8。
usage-shard-no-task = { $arg }：“{ $value }”要用任务编号，但这里既没有 SLURM_ARRAY_TASK_ID，也没有 JOB_COMPLETION_INDEX。
usage-shard-no-count = { $arg }：“{ $value }”没有写任务数，只有 Slurm 数组作业会给出。8 个任务请写 auto/8。
usage-shard-uneven = { $arg }：数组作业的任务编号间隔不一，会漏掉一部分。分 8 部分请写 auto/8。
usage-not-date = { $arg }：“{ $value }”不是 2027-04-05 这样的日期。
usage-not-kilometres = { $arg }：“{ $value }”不是公里数。
usage-not-measure = { $arg }：没有“{ $value }”这个指标。有：{ $names }。
usage-enter = 按回车键关闭窗口。
