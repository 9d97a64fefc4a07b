### Tables of distances (English)

distance-exists = { $path } is there already. Nothing was written.
    .hint = Give --force to replace it, or --out for another file.
distance-done = { $path } holds { $n } distances.
distance-more = … and { $n } more of the same
distance-no-coordinates = Kindergarten { $id } (kindergartens.csv, line { $line }) has no coordinates.
    .hint = Fill in longitude and latitude, or take the distances from a matrix: --matrix FILE.
distance-no-cell = The matrix has nothing for { $from } and { $to }, and they have no coordinates to fall back on.
    .hint = Fill in the cell one way or the other.
distance-not-an-answer = This is no answer of a table service (line { $line }, column { $column }): { $detail }
    .hint = Save what …/table/v1/driving/…?annotations=distance,duration gives.
distance-all-zero = The answer says 0 for every distance, though the kindergartens lie apart.
    .hint = The service has no roads here: load the map of the region into it.
distance-refused = The table service says { $code }: { $detail }
    .hint = Check the service and its map.
distance-no-table = The answer has no distances.
    .hint = Ask with annotations=distance,duration.
distance-rows = “{ $part }” has { $have } entries, { $want } are needed.
    .hint = Ask for all kindergartens with coordinates, in the order of kindergartens.csv.
distance-columns = Row { $row } of “{ $part }” has { $have } entries, { $want } are needed.
    .hint = Ask for all kindergartens with coordinates, in the order of kindergartens.csv.
distance-elsewhere = The answer puts { $id } { $km } km away from its coordinates.
    .hint = The order may be another than that of kindergartens.csv, or longitude and latitude are swapped.
distance-no-way = The answer knows no way from { $from } to { $to }.
    .hint = Check that both lie on the service's map, or give the pair in a matrix.
distance-bad-value = { $value } from { $from } to { $to } is neither a distance nor a duration.
    .hint = Save the answer again.
distance-address = “{ $address }” is no address that begins with http://.
    .hint = Name a service on this machine or network, e.g. http://127.0.0.1:5000.
distance-unreachable = { $address } gives no answer: { $detail }
    .hint = Check that the service runs and the address is right.
distance-status = { $address } answers “{ $status }” instead of distances.
    .hint = Check the address, and that an OSRM service runs there.
distance-redirected = { $address } answers “{ $status }” and sends on to { $to }, which is not followed.
    .hint = Name the address of the service itself, without /table/…
distance-no-service = { $address } answers, but not as a table service does.
    .hint = Check the address, and that an OSRM service runs there.
