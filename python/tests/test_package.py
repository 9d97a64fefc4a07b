"""The package as its users see it. Run by `cargo test -- --ignored python`, in a fresh environment."""

import datetime
import os
import pickle
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import pandas

import alliance_calendar as ac

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "data" / "tiny"


class Package(unittest.TestCase):
    def test_version_is_the_crates(self):
        cargo = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
        version = re.search(r'\[workspace\.package\]\nversion = "([^"]+)"', cargo)[1]
        self.assertEqual(ac.__version__, version)
        self.assertTrue((Path(ac.__file__).parent / "py.typed").is_file())

    def test_everything_public_is_explained(self):
        for name in ac.__all__:
            if name != "County":
                self.assertTrue(getattr(ac, name).__doc__, name)

    def test_tiny_is_planned_to_its_known_optimum(self):
        county = ac.read(TINY)
        plan = ac.plan(county, work_limit=2000, threads=1)
        self.assertEqual((plan.shortfall, round(plan.cost, 6)), (0, 2030.0))
        self.assertLessEqual(plan.bound, plan.cost)
        self.assertEqual(plan.figures["version"], ac.__version__)
        again = ac.plan(county, work_limit=2000, threads=2)
        self.assertEqual(again.csv(), plan.csv())
        calendar = plan.calendar
        self.assertEqual(len(calendar), 11)
        self.assertEqual(str(calendar["date"].dtype)[:10], "datetime64")
        for shape in (plan, plan.csv(), calendar):
            verdict = ac.verify(county, shape)
            self.assertTrue(verdict.ok, verdict.violations)
            self.assertAlmostEqual(verdict.cost, plan.cost)
        self.assertNotEqual(ac.plan(county, policy="cost", work_limit=2000).cost, plan.cost)

    def test_files_are_the_commands(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = ac.plan(ac.read(TINY, lang="en"), work_limit=200)
            written = plan.write(Path(folder) / "out", ["csv", "json", "html"])
            self.assertIn("calendar.csv", {path.name for path in written})
            said = subprocess.run(
                [Path(sys.executable).parent / "alliance", "verify", TINY, written[0].parent / "calendar.csv"],
                capture_output=True,
                text=True,
                encoding="utf-8",
            )
            self.assertEqual(said.returncode, 0, said.stderr)
            version = [Path(sys.executable).parent / "alliance", "--version"]
            out = subprocess.run(version, capture_output=True, text=True).stdout
            self.assertTrue(out.startswith(f"alliance {ac.__version__}"), out)

    def test_verdict_names_what_is_broken(self):
        county = ac.read(TINY)
        verdict = ac.verify(county, ROOT / "docs" / "mistakes" / "by-hand.csv")
        self.assertFalse(verdict.ok)
        self.assertEqual([v["rule"] for v in verdict.violations], ["P3"])
        self.assertEqual(verdict.violations[0]["lines"], [4, 8])

    def test_errors_carry_every_finding(self):
        with self.assertRaises(ac.InputError) as caught:
            ac.read(ROOT / "docs" / "mistakes")
        found = caught.exception.findings
        self.assertEqual([f.code for f in found], ["E107", "E302", "E106"])
        first = found[0]
        place = (first.file, first.line, first.column, first.severity)
        self.assertEqual(place, ("kindergartens.csv", 3, 5, "error"))
        self.assertTrue(first.text and first.hint)
        self.assertIn("kindergartens.csv:3:5", str(caught.exception))
        copy = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual(copy.findings, found)
        with self.assertRaises(ValueError) as caught:
            ac.plan(ac.read(TINY), policy="fair")
        self.assertIn("balanced", str(caught.exception))
        with self.assertRaises(ac.InputError):
            ac.verify(ac.read(TINY), "id,kind\n1,nothing\n")

    def test_county_from_data_frames_is_the_same(self):
        names = ["alliances", "kindergartens", "staff", "events", "closures", "distances"]
        names += ["followups", "placements", "history", "apart", "pins"]
        files = {n: TINY / f"{n}.csv" for n in names if (TINY / f"{n}.csv").is_file()}
        tables = {n: pandas.read_csv(f, encoding="utf-8-sig") for n, f in files.items()}
        settings = (TINY / "scenario.toml").read_text(encoding="utf-8")
        built = ac.build(tables, settings)
        plan = ac.plan(built, work_limit=200)
        self.assertEqual(plan.csv(), ac.plan(ac.read(TINY), work_limit=200).csv())
        tables["staff"] = tables["staff"].copy()
        column = tables["staff"].columns[2]
        tables["staff"].loc[1, column] = "nowhere"
        with self.assertRaises(ac.InputError) as caught:
            ac.build(tables, settings)
        finding = caught.exception.findings[0]
        self.assertEqual((finding.file, finding.line, finding.header), ("staff.csv", 3, column))

    def test_settings_can_be_a_mapping(self):
        from alliance_calendar import _tables

        settings = {"name": 'a "b"\n', "term": {"start": datetime.date(2026, 9, 1)}, "on": True}
        settings["deep"] = {"er": {"x": [1, 2.5, "y"]}}
        text = _tables.toml_text(settings)
        self.assertEqual(
            text,
            'name = "a \\"b\\"\\u000a"\non = true\n[term]\nstart = 2026-09-01\n[deep]\n[deep.er]\n'
            'x = [1, 2.5, "y"]\n',
        )
        try:
            import tomllib
        except ImportError:
            return
        self.assertEqual(tomllib.loads(text), settings)

    def test_cells_are_those_of_the_tables(self):
        from alliance_calendar._tables import csv_text

        frame = pandas.DataFrame(
            {
                "n": [3, None],
                "when": pandas.to_datetime(["2026-09-01", None]),
                "who": [["P1", "P2"], []],
                "yes": [True, False],
                "x": [0.5, float("inf")],
            }
        )
        text = "n,when,who,yes,x\n3,2026-09-01,P1;P2,yes,0.5\n,,,no,inf\n"
        self.assertEqual(csv_text(frame), text)
        self.assertEqual(csv_text([{"a": 1}, {"b": None}]), "a,b\n1,\n,\n")

    def test_progress_is_heard_and_can_stop(self):
        county = ac.read(ROOT / "data" / "ewenki")
        heard = []
        main = threading.get_ident()

        def progress(alliance, stage, cost, bound):
            heard.append((alliance, stage, threading.get_ident() == main))
            return cost is None

        started = time.monotonic()
        plan = ac.plan(county, time_limit=300, progress=progress)
        self.assertLess(time.monotonic() - started, 120)
        self.assertEqual(plan.stopped_by, "interrupt")
        self.assertTrue(all(mine for *_, mine in heard) and len(heard) > 2)
        self.assertTrue(ac.verify(county, plan).ok)

        def failing(*_):
            raise KeyError("mine")

        with self.assertRaises(KeyError):
            ac.plan(county, time_limit=300, progress=failing)

    def test_other_threads_run_meanwhile(self):
        counted = [0]
        over = threading.Event()

        def count():
            while not over.is_set():
                counted[0] += 1
                time.sleep(0.002)

        thread = threading.Thread(target=count)
        thread.start()
        ac.plan(ac.read(ROOT / "data" / "ewenki"), time_limit=1)
        over.set()
        thread.join()
        self.assertGreater(counted[0], 20)

    @unittest.skipIf(os.name == "nt", "no SIGINT to oneself")
    def test_ctrl_c_interrupts(self):
        timer = threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        started = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            ac.plan(ac.read(ROOT / "data" / "ewenki"), time_limit=300)
        self.assertLess(time.monotonic() - started, 60)

    def test_fairness_measures_and_frontier(self):
        county = ac.read(TINY)
        plan = ac.plan(county, work_limit=200)
        table = ac.fairness(county, {"a": plan, "b": plan.csv()}, of=["burden"], period=["year"])
        self.assertEqual(set(table["plan"]), {"a", "b"})
        figures = {(g["alliance"], g["role"]): g["gini"] for g in plan.figures["groups"]}
        rows = table[table["alliance"].notna() & (table["plan"] == "a")]
        for row in rows.itertuples():
            self.assertAlmostEqual(row.gini, figures[row.alliance, row.role])
        known = ac.measures([1, 2, 3, 4])
        self.assertAlmostEqual(known["gini"], 0.25)
        self.assertAlmostEqual(known["mean"], 2.5)
        self.assertEqual(ac.lorenz([1, 3]), [(0.0, 0.0), (0.5, 0.25), (1.0, 1.0)])
        front = ac.pareto(county, work_limit=300).points
        county_rows = front[front["alliance"].isna() & (front["against"] == "largest_burden")]
        self.assertEqual(list(county_rows["km"]), [795.0, 870.0])
        self.assertEqual(list(county_rows["largest_burden"]), [865.0, 750.0])

    def test_study_is_data_frames(self):
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            ac.generate(
                folder=here / "one", alliances=1, kindergartens=4, staff=8, seed=1, term=2, history=True
            )
            text = 'scenarios = ["one"]\npolicies = ["cost", "minimax"]\nseeds = [1, 2]\nwork = [60]\n'
            (here / "s.toml").write_text(text)
            told = []
            study = ac.study(here / "s.toml", here / "out", progress=lambda *n: told.append(n))
            self.assertEqual(sorted(told)[-1], (4, 4))
            self.assertEqual(len(study.runs), 4)
            self.assertIn("runs", study.tables)
            self.assertEqual(set(study.comparisons["policy_a"]), {"cost"})
            # Runs of this build are reused: no run file is written anew.
            files = sorted((here / "out" / "runs").glob("*.json"))
            before = [file.stat().st_mtime_ns for file in files]
            ac.study(here / "s.toml", here / "out")
            self.assertEqual([file.stat().st_mtime_ns for file in files], before)
            (here / "s.toml").write_text(text.replace("seeds", "seed"))
            with self.assertRaises(ac.InputError) as caught:
                ac.study(here / "s.toml", here / "out")
            self.assertEqual(caught.exception.findings[0].line, 3)

    def test_readme_runs(self):
        text = (ROOT / "python" / "README.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```python\n(.*?)```", text, re.S)
        self.assertEqual(len(blocks), 1)
        lines = [line for line in blocks[0].splitlines() if line and not line.startswith("import")]
        self.assertLessEqual(len(lines), 10)
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(ROOT / "data", Path(folder) / "data")
            said = subprocess.run(
                [sys.executable, "-c", blocks[0]], cwd=folder, capture_output=True, text=True,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"}, encoding="utf-8",
            )
            self.assertEqual(said.returncode, 0, said.stderr)
            self.assertIn("outreach", said.stdout)
            self.assertTrue((Path(folder) / "out/tianzhu-python/calendar.csv").is_file())


if __name__ == "__main__":
    unittest.main()
