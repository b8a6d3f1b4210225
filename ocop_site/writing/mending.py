"""Mending files where the right text is certain: composed letters, letters of ours, dates turned round, loose spaces.

Only what a problem names with its one right value is changed, and the form of the text around it. What a file says is
compared before and after: a mend that would change anything else is not made.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.reading.front_matter import split_front_matter
from ocop_site.reading.record_files import RECORD_ENDINGS, ending_of, read_bytes
from ocop_site.reading.text import LARGEST_FILE, decode
from ocop_site.reading.walk import walk
from ocop_site.reading.yaml_text import read_yaml
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.problems import Problem
    from ocop_site.reading.raw import Raw

CERTAIN = frozenset({"bad-date", "look-alike-letter"})
LEFT_ALONE = ("imports", "ledger", "photos", "vocabulary")
_LOOSE = re.compile(r"[ \t\u00a0]+$")


@dataclass(frozen=True, slots=True)
class Mend:
    """One file: how problems name it, where it is, its bytes before and after."""

    path: str
    file: Path
    before: bytes
    after: bytes


def mends(content: Path, shown: str, problems: Iterable[Problem]) -> list[Mend]:
    """Every record's file that can be mended, sorted by name.

    `shown` is the content folder as problems name it. Ledgers, imported tables and the vocabulary are left alone.
    """
    of_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        of_file[problem.place.path].append(problem)
    files, _ = walk(content, shown, skip=LEFT_ALONE)
    found = []
    for file in files:
        if ending_of(file.name) in RECORD_ENDINGS:
            path = f"{shown}/{file.name}"
            data, _ = read_bytes(file.real, path, LARGEST_FILE)
            new = mended(data, path, of_file[path]) if data is not None else None
            if data is not None and new is not None:
                found.append(Mend(path, Path(file.real), data, new))
    return found


def mended(data: bytes, path: str, problems: Iterable[Problem]) -> bytes | None:
    """The bytes of a record's file with everything mended that is certain; None where there is nothing to mend.

    `problems` are those of this file; of them only `CERTAIN` ones with a hint are used. The ends of lines stay as they
    are, and so does the story of a Markdown file but for its letters' form (two spaces at an end mean something there).
    """
    text, _ = decode(data, path)
    if text is None:
        return None
    lines = text.split("\n")
    last = _last_line_of_yaml(text, path)
    for problem in problems:
        if problem.code in CERTAIN and problem.hint:
            _replace(lines, problem)
    lines[:last] = [_LOOSE.sub("", line) for line in lines[:last]]
    new = nfc("\n".join(lines))
    if not _says_the_same(text, new, path, problems):
        return None
    whole = _with_ends(new, data)
    return None if whole == data else whole


def _replace(lines: list[str], problem: Problem) -> None:
    """The value where it stands; on a line where it stands differently, or twice, nothing is certain."""
    row, column = problem.place.line - 1, problem.place.column - 1
    if 0 <= row < len(lines):
        before, rest = lines[row][:column], lines[row][column:]
        wrong = problem.values["value"]
        if rest.count(wrong) == 1:
            lines[row] = before + rest.replace(wrong, problem.hint)


def _last_line_of_yaml(text: str, path: str) -> int:
    """How many lines at the top of the file are YAML: all, or those of the front matter."""
    if not path.endswith(".md"):
        return text.count("\n") + 1
    parts, _ = split_front_matter(text, path)
    return parts.yaml_line + parts.yaml.count("\n") if parts else 0


def _says_the_same(before: str, after: str, path: str, problems: Iterable[Problem]) -> bool:
    """Whether both texts hold the same values but for those that were to be mended."""
    mends = [(p.values["value"], p.hint) for p in problems if p.code in CERTAIN and p.hint]

    def known(value: Raw) -> Raw:
        if isinstance(value, dict):
            return {key: known(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [known(inner) for inner in value]
        if isinstance(value, str):
            for wrong, right in mends:
                value = value.replace(wrong, right)
            return " ".join(value.split())
        return value

    old, new = _data(before, path), _data(after, path)
    return old is not None and new is not None and known(old) == known(new)


def _data(text: str, path: str) -> Raw:
    if path.endswith(".md"):
        parts, _ = split_front_matter(text, path)
        if parts is None:
            return None
        text = parts.yaml
    read = read_yaml(text, path)
    return None if read.broken else read.data


def _with_ends(text: str, data: bytes) -> bytes:
    """The text as bytes, with the ends of lines that the file had."""
    windows = data.count(b"\r\n") * 2 > data.count(b"\n")
    return (text.replace("\n", "\r\n") if windows else text).encode()
