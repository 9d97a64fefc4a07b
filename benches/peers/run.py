"""Runs all peers and the program on the same counties with the same time, one after another.

Every calendar is judged by `alliance verify`. Writes RESULTS.csv beside this file and the section "Peers" of
benches/REPORT.md, which `--report` makes again from RESULTS.csv without running anything.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
REPORT = ROOT / "benches/REPORT.md"
MADE = ["--alliances", "1", "--seed", "1"]
COUNTIES = {
    "tiny": ROOT / "data/tiny",
    "12-30": [*MADE, "--kindergartens", "12", "--staff", "30"],
    "20-80": [*MADE, "--kindergartens", "20", "--staff", "80"],
    "ewenki": ROOT / "data/ewenki",
    "tianzhu": ROOT / "data/tianzhu",
}
QUESTIONS = [("tiny", "balanced"), ("12-30", "balanced"), ("12-30", "cost"), ("20-80", "balanced"),
             ("20-80", "cost"), ("ewenki", "balanced"), ("tianzhu", "balanced")]
PEERS = {"ours": "alliance plan", "highs": "HiGHS, two stages", "cpsat": "CP-SAT, two stages", "timefold": "Timefold"}
HEAD = ["instance", "policy", "peer", "seconds", "cpu_s", "limit", "rules_broken", "shortfall", "cost", "bound",
        "date_free", "date_free_bound", "date_free_closed", "assignment_s", "without_dates", "load", "note"]


class Runs:
    def __init__(self, args):
        self.program, self.folder, self.seconds = str(Path(args.program).resolve()), ROOT / "target/peers/runs", args.seconds
        self.folder.mkdir(parents=True, exist_ok=True)

    def say(self, *words):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, cwd=self.folder)

    def county(self, name):
        what = COUNTIES[name]
        if isinstance(what, Path):
            return what
        folder = self.folder / name
        if not folder.exists():
            self.say("generate", folder, *what)
        return folder

    def models(self, name, policy):
        out = self.folder / f"models-{name}-{policy}"
        shutil.rmtree(out, ignore_errors=True)
        self.say("export", self.county(name), "--policy", policy, "--out", out, "--time-limit", 5)
        return out

    def verdict(self, name, policy, calendar):
        """Rules broken, shortfall and cost in the verifier's words."""
        said = self.say("verify", self.county(name), calendar, "--policy", policy, "--json")
        try:
            return json.loads(said.stdout)
        except json.JSONDecodeError:
            return None

    def ours(self, name, policy):
        out = self.folder / f"{name}-{policy}-ours"
        started = time.monotonic()
        self.say("plan", self.county(name), "--policy", policy, "--time-limit", self.seconds, "--threads", 1,
                 "--quiet", "--formats", "csv,json", "--out", out)
        seconds = time.monotonic() - started
        plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
        return out / "calendar.csv", dict(seconds=round(seconds, 2), bound=plan["levels"]["cost"]["bound"], groups=[])

    def peer(self, peer, name, policy, models):
        out = self.folder / f"{name}-{policy}-{peer}.csv"
        out.unlink(missing_ok=True)
        line = [sys.executable, HERE / f"{peer}_peer.py", self.county(name), "--models", models, "--policy", policy,
                "--seconds", self.seconds, "--out", out]
        said = subprocess.run([str(w) for w in line], capture_output=True, text=True, cwd=self.folder)
        if said.returncode:
            return None, dict(note="failed: " + said.stderr.strip().splitlines()[-1][:120])
        return out, json.loads(said.stdout.splitlines()[-1])


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def one(runs, peer, name, policy, models):
    load = f"{os.getloadavg()[0]:.1f}"
    before = cpu()
    calendar, said = runs.ours(name, policy) if peer == "ours" else runs.peer(peer, name, policy, models)
    row = dict.fromkeys(HEAD, "") | dict(instance=name, policy=policy, peer=peer, limit=f"{runs.seconds:g}", load=load,
                                        cpu_s=f"{cpu() - before:.1f}", seconds=said.get("seconds", ""), note=said.get("note", ""))
    if said.get("bound") is not None:
        row["bound"] = f"{said['bound']:.2f}"
    groups = said.get("groups", [])
    if groups:
        short = [g["shortfall"] for g in groups]
        values = [g["value"] for g in groups]
        bounds = [g["bound"] for g in groups]
        missing = sum(v is None for v in values)
        row["date_free"] = f"{sum(values):.2f}" if not missing else ""
        row["date_free_bound"] = f"{sum(bounds):.2f}" if all(b is not None for b in bounds) else ""
        closed = sum(v is not None and b is not None and v - b <= max(0.05, 1e-5 * v) and round(g["shortfall_bound"] or 0) >= s
                     for v, b, s, g in zip(values, bounds, short, groups))
        row["date_free_closed"] = f"{closed} of {len(groups)}"
        row["assignment_s"], row["without_dates"] = said["assignment_s"], said["without_dates"]
    if calendar:
        judged = runs.verdict(name, policy, calendar)
        if not isinstance(judged, dict):
            row["note"] = "the verifier could not read the calendar"
        else:
            row |= dict(rules_broken=len(judged["violations"]), shortfall=judged["shortfall"],
                        cost=f"{judged['cost']:.2f}")
    return row


def report():
    """The section of benches/REPORT.md."""
    with open(HERE / "RESULTS.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    lines = ["## Peers", "",
             "Written by `benches/peers/run.py` from `benches/peers/RESULTS.csv`; [how](peers/README.md). Every peer has one",
             f"thread and {rows[0]['limit']} s for a whole calendar, on a machine of 2 cores that other jobs shared (load at the start",
             f"of a run: {min(float(r['load']) for r in rows)} to {max(float(r['load']) for r in rows)}). Rules broken, unmet and cost are the word of `alliance verify`. The bound of `alliance",
             "plan` holds for whole calendars. “Without dates” is the first stage of two: value and bound of the",
             "exported models of visits and inspections, without events and placements, and of how many groups the peer",
             "proved both unmet and cost.", "",
             "| instance | policy | planner | rules broken | unmet | cost | above our bound | time | CPU | without dates | its bound | groups proven |",
             "|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    bound = {(r["instance"], r["policy"]): float(r["bound"]) for r in rows if r["peer"] == "ours" and r["bound"]}
    least = {(r["instance"], r["policy"]): r["shortfall"] for r in rows if r["peer"] == "ours"}
    for r in rows:
        key = (r["instance"], r["policy"])
        above = "–"
        if r["cost"] and r["rules_broken"] == "0" and r["shortfall"] == least.get(key) and key in bound:
            above = f"{max(0.0, (float(r['cost']) / bound[key] - 1) * 100):.2f} %"
        time_s = f"{float(r['seconds']):.1f} s" if r["seconds"] else "–"
        cells = [r["instance"], r["policy"], PEERS.get(r["peer"], r["peer"]), r["rules_broken"] or r["note"] or "–",
                 r["shortfall"] or "–", r["cost"] or "–", above, time_s, f"{r['cpu_s']} s", r["date_free"] or "–",
                 r["date_free_bound"] or "–", r["date_free_closed"] or "–"]
        lines.append("| " + " | ".join(cells) + " |")
    undated = [f"{r['without_dates']} ({PEERS[r['peer']]}, {r['instance']})" for r in rows if r["without_dates"] not in ("", "0")]
    lines += ["", "HiGHS and CP-SAT divide the time among the groups of all alliances. Where not all groups are proven and no value",
              "stands under “without dates”, a group had no plan at all in its share; then its demands are unmet, and the",
              "lower cost means nothing. That says as much of this short limit and busy machine as of the solvers. Trips,",
              f"events and placements that found no day in the second stage: {', '.join(undated) or 'none'}.",
              "", "“Above our bound” is given where as little is unmet as in our plan. No planner but ours looks at the calendar's",
              "quality (level 4), which comes after the cost.", ""]
    text = REPORT.read_text(encoding="utf-8")
    before, _, rest = text.partition("\n## Peers\n")
    after = rest.partition("\n## ")[2] if rest else ""
    REPORT.write_text(before.rstrip("\n") + "\n\n" + "\n".join(lines).rstrip("\n") + "\n"
                      + ("\n## " + after if after else ""), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--instances", help="as tiny,12-30 [default: all]")
    parser.add_argument("--program", default=str(ROOT / "target/release/alliance"))
    parser.add_argument("--report", action="store_true", help="only write the section of the report again")
    args = parser.parse_args()
    if not args.report:
        runs, rows = Runs(args), []
        for name, policy in QUESTIONS:
            if args.instances and name not in args.instances.split(","):
                continue
            models = runs.models(name, policy)
            for peer in args.peers.split(","):
                rows.append(one(runs, peer, name, policy, models))
                print(*rows[-1].values(), sep=",", flush=True)
                with open(HERE / "RESULTS.csv", "w", newline="", encoding="utf-8") as file:
                    writer = csv.DictWriter(file, HEAD, lineterminator="\n")
                    writer.writeheader()
                    writer.writerows(rows)
    report()


if __name__ == "__main__":
    main()
