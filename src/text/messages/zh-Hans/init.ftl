### Starting folders and made-up scenarios (simplified Chinese)

init-not-empty = { $path } 不是空文件夹。没有写任何文件。
    .hint = 请指定一个新文件夹，或先清空它；程序从不覆盖已有的文件。
init-cannot-write = 无法写入 { $path }：{ $why }。
    .hint = 请检查文件夹是否存在、是否有写权限、磁盘是否有空间。
