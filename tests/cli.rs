//! The command line from outside: exit codes, streams, languages.

use assert_cmd::Command;

fn alliance(line: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
    // Without a desktop a workbook alone is planned, and not opened in a browser.
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.args(line).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_GB.UTF-8");
    command
}

/// Exit code, standard output, standard error.
fn run(mut command: Command) -> (i32, String, String) {
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
}

#[test]
fn usage_is_2_and_nothing_on_stdout() {
    for line in [
        &["dance"][..],
        &["plan"],
        &["plan", "x", "--time-limit", "-1"],
        &["plan", "x", "--policy", "fair"],
        &["check", "x", "--lang", "fr"],
        &["verify", "x"],
        &["init"],
        &["init", "x", "--from", "nowhere"],
        &["generate", "x", "--far", "1.5"],
        &["generate", "x", "--term", "3"],
    ] {
        let (code, out, err) = run(alliance(line));
        assert_eq!((code, out.as_str()), (2, ""), "{line:?}");
        assert!(err.contains("--help"), "{line:?}: {err}");
    }
}

#[test]
fn help_tells_the_exit_codes() {
    for line in [
        &["--help"][..],
        &["plan", "--help"],
        &["check", "-h"],
        &["verify", "--help"],
        &["init", "--help"],
        &["generate", "--help"],
    ] {
        let (code, out, err) = run(alliance(line));
        assert_eq!((code, err.as_str()), (0, ""), "{line:?}");
        assert!(out.contains("Exit codes:") && out.contains("--strict"), "{line:?}: {out}");
    }
    let (code, out, _) = run(alliance(&["--version"]));
    assert_eq!((code, out), (0, format!("alliance {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn missing_folder_is_refused_and_nothing_is_written() {
    let here = tempfile::tempdir().expect("a folder");
    for line in [&["plan", "no-such"][..], &["verify", "no-such", "c"]] {
        let mut command = alliance(line);
        command.current_dir(here.path());
        let (code, out, err) = run(command);
        assert_eq!((code, out.as_str()), (1, ""), "{line:?}");
        assert!(err.contains("error") && err.contains("no-such"), "{line:?}: {err}");
    }
    let left = std::fs::read_dir(here.path()).expect("readable").count();
    assert_eq!(left, 0);
}

#[test]
fn check_prints_what_it_was_asked_for() {
    let (code, out, _) = run(alliance(&["check", "no-such", "--json"]));
    assert_eq!(code, 1);
    assert!(serde_json::from_str::<Vec<serde_json::Value>>(&out).is_ok(), "{out}");
    let (code, same, _) = run(alliance(&["plan", "no-such", "--json"]));
    assert_eq!((code, same), (1, out));
}

#[test]
fn language_is_asked_for_or_the_systems() {
    let says = |lang: &[&str], locale: &str| {
        let mut command = alliance(&["plan", "no-such"]);
        command.args(lang).env("LANG", locale);
        run(command).2
    };
    assert!(says(&[], "en_US.UTF-8").contains("error"));
    assert!(says(&[], "zh_CN.UTF-8").contains("错误"));
    assert!(says(&[], "zh_HK.UTF-8").contains("錯誤"));
    assert!(says(&[], "C").contains("错误"));
    assert!(says(&["--lang", "zh-Hant"], "en_US.UTF-8").contains("錯誤"));
}

#[test]
fn starting_folder_can_be_checked_and_is_never_overwritten() {
    let here = tempfile::tempdir().expect("a folder");
    let from_here = |line: &[&str]| {
        let mut command = alliance(line);
        command.current_dir(here.path());
        run(command)
    };
    let (code, out, err) = from_here(&["init", "county"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("scenario.toml") && out.contains("alliance check county"), "{out}");
    let (code, out, err) = from_here(&["check", "county"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");

    let before = std::fs::read(here.path().join("county/scenario.toml")).expect("readable");
    for line in [&["init", "county"][..], &["generate", "county"]] {
        let (code, out, err) = from_here(line);
        assert_eq!((code, out.as_str()), (1, ""), "{line:?}");
        assert!(err.contains("county is not empty") && err.contains("help:"), "{line:?}: {err}");
    }
    let after = std::fs::read(here.path().join("county/scenario.toml")).expect("readable");
    assert_eq!(before, after);

    std::fs::write(here.path().join("file"), "").expect("writable");
    let (code, out, err) = from_here(&["init", "file/county"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("a file stands where a folder is needed"), "{err}");
}

#[test]
fn made_up_county_is_the_one_asked_for() {
    let here = tempfile::tempdir().expect("a folder");
    let folder = here.path().join("made up").display().to_string();
    let line = ["--alliances=2", "--kindergartens=5", "--staff=12", "--term=2", "--history"];
    let (code, _, err) = run(alliance(&[&["generate", &folder, "--pins"][..], &line].concat()));
    assert_eq!((code, err.as_str()), (0, ""));
    let (code, out, err) = run(alliance(&["check", &folder, "--lang", "en"]));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("2 alliances, 10 kindergartens, 24 staff"), "{out}");
}

#[test]
fn usage_is_explained_in_chinese() {
    for (line, says) in [
        (&["dance"][..], "没有“dance”这个命令"),
        (&["plna", "x"], "是不是：plan、replan、explain"),
        (&["plan"], "还缺：<数据>"),
        (&["verify", "x"], "还缺：<日历>"),
        (&["plan", "x", "--time-limit", "abc"], "--time-limit <秒>：“abc”不是秒数"),
        (&["plan", "x", "--policy", "fair"], "没有“fair”。可以写：cost、balanced、"),
        (&["plan", "x", "--seed"], "--seed <数> 后面要写一个值"),
        (&["plan", "x", "--seed", "q"], "“q”不是整数"),
        (&["plan", "x", "--seed", "1", "--seed", "2"], "--seed <数> 只能写一次"),
        (&["generate", "x", "--term", "3"], "“3”不是 1 到 2 之间的整数"),
        (&["generate", "x", "--quota", "2..1"], "“2..1”中前一个数大于后一个"),
        (&["explain", "a", "b", "--why", "x", "--why-me", "y"], "不能与 --why-me <人> 同时使用"),
        (&["stress", "a", "b", "--from", "5.4"], "“5.4”不是 2027-04-05 这样的日期"),
        (&["check", "a", "--langs", "en"], "这里没有“--langs”这个参数"),
        (&["check", "a", "b"], "这里没有“b”这个参数"),
        (&["cunty.xlsx"], "没有“cunty.xlsx”这个文件或文件夹"),
        (&["help", "dance"], "没有“dance”这个命令"),
    ] {
        let mut command = alliance(line);
        command.env("LANG", "zh_CN.UTF-8");
        let (code, out, err) = run(command);
        assert_eq!((code, out.as_str()), (2, ""), "{line:?}");
        assert!(err.contains(says), "{line:?}: {err}");
        assert!(!err.contains("error"), "{line:?}: {err}");
    }
    let (_, _, err) = run(alliance(&["plan", "--lang", "zh-Hant"]));
    assert!(err.contains("還缺：<資料>") && err.contains("用法：alliance plan [選項]"), "{err}");
}

#[test]
fn help_command_prints_what_the_option_prints() {
    for lang in ["en", "zh-Hans", "zh-Hant"] {
        let asked = run(alliance(&["plan", "--help", "--lang", lang]));
        assert_eq!(asked, run(alliance(&["help", "plan", "--lang", lang])));
        assert_eq!((asked.0, asked.2.as_str()), (0, ""));
    }
}

#[test]
fn scenario_alone_is_checked_and_planned_beside_itself() {
    let here = tempfile::tempdir().expect("a folder");
    let book = here.path().join("甲县.xlsx").display().to_string();
    let line = ["init", &book, "--from", "tiny", "--lang", "zh-Hans"];
    assert_eq!(run(alliance(&line)).0, 0);
    let (code, out, err) = run(alliance(&[&book, "--work-limit", "5", "--lang", "zh-Hans"]));
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("未满足的要求"), "{out}");
    assert!(here.path().join("out/甲县/calendar.xlsx").exists());

    std::fs::write(here.path().join("notes.xlsx"), "no workbook").expect("writable");
    let (code, out, err) = run(alliance(&[&here.path().join("notes.xlsx").display().to_string()]));
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("error[E"), "{err}");
}

#[test]
fn other_spreadsheet_files_are_not_begun() {
    let here = tempfile::tempdir().expect("a folder");
    for name in ["县.xls", "县.et", "县.ods", "县.CSV"] {
        let path = here.path().join(name);
        let (code, out, err) =
            run(alliance(&["init", &path.display().to_string(), "--lang", "zh-Hans"]));
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.contains(".xlsx 结尾") && !path.exists(), "{err}");
    }
}

#[test]
fn mistakes_in_settings_are_told_in_chinese() {
    let here = tempfile::tempdir().expect("a folder");
    let folder = here.path().join("t").display().to_string();
    let line = ["init", &folder, "--from", "tiny", "--lang", "en"];
    assert_eq!(run(alliance(&line)).0, 0);
    let file = here.path().join("t/scenario.toml");
    let good = std::fs::read_to_string(&file).expect("readable");
    for (bad, says) in [
        ("seats 4", "等号"),
        ("x = \"4", "引号"),
        ("x = 'a", "引号"),
        ("x = 甲", "引号"),
        ("x = [1, 2", "括号"),
        ("x = [\"a\" \"b\"]", "逗号"),
        ("x =", "等号后面没有值"),
        ("x = 012", "数字"),
        ("x = 1\nx = 2", "写了两次"),
        ("[term]", "写了两次"),
        ("= 4", "设置名称只能用"),
        ("甲 = 4", "设置名称只能用"),
    ] {
        std::fs::write(&file, format!("{good}\n{bad}\n")).expect("writable");
        let (code, out, _) = run(alliance(&["check", &folder, "--lang", "zh-Hans"]));
        assert_eq!(code, 1, "{bad}");
        let at = out.find("E201").unwrap_or_else(|| panic!("{bad}: {out}"));
        let message = out[at..].lines().nth(1).unwrap_or_default();
        assert!(message.contains(says), "{bad}: {message}");
        assert!(!message.contains("expected"), "{bad}: {message}");
    }
}

#[test]
fn people_and_places_are_asked_for_by_name() {
    let here = tempfile::tempdir().expect("a folder");
    let out = here.path().join("o").display().to_string();
    let plan = ["plan", "data/tiny", "--work-limit", "5", "--out", &out, "-q"];
    assert_eq!(run(alliance(&plan)).0, 0);
    let calendar = format!("{out}/calendar.csv");
    let ask = |question: &[&str]| {
        let line =
            [&["explain", "data/tiny", &calendar, "--work-limit", "5"][..], question].concat();
        run(alliance(&[&line[..], &["--lang", "zh-Hans"]].concat()))
    };
    let (by_name, by_id) = (ask(&["--why-me", "王静"]), ask(&["--why-me", "P003"]));
    assert_eq!(by_name, by_id);
    assert_eq!(by_name.0, 0, "{}", by_name.2);
    let (code, _, err) = ask(&["--why-me", "王京"]);
    assert_eq!(code, 1);
    assert!(err.contains("找不到人员“王京”") && err.contains("是不是“王静”"), "{err}");
    let (code, _, err) = ask(&["--why-not", "王静：西平幼儿园"]);
    assert!(code == 1 && err.contains("是不是“西坪幼儿园”"), "{err}");
}
