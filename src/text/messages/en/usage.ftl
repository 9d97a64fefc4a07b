### Headings of the help, and command lines that are not understood (English)

usage-usage = Usage:{" "}
usage-commands = Commands:
usage-arguments = Arguments:
usage-more-options = Options:
usage-options = [OPTIONS]
usage-command = COMMAND
usage-default = {" "}[default: { $values }]
usage-values = {" "}[possible values: { $values }]
usage-exit-codes =
    To check and plan at once, give the scenario alone: alliance county.xlsx

    Exit codes:
      0    done: the files are written, the scenario has no error, the calendar
           breaks no rule
      1    the input is refused, a rule is broken, or the output cannot be written;
           of several counties, at least one has no plan
      2    the command line is not understood
      3    with --strict: the plan is written and leaves a demand unmet
      130  stopped by a second Ctrl-C

    What a command was asked for goes to standard output, everything else to
    standard error.
usage-see-help = More about all commands and options: --help

# What is wrong
usage-no-value = { $arg } needs a value.
usage-unknown-value = { $arg }: there is no “{ $value }”. It can be: { $values }.
usage-unknown-argument = There is no argument “{ $arg }” here.
usage-unknown-command = There is no command “{ $command }”.
usage-no-such-path = There is no file or folder “{ $path }”.
    .hint = Check the spelling, or write the whole path. This folder is { $folder }.
usage-twice = { $arg } can be given only once.
usage-not-together = { $arg } cannot be used together with { $others }.
usage-missing = Not given, but needed: { $args }
usage-missing-command = A command is missing.
usage-too-many = { $arg }: “{ $value }” is one value too many.
usage-bad-value = { $arg }: “{ $value }” cannot be read.
usage-other = The command line cannot be understood.
usage-meant = Is this meant: { $near }?
usage-not-whole = { $arg }: “{ $value }” is not a whole number.
usage-not-between = { $arg }: “{ $value }” is not a whole number from { $least } to { $most }.
usage-turned-round = { $arg }: in “{ $value }” the first number is larger than the second.
usage-not-share = { $arg }: “{ $value }” is not a number from 0 to 1.
usage-not-seconds = { $arg }: “{ $value }” is not a number of seconds.
usage-not-shard = { $arg }: “{ $value }” is not a part as 2/8, nor auto, nor auto/8.
usage-shard-no-task = { $arg }: “{ $value }” asks for the number of the task, but neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set here.
usage-shard-no-count = { $arg }: “{ $value }” says nothing of the number of tasks, and only a Slurm array tells it. Write auto/8 for 8 tasks.
usage-shard-uneven = { $arg }: the numbers of the array’s tasks are not evenly spaced, so a part would be left out. Write auto/8 for 8 parts.
usage-not-date = { $arg }: “{ $value }” is not a date as 2027-04-05.
usage-not-kilometres = { $arg }: “{ $value }” is not a number of kilometres.
usage-not-measure = { $arg }: there is no measure “{ $value }”. There are: { $names }.
usage-enter = Press Enter to close this window.
