### Starting folders and made-up scenarios (simplified Chinese)

init-not-empty = { $path } 不是空文件夹。没有写入任何文件。
    .hint = 请指定一个新文件夹，或先清空它；程序从不覆盖已有的文件。
init-cannot-write = 无法写入 { $path }：{ $why }。
    .hint = 请检查文件夹是否存在、是否有写权限、磁盘是否有空间。
init-done = { $path } 已备好，可从这里填起：{ $files } 个文件。
    .hint = 填好各文件后运行：alliance check { $path }
init-generated = { $path } 是一个虚构的县：{ $files } 个文件。
    .hint = 下一步：alliance plan { $path }
init-matrix-unreadable = { $path } 不能作为成本矩阵读取
init-not-xlsx = 不写 .{ $ending } 文件。
    .hint = 请写以 .xlsx 结尾的工作簿名称（WPS 和 Excel 都能打开），或一个新的文件夹。
