### Starting folders and made-up scenarios (English)

init-not-empty = { $path } is not empty. No file was written.
    .hint = Name a new folder, or empty this one first: nothing is ever overwritten.
init-cannot-write = { $path } cannot be written: { $why }.
    .hint = Check that the folder exists, that you may write there and that the disk has room.
init-done = { $path } holds a starting scenario: { $files } files.
    .hint = Fill in the files, then: alliance check { $path }
init-generated = { $path } holds a made-up county: { $files } files.
    .hint = Next: alliance plan { $path }
init-matrix-unreadable = { $path } cannot be read as a matrix of costs
init-not-xlsx = Files that end in .{ $ending } are not written.
    .hint = Name a workbook that ends in .xlsx, or a new folder.
