#!/usr/bin/env python3
"""Every group beside HiGHS: generated alliances and matrices, the exported models, both optima.

For each group (alliance and role) HiGHS solves what this program says it has solved, from the model of
`alliance export`, which shares no code with the search:

- cost, balanced, gini, minimax: the model as it stands;
- leximin: the smallest largest burden, then the smallest sum of the two largest, and so on, on the model
  of minimax (Ogryczak and Tamir, Minimizing the sum of the k largest functions in linear time, 2003);
- pareto: the whole frontier of kilometres and largest burden, on the same model.

Needs `highspy`, in an environment of its own:

    python3 -m venv target/highs && target/highs/bin/pip install highspy
    cargo build --release
    target/highs/bin/python benches/beside_highs.py --groups 200 --seconds 60 --out benches/BESIDE-HIGHS.csv

Rows that are in the table already are made again only with `--again`.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import highspy

ROOT = Path(__file__).resolve().parent.parent
SIZES = [(5, 9), (6, 14), (7, 16), (8, 20), (10, 25), (12, 30)]
POLICIES = ["cost", "balanced", "gini", "minimax"]
QUESTIONS = POLICIES + ["leximin", "pareto"]
HEAD = [
    "instance", "options", "role", "question", "columns", "rows", "shortfall", "value", "bound",
    "highs", "highs_bound", "highs_s", "closed", "verdict", "detail",
]
# Two minutes or kilometres that differ by less are the same.
SAME = 1e-3
# Share of the value by which a bound may be lower where the program calls it proven.
PROVEN = 2e-6


def same(a, b):
    return abs(a - b) <= max(SAME, 1e-6 * abs(a))


def instances(groups, sizes):
    """Names, options of `alliance generate` and, for matrices, costs; until there are so many groups."""
    seed = 0
    while groups > 0:
        seed += 1
        if seed % 6 == 0:
            n = 4 + seed // 6 % 9
            draw = random.Random(seed)
            rows = [[draw.randint(1, 99) if draw.random() < 0.7 or i == j else "" for j in range(n)]
                    for i in range(n)]
            options = ["--quota", "1..2", "--coverage", "1"] if seed % 12 == 0 else []
            yield f"m{n}x{n}-{seed}", options, rows
            groups -= 1
            continue
        kindergartens, staff = sizes[seed % len(sizes)]
        options = ["--alliances", "1", "--kindergartens", str(kindergartens), "--staff", str(staff),
                   "--tightness", str(seed % 5 / 5), "--seed", str(seed)]
        if seed % 3 == 0:
            options += ["--term", "2", "--history"]
        yield f"1x{kindergartens}x{staff}-{seed}", options, None
        groups -= 2


class Model:
    """A model in HiGHS, with what its columns mean."""

    def __init__(self, folder, stem, seconds):
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("threads", 1)
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.highs.setOptionValue("mip_abs_gap", 1e-7)
        self.highs.readModel(str(folder / f"{stem}.mps"))
        self.end = time.monotonic() + seconds
        self.lp = self.highs.getLp()

    def solve(self):
        """Value, bound and whether it is the optimum; the seconds count for the whole question."""
        left = self.end - time.monotonic()
        if left <= 0.05:
            return None, None, False
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + left)
        self.highs.run()
        info = self.highs.getInfo()
        status = self.highs.getModelStatus()
        optimal = status == highspy.HighsModelStatus.kOptimal
        found = info.primal_solution_status == 2
        value = info.objective_function_value if found else None
        return value, value if optimal else info.mip_dual_bound, optimal

    def prices(self, of):
        for column in range(self.lp.num_col_):
            self.highs.changeColCost(column, of.get(column, 0.0))

    def burdens(self):
        """For each person the columns and minutes of the burden, and what the past left; and z."""
        names = list(self.lp.row_names_)
        rows = {i: [] for i, name in enumerate(names) if name.startswith("burden")}
        matrix = self.lp.a_matrix_
        for column in range(self.lp.num_col_):
            for at in range(matrix.start_[column], matrix.start_[column + 1]):
                if matrix.index_[at] in rows:
                    rows[matrix.index_[at]].append((column, matrix.value_[at]))
        largest = max(column for terms in rows.values() for column, _ in terms)
        past = {row: -self.lp.row_upper_[row] for row in rows}
        return [([t for t in terms if t[0] != largest], past[row]) for row, terms in rows.items()], largest


def leximin(folder, stem, seconds):
    """The burdens from the largest down, as far as they are closed, and how many there are."""
    model = Model(folder, stem, seconds)
    people, z = model.burdens()
    highs = model.highs
    model.prices({})
    highs.changeColCost(z, 0.0)
    found, before = [], 0.0
    for k in range(1, len(people) + 1):
        first = highs.getNumCol()
        highs.addVar(-highspy.kHighsInf, highspy.kHighsInf)
        over = []
        for terms, past in people:
            over.append(highs.getNumCol())
            highs.addVar(0.0, highspy.kHighsInf)
            columns = [c for c, _ in terms] + [first, over[-1]]
            weights = [w for _, w in terms] + [-1.0, -1.0]
            highs.addRow(-highspy.kHighsInf, -past, len(columns), columns, weights)
        sum_of = {first: float(k)} | dict.fromkeys(over, 1.0)
        for column, price in sum_of.items():
            highs.changeColCost(column, price)
        value, _, optimal = model.solve()
        if not optimal:
            break
        found.append(value - before)
        before = value
        for column in sum_of:
            highs.changeColCost(column, 0.0)
        highs.addRow(-highspy.kHighsInf, value + 1e-5, len(sum_of), list(sum_of), list(sum_of.values()))
    return found, len(people)


def pareto(folder, stem, kilometres, seconds):
    """Kilometres and largest burdens of the frontier, and whether it is complete."""
    model = Model(folder, stem, seconds)
    people, z = model.burdens()
    past = max((past for _, past in people), default=0.0)
    highs, points, limit = model.highs, [], highspy.kHighsInf
    priced = [(column, km) for column, km in kilometres.items() if km]
    highs.addRow(-highspy.kHighsInf, highspy.kHighsInf, len(priced), [c for c, _ in priced], [k for _, k in priced])
    row = highs.getNumRow() - 1
    while True:
        highs.changeColBounds(z, 0.0, limit)
        highs.changeRowBounds(row, -highspy.kHighsInf, highspy.kHighsInf)
        model.prices(kilometres)
        km, _, optimal = model.solve()
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return points, True
        if not optimal:
            return points, False
        highs.changeRowBounds(row, -highspy.kHighsInf, km + 1e-6)
        model.prices({z: 1.0})
        largest, _, optimal = model.solve()
        if not optimal:
            return points, False
        points.append((km, max(largest, past)))
        # The command counts burdens that differ by less than this as equal.
        limit = largest - 0.02
        if limit < past:
            return points, True


class Runs:
    """One instance and what the command says of it."""

    def __init__(self, program, work, folder):
        self.program, self.work, self.folder = program, work, folder

    def run(self, *words):
        line = [self.program, *map(str, words), "--lang", "en"]
        output = subprocess.run(line, capture_output=True, text=True, cwd=self.folder)
        if output.returncode:
            raise RuntimeError(f"{line}: {output.stderr}")
        return output.stdout

    def limit(self):
        return ["--work-limit", self.work]

    def export(self, policy):
        said = self.run("export", "county", "--policy", policy, *self.limit(), "--out", policy, "--json")
        return json.loads(said)


def one(name, options, matrix, args):
    """The rows of an instance."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        runs = Runs(args.program, args.work, folder)
        if matrix:
            with open(folder / "costs.csv", "w", newline="") as file:
                csv.writer(file).writerows([[""] + [f"k{j}" for j in range(len(matrix))]])
                csv.writer(file).writerows([[f"t{i}", *row] for i, row in enumerate(matrix)])
            options = ["--from-matrix", "costs.csv", *options]
        runs.run("generate", "county", *options)
        models = {policy: runs.export(policy) for policy in POLICIES}
        roles = [m["role"] for m in models["cost"] if m["goal"] == "cost"]
        for role in roles:
            stem = f"A1-{role}-cost"
            of = {p: next(m for m in models[p] if m["role"] == role and m["goal"] == "cost") for p in POLICIES}
            least = next(m for m in models["cost"] if m["role"] == role and m["goal"] == "shortfall")

            def add(question, value, bound, highs, highs_bound, seconds, closed, verdict, detail=""):
                rows.append([name, " ".join(options), role, question, of["minimax"]["columns"],
                             of["minimax"]["rows"], least["value"], value, bound, highs, highs_bound,
                             f"{seconds:.2f}", "yes" if closed else "no", verdict, detail])

            def compare(question, folder_of, stem_of, ours):
                started = time.monotonic()
                highs, bound, closed = Model(folder / folder_of, stem_of, args.seconds).solve()
                add(question, ours["value"], ours["bound"], highs, bound, time.monotonic() - started, closed,
                    verdict(ours["value"], ours["bound"], highs, bound, closed))

            compare("shortfall", "cost", f"A1-{role}-shortfall", least)
            for policy in POLICIES:
                compare(policy, policy, stem, of[policy])
            started = time.monotonic()
            try:
                found, people = leximin(folder / "minimax", stem, args.seconds)
            except ValueError:  # nobody's burden is in the model
                continue
            plan = runs.folder / "plan"
            runs.run("plan", "county", "--policy", "leximin", *runs.limit(), "--threads", 1, "--quiet",
                     "--formats", "json", "--out", plan)
            group = next(g for g in json.loads((plan / "plan.json").read_text())["groups"] if g["role"] == role)
            ours, proven = group["burdens"], group["proven"]
            differs = next((k for k, (a, b) in enumerate(zip(ours, found)) if not same(a, b)), None)
            what = ("open" if not found else "same" if differs is None and proven == people
                    else "unproven" if differs is None else "worse" if ours[differs] > found[differs] else "better")
            detail = f"{len(found)} of {people} levels closed, {proven} proven"
            if differs is not None:
                detail += f"; level {differs + 1}: {ours[differs]:.3f}, HiGHS {found[differs]:.3f}"
            add("leximin", sum(ours), "", sum(found), "", time.monotonic() - started, len(found) == people, what, detail)

            started = time.monotonic()
            with open(folder / "minimax" / f"A1-{role}-columns.csv", encoding="utf-8") as file:
                km = {i: float(row["km"] or 0) for i, row in enumerate(csv.DictReader(file))}
            points, whole = pareto(folder / "minimax", stem, km, args.seconds)
            seconds = time.monotonic() - started
            # A frontier has many points, each with the whole work limit: at most twice the seconds of HiGHS.
            said = json.loads(runs.run("pareto", "county", *runs.limit(), "--time-limit", 2 * args.seconds,
                                       "--threads", 1, "--json", "--out", "pareto"))
            said = said["points"] if isinstance(said, dict) else said
            ours = [(p["km"], p["largest_burden"], p["proven"]) for p in said
                    if p["role"] == role and p["against"] == "largest_burden"]
            proven = all(p[2] for p in ours)
            missing = [p for p in points if not any(same(p[0], q[0]) and abs(p[1] - q[1]) <= 0.03 for q in ours)]
            more = [q for q in ours if whole and not any(same(p[0], q[0]) and abs(p[1] - q[1]) <= 0.03 for p in points)]
            what = ("worse" if missing or more else "open" if not whole else "same" if proven else "unproven")
            detail = f"{len(ours)} points, {len(points)} of HiGHS"
            if missing or more:
                detail += f"; only HiGHS {missing[:3]}; only ours {more[:3]}"
            add("pareto", len(ours), "", len(points), "", seconds, whole, what, detail)
    return rows


def verdict(value, bound, highs, highs_bound, closed):
    """Of our value and bound beside those of HiGHS; `better` and `wrong` would be a bug of one of them."""
    if not closed:
        return "open" if highs is None or value <= highs + SAME else "worse"
    if not same(value, highs):
        return "worse" if value > highs else "better"
    if bound > highs + max(SAME, 1e-6 * abs(highs)):
        return "wrong"
    return "same" if value - bound <= max(SAME, PROVEN * abs(value)) else "unproven"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--groups", type=int, default=40)
    parser.add_argument("--sizes", help="kindergartens x people, as 6x14,7x16 [default: six from 5x9 to 12x30]")
    parser.add_argument("--work", type=int, default=4000, help="units of work of each search")
    parser.add_argument("--seconds", type=float, default=60, help="of HiGHS for each question")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--program", default=str(ROOT / "target/release/alliance"))
    parser.add_argument("--again", help="make the instances again of which a row has one of these verdicts, as worse,unproven")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    sizes = [tuple(map(int, s.split("x"))) for s in args.sizes.split(",")] if args.sizes else SIZES
    out = Path(args.out)
    rows = list(csv.reader(out.open(encoding="utf-8")))[1:] if out.exists() else []
    again = {row[0] for row in rows if row[13] in (args.again or "").split(",")}
    done = {row[0] for row in rows} - again
    wanted = [i for i in instances(args.groups, sizes) if i[0] not in done]
    with ProcessPoolExecutor(args.jobs) as pool:
        waiting = {pool.submit(one, *instance, args): instance[0] for instance in wanted}
        for future in as_completed(waiting):
            rows = [row for row in rows if row[0] != waiting[future]]
            rows += [["" if cell is None else str(cell) for cell in row] for row in future.result()]
            with out.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(HEAD)
                writer.writerows(sorted(rows, key=lambda r: (int(r[0].rsplit("-", 1)[1]), r[2])))
            print(waiting[future], file=sys.stderr)
    tell(rows)


def tell(rows):
    """How many groups of each question came out how, and those that differ."""
    kinds = ["same", "unproven", "worse", "better", "wrong", "open"]
    print("| question | groups | closed by HiGHS | " + " | ".join(kinds) + " |")
    print("|---|---:|---:|" + "---:|" * len(kinds))
    for question in ["shortfall", *QUESTIONS]:
        of = [row for row in rows if row[3] == question]
        counts = [sum(row[13] == kind for row in of) for kind in kinds]
        closed = sum(row[12] == "yes" for row in of)
        print(f"| {question} | {len(of)} | {closed} | " + " | ".join(map(str, counts)) + " |")
    for row in rows:
        if row[13] in ("worse", "better", "wrong"):
            print(f"\n{row[0]} {row[2]} {row[3]}: {row[7]} (bound {row[8]}), HiGHS {row[9]} (bound {row[10]}) {row[14]}")


if __name__ == "__main__":
    main()
