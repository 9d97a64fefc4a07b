"""Exceptions, and the findings that they carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

__all__ = ["Finding", "InputError", "PlanRefused"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or looks wrong, in the input."""

    code: str
    """Stable code; docs/errors.md lists all."""
    severity: str
    """`error` or `warning`."""
    file: Optional[str]
    """File, or table of a county built from data frames."""
    sheet: Optional[str]
    """Sheet, where the file is a workbook."""
    reference: Optional[str]
    """Cell in spreadsheet notation, where the file is a workbook."""
    line: Optional[int]
    """Line of the file from 1: the header is line 1, the first row of a data frame line 2."""
    column: Optional[int]
    """Column from 1."""
    header: Optional[str]
    """Header of the column."""
    cell: Optional[str]
    """What stands in the cell."""
    text: str
    """What is wrong."""
    hint: Optional[str]
    """What to do."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        header = f" ({self.header})" if self.header else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.severity}[{self.code}] {place}{header}: {self.text}{hint}"


class InputError(ValueError):
    """The input has errors; `findings` has each with its file, line and column."""

    findings: Sequence[Finding]

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        errors = [f for f in self.findings if f.severity == "error"]
        super().__init__("\n".join(str(finding) for finding in errors or self.findings))

    def __reduce__(self):
        return (type(self), (self.findings,))


class PlanRefused(RuntimeError):
    """The verifier refused a plan of the search: a bug of the program."""
