"""Changed rows of a workbook put into the records' files: values set, items added and taken out, files made anew."""

from __future__ import annotations

import copy
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ocop_site.reading.front_matter import split_front_matter
from ocop_site.reading.text import decode
from ocop_site.records.columns import EACH, model_at, order_of
from ocop_site.writing.workbooks.rows import NO, YES, cell_text, lines_of
from ocop_site.writing.yaml_edits import EditRefusedError, edited
from ocop_site.writing.yaml_pieces import GONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ocop_site.reading.raw import Raw
    from ocop_site.records.columns import Column, Shape
    from ocop_site.writing.workbooks.changes import Change
    from ocop_site.writing.workbooks.rows import Places
    from ocop_site.writing.yaml_pieces import Value

_BEHIND_THE_NAME = ("name", "names")


class PlaceRefusedError(Exception):
    """A row belongs to an item that is not there."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.places)
        self.change = change


def wanted_data(data: Mapping[str, Raw], changes: Iterable[Change]) -> dict[str, Value]:
    """What a record is to say: its data with every change made; items taken out leave a mark, so that the others stay.

    Changes come in the order of the tables, lists behind the lists in which they stand. A new item is appended, also
    where one before it was refused; rows inside it follow it. Raises PlaceRefusedError.
    """
    wanted: Any = copy.deepcopy(dict(data))
    emptied = []
    landed: dict[tuple[tuple[str, ...], Places], int] = {}
    for change in changes:
        if change.what == "removed":
            emptied.append(change)
        group = _group(wanted, change, landed)
        for name in change.fields:
            column = next(one for one in change.row.table.columns if one.name == name)
            if change.row.table.path or name != "id":
                _set(group, column, change.new.get(name, ""))
    for change in reversed(emptied):  # inner lists first: an item that still holds some, such as its sources, stays
        _drop_emptied(wanted)
        if not _group(wanted, change, landed):
            _group(wanted, change, landed, take_out=True)
    _drop_emptied(wanted)
    return dict(wanted)


def _group(
    wanted: Any,  # noqa: ANN401 - plain data of any shape
    change: Change,
    landed: dict[tuple[tuple[str, ...], Places], int],
    *,
    take_out: bool = False,
) -> Any:  # noqa: ANN401
    """The group of a row, made where it is new; or the row's item replaced by the mark that it goes.

    `landed`: by way and planned places the numbers, from 0, that new items got.
    """
    value, depth = wanted, 0
    path = change.row.table.path
    for step, key in enumerate(path):
        if key != EACH:
            if value.get(key) is None:
                value[key] = [] if path[step + 1 : step + 2] == (EACH,) else {}
            value = value[key]
            continue
        depth += 1
        planned = path[: step + 1], change.places[:depth]
        is_last = depth == len(change.places)
        if is_last and change.what == "added" and planned not in landed:
            landed[planned] = len(value)
            value.append({})
        number = landed.get(planned)
        if number is None:
            new = sum(one[0] == planned[0] and one[1][:-1] == planned[1][:-1] for one in landed)
            number = change.places[depth - 1] - 1
            if number >= len(value) - new or value[number] is GONE:
                raise PlaceRefusedError(change)
        if take_out and is_last:
            value[number] = GONE
            return GONE
        value = value[number]
    return value


def _set(group: dict[str, Any], column: Column, text: str) -> None:
    """Set or take out one value; groups that hold nothing any more go with it."""
    above = [group]
    for key in column.path[:-1]:
        if above[-1].get(key) is None:
            above[-1][key] = {}
        above.append(above[-1][key])
    if text:
        above[-1][column.path[-1]] = _value(column, text, above[-1].get(column.path[-1]))
        return
    above[-1].pop(column.path[-1], None)
    for parent, key in zip(reversed(above[:-1]), reversed(column.path[:-1]), strict=True):
        if not parent[key]:
            del parent[key]


def _value(column: Column, text: str, before: Raw) -> Value:
    if column.form != "lines":
        return _typed(column.form, column.choices, text)
    # An item that says what it said keeps the letters in which it was written.
    items = before if isinstance(before, list) else []
    written = {cell_text(column, [item]): item for item in items if isinstance(item, str)}
    values: list[Value] = []
    for line in text.split("\n"):
        values += [written[line]] if line in written else [_typed(column.item, (), one) for one in lines_of(line)]
    return values


def _typed(form: Shape, choices: Sequence[str], text: str) -> Value:
    """A value as the file should write it; what is no number stays a text, of which the record's reader complains."""
    if form == "truth" and text in {YES, NO}:
        return text == YES
    digits = form == "whole" or (form == "choice" and all(one.isdigit() for one in choices))
    if digits and re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    if form == "decimal" and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return Decimal(text)
    return text


def _drop_emptied(group: Any) -> None:  # noqa: ANN401 - plain data of any shape
    """Take out the lists all of whose items go."""
    for key, value in list(group.items()):
        if isinstance(value, list) and value and all(one is GONE for one in value):
            del group[key]
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, dict):
                    _drop_emptied(one)
        elif isinstance(value, dict):
            _drop_emptied(value)


def edited_file(data: bytes, path: str, kind: str, wanted: Mapping[str, Value]) -> bytes:
    """The bytes of a record's file with the wanted values; its byte order mark, its line ends and its story stay.

    Raises EditRefusedError.
    """
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    windows = "\r\n" in text
    if windows and text.count("\r\n") != text.count("\n"):
        raise EditRefusedError("mixed line ends")
    text = text.replace("\r\n", "\n")
    if "\r" in text or decode(text.encode(), path)[0] != text:
        raise EditRefusedError("letters that the reader would change")
    new = _edited_text(text, path, kind, wanted)
    return (mark + (new.replace("\n", "\r\n") if windows else new)).encode()


def _edited_text(text: str, path: str, kind: str, wanted: Mapping[str, Value]) -> str:
    def order(at: tuple[str, ...]) -> Sequence[str]:
        model = model_at(kind, at)
        return order_of(model) if model else ()

    if not path.endswith(".md"):
        return edited(text, wanted, order)
    parts, _ = split_front_matter(text, path)
    if parts is None:
        raise EditRefusedError("no front matter")
    start = text.index("\n") + 1
    return text[:start] + edited(parts.yaml, wanted, order) + text[start + len(parts.yaml) :]


def in_order(kind: str, data: Mapping[str, Value], code: str) -> dict[str, Value]:
    """The data of a new record in the order in which a file has them, its code behind its name."""
    whole = _in_order(kind, data, ())
    if not code:
        return whole
    names = {key: value for key, value in whole.items() if key in _BEHIND_THE_NAME}
    return {**names, "code": code, **{key: value for key, value in whole.items() if key not in names}}


def _in_order(kind: str, data: Mapping[str, Value], path: tuple[str, ...]) -> dict[str, Value]:
    model = model_at(kind, path)
    order = list(order_of(model)) if model else []
    found: dict[str, Value] = {}
    for key in sorted(data, key=lambda key: order.index(key) if key in order else len(order)):
        value = data[key]
        if isinstance(value, dict):
            value = _in_order(kind, value, (*path, key))
        elif isinstance(value, list):
            at = (*path, key, EACH)
            value = [_in_order(kind, one, at) if isinstance(one, dict) else one for one in value]
        found[key] = value
    return found
