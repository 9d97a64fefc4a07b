//! Sets of files that are wholly new or wholly old.

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|e| e.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| name != MANIFEST);
    names.sort();
    names
}

/// Writes a set whose every file belongs to the part `""`.
fn write(folder: &Path, files: &[NewFile<'_>]) -> Result<WrittenSet, WriteError> {
    write_files(folder, "", files)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("there")
}

#[test]
fn folders_are_made_beside_others_that_take_theirs_away() {
    let out = tempfile::tempdir().expect("a folder");
    let make = |name: &str| {
        for _ in 0..300 {
            let made = Folders::make(&out.path().join("out").join(name));
            assert!(made.is_ok(), "{:?}", made.err());
        }
    };
    std::thread::scope(|scope| {
        for name in ["a", "b", "c"] {
            scope.spawn(move || make(name));
        }
    });
}

#[test]
fn folders_are_made_and_files_replaced() {
    let base = tempfile::tempdir().expect("a folder");
    let out = base.path().join("a/b");
    for content in ["one", "two"] {
        let files = [("x", content.as_bytes()), ("y", b"".as_slice())];
        let written = write_files(&out, "", &files).expect("works");
        assert_eq!(written.files, [out.join("x"), out.join("y")]);
        assert_eq!(fs::read_to_string(out.join("x")).expect("there"), content);
        assert_eq!(names(&out), ["x", "y"]);
    }
}

#[test]
fn failure_in_the_middle_leaves_the_folder_as_it_was() {
    let out = tempfile::tempdir().expect("a folder");
    fs::write(out.path().join("x"), "former").expect("writable");
    fs::create_dir(out.path().join("z")).expect("writable");
    let files: [(&str, &[u8]); 3] = [("x", b"new"), ("y", b"new"), ("z", b"new")];
    let error = write_files(out.path(), "", &files).expect_err("z is a folder");
    assert_eq!(error.path, out.path().join("z"));
    assert_eq!(error.source.kind(), io::ErrorKind::IsADirectory);
    assert_eq!(names(out.path()), ["x", "z"]);
    assert_eq!(fs::read_to_string(out.path().join("x")).expect("there"), "former");
}

/// A set of two files over one of another two, one of them changed by hand, just before its
/// files take their places.
fn committed() -> tempfile::TempDir {
    let out = tempfile::tempdir().expect("a folder");
    write(out.path(), &[("x", b"former"), ("a/gone", b"former")]).expect("works");
    fs::write(out.path().join("x"), "by hand").expect("writable");
    let mut book = Book::open(out.path()).expect("works");
    let files = [("", ("x", b"new".as_slice())), ("", ("b/y", b"new"))];
    let set = NewSet { files: &files, parts: &[""], force: false, alone: false };
    let (journal, contents) = book.compare(out.path(), &set).expect("works");
    let folder = out.path().join(COMMITTED);
    fs::create_dir(&folder).expect("writable");
    for (i, content) in contents.iter().enumerate() {
        new_file(&folder.join(format!("new-{i}")), content).expect("writable");
    }
    let text = serde_json::to_vec(&journal).expect("JSON");
    new_file(&folder.join(JOURNAL), &text).expect("writable");
    book.forget();
    out
}

fn assert_new(out: &Path) {
    assert_eq!(text(&out.join("x")) + &text(&out.join("b/y")), "newnew");
    assert!(!out.join("a").exists() && !out.join(COMMITTED).exists());
    let kept: Vec<String> = names(out).into_iter().filter(|n| n.starts_with("x.")).collect();
    assert_eq!(kept.iter().map(|n| text(&out.join(n))).collect::<String>(), "by hand");
}

#[test]
fn whoever_comes_after_a_run_that_was_ended_finishes_its_set() {
    // Ended before its files took their places, after any of them, or while they went back.
    for steps in 0..5 {
        let out = committed();
        let path = out.path();
        let bytes = fs::read(path.join(COMMITTED).join(JOURNAL)).expect("there");
        let journal: Journal = serde_json::from_slice(&bytes).expect("JSON");
        let part = Journal {
            manifest: Manifest::default(),
            keep: journal.keep.iter().take(steps).cloned().collect(),
            place: journal.place.iter().take(steps.saturating_sub(1)).cloned().collect(),
            remove: journal.remove.iter().take(steps.saturating_sub(3)).cloned().collect(),
        };
        part.take_places(path, &mut Folders::default()).expect("works");
        if steps == 4 {
            let back = Journal { place: vec!["x".to_owned()], ..Journal::default() };
            back.put_back(path);
        }
        settle(path).expect("works");
        assert_new(path);
        assert_eq!(write(path, &[("x", b"new"), ("b/y", b"new")]).expect("works").kept, []);
    }
}

#[test]
fn what_took_its_place_is_put_back() {
    let out = committed();
    let bytes = fs::read(out.path().join(COMMITTED).join(JOURNAL)).expect("there");
    let journal: Journal = serde_json::from_slice(&bytes).expect("JSON");
    journal.take_places(out.path(), &mut Folders::default()).expect("works");
    assert_eq!(text(&out.path().join("x")), "new");
    journal.put_back(out.path());
    assert_eq!(text(&out.path().join("x")), "by hand");
    assert_eq!(text(&out.path().join("a/gone")), "former");
    assert!(!out.path().join("b/y").exists());
}

#[test]
fn leftovers_go() {
    let out = tempfile::tempdir().expect("a folder");
    write(out.path(), &[("a/x", b"1")]).expect("works");
    fs::create_dir(out.path().join(STAGED)).expect("writable");
    for name in [".alliance-staged/new-0", ".alliance-ab12", "a/.alliance-cd34"] {
        fs::write(out.path().join(name), "left").expect("writable");
    }
    let held = stage(out.path(), |file| file.write_all(b"somebody writes")).expect("works");
    write(out.path(), &[("a/x", b"2")]).expect("works");
    let mut here = names(out.path());
    here.retain(|name| !held.path().ends_with(name));
    assert_eq!((here, names(&out.path().join("a"))), (vec!["a".into()], vec!["x".into()]));
    assert!(held.path().exists());
}

#[test]
fn what_somebody_has_changed_is_kept() {
    let out = tempfile::tempdir().expect("a folder");
    let day = jiff::ZonedDateTime::now().date();
    for (n, content) in [(0, "1"), (1, "2"), (2, "3")] {
        let written = write(out.path(), &[("a/x.csv", content.as_bytes())]).expect("works");
        assert_eq!(written.kept.len(), usize::from(n > 0));
        fs::write(out.path().join("a/x.csv"), "by hand").expect("writable");
    }
    let names = names(&out.path().join("a"));
    assert_eq!(names, [format!("x.{day}-2.csv"), format!("x.{day}.csv"), "x.csv".into()]);
    let files = [("", ("a/x.csv", b"4".as_slice()))];
    let set = NewSet { files: &files, parts: &[""], force: true, alone: false };
    assert_eq!(write_set(out.path(), &set).expect("works").kept, []);
    assert_eq!(text(&out.path().join("a/x.csv")), "4");
}

#[test]
fn set_that_is_to_be_alone_leaves_nothing_of_others() {
    let base = tempfile::tempdir().expect("a folder");
    let out = base.path().join("out");
    write_files(&out, "old", &[("x", b"1"), ("a/y", b"1"), ("z", b"1")]).expect("works");
    fs::write(out.join("z"), "by hand").expect("writable");
    write_files(&out, "old", &[("x", b"1"), ("a/y", b"1"), ("z", b"2")]).expect("works");
    fs::write(out.join("a/y"), "by hand").expect("writable");
    let files = [("new", ("x", b"3".as_slice()))];
    let set = NewSet { files: &files, parts: &["new"], force: false, alone: true };
    let written = write_set(&out, &set).expect("works");
    assert_eq!((names(&out), written.kept.len()), (vec!["x".to_owned()], 2));
    for (_, to) in written.kept {
        assert_eq!(text(&to), "by hand");
    }
}

#[test]
fn nothing_but_files_is_opened() {
    let out = tempfile::tempdir().expect("a folder");
    #[cfg(unix)]
    {
        let pipe = out.path().join("x");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("there is a mkfifo").success());
        let error = write(out.path(), &[("x", b"1")]).expect_err("a pipe");
        assert_eq!((error.path, error.source.kind()), (pipe, io::ErrorKind::InvalidInput));
    }
    fs::create_dir(out.path().join("y")).expect("writable");
    let error = try_folder(out.path(), &["y"], &[]).expect_err("a folder");
    assert_eq!(error.source.kind(), io::ErrorKind::IsADirectory);
    assert!(!out.path().join(MANIFEST).exists());
}

#[test]
fn folders_made_in_vain_go_again() {
    let base = tempfile::tempdir().expect("a folder");
    let out = base.path().join("a/b");
    for bad in ["x/y", "../y", "/y", "", "a//y"] {
        // Nothing can be put below a file, or beside the folder.
        let files: [(&str, &[u8]); 3] = [("sub/x", b""), ("x", b""), (bad, b"")];
        write_files(&out, "", &files).expect_err(bad);
        assert!(names(base.path()).is_empty(), "{bad}");
    }
}

#[test]
fn what_a_set_has_no_longer_goes() {
    let out = tempfile::tempdir().expect("a folder");
    write(out.path(), &[("a/b/x", b"1"), ("a/y", b"2"), ("z", b"3")]).expect("works");
    write_files(out.path(), "other", &[("other", b"4")]).expect("works");
    fs::write(out.path().join("a/own"), "kept").expect("writable");
    let written = write(out.path(), &[("z", b"4")]).expect("works");
    assert_eq!(written.removed, [out.path().join("a/b/x"), out.path().join("a/y")]);
    assert_eq!(names(out.path()), ["a", "other", "z"]);
    assert_eq!(names(&out.path().join("a")), ["own"]);
}

#[test]
fn failure_puts_everything_back() {
    let out = tempfile::tempdir().expect("a folder");
    write(out.path(), &[("a/x", b"1"), ("y", b"2")]).expect("works");
    fs::write(out.path().join("y"), "by hand").expect("writable");
    fs::write(out.path().join("z"), "a file").expect("writable");
    write(out.path(), &[("y", b"new"), ("a/new", b"new"), ("z/w", b"")]).expect_err("a file");
    assert_eq!(names(out.path()), ["a", "y", "z"]);
    assert_eq!(names(&out.path().join("a")), ["x"]);
    assert_eq!(text(&out.path().join("y")), "by hand");
}

#[test]
fn same_content_is_left_alone() {
    let out = tempfile::tempdir().expect("a folder");
    let paths = write(out.path(), &[("x", b"1")]).expect("works").files;
    let when = || fs::metadata(&paths[0]).expect("there").modified().expect("known");
    let before = when();
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert_eq!(write(out.path(), &[("x", b"1")]).expect("works").files, paths);
    assert_eq!(when(), before);
}

#[test]
fn file_in_the_folders_place() {
    let base = tempfile::tempdir().expect("a folder");
    let file = base.path().join("file");
    fs::write(&file, "kept").expect("writable");
    for out in [file.clone(), file.join("out")] {
        let error = write(&out, &[("x", b"")]).expect_err("no folder");
        assert_eq!(error.source.kind(), io::ErrorKind::NotADirectory, "{error}");
    }
    assert_eq!(fs::read_to_string(file).expect("there"), "kept");
}

#[cfg(unix)]
#[test]
fn files_can_be_read_by_others_as_the_umask_says() {
    use std::os::unix::fs::PermissionsExt;
    let out = tempfile::tempdir().expect("a folder");
    let paths = write(out.path(), &[("x", b"")]).expect("works").files;
    let beside = out.path().join("beside");
    fs::write(&beside, "").expect("writable");
    let mode = |p: &Path| fs::metadata(p).expect("there").permissions().mode();
    assert_eq!(mode(&paths[0]), mode(&beside));
}

/// Who writes takes away what nobody holds, and must not take what another has just begun.
#[test]
fn many_who_write_into_one_folder_do_not_take_each_others_files() {
    let here = tempfile::tempdir().expect("a folder");
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let folder = here.path();
            scope.spawn(move || {
                for i in 0..60 {
                    let path = folder.join(format!("{thread}-{i}"));
                    write_file(&path, b"all of it").expect("written");
                }
            });
        }
    });
    assert_eq!(fs::read_dir(here.path()).expect("there").count(), 8 * 60);
}
