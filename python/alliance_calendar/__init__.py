"""Plans a county's kindergarten alliance term: outreach visits, inspections and events.

    import alliance_calendar as ac

    county = ac.read("data/tianzhu")
    plan = ac.plan(county, work_limit=500)
    ac.verify(county, plan).ok

A calendar obeys all hard rules of the contract (docs/contract.md); a proven bound tells how far its
cost can be from the optimum, and an independent verifier checks it before it is returned. Tables are
pandas data frames (`pip install 'alliance-calendar[pandas]'`), imported when the first is asked for.
Long work releases the interpreter's lock, and Ctrl-C interrupts it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Callable, Iterable, List, Mapping, Optional, Sequence, Union

from . import _native, _tables
from ._errors import Finding, InputError, PlanRefused

__all__ = [
    "County",
    "Finding",
    "InputError",
    "Pareto",
    "Plan",
    "PlanRefused",
    "Study",
    "Verdict",
    "build",
    "fairness",
    "generate",
    "lorenz",
    "measures",
    "pareto",
    "plan",
    "read",
    "study",
    "verify",
]

__version__: str = _native.__version__
__commit__: Optional[str] = _native.__commit__

# Results name the build that made them by its file, which here is not the interpreter.
_native.program_is(_native.__file__)

_PathLike = Union[str, "os.PathLike[str]"]

County = _native.County


class Plan:
    """A plan that the verifier has accepted."""

    def __init__(self, native: "_native.Plan") -> None:
        self._native = native

    @property
    def figures(self) -> dict:
        """The content of `plan.json`: levels with bounds and gaps, alliances, groups, shortfalls."""
        return json.loads(self._native.json())

    @property
    def cost(self) -> float:
        """Level 2 of the objective, by the policy of the plan."""
        return self.figures["levels"]["cost"]["value"]

    @property
    def bound(self) -> Optional[float]:
        """No plan with the same shortfall costs less; `None`: not known."""
        return self.figures["levels"]["cost"]["bound"]

    @property
    def gap(self) -> Optional[float]:
        """Relative gap between cost and bound; `None` without a bound."""
        return self.figures["levels"]["cost"]["gap"]

    @property
    def shortfall(self) -> int:
        """Level 1 of the objective: the weighted sum of unmet demands."""
        return self.figures["levels"]["shortfall"]["value"]

    @property
    def vehicle_km(self) -> float:
        """K: kilometres of shared vehicles."""
        return self.figures["vehicle_km"]

    @property
    def stopped_by(self) -> str:
        """Why the search ended: optimal, time, work or interrupt."""
        return self.figures["stopped_by"]

    def csv(self) -> str:
        """The text of `calendar.csv`."""
        return self._native.calendar()

    @property
    def calendar(self):
        """The calendar as a data frame: a row for each activity, dates as timestamps."""
        frame = _tables.frame(self.csv(), dtype=str)
        import pandas

        for column in ("date", "until"):
            frame[column] = pandas.to_datetime(frame[column])
        return frame

    def write(self, folder: _PathLike, formats: Sequence[str] = ("csv", "json")) -> List[Path]:
        """Writes files of the plan into a folder, all or none; their paths.

        `formats`: csv, json, xlsx, ics, html, docx, papers, messages, geojson; none means all.
        """
        return [Path(path) for path in self._native.write(folder, list(formats))]

    def __repr__(self) -> str:
        return f"<Plan cost {self.cost:.1f}, bound {self.bound}, shortfall {self.shortfall}>"


class Verdict:
    """What the verifier finds in a calendar."""

    def __init__(self, figures: dict) -> None:
        self.figures: dict = figures
        """Everything that `alliance verify --json` prints."""

    @property
    def ok(self) -> bool:
        """Whether the calendar breaks no hard rule."""
        return not self.violations

    @property
    def violations(self) -> List[dict]:
        """Each broken rule with the lines of the calendar that break it."""
        return self.figures["violations"]

    @property
    def cost(self) -> float:
        """Level 2 of the objective, by the policy asked for."""
        return self.figures["cost"]

    @property
    def shortfall(self) -> int:
        """Level 1 of the objective."""
        return self.figures["shortfall"]

    @property
    def vehicle_km(self) -> float:
        """K: kilometres of shared vehicles."""
        return self.figures["vehicle_km"]

    def __repr__(self) -> str:
        said = "ok" if self.ok else f"{len(self.violations)} violations"
        return f"<Verdict {said}, cost {self.cost:.1f}, shortfall {self.shortfall}>"


class Pareto:
    """The frontier of kilometres and largest burden."""

    def __init__(self, files: Iterable[tuple]) -> None:
        self.files = {name: bytes(content) for name, content in files}
        """What `alliance pareto` writes: file name → bytes."""

    @property
    def points(self):
        """`pareto.csv` as a data frame; alliance and role are missing for the county."""
        return _tables.frame(self.files["pareto.csv"].decode("utf-8"))

    def write(self, folder: _PathLike) -> List[Path]:
        """Writes the table and the figures into a folder; their paths."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        return [folder / name for name in self.files]


class Study:
    """The results of a study: its folder, and its tables as data frames."""

    def __init__(self, folder: _PathLike) -> None:
        self.folder = Path(folder)

    def table(self, name: str):
        """A table by name, `"runs"` or `"runs.csv"`, as a data frame."""
        file = self.folder / (name if name.endswith(".csv") else f"{name}.csv")
        return _tables.frame(file.read_text(encoding="utf-8"))

    @property
    def tables(self) -> List[str]:
        """Names of the tables."""
        return sorted(path.stem for path in self.folder.glob("*.csv"))

    @property
    def runs(self):
        """A row for each run."""
        return self.table("runs")

    @property
    def comparisons(self):
        """Two policies over paired runs, figure by figure."""
        return self.table("comparisons")


def read(path: _PathLike, *, lang: str = "en") -> County:
    """Reads a county from a folder of tables or a workbook.

    `lang` is the language of texts and written files: `en`, `zh-Hans`, `zh-Hant`. Raises
    `InputError` with every finding if one of them is an error; warnings are in `County.warnings`.
    """
    return _native.read(path, lang)


def build(
    tables: Mapping[str, Any],
    settings: Union[str, bytes, Mapping[str, Any]],
    *,
    name: str = "county",
    lang: str = "en",
) -> County:
    """Builds a county from tables in memory.

    `tables`: name (`"staff"` or `"staff.csv"`) → data frame, list of rows as mappings, or CSV text.
    Columns and values are those of docs/formats.md; missing values are empty cells, lists are joined
    by semicolons. `settings`: the content of `scenario.toml`, as nested mappings or as text.
    Raises `InputError` as `read` does.
    """
    files = {"scenario.toml": _tables.toml_text(settings).encode("utf-8")}
    for table, content in tables.items():
        file = table if table.endswith(".csv") else f"{table}.csv"
        files[file] = _tables.csv_text(content).encode("utf-8")
    return _native.build(name, files, lang)


def generate(
    *, folder: Optional[_PathLike] = None, name: str = "generated", lang: str = "en", **shape: Any
) -> County:
    """Generates a county, the same for the same options on every machine.

    The options are those of `alliance generate`, e.g. `alliances=2, kindergartens=6, staff=16,
    tightness=0.6, seed=7`. With `folder` its tables are also written there.
    """
    files = _native.generate(shape)
    if folder is not None:
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            (folder / file).write_bytes(content)
    return _native.build(name, files, lang)


def plan(
    county: County,
    *,
    time_limit: Optional[float] = None,
    work_limit: Optional[int] = None,
    seed: int = 1,
    threads: int = 0,
    policy: Optional[str] = None,
    start: Any = None,
    progress: Optional[Callable[[str, str, Optional[float], Optional[float]], Optional[bool]]] = None,
) -> Plan:
    """Plans a term; the plan is verified before it is returned.

    `time_limit` in seconds (default: 20, more for more than 25 alliances). `work_limit` replaces the
    clock by a count of work: the same input, seed and limit give the same calendar on any machine,
    with any number of `threads` (0: all). `policy`: cost, balanced, minimax, leximin or gini.

    `start`: a calendar (as for `verify`) of an earlier run or of last term to begin with; the plan is
    no worse. `figures["start"]` counts its rows that were used and left out.

    `progress(alliance, stage, cost, bound)` is called in this thread while the search runs. If it
    returns `False`, the search stops and the best plan so far is returned; an exception, or Ctrl-C,
    stops the search and is raised.
    """
    limits = dict(
        time_limit=time_limit, work_limit=work_limit, seed=seed, threads=threads, policy=policy
    )
    if start is not None:
        limits["start"] = (_name(start), _calendar(start))
    return Plan(county.plan(limits, progress))


def _calendar(calendar: Any) -> bytes:
    """A calendar of any kind as the bytes of a file."""
    if isinstance(calendar, Plan):
        return calendar.csv().encode("utf-8")
    if isinstance(calendar, os.PathLike) or (isinstance(calendar, str) and "\n" not in calendar):
        path = Path(calendar)
        return (path / "calendar.csv" if path.is_dir() else path).read_bytes()
    return _tables.csv_text(calendar).encode("utf-8")


def _name(calendar: Any) -> str:
    """What findings call a calendar."""
    return str(calendar) if isinstance(calendar, os.PathLike) else "calendar.csv"


def verify(county: County, calendar: Any, *, policy: Optional[str] = None) -> Verdict:
    """Verifies a calendar independently of the search.

    `calendar`: a plan, a file, a folder with `calendar.csv`, a data frame, or CSV text. `policy` is
    that of the cost (default: the county's).
    """
    return Verdict(json.loads(county.verify(_name(calendar), _calendar(calendar), policy)))


def fairness(
    county: County,
    calendars: Union[Any, Mapping[str, Any]],
    *,
    of: Iterable[str] = (),
    period: Iterable[str] = (),
):
    """Measures how evenly calendars share burdens, hostings, visits and inspections.

    `calendars`: one calendar (as for `verify`), or name → calendar. `of`: burden, duties, hostings,
    received, inspected; `period`: term, year; empty: all. A data frame with a row for each
    distribution and calendar, columns as in docs/fairness.md.
    """
    named = calendars if isinstance(calendars, Mapping) else {"plan": calendars}
    listed = [(str(name), _calendar(calendar)) for name, calendar in named.items()]
    return _tables.frame(county.fairness(listed, list(of), list(period)))


def measures(values: Iterable[float]) -> dict:
    """Every measure of a list of loads by name; `None` where it is not defined."""
    return dict(_native.measures([float(value) for value in values]))


def lorenz(values: Iterable[float]) -> List[tuple]:
    """The points (share of people, share of the total) of the Lorenz curve."""
    return _native.lorenz([float(value) for value in values])


def pareto(
    county: County,
    *,
    time_limit: Optional[float] = None,
    work_limit: Optional[int] = None,
    seed: int = 1,
    threads: int = 0,
    points: int = 400,
) -> Pareto:
    """Finds all plans that no other beats both in kilometres and in the largest burden.

    `time_limit` is for the whole, `work_limit` for each point; at most `points` a group.
    """
    limits = dict(time_limit=time_limit, work_limit=work_limit, seed=seed, threads=threads)
    return Pareto(county.pareto(limits, points))


def study(
    file: _PathLike,
    out: _PathLike,
    *,
    threads: int = 0,
    lang: str = "en",
    progress: Optional[Callable[[int, int], Any]] = None,
) -> Study:
    """Runs a study (docs/study.md) into a folder; finished runs of the same build are reused.

    `progress(done, all)` is called after each run. Ctrl-C stops it; finished runs are kept.
    """
    _native.study(file, out, threads, lang, progress)
    return Study(out)
