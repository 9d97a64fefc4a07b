### Starting folders and made-up scenarios (traditional Chinese)

init-not-empty = { $path } 不是空資料夾。沒有寫入任何檔案。
    .hint = 請指定一個新資料夾，或先清空它；程式從不覆蓋已有的檔案。
init-cannot-write = 無法寫入 { $path }：{ $why }。
    .hint = 請檢查資料夾是否存在、是否有寫入權限、磁碟是否有空間。
