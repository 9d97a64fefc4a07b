### Tables of distances (simplified Chinese)

distance-exists = { $path } 已经存在，没有写入。
    .hint = 用 --force 替换，或用 --out 另写一个文件。
distance-done = { $path } 已写入 { $n } 条路程。
distance-more = ……同类问题另有 { $n } 处
distance-no-coordinates = 幼儿园 { $id }（kindergartens.csv 第 { $line } 行）没有经纬度。
    .hint = 请补上经度和纬度，或用 --matrix 文件 给出路程矩阵。
distance-no-cell = 矩阵里没有 { $from } 与 { $to } 之间的路程，两园又没有经纬度可以估算。
    .hint = 两个方向至少填一格。
distance-not-an-answer = 这不是路程服务的应答（第 { $line } 行第 { $column } 列）：{ $detail }
    .hint = 请保存 …/table/v1/driving/…?annotations=distance,duration 的应答。
distance-all-zero = 应答中所有距离都是 0，而各园并不在同一处。
    .hint = 服务中没有这里的道路：请为它载入本地区的地图。
distance-refused = 路程服务答复 { $code }：{ $detail }
    .hint = 请检查服务及其地图。
distance-no-table = 应答里没有路程（distances）。
    .hint = 请求时请带上 annotations=distance,duration。
distance-rows = “{ $part }”有 { $have } 项，应有 { $want } 项。
    .hint = 请按 kindergartens.csv 的顺序查询全部有经纬度的幼儿园。
distance-columns = “{ $part }”第 { $row } 行有 { $have } 项，应有 { $want } 项。
    .hint = 请按 kindergartens.csv 的顺序查询全部有经纬度的幼儿园。
distance-elsewhere = 应答里 { $id } 的位置与其经纬度相距 { $km } 公里。
    .hint = 可能顺序与 kindergartens.csv 不同，或经度与纬度写反了。
distance-no-way = 应答里没有从 { $from } 到 { $to } 的路。
    .hint = 请检查两园是否都在服务的地图范围内，或用矩阵给出这一对。
distance-bad-value = 从 { $from } 到 { $to } 的 { $value } 既不是路程也不是时间。
    .hint = 请重新保存应答。
distance-address = “{ $address }”不是以 http:// 开头的地址。
    .hint = 请写本机或本地网络上的服务，例如 http://127.0.0.1:5000。
distance-unreachable = { $address } 没有应答：{ $detail }
    .hint = 请检查服务是否在运行、地址是否正确。
distance-status = { $address } 答复“{ $status }”，没有给出路程。
    .hint = 请检查地址，以及那里运行的是否为 OSRM 服务。
distance-redirected = { $address } 答复“{ $status }”，要求转到 { $to }；程序不会转过去。
    .hint = 请直接写服务本身的地址，不带 /table/…
distance-no-service = { $address } 有答复，但不是路程服务的应答。
    .hint = 请检查地址，以及那里运行的是否为 OSRM 服务。
