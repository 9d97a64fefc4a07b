### Headings of the help, and command lines that are not understood (traditional Chinese)

usage-usage = 用法：
usage-commands = 命令：
usage-arguments = 參數：
usage-more-options = 選項：
usage-options = [選項]
usage-command = 命令
usage-default = ［預設：{ $values }］
usage-values = ［可以寫：{ $values }］
usage-exit-codes =
    只寫活頁簿或資料夾，就先檢查、再排計劃：alliance county.xlsx

    退出碼：
      0    完成：檔案已寫出，資料沒有錯誤，日曆沒有違反規則
      1    資料沒有通過檢查、違反規則或無法寫出；有幾個縣時，至少一個沒有排出
      2    命令列看不懂
      3    用了 --strict：計劃已寫出，但有要求未滿足
      130  第二次按 Ctrl-C 後停止

    命令所要的內容寫到標準輸出，其餘的話寫到標準錯誤。
usage-see-help = 全部命令和選項的說明：--help

# What is wrong
usage-no-value = { $arg } 後面要寫一個值。
usage-unknown-value = { $arg }：沒有“{ $value }”。可以寫：{ $values }。
usage-unknown-argument = 這裡沒有“{ $arg }”這個參數。
usage-unknown-command = 沒有“{ $command }”這個命令。
usage-no-such-path = 沒有“{ $path }”這個檔案或資料夾。
    .hint = 請核對名稱，或寫出完整路徑。現在所在的資料夾是 { $folder }。
usage-twice = { $arg } 只能寫一次。
usage-not-together = { $arg } 不能與 { $others } 同時使用。
usage-missing = 還缺：{ $args }
usage-missing-command = 還缺一個命令。
usage-too-many = { $arg }：“{ $value }”多寫了。
usage-bad-value = { $arg }：“{ $value }”無法讀取。
usage-other = 命令列看不懂。
usage-meant = 是不是：{ $near }
usage-not-whole = { $arg }：“{ $value }”不是整數。
usage-not-between = { $arg }：“{ $value }”不是 { $least } 到 { $most } 之間的整數。
usage-turned-round = { $arg }：“{ $value }”中前一個數大於後一個。
usage-not-share = { $arg }：“{ $value }”不是 0 到 1 之間的數。
usage-not-seconds = { $arg }：“{ $value }”不是秒數。
usage-not-shard = { $arg }：“{ $value }”不是 2/8 這樣的部分，也不是 auto 或 auto/8。
usage-shard-no-task = { $arg }：“{ $value }”要用任務編號，但這裡既沒有 SLURM_ARRAY_TASK_ID，也沒有 JOB_COMPLETION_INDEX。
usage-shard-no-count = { $arg }：“{ $value }”沒有寫任務數，只有 Slurm 陣列作業會給出。8 個任務請寫 auto/8。
usage-shard-uneven = { $arg }：陣列作業的任務編號間隔不一，會漏掉一部分。分 8 部分請寫 auto/8。
usage-not-date = { $arg }：“{ $value }”不是 2027-04-05 這樣的日期。
usage-not-kilometres = { $arg }：“{ $value }”不是公里數。
usage-not-measure = { $arg }：沒有“{ $value }”這個指標。有：{ $names }。
usage-enter = 按回車鍵關閉視窗。
