"""YAML to plain data in which every value and every key knows its line and column.

The text is composed from the parser's events with a stack of our own, never loaded: no value changes its
type, no alias is expanded, no tag makes an object, and depth, time and memory are bounded by the length of
the text. As many mistakes as can be told apart are reported in one go: behind a syntax error, reading goes on
at the next top key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from ocop_site.problems import Place, Problem
from ocop_site.reading.places import Places
from ocop_site.reading.text import MOST_PROBLEMS, clean
from ocop_site.reading.yaml_compose import Composer
from ocop_site.reading.yaml_mistakes import Complaint, explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.reading.raw import Location, Raw, Spot

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP_KEY = re.compile(r"^[A-Za-z_][\w-]*:(?:\s|$)")
_MOST_RESTARTS = 10


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML text says.

    `data` is None for an empty text and for a broken one; `broken` tells that the text could not be read to
    its end, so that nothing can be said about what it holds. `values` and `keys` lead from a location to line
    and column, from 1, in the whole file.
    """

    data: Raw
    values: Mapping[Location, Spot]
    keys: Mapping[Location, Spot]
    problems: list[Problem]
    broken: bool


def read_yaml(text: str, path: str, first_line: int = 1) -> YamlText:
    """The data of one YAML document that begins on line `first_line` of the file `path`. Never raises."""
    text, problems = clean(text, path, first_line)
    last_line = first_line + max(text.count("\n") - text.endswith("\n"), 0)
    composer = Composer(path, first_line, last_line)
    mistake = _compose(composer, text)
    problems += composer.problems
    if mistake is not None:
        problems += [mistake, *_read_on(text, mistake, composer)]
    if len(problems) > MOST_PROBLEMS:
        more = Problem("too-many-problems", Place(path), {"limit": str(MOST_PROBLEMS)})
        problems = [*problems[:MOST_PROBLEMS], more]
    if mistake is not None or composer.gave_up:
        return YamlText(None, {(): (first_line, 1)}, {}, problems, broken=True)
    data, marks = composer.data, composer.marks
    values = Places(data, marks, of_keys=False)
    return YamlText(data, values, Places(data, marks, of_keys=True), problems, broken=False)


def _compose(composer: Composer, text: str) -> Problem | None:
    """Feeds the events of a text to a composer; gives the syntax error that ended them, if one did."""
    loader = _Loader(text)
    try:
        composer.take_all(loader.get_event)
    except yaml.YAMLError as error:
        said = _complaint(error, composer.last)
    except (ValueError, OverflowError) as error:  # PyYAML's own parser, for an escape beyond Unicode
        said = Complaint("", str(error), None, (0, 0), None)
    else:
        return None
    finally:
        loader.dispose()
    mistake = explain(said, text.split("\n"))
    place = Place(composer.path, *composer.marks.spot(mistake.line, mistake.column))
    return Problem(mistake.code, place, mistake.values)


def _read_on(text: str, mistake: Problem, before: Composer) -> list[Problem]:
    """The problems behind a syntax error: reading goes on at the next key at the left margin."""
    problems: list[Problem] = []
    lines = text.split("\n")
    for _ in range(_MOST_RESTARTS):
        marks = before.marks
        start = mistake.place.line - marks.first_line + 1
        start = next((number for number in range(start, len(lines)) if _TOP_KEY.match(lines[number])), len(lines))
        if start == len(lines):
            break
        lines = lines[start:]
        before = Composer(before.path, marks.first_line + start, marks.last_line)
        found = _compose(before, "\n".join(lines))
        problems += before.problems
        if found is None:
            break
        problems.append(found)
        mistake = found
    return problems


def _complaint(error: yaml.YAMLError, last: yaml.ScalarEvent | None) -> Complaint:
    """The parser's words and places; the last scalar counts only if it was quoted."""
    return Complaint(
        context=getattr(error, "context", None) or "",
        problem=getattr(error, "problem", None) or "",
        began=_place_of(getattr(error, "context_mark", None)),
        stopped=_place_of(getattr(error, "problem_mark", None)) or (0, 0),
        last=_place_of(last.start_mark) if last is not None and last.style in {"'", '"'} else None,
    )


def _place_of(mark: Any) -> tuple[int, int] | None:  # noqa: ANN401
    """Line and column of a mark, of whichever of the two parsers."""
    return (mark.line, mark.column) if mark is not None else None
