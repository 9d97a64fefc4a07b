### Starting folders and made-up scenarios (traditional Chinese)

init-not-empty = { $path } 不是空資料夾。沒有寫入任何檔案。
    .hint = 請指定一個新資料夾，或先清空它；程式從不覆蓋已有的檔案。
init-cannot-write = 無法寫入 { $path }：{ $why }。
    .hint = 請檢查資料夾是否存在、是否有寫入權限、磁碟是否有空間。
init-done = { $path } 已備好，可從這裡填起：{ $files } 個檔案。
    .hint = 填好各檔案後執行：alliance check { $path }
init-generated = { $path } 是一個虛構的縣：{ $files } 個檔案。
    .hint = 下一步：alliance plan { $path }
init-matrix-unreadable = { $path } 不能作為成本矩陣讀取
init-not-xlsx = 不寫 .{ $ending } 檔案。
    .hint = 請寫以 .xlsx 結尾的活頁簿名稱（WPS 和 Excel 都能開啟），或一個新的資料夾。
