"""Data frames and settings as the text of files, and back."""

from __future__ import annotations

import csv
import datetime
import io
import math
from typing import Any, Iterable, Mapping, Sequence


def frame(text: str, **options: Any):
    """A CSV text as a data frame."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError(
            "data frames need pandas: pip install 'alliance-calendar[pandas]'"
        ) from error
    # What is missing is an empty cell; `inf` and names such as "NA" stay what they are.
    return pandas.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""], **options)


def csv_text(table: Any) -> str:
    """A table as CSV: a data frame, a list of rows as mappings, or CSV as it is."""
    if isinstance(table, bytes):
        return table.decode("utf-8")
    if isinstance(table, str):
        return table
    if hasattr(table, "itertuples"):
        head = [str(name) for name in table.columns]
        rows: Iterable[Sequence[Any]] = table.itertuples(index=False, name=None)
    else:
        records: Sequence[Mapping[str, Any]] = list(table)
        head = list(dict.fromkeys(key for record in records for key in record))
        rows = ([record.get(key) for key in head] for record in records)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return out.getvalue()


def cell(value: Any) -> str:
    """A value as the tables write it: pandas makes `3.0` of a 3 in a column with gaps."""
    if hasattr(value, "item"):
        value = value.item()
    if value is None or value != value:
        return ""
    if type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = sorted(value) if isinstance(value, (set, frozenset)) else value
        return ";".join(cell(part) for part in parts)
    return str(value)


def toml_text(settings: Any) -> str:
    """The settings as TOML: a mapping of sections, or TOML as it is."""
    if isinstance(settings, bytes):
        return settings.decode("utf-8")
    if isinstance(settings, str):
        return settings
    lines: list[str] = []
    section(lines, (), settings)
    return "\n".join(lines) + "\n"


def section(lines: list[str], path: tuple[str, ...], settings: Mapping[str, Any]) -> None:
    """One section: its values first, as what follows a header belongs to it."""
    if path:
        lines.append("[" + ".".join(quoted(part) for part in path) + "]")
    below = {}
    for key, value in settings.items():
        if isinstance(value, Mapping):
            below[key] = value
        elif value is not None:
            lines.append(f"{quoted(str(key))} = {toml_value(value)}")
    for key, value in below.items():
        section(lines, (*path, str(key)), value)


def quoted(key: str) -> str:
    """A key of TOML."""
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else text(key)


def text(value: str) -> str:
    """A basic string of TOML."""
    out = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in out) + '"'


def toml_value(value: Any) -> str:
    """A value of TOML."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml_value(one) for one in value) + "]"
    return text(str(value))
