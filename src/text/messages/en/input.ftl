### Findings about the input (English)

# Files and their shape
input-no-folder = There is no file or folder “{ $folder }”.
    .hint = Check the spelling and the path; it has to lead to a workbook (.xlsx) or to the folder in which scenario.toml stands.
input-not-a-folder = “{ $folder }” is neither a folder nor a workbook.
    .hint = Give the folder in which scenario.toml and the tables stand, or an .xlsx workbook.
input-cannot-read = { $why ->
    [missing] There is no such file.
    [folder] This is a folder, not a file.
    [permission] This cannot be read: permission denied.
    [not-a-file] This is no regular file but a pipe, a device or the like.
   *[other] This cannot be read: { $detail }.
 }
    .hint = { $why ->
        [missing] Check the path and the name.
        [folder] Give the path of a file, or move the folder out of the way.
        [not-a-file] Copy what it gives into a file.
       *[other] Close other programs that hold it open and check that you may read it.
    }
input-missing-file = { $file } is missing in “{ $folder }”.
    .hint = Put a file of this name there; with no rows to enter, the line of headers is enough for events.csv and staff.csv.
input-file-too-large = The file is larger than { $limit } MiB.
    .hint = A table of a county is far smaller; check that the right file stands here.
input-bad-encoding = This line has bytes that are neither UTF-8 nor GB18030 text.
    .hint = Open the file in the spreadsheet program and save it again as “CSV UTF-8”.
input-binary = This is not plain text.
    .hint = An Excel workbook that was only renamed cannot be read: open it and save it as “CSV UTF-8”.
input-cell-too-long = The cell has more than { $limit } characters.
    .hint = Shorten the cell; often a quotation mark further up has swallowed the rows in between.
input-unclosed-quote = A quotation mark (") is opened on this line and never closed.
    .hint = Close it, or remove it if it was typed by mistake.
input-empty-file = The file is empty.
    .hint = Its first line has to hold the headers.
input-wrong-delimiter = The columns are separated by { $delimiter ->
        [tab] tabs
       *[other] “{ $delimiter }”
    }, not by commas.
    .hint = Save the file again as “CSV UTF-8 (comma delimited)”.
input-edited-view = The sheet “{ $sheet }” was changed, but it is not read.
    .hint = { $kind ->
        [calendar] Change the row in the sheet “{ $read }” instead, then undo the change here or delete this sheet; `alliance replan … --keep-edits` writes all sheets anew.
       *[scenario] Enter it in the sheet of the table that it belongs to ({ $read }), then undo the change here or delete this sheet.
    }
input-unread-sheets = Only the sheet “{ $read }” is read; changes in { $sheets } do not count.
    .hint = If something was changed there, change the row in “{ $read }” instead.
input-missing-column = The column { $column } is missing.
    .hint = Add a column with this header to the first line and fill it in for every row.
input-duplicate-column = “{ $header }” is the same column as “{ $other }” (column { $other-column }).
    .hint = Keep one of the two.
input-too-many-fields = The row has { $have } cells, the line of headers { $want }.
    .hint = A cell that holds a comma has to stand in quotation marks ("); lists are separated by ; instead.
input-too-few-fields = The row has { $have } cells, the line of headers { $want }.
    .hint = Leave a cell empty, but keep its comma.
input-too-many-rows = The table has more than { $limit } rows; the rest was not read.
    .hint = Check that the right file stands here.
input-no-rows = The table has headers, but no rows.
    .hint = Enter at least one row.
input-swallowed-rows = A quotation mark (") is opened on this line, and the cell swallows the { $n ->
        [one] line
       *[other] { $n } lines
    } below it.
    .hint = Remove the quotation mark before the name, and the one further down that closes it.
input-big5 = This looks like Big5 text.
    .hint = Open the file in the spreadsheet program and save it again as “CSV UTF-8”.
input-control-character = Column { $column } has a character that is no text ({ $character }).
    .hint = Delete the cell and type it again; if the whole file looks like this, it was not written to its end: save it again as “CSV UTF-8”.
input-similar-file = “{ $name }” is not read: no file of a scenario is called so.
    .hint = If it is meant to be { $suggestion }, rename it.
input-unknown-column = No column is called “{ $header }”; it is left out.
    .hint = Correct the header, or ignore this if the column is for your own use.
input-more-of-the-same = { $count ->
        [one] One more finding of this sort in this file is not listed.
       *[other] { $count } more findings of this sort in this file are not listed.
    }
    .hint = Mend those that are listed, then check again.

# Single cells
input-empty-cell = The cell is empty, but has to be filled in.
    .hint = Enter a value, or delete the row if it is not needed.
input-not-a-number = “{ $value }” is not a number.
    .hint = Write a number from { $least } to { $most }; a unit must be that of the column, and there are no commas.
input-not-whole = “{ $value }” is not a whole number.
    .hint = Write a whole number from { $least } to { $most }.
input-out-of-range = “{ $value }” is not between { $least } and { $most }.
    .hint = { $coordinate ->
        [yes] Correct the number; longitude and latitude are easily swapped.
       *[no] Correct the number.
    }
input-not-a-date = “{ $value }” is not a date.
    .hint = Write year, month and day as 2027-03-01, 2027.3.1, 2027/3/1 or 2027年3月1日.
input-impossible-date = There is no day “{ $value }”.
    .hint = Check year, month and day.
input-unknown-word = “{ $value }” is not a word that can stand here.
    .hint = { $similar ->
        [yes] Did you mean “{ $suggestion }”? Possible: { $allowed }.
       *[no] Possible: { $allowed }.
    }
input-from-after-to = The first day { $from } lies after the last day { $to }.
    .hint = Swap the two dates or correct one of them.
input-bad-id = “{ $value }” cannot be an id.
    .hint = An id has at most 100 characters, no comma, semicolon, colon or line break, does not begin with = + - or @, and is not a word like “all” or “全部”.

# scenario.toml
input-toml-syntax = This line is not valid: { $why ->
        [twice] this setting or table is there twice
        [quote] a text lacks a straight quotation mark (")
        [equals] there is no = between name and value, or one too many
        [bracket] a bracket [ ] {"{"} {"}"} is missing
        [comma] commas between the items of a list are missing or too many
        [value] there is no value after =
        [number] this is not a number, date, true or false as TOML writes it
        [key] the name of a setting may hold only letters, digits, _ and -
       *[other] it cannot be understood from here on
    }.
    .hint = Settings are written key = value, texts in straight quotation marks ("); check for fullwidth signs such as “ ” ， ＝.
input-missing-key = { $key } is missing or empty.
    .hint = Add the line; it has no default.
input-wrong-type = { $key } has to be { $expected ->
        [table] a section or a table
        [text] a text in quotation marks
        [list] a list in square brackets
        [number] a number
        [whole-number] a whole number
       *[date] a date such as 2027-03-01
    }.
    .hint = Correct the value.
input-setting-out-of-range = { $key } has to lie between { $least } and { $most }.
    .hint = Correct the value.
input-bad-weights = { $key } has to be a list of up to { $most } numbers, the first above 0, none larger than the one before it.
    .hint = Write the weights from the largest down, for example [3, 2, 1].
input-term-outside-year = The term reaches beyond the school year, { $year-start } to { $year-end }.
    .hint = Correct [term] or [year].
input-term-too-long = From start to end there are { $days } days, more than { $most }.
    .hint = Check the years of the two dates.
input-term-index = Term { $index } of a year with { $terms ->
        [one] one term
       *[other] { $terms } terms
    } does not exist.
    .hint = Correct term.index or year.terms.
input-bad-month = “{ $key }” is not a month.
    .hint = { $similar ->
        [yes] Did you mean "{ $suggestion }"?
       *[no] Write year and month as "2027-03".
    }
input-holidays-unknown = The built-in table of holidays knows nothing of { $year }.
    .hint = Set calendar.holidays = "none" and add the days of the official notice to closures.csv: days off as closed, make-up days as working, for all.
input-no-working-day = From { $start } to { $end } there is no working day.
    .hint = Check the dates of the term, calendar.weekend and the rows for all in closures.csv.
input-similar-key = There is no setting { $key }.
    .hint = Did you mean { $suggestion }? Correct the name, or delete the line.
input-stray-key = There is no setting { $key }.
    .hint = Correct the name, or delete the line. There are: { $known }.
input-unknown-key = There is no setting { $key }; it is left out.
    .hint = Check the spelling and the section in which it stands.
input-holidays-statutory = Of { $year } only the statutory festival days are known, not the official arrangement with its make-up working days.
    .hint = Once the official notice is out, add its days to closures.csv: days off as closed, make-up days as working, for all.
input-index-assumed = term.index is missing; { $index } is taken.
    .hint = Say which term of the year this is: the inspections still due depend on it.

# Rows that name one another
input-duplicate-id = The id “{ $id }” is taken: { $other-file }, line { $other-line }.
    .hint = Ids are unique over all tables; give one of the two rows another id.
input-unknown-id = There is no { $expected ->
        [alliance] alliance
        [kindergarten] kindergarten
        [person] person
        [event] event
        [apart] person or kindergarten
       *[who] alliance, kindergarten or person
    } with the id or the name “{ $id }”.
    .hint = { $similar ->
        [yes] Did you mean “{ $suggestion }”?
       *[no] Correct it, or add the row to its table.
    }
input-wrong-kind-of-id = “{ $id }” is { $is ->
        [alliance] an alliance
        [kindergarten] a kindergarten
        [person] a person
        [event] an event
        [series] a row for several events
        [followup] a follow-up
        [placement] a placement
       *[activity] an activity of the past
    } ({ $other-file }, line { $other-line }); { $expected ->
        [alliance] an alliance
        [kindergarten] a kindergarten
        [person] a person
        [apart] a person or a kindergarten
       *[event] an event
    } has to stand here.
    .hint = Check that the cells of the row stand in the right columns.
input-lead-outside = The lead “{ $lead }” of alliance “{ $alliance }” is in alliance “{ $other-alliance }” (kindergartens.csv, line { $other-line }).
    .hint = A lead belongs to its own alliance: correct one of the two rows.
input-no-members = No kindergarten is in alliance “{ $alliance }”.
    .hint = Enter its kindergartens in kindergartens.csv, or delete the alliance.
input-half-position = Only the { $given ->
        [longitude] longitude
       *[latitude] latitude
    } is given.
    .hint = Fill in both coordinates or neither.
input-no-distance = “{ $kindergarten }” has no coordinates, and distances.csv has no row for the way to “{ $other }”{ $more ->
        [0] {""}
        [one] {" "}and to one more kindergarten of the alliance
       *[other] {" "}and to { $more } more kindergartens of the alliance
    }.
    .hint = Fill in longitude and latitude, or add the ways to distances.csv.
input-self-distance = The row leads from “{ $id }” to itself.
    .hint = Correct one of the two ids or delete the row.
input-distance-twice = The way from “{ $from }” to “{ $to }” has another value in line { $other-line }.
    .hint = Keep the row that is right.
input-working-not-all = A make-up working day is for all, not for “{ $who }” alone.
    .hint = Write all under who, or closed under kind.
input-alliance-too-large = Alliance “{ $alliance }” has { $count } kindergartens; more than { $most } cannot be planned together.
    .hint = Divide it, or check the alliance column of kindergartens.csv.
input-closed-and-working = On { $date } ({ $session ->
        [am] morning
       *[pm] afternoon
    }) this row and line { $other-line } say both closed and working for all.
    .hint = Keep the row that is right, or give each its own days or sessions.
input-apart-from-self = “{ $person }” cannot be kept apart from themselves.
    .hint = Correct one of the two ids or delete the row.
input-host-is-home = “{ $person }” works at “{ $host }” already: a placement is at another kindergarten.
    .hint = Correct the host or the person.
input-host-out-of-reach = “{ $host }” is neither in the alliance of “{ $person }” nor the lead of another one.
    .hint = Choose a kindergarten of the alliance, or the lead of another.
input-unused-person = “{ $person }” is neither a backbone teacher nor a mentor and gets no duties.
    .hint = Write yes under backbone or mentor if the person is to have duties.
input-no-subjects = The backbone teacher “{ $person }” has no subjects, so the visits add nothing to the variety asked for.
    .hint = Fill in subjects, separated by ;.
input-useless-expertise = The mentor “{ $person }” has none of the expertise that teams need: { $asked }.
    .hint = Check that the words are the same as in inspection.expertise.
input-out-of-reach = “{ $person }” can reach no other kindergarten of the alliance: the nearest is { $nearest } minutes away, the limit is { $limit }.
    .hint = Check the coordinates or distances, max_one_way_minutes of the row, and travel.max_one_way_minutes.
input-null-island = Longitude and latitude are both 0: that is a place in the sea.
    .hint = Leave both cells empty if they are not known, and give the distances in distances.csv.
input-swapped-position = Longitude { $longitude } and latitude { $latitude } look swapped: so they lie outside China, the other way round inside.
    .hint = Swap the two cells.
input-outside-china = Longitude { $longitude } and latitude { $latitude } lie outside China.
    .hint = Check both numbers; distances and costs are worked out from them.
input-far-away = “{ $kindergarten }” lies { $km } km in a straight line from the middle of its alliance.
    .hint = Check longitude and latitude; distances and costs are worked out from them.
input-visits-max-below = “{ $person }” is asked for { $visits-per-term } visits but may make only { $visits-max }.
    .hint = Raise visits_max or lower visits_per_term; else visits stay unmet.
input-receives-max-below = “{ $kindergarten }” should receive { $visits-min } visits but may receive only { $visits-max }.
    .hint = Raise visits_max or lower visits_min; else visits stay unmet.
input-team-too-small = Alliance “{ $alliance }” has { $count ->
        [0] no mentor
        [one] only one mentor
       *[other] only { $count } mentors
    }, and a team needs { $team }: it cannot inspect.
    .hint = Enter more mentors or lower inspection.team; else every inspection stays unmet.
input-language-unspoken = Nobody from another kindergarten of the alliance speaks “{ $language }”, the language of “{ $kindergarten }”.
    .hint = Check that languages of the staff are written as language of the kindergarten.
input-closure-never = No day from { $from } to { $to } falls on the weekdays of this row: it changes nothing.
    .hint = Check the weekdays and the dates.
input-replaced-place = Only for a person can somebody stand in; “{ $who }” is none.
    .hint = Empty the cell, or name a person under who.
input-row-twice = Line { $other-line } says the same.
    .hint = Delete one of the two rows, or correct it.
input-apart-idle = “{ $person }” and “{ $other }” can never meet anyway: the row changes nothing.
    .hint = Nothing to do if that is so; else check the ids.
input-placement-room = Placement “{ $id }” finds no { $days } working days on end from { $from } to { $to } on which the person is available; the most is { $longest }: it would not take place.
    .hint = Widen the window, ask for fewer days, or check closures of the person, the home and the host.
input-follow-up-closed = From { $from } to { $to } the kindergarten of follow-up “{ $id }” is never open in this term: it would not take place.
    .hint = Move the window, or check weekends, holidays and closures.
input-span-cut = The window of “{ $id }” leaves the term; only { $from } to { $to } counts.
    .hint = Nothing to do if that is meant; else correct the dates.

# Events
input-window-outside-term = “{ $event }” cannot take place outside the term: { $date } is not between { $start } and { $end }.
    .hint = Choose a day of the term.
input-window-closed = From { $from } to { $to } there is no { $duration ->
        [full] whole working day
       *[half] working half-day
    } of the term on which event “{ $event }” could take place: it will stay unmet.
    .hint = Widen the window, or check the term, weekends, holidays and closures of the alliance and the host.
input-host-elsewhere = The host “{ $host }” of event “{ $event }” is not in alliance “{ $alliance }” (kindergartens.csv, line { $other-line }).
    .hint = Name a kindergarten of the alliance, or leave host empty.
input-host-online = Event “{ $event }” is online, but a host is named.
    .hint = Leave host empty, or write in_person under mode.
input-too-many-times = The window has { $days ->
        [one] one day
       *[other] { $days } days
    }, too few for { $times } events.
    .hint = Widen the window or lower times.
input-no-host = No kindergarten of alliance “{ $alliance }” may host event “{ $event }” and holds { $people } people: it would not take place.
    .hint = Name a host, or check can_host and host_capacity.
input-few-events = Alliance “{ $alliance }” comes to { $count ->
        [one] one event
       *[other] { $count } events
    } in the school year; { $min } are asked for.
    .hint = Add events to events.csv, or the past ones to history.csv.

# Calendars, histories and pins
input-outside-history = { $date } does not lie in the part of the school year before the term ({ $year-start } up to the day before { $term-start }).
    .hint = Keep only what took place in this school year before the term.
input-whole-day-duty = “{ $kind }” takes one session, not a whole day.
    .hint = Write am or pm.
input-no-staff = “{ $kind }” needs people.
    .hint = Enter the ids of the staff, separated by ;.
input-staff-twice = “{ $id }” is named twice in the row.
    .hint = Delete one of the two.
input-staff-at-event = A row of an event names no staff.
    .hint = Empty the cell.
input-no-place = “{ $kind }” needs a kindergarten.
    .hint = Enter the id of the kindergarten that is visited.
input-kind-of-duty = “{ $kind }” is no event and has no kind of event.
    .hint = Empty the cell, or write event under kind.
input-unknown-event = There is no { $is ->
        [event] event
        [followup] follow-up
       *[placement] placement
    } “{ $id }” in { $table }.
    .hint = { $similar ->
        [yes] Did you mean “{ $suggestion }”?
       *[no] The id of such a row is its id in { $table }.
    }
input-other-alliance = Kindergarten “{ $kindergarten }” is not in alliance “{ $alliance }” (kindergartens.csv, line { $other-line }).
    .hint = Correct the alliance or the kindergarten.
input-event-disagrees = “{ $value }” is not what events.csv, line { $line }, says of event “{ $id }”.
    .hint = Make the row agree with events.csv.
input-gone-staff = “{ $id }” is not in staff.csv and is left out of this row.
    .hint = Nothing to do if the person has left; else correct the id.
input-bad-hours = “{ $value }” ({ $key }) is not a span of hours.
    .hint = Write the beginning and the end like "08:30-11:30".
input-hours-overlap = The afternoon begins before the morning ends.
    .hint = Correct the hours; where neither is given, 08:30-11:30 and 14:30-17:30 hold.

# Tables made elsewhere
input-incomplete-option = { $option } is not complete.
    .hint = Write it like { $option } { $example }.
input-not-two-ends = A road has two ends.
    .hint = Name both kindergartens: K012;K030 in a table, --road K012:K030:2027-04-01..2027-05-01 as an option.
input-mark-without-state = This row has a remark, but not what became of the activity.
    .hint = Choose in the column “status”: done, cancelled, moved or replaced.
input-mark-without-day = The activity is marked as moved, but not to which day.
    .hint = Write the day in the column “held_on”. If it is still to come, change the calendar with alliance replan.
input-mark-without-people = The activity is marked as done by others, but not by whom.
    .hint = Write everybody who came in the column “held_by”, or P149=P131 for P131 instead of P149.
input-mark-cancelled-held = The activity is marked as cancelled, and also with a day, people or a result.
    .hint = Keep one of the two.
input-no-loads = No column holds a number, so there is no load to measure.
    .hint = Give each plan a column of numbers under a header; a column called group tells groups apart.
input-not-square = Numbers without commas are n and n × n costs; or m, n, m × n costs, m × n burdens and m limits; or such problems after their number. { $n } is followed by { $have } numbers.
    .hint = Give the file in one of OR-Library's forms, or as a CSV with one row a teacher and one column a kindergarten.
input-matrix-too-large = The matrix has { $rows } rows and { $columns } columns; one alliance can hold { $most } of both together.
    .hint = Split the matrix.
input-which-problem = The file holds { $problems } problems{ $asked ->
        [none] .
       *[other] , none of which is the { $asked }th.
    }
    .hint = Choose one by its number: --problem 1 to --problem { $problems }.
input-other-shape = { $rows } rows and { $columns } columns stand here, but { $want-rows } and { $want-columns } in the costs.
    .hint = Give one number for each pair, row or column of the costs, in their order; of rows and columns only some where the column name names them.
input-no-limit = “{ $header }” is no limit.
    .hint = Possible: { $allowed }.
input-no-such-line = “{ $name }” { $why ->
        [twice] stands here twice.
       *[unknown] is not in the matrix of costs.
    }
    .hint = Write each name once and as the matrix does; where it has none, rows and columns are numbered from 1.
input-other-name = “{ $name }” stands here, but “{ $other }” in the costs.
    .hint = Put rows and columns in the order of the costs.

# Workbooks
input-old-workbook = this is an old (.xls) or encrypted workbook.
    .hint = Open it in the spreadsheet program, take the password off and save it as an .xlsx workbook.
input-broken-workbook = this workbook is damaged and cannot be read.
    .hint = Open it in the spreadsheet program and save it as a new .xlsx workbook.
input-no-workbook = this file only has the name of a workbook: what is in it is not one.
    .hint = If it is a table saved as text, let its name end in .csv. Otherwise open it in the spreadsheet program and save it as an .xlsx workbook.
input-workbook-too-large = the workbook unpacks to far more than the tables of any county.
    .hint = Copy the sheets that are needed, as values, into a new workbook.
input-sheet-too-large = the sheet holds far more than the tables of any county; it was not read.
    .hint = Copy the rows that are needed, as values, into a new sheet.
input-missing-sheet = “{ $workbook }” has no sheet { $sheet }.
    .hint = Add the sheet, or rename yours. If there is nothing to put into the sheets of staff or events, the row of headers is enough.
input-sheet-twice = the sheets “{ $other }” and “{ $sheet }” are for the same table; only the first was read.
    .hint = Keep one of them, or give the other a name that is no table's.
input-similar-sheet = the sheet “{ $sheet }” is not read: no table is called so.
    .hint = { $similar ->
        [yes] If it is “{ $suggestion }”, rename it.
       *[no] Rename it if it is one of the tables.
    }
input-cell-fault = the formula in this cell shows { $value }.
    .hint = Mend the formula, or write the value itself.
input-cell-uncached = the file does not hold the result of the formula in this cell.
    .hint = Open the workbook in the spreadsheet program and save it, or write the value itself.
input-setting-twice = { $key } is already set in row { $line }.
    .hint = Keep one of the two rows.
input-name-disagrees = { $id } is “{ $is }”, not “{ $name }”.
    .hint = Where somebody else is to go, change the id and the name, or write one of the two alone.
input-name-ambiguous = Several are called “{ $name }”: { $rows }.
    .hint = Write the kindergarten in brackets behind the name, as listed, or the id.
input-part-of-day = “{ $kind }” takes whole days, not one session.
    .hint = Write day.
input-no-until = A placement needs its last day.
    .hint = Fill in until; add the column if the table has none.
input-needs-no-until = Only a placement has a last day.
    .hint = Empty the cell.
input-one-person = A placement is of one person.
    .hint = Leave one id in the cell.
input-similar-column = No column is called “{ $header }”.
    .hint = Did you mean “{ $suggestion }”? If the column is for your own use, give it a name that is less alike.
input-other-weekday = The day of the week in “{ $value }” is not that of the date.
    .hint = Correct the date or the day of the week.
input-time-ignored = The time is left out; the day is { $date }.
    .hint = Where only half a day is meant, write am or pm in the column for it.
input-circle-is-yes = “{ $value }” is read as yes.
    .hint = Write yes or no to be sure.
input-rounded-id = “{ $id }” looks like a long number whose last digits the spreadsheet program has cut off.
    .hint = Format the column as text and type the number again, or use a shorter id or none.
input-index-contradicted = This is planned as term { $index }, but { $start } to { $end } looks like term { $likely }.
    .hint = Correct term.index or the dates: the inspections still due in the year are worked out from it.
input-name-contradicted = “{ $name }” speaks of another year or term than { $year-start } to { $year-end }, term { $index }.
    .hint = Correct the name, which is printed on every page, or the dates.
input-no-history = This is term { $index }, and nothing is said of what took place before it.
    .hint = Put the calendar of the earlier term here; without it, everything that the school year asks for is planned once more.
input-person-twice = “{ $name }” of { $home } stands in line { $other-line } already.
    .hint = If it is one person, put both rows into one, or the person may be planned in two places at once. If they are two, tell them apart in the name.
input-same-name = Two people are called “{ $name }”: at { $home } and, in line { $other-line }, at { $other-home }.
    .hint = If it is one person, put both rows into one. If they are two, leave it.
input-place-twice = A kindergarten called “{ $name }” stands in line { $other-line } already.
    .hint = If it is the same, delete one row. If there are two, tell them apart in the name.

# Hidden and struck out
input-hidden-rows = { $count ->
        [one] Row { $rows } is hidden or filtered out, but counts.
       *[other] Rows { $rows } are hidden or filtered out, but count.
    }
    .hint = Delete rows that are not meant; show those that are.
input-struck-rows = { $count ->
        [one] Row { $rows } is struck out, but counts.
       *[other] Rows { $rows } are struck out, but count.
    }
    .hint = Delete rows that are not meant any more; take the line off those that are.
input-hidden-columns = Columns are hidden, but count: { $columns }.
    .hint = Show them, or delete them.
