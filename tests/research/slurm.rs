//! A study as an array of a real Slurm: one node on this machine, set up in a folder of its own.
//!
//! Needs `munged`, `slurmctld`, `slurmd` and the user root; elsewhere it says so and does nothing.

#![cfg(target_os = "linux")]

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::study::{county, same, summed_up};
use super::{alliance, said};

/// 60 runs: 15 for each of four tasks.
const STUDY: &str = "name = \"array\"\nscenarios = [\"one\", \"two\"]\n\
                     policies = [\"cost\", \"balanced\", \"minimax\"]\nlambda = [0.5]\n\
                     seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\nwork = [300]\nresamples = 200\n";

/// Daemons in the order of their start; ended when dropped.
struct Slurm {
    conf: PathBuf,
    daemons: Vec<Child>,
}

impl Slurm {
    fn start(folder: &Path) -> Self {
        let host = fs::read_to_string("/proc/sys/kernel/hostname").expect("a name");
        let host = host.trim().split('.').next().unwrap_or_default();
        let sockets = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port"));
        let [controller, node] = sockets.map(|s| s.local_addr().expect("bound").port());
        for name in ["state", "spool", "munge"] {
            fs::create_dir(folder.join(name)).expect("writable");
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("ours");
        let key = folder.join("munge/key");
        fs::write(&key, (0..=255).cycle().take(1024).collect::<Vec<u8>>()).expect("writable");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("ours");
        let at = |name: &str| folder.join(name).display().to_string();
        let conf = folder.join("slurm.conf");
        let text = format!(
            "ClusterName=test\nSlurmctldHost={host}(127.0.0.1)\nSlurmUser=root\n\
             AuthType=auth/munge\nAuthInfo=socket={socket}\n\
             SlurmctldPort={controller}\nSlurmdPort={node}\n\
             StateSaveLocation={state}\nSlurmdSpoolDir={spool}\n\
             SlurmctldPidFile={state}/slurmctld.pid\nSlurmdPidFile={state}/slurmd.pid\n\
             SlurmctldLogFile={state}/slurmctld.log\nSlurmdLogFile={state}/slurmd.log\n\
             ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\nMpiDefault=none\n\
             SwitchType=switch/none\nReturnToService=2\nKillWait=5\n\
             SelectType=select/cons_tres\nSelectTypeParameters=CR_CPU\n\
             SlurmdParameters=config_overrides\n\
             NodeName={host} NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN\n\
             PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP\n",
            socket = at("munge/socket"),
            state = at("state"),
            spool = at("spool"),
        );
        fs::write(&conf, text).expect("writable");
        let mut slurm = Self { conf, daemons: Vec::new() };
        let munge = [
            "--foreground".to_owned(),
            "--force".to_owned(),
            format!("--key-file={}", key.display()),
            format!("--socket={}", at("munge/socket")),
            format!("--pid-file={}", at("munge/pid")),
            format!("--log-file={}", at("munge/log")),
            format!("--seed-file={}", at("munge/seed")),
        ];
        slurm.daemon("munged", &munge);
        slurm.wait("munge", || folder.join("munge/socket").exists());
        slurm.daemon("slurmctld", &["-D".to_owned(), "-i".to_owned()]);
        slurm.daemon("slurmd", &["-D".to_owned()]);
        let idle = || slurm.run("sinfo", &["-h", "-o", "%t"]).is_some_and(|s| s.trim() == "idle");
        slurm.wait("the node", idle);
        slurm
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        let sbin = "/usr/local/sbin:/usr/sbin:/sbin";
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("SLURM_CONF", &self.conf).env("PATH", format!("{path}:{sbin}"));
        command
    }

    fn daemon(&mut self, name: &str, line: &[String]) {
        let mut command = self.command(name);
        let command = command.args(line).stdout(Stdio::null()).stderr(Stdio::null());
        self.daemons.push(command.spawn().expect("it is installed"));
    }

    /// What a command prints, if it succeeds.
    fn run(&self, name: &str, line: &[&str]) -> Option<String> {
        let output = self.command(name).args(line).output().expect("it is installed");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn wait(&self, what: &str, done: impl Fn() -> bool) {
        let since = Instant::now();
        while !done() {
            let state = self.conf.with_file_name("state");
            let logs = ["slurmctld.log", "slurmd.log"].map(|n| fs::read_to_string(state.join(n)));
            assert!(since.elapsed() < Duration::from_secs(120), "no {what}: {logs:?}");
            sleep(Duration::from_millis(50));
        }
    }

    fn submit(&self, array: &str, script: &Path) -> String {
        let line = ["--parsable", "--array", array, &script.display().to_string()];
        self.run("sbatch", &line).expect("taken").trim().to_owned()
    }

    /// The states of a job's tasks that have not ended, one a line.
    fn left(&self, job: &str) -> String {
        self.run("squeue", &["-h", "-r", "-o", "%K %t", "-j", job]).unwrap_or_default()
    }
}

impl Drop for Slurm {
    fn drop(&mut self) {
        for daemon in self.daemons.iter_mut().rev() {
            let _ = Command::new("kill").arg(daemon.id().to_string()).status();
            let since = Instant::now();
            while daemon.try_wait().is_ok_and(|ended| ended.is_none()) {
                if since.elapsed() > Duration::from_secs(10) {
                    let _ = daemon.kill();
                }
                sleep(Duration::from_millis(20));
            }
        }
    }
}

/// Why there can be no Slurm here.
fn nothing_here() -> Option<String> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    if !is_root {
        return Some("only root can start it".to_owned());
    }
    let folders = std::env::var("PATH").unwrap_or_default() + ":/usr/local/sbin:/usr/sbin:/sbin";
    ["munged", "slurmctld", "slurmd", "sbatch"]
        .into_iter()
        .find(|name| !std::env::split_paths(&folders).any(|folder| folder.join(name).is_file()))
        .map(|name| format!("{name} is missing"))
}

#[test]
#[ignore = "long"]
fn array_with_a_killed_task_comes_to_what_one_process_does() {
    if let Some(why) = nothing_here() {
        println!("SKIPPED: no Slurm: {why}");
        eprintln!("SKIPPED: no Slurm: {why}");
        return;
    }
    let here = tempfile::tempdir().expect("a folder");
    let folder = here.path();
    county(folder, "one", "1");
    county(folder, "two", "2");
    fs::write(folder.join("study.toml"), STUDY).expect("writable");
    said(&alliance(&["study", "study.toml", "--out", "alone"], folder));

    fs::create_dir(folder.join("slurm")).expect("writable");
    let slurm = Slurm::start(&folder.join("slurm"));
    let script = folder.join("study.sh");
    let text = format!(
        "#!/bin/sh\n#SBATCH --chdir={here}\n#SBATCH --output={here}/task-%a.log\n\
         #SBATCH --open-mode=append\n#SBATCH --cpus-per-task=1\n\
         exec {program} study study.toml --out shared --threads 1 --lang en --shard auto\n",
        here = folder.display(),
        program = assert_cmd::cargo::cargo_bin!("alliance").display(),
    );
    fs::write(&script, text).expect("writable");

    let job = slurm.submit("0-3", &script);
    // Task 1 is killed in the middle of a run: it has made one of its own.
    let log = folder.join("task-1.log");
    slurm.wait("first run of task 1", || {
        fs::read_to_string(&log).is_ok_and(|text| text.contains("of 15 runs"))
    });
    let task = format!("{job}_1");
    slurm.run("scancel", &["--full", "--signal=KILL", &task]).expect("told");
    slurm.wait("end of the array", || slurm.left(&job).trim().is_empty());
    let merge = || alliance(&["study", "study.toml", "--out", "shared", "--merge"], folder);
    let early = merge();
    let told = String::from_utf8_lossy(&early.stderr).into_owned();
    assert_eq!(early.status.code(), Some(1), "{told}");
    assert!(told.contains("of 60 runs are not there"), "{told}");

    let again = slurm.submit("1", &script);
    slurm.wait("end of the task", || slurm.left(&again).trim().is_empty());
    said(&merge());
    same(&summed_up(&folder.join("alone")), &summed_up(&folder.join("shared")));
    let runs = fs::read_dir(folder.join("shared/runs")).expect("there").flatten();
    let ends = runs.map(|e| e.path().extension().map(|e| e.to_string_lossy().into_owned()));
    assert!(ends.eq(std::iter::repeat_n(Some("json".to_owned()), 60)), "60 results, no claim");
}
