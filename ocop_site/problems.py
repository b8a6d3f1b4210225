"""What can be wrong with content, as values: a code, a place, the offending value and a hint.

Bad content never raises; it gives `Problem` values, all of which are collected before a gate decides.
The words of every code, in Vietnamese and English, are in `problem_texts`. Printing is not done here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from ocop_site.problem_texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["vi", "en"]
MOST_OF_A_VALUE = 80  # characters
MOST_OF_A_LIST = 600  # characters of the values that may stand in a place, and of reasons: cut they help nobody


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning and a notice do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path from the content folder's parent, line and column from 1 (0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with where it is and how to mend it.

    `code` is permanent and stands in `problem_texts.TEXTS`. `values` fill the text of that code;
    `hint` is the corrected value, where one can be computed ("thuc-pham").
    """

    code: str
    place: Place
    values: dict[str, str] = field(default_factory=dict)
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """The severity that belongs to the code."""
        return Severity(TEXTS[self.code].severity)

    def message(self, language: Language = "vi") -> str:
        """The whole sentence in one language, the hint included."""
        text = TEXTS[self.code]
        limits = {"allowed": MOST_OF_A_LIST, "reason": MOST_OF_A_LIST}
        shown = {name: shorten(value, limits.get(name, MOST_OF_A_VALUE)) for name, value in self.values.items()}
        sentence = (text.vi if language == "vi" else text.en).format(**shown)
        if not self.hint:
            return sentence
        return f"{sentence} {'Có phải' if language == 'vi' else 'Did you mean'} `{self.hint}`?"

    def line(self, language: Language = "vi") -> str:
        """`path:line:col: severity code: message`, one line, fit for a terminal and for an editor's problem list."""
        return f"{self.place}: {self.severity} {self.code}: {self.message(language)}"


def shorten(value: str, limit: int = MOST_OF_A_VALUE) -> str:
    """The value on one line, control characters shown as escapes, cut to `limit` characters."""
    shown = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in value)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """By file and line, so that a file's problems stand together; equal ones once."""
    unique = {(p.place, p.code, tuple(sorted(p.values.items())), p.hint): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def any_errors(problems: Iterable[Problem]) -> bool:
    """Whether a gate must stay shut."""
    return any(problem.severity is Severity.ERROR for problem in problems)
