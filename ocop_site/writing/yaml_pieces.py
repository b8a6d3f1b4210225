"""Pieces of YAML text to be put into a hand-written file, in the style of `yaml_text`, and how they are put in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ocop_site.writing.yaml_text import flow_text, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


class Gone:
    """Stands in a wanted list for an item that is to be taken out."""


GONE = Gone()
Value: TypeAlias = "str | int | bool | Decimal | list[Value] | dict[str, Value] | Gone | None"
"""A value that is to stand in a file: text that is not touched stays text, numbers and truths stand without quotes."""

_KEY = "k"


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """The letters from `start` to `end` of a text are replaced by `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice made. Those at one place are put in in their order."""
    pieces = []
    place = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        if splice.start < place:
            raise ValueError("two changes of one place")
        pieces += [text[place : splice.start], splice.text]
        place = splice.end
    return "".join([*pieces, text[place:]])


def block_pair(key: str, value: Value, column: int) -> str:
    """Lines of `key: value`, each with its LF, that begin in a column."""
    return _indented(yaml_text({key: value}), column)  # type: ignore[dict-item]


def block_item(value: Value, column: int) -> str:
    """Lines of `- value` that begin in a column."""
    _, _, lines = yaml_text({_KEY: [value]}).partition("\n")  # type: ignore[list-item]
    return _indented("".join(line[2:] for line in lines.splitlines(keepends=True)), column)


def scalar(value: Value, style: str | None, column: int, *, flow_style: bool) -> str:
    """A plain value in the place of another that was written in a style (`'`, `"`, None for no quotes).

    `column`: where its key or dash stands, from which the lines of a long text stand further in.
    """
    if isinstance(value, str) and style in {"'", '"'} and "\n" not in value:
        return _quoted(value, style)
    if flow_style:
        return flow(value)
    text = yaml_text({_KEY: value}).removeprefix(f"{_KEY}: ").rstrip("\n")  # type: ignore[dict-item]
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{' ' * column}{line}" if line else "" for line in rest)])


def flow(value: Value) -> str:
    """A value on one line, as it stands between braces and commas."""
    return flow_text(value)  # type: ignore[arg-type]


def _quoted(text: str, style: str) -> str:
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def _indented(text: str, column: int) -> str:
    return "".join(f"{' ' * column}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
