"""Timefold, one thread: the whole calendar by constraint streams (timefold/Rules.java)."""

import argparse
import json
import os
import subprocess
import time
from pathlib import Path

from county import ROOT, County
from flat import calendar, flat

HERE = Path(__file__).parent / "timefold"
TARGET = ROOT / "target/peers"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("county")
    parser.add_argument("--models", help="not used")
    parser.add_argument("--policy", default="balanced")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    county = County(args.county)
    path = Path(args.out).with_suffix(".flat")
    path.write_text(flat(county, args.policy), encoding="utf-8")
    jars = next(TARGET.glob("venv/lib/python3*/site-packages/timefold/solver/jars"))
    java = Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ else "java"
    started = time.monotonic()
    line = [java, "-XX:+UseSerialGC", "-cp", f"{TARGET / 'timefold'}:{jars}/*", "Peer", path, HERE / "solver.xml", args.seconds]
    run = subprocess.run([str(w) for w in line], capture_output=True, text=True)
    path.with_suffix(".log").write_text(run.stderr + run.stdout, encoding="utf-8")
    if run.returncode:
        raise SystemExit(run.stderr[-4000:] + run.stdout[-4000:])
    plan = [x for x in run.stdout.splitlines() if x.split(" ")[0] in ("visit", "inspection", "event", "placement")]
    score = next((x for x in run.stdout.splitlines() if x.startswith("score ")), "")
    calendar(county, "\n".join(plan), args.out)
    print(json.dumps(dict(groups=[], score=score[6:], seconds=round(time.monotonic() - started, 2))))


if __name__ == "__main__":
    main()
