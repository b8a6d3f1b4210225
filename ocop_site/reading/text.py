"""Bytes to text: UTF-8 only, composed letters (NFC), lines that end in LF, counted as editors count them."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from ocop_site.problems import Place, Problem
from ocop_site.vietnamese import nfc

LARGEST_FILE = 1024 * 1024  # bytes; a record is a few thousand
MOST_PROBLEMS = 50  # of one kind in one file: more of the same teach nothing
_MARK = b"\xef\xbb\xbf"
_RETURNS = re.compile(r"\r\n?")
# What YAML lets a text hold, but for CR, which never gets this far.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# YAML 1.1 ends a line at these three; editors, and everyone who counts lines, do not.
_SEPARATORS = re.compile("[\x85\u2028\u2029]")
# What git leaves in a file that two people changed at the same place.
_CONFLICT = re.compile(r"^<{7} .*?^={7}$.*?^>{7} ", re.MULTILINE | re.DOTALL)
_MOST_MARKS = 60
_NO_LETTERS = re.compile(rf"[^\w\x00-\x7f]{{{_MOST_MARKS + 1},}}")
_STAND_IN = "\ufffd"


def decode(data: bytes, path: str, limit: int = LARGEST_FILE) -> tuple[str | None, list[Problem]]:
    """The text of a file, composed and with LF line ends; None where it is too large, not UTF-8, or not merged."""
    if len(data) > limit:
        return None, [Problem("file-too-large", Place(path), {"limit": str(limit)})]
    problems = []
    if data.startswith(_MARK):
        data = data[len(_MARK) :]
        problems.append(Problem("byte-order-mark", Place(path, 1, 1)))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line, column = _end_of(data[: error.start].decode())
        return None, [*problems, Problem("bad-encoding", Place(path, line, column))]
    if "\r" in text:
        text = _RETURNS.sub("\n", text)
    if text.count("<<<<<<< ") and (conflict := _CONFLICT.search(text)):
        line = text.count("\n", 0, conflict.start()) + 1
        return None, [*problems, Problem("merge-conflict", Place(path, line, 1))]
    pile = pile_in(text)
    if pile is not None:
        place = Place(path, text.count("\n", 0, pile) + 1, pile - text.rfind("\n", 0, pile))
        return None, [*problems, Problem("control-character", place, {"char": name_of(text[pile])})]
    composed = nfc(text)
    if composed is not text:
        problems.append(Problem("nfd-text", Place(path, _first_decomposed_line(text), 1)))
    return composed, problems


def clean(text: str, path: str, first_line: int = 1) -> tuple[str, list[Problem]]:
    """The text with each control character replaced by U+FFFD and named in a problem.

    The line separators NEL, LS and PS become spaces, so that a line is what lies between two LF and nothing
    else. The length of every line stays the same. `first_line` is the line of the file on which the text
    begins.
    """
    if _SEPARATORS.search(text):
        text = _SEPARATORS.sub(" ", text)
    if not _FORBIDDEN.search(text):
        return text, []
    problems = []
    for found in islice(_FORBIDDEN.finditer(text), MOST_PROBLEMS):
        line = first_line + text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start())
        problems.append(Problem("control-character", Place(path, line, column), {"char": name_of(found[0])}))
    return without_forbidden(text), problems


def forbidden_in(text: str) -> str:
    """The first character that no text of content may hold, or an empty text."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else ""


def pile_in(text: str) -> int | None:
    """Where more accents are piled on one letter than any language has: composing takes the square of their number."""
    for found in _NO_LETTERS.finditer(text):
        if sum(unicodedata.combining(sign) > 0 for sign in found[0]) > _MOST_MARKS:
            return found.start()
    return None


def without_forbidden(text: str) -> str:
    """The text with each forbidden character replaced by U+FFFD."""
    return _FORBIDDEN.sub(_STAND_IN, text)


def name_of(char: str) -> str:
    """A character as it is named in a message: `U+0007`."""
    return f"U+{ord(char):04X}"


def _end_of(text: str) -> tuple[int, int]:
    """Line and column just behind a text."""
    lines = _RETURNS.sub("\n", text).split("\n")
    return len(lines), len(lines[-1]) + 1


def _first_decomposed_line(text: str) -> int:
    numbered = enumerate(text.split("\n"), 1)
    return next((number for number, line in numbered if not unicodedata.is_normalized("NFC", line)), 1)
