"""The files of the search index: plain scripts, each of which hands one piece of data to the page that asked for it.

Numbers are written as text: two sorts of signs, those that end a number and those that go before them. The reader is
`assets/search-index.js`.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# Printable ASCII without the quotation mark and the backslash, which a script's text would have to escape.
LAST = "".join(map(chr, range(35, 92)))  # 57 signs: the number, or the rest of it
FIRST = "".join(map(chr, range(93, 127)))  # 34 signs: a digit of base 34, of what is 57 or more


def script(context: Mapping[str, Any]) -> bytes:
    """The script of a file `{name, kind, data}` of the index."""
    data = _KINDS[context["kind"]](context["data"])
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # U+2028 and U+2029 end a line in scripts of old; neither may stand in a text there.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"ocopIndex({json.dumps(context['name'])},{text});\n".encode()


def numbers(values: Iterable[int]) -> str:
    """Whole numbers from 0 on, one after another."""
    signs: list[str] = []
    for value in values:
        rest = value
        while rest >= len(LAST):
            rest, digit = divmod(rest - len(LAST), len(FIRST))
            signs.append(FIRST[digit])
        signs.append(LAST[rest])
    return "".join(signs)


def column(values: Iterable[int]) -> str:
    """A value for each product, the shorter of two ways: `=` and all of them, or `*` and each with how many follow."""
    every = list(values)
    runs = [number for value, some in groupby(every) for number in (value, sum(1 for _ in some) - 1)]
    return min(f"={numbers(every)}", f"*{numbers(runs)}", key=len)


def _words(data: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """Folded syllable -> its forms: tone and letters, names, fields; what is empty at the end is left out."""

    def form(one: Mapping[str, Any]) -> list[str]:
        parts = [one["form"], numbers(one["names"]), *(numbers(field) for field in one["fields"])]
        while not parts[-1]:
            parts.pop()
        return parts

    return {folded: [form(one) for one in forms] for folded, forms in data.items()}


def _columns(data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: [one["choices"], column(one["values"])] for name, one in data["filters"].items()}
    if "statuses" in data:
        statuses = data["statuses"]
        courses = [numbers(course) for course in statuses["courses"]]
        found["tinh-trang"] = [statuses["names"], column(statuses["values"]), courses]
    return found


def _cards(data: Mapping[str, Any]) -> dict[str, Any]:
    """Each card as a row; the phases of a status stand once, however many cards have them."""
    known: dict[str, int] = {}
    rows = []
    for card in data["cards"]:
        phases = [
            [
                one["from"],
                one["tone"],
                one["stars"],
                int(one["filled"]),
                one["label"],
                *([one["gaps"]] * bool(one["gaps"])),
            ]
            for one in ({"from": "", **card["status"]}, *card["status"]["later"])
        ]
        cover = card["cover"]
        drawn = [cover["group"], cover["hue"], cover["seed"], cover["initial"]]
        status = known.setdefault(json.dumps(phases, ensure_ascii=False), len(known))
        row = [card["name"], card["href"], card["maker"], card["place"], card["year"], status, *drawn]
        rows.append(_short([*row, card["photo"] or 0, card["set"], card["others"] or 0]))
    return {"cards": rows, "statuses": [json.loads(phases) for phases in known]}


def _short(row: list[Any]) -> list[Any]:
    """A row without the zeros at its end."""
    while row[-1] == 0:
        row.pop()
    return row


def _start(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, "lengths": column(data["lengths"])}


_KINDS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "start": _start,
    "words": _words,
    "columns": _columns,
    "orders": lambda data: {name: numbers(places) for name, places in data.items()},
    "numbers": dict,
    "folders": dict,
    "cards": _cards,
}
