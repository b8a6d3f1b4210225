"""Why a text is not YAML, said the way an editor of records would put it.

A parser says what it expected next; a person wants to know what they did. This module leads from the
words of libyaml, and of PyYAML's own parser where they differ, to the usual mistake behind them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# To YAML a space is a plain one: a hard space, copied from a web page, separates nothing.
_KEY_BEFORE = re.compile(r"^\s*(?:- +)*[^\s\"'#\[{][^#]*?:[ \t]")
_WORDS_ONLY = re.compile(r"^\s*(?!- )[^\s#](?:(?!:[ \t]|:$).)*$")
_GLUED_DASH = re.compile(r"^ *(?:-(?![- ])|[\u2010-\u2015\u2212])")
_HARD_SPACE = re.compile("[:-][\u00a0\u2007\u202f\u3000]")
_FAR_ENOUGH = 1000  # characters of a line that are looked at: the patterns may go over them again and again
_SIGNS = "@`%&*!|>,]}"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said: its two sentences ("" if absent) and the two places they are about.

    Lines and columns are counted from 0 inside the text; `last` is where the scalar just read begins if it is
    quoted.
    """

    context: str
    problem: str
    began: tuple[int, int] | None
    stopped: tuple[int, int]
    last: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A problem's code, its place (line and column from 0 inside the text) and the values of its words."""

    code: str
    line: int
    column: int
    values: dict[str, str]


def explain(said: Complaint, lines: list[str]) -> Mistake:
    """The mistake behind a parser's complaint about a text of these lines."""
    line = lines[said.stopped[0]] if said.stopped[0] < len(lines) else ""
    return (
        _tab(said, line)
        or _quotes(said, line)
        or _colon(said, lines)
        or _list(said)
        or _sign(said, line)
        or _margin(said, line)
        or _at("yaml-syntax", said.stopped, reason=said.problem or said.context or "?")
    )


def _at(code: str, spot: tuple[int, int], **values: str) -> Mistake:
    return Mistake(code, *spot, values)


def _tab(said: Complaint, line: str) -> Mistake | None:
    """A tab in the left margin."""
    margin = line[: len(line) - len(line.lstrip())]
    if "tab character" not in said.problem and "\t" not in margin:
        return None
    return _at("yaml-tab", (said.stopped[0], max(line.find("\t"), 0)))


def _quotes(said: Complaint, line: str) -> Mistake | None:
    """A quotation that never ends, that ends too early, or that holds a backslash."""
    if "quoted scalar" in said.context and ("escape" in said.problem or "hexdec" in said.problem):
        # libyaml points at the backslash, PyYAML's own parser at the letter behind it.
        start = max(line.rfind("\\", 0, said.stopped[1] + 1), 0)
        return _at("yaml-escape", (said.stopped[0], start), value=line[start : start + 2])
    if "quoted scalar" in said.context:
        return _at("yaml-quote", said.began or said.stopped)
    if said.last and line[: said.stopped[1]].rstrip().endswith(("'", '"')):
        return _at("yaml-quote", said.last)
    return None


def _colon(said: Complaint, lines: list[str]) -> Mistake | None:
    """A colon too many, a colon too few, or a line too far to the right."""
    if "simple key" in said.context:
        return _no_colon(said.began or said.stopped, lines)
    if "values are not allowed" not in said.problem:
        return None
    number, column = said.stopped
    line = lines[number] if number < len(lines) else ""
    if _KEY_BEFORE.match(line[: min(column, _FAR_ENOUGH)]):
        return _at("yaml-colon", said.stopped)
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if above is not None and _WORDS_ONLY.match(lines[above][:_FAR_ENOUGH]):
        return _no_colon((above, _margin_of(lines[above])), lines)
    if above is not None and _GLUED_DASH.match(lines[above]):
        return _at("yaml-dash", (above, _margin_of(lines[above])))
    return _at("yaml-margin", (number, _margin_of(line)))


def _no_colon(spot: tuple[int, int], lines: list[str]) -> Mistake:
    """A line without what ends its key: there is none, or it is a dash that is glued to its value."""
    line = lines[spot[0]][:_FAR_ENOUGH] if spot[0] < len(lines) else ""
    hard = _HARD_SPACE.search(line)
    if hard:
        return _at("yaml-hard-space", (spot[0], hard.start() + 1))
    return _at("yaml-dash" if _GLUED_DASH.match(line) else "yaml-no-colon", spot)


def _margin_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def _list(said: Complaint) -> Mistake | None:
    """A dash in the middle of a line, or a bracket that is not closed."""
    if "entries are not allowed" in said.problem:
        return _at("yaml-dash", said.stopped)
    if "',' or" in said.problem or "flow node" in said.context:
        return _at("yaml-bracket", said.began or said.stopped)
    return None


def _sign(said: Complaint, line: str) -> Mistake | None:
    """A value that begins with a sign that means something to YAML."""
    spot = said.began if "scanning a" in said.context and said.began else said.stopped
    sign = line[spot[1] : spot[1] + 1] if spot[0] == said.stopped[0] else ""
    return _at("yaml-sign", spot, value=sign) if sign and sign in _SIGNS else None


def _margin(said: Complaint, line: str) -> Mistake | None:
    """A line that does not stand below the others of its list or mapping, or that begins with its colon."""
    expected = ("expected key", "expected '-'", "<block end>", "document start")
    if not any(words in said.problem for words in expected):
        return None
    return _at("yaml-key" if line.lstrip().startswith(":") else "yaml-margin", said.stopped)
