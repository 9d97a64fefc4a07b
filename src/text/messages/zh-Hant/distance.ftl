### Tables of distances (traditional Chinese)

distance-exists = { $path } 已經存在，沒有寫入。
    .hint = 用 --force 替換，或用 --out 另寫一個檔案。
distance-done = { $path } 已寫入 { $n } 條路程。
distance-more = ……同類問題另有 { $n } 處
distance-no-coordinates = 幼兒園 { $id }（kindergartens.csv 第 { $line } 行）沒有經緯度。
    .hint = 請補上經度和緯度，或用 --matrix 檔案 給出路程矩陣。
distance-no-cell = 矩陣裡沒有 { $from } 與 { $to } 之間的路程，兩園又沒有經緯度可以估算。
    .hint = 兩個方向至少填一格。
distance-not-an-answer = 這不是路程服務的應答（第 { $line } 行第 { $column } 欄）：{ $detail }
    .hint = 請儲存 …/table/v1/driving/…?annotations=distance,duration 的應答。
distance-all-zero = 應答中所有距離都是 0，而各園並不在同一處。
    .hint = 服務中沒有這裡的道路：請為它載入本地區的地圖。
distance-refused = 路程服務答覆 { $code }：{ $detail }
    .hint = 請檢查服務及其地圖。
distance-no-table = 應答裡沒有路程（distances）。
    .hint = 請求時請帶上 annotations=distance,duration。
distance-rows = 「{ $part }」有 { $have } 項，應有 { $want } 項。
    .hint = 請按 kindergartens.csv 的順序查詢全部有經緯度的幼兒園。
distance-columns = 「{ $part }」第 { $row } 行有 { $have } 項，應有 { $want } 項。
    .hint = 請按 kindergartens.csv 的順序查詢全部有經緯度的幼兒園。
distance-elsewhere = 應答裡 { $id } 的位置與其經緯度相距 { $km } 公里。
    .hint = 可能順序與 kindergartens.csv 不同，或經度與緯度寫反了。
distance-no-way = 應答裡沒有從 { $from } 到 { $to } 的路。
    .hint = 請檢查兩園是否都在服務的地圖範圍內，或用矩陣給出這一對。
distance-bad-value = 從 { $from } 到 { $to } 的 { $value } 既不是路程也不是時間。
    .hint = 請重新儲存應答。
distance-address = 「{ $address }」不是以 http:// 開頭的位址。
    .hint = 請寫本機或區域網路上的服務，例如 http://127.0.0.1:5000。
distance-unreachable = { $address } 沒有應答：{ $detail }
    .hint = 請檢查服務是否在執行、位址是否正確。
distance-status = { $address } 答覆「{ $status }」，沒有給出路程。
    .hint = 請檢查位址，以及那裡執行的是否為 OSRM 服務。
distance-redirected = { $address } 答覆「{ $status }」，要求轉到 { $to }；程式不會轉過去。
    .hint = 請直接寫服務本身的位址，不帶 /table/…
distance-no-service = { $address } 有答覆，但不是路程服務的應答。
    .hint = 請檢查位址，以及那裡執行的是否為 OSRM 服務。
