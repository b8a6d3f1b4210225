"""Columns are only ever added: whoever wrote a program for an old release reads today's files with it."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from tests.exports.column_lists import FOLDER, columns_today, path_of_this_release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Plain = dict[str, Any]

RELEASES = sorted(FOLDER.glob("*.json"))


def broken_promises(then: Plain, now: Plain) -> Iterator[str]:
    """What a program written for `then` no longer finds: a table, a column, its type, its meaning, its values."""
    for name, table in then.items():
        if name not in now:
            yield f"{name}: gone"
            continue
        if table["key"] != now[name]["key"]:
            yield f"{name}: another key"
        for column, told in table["columns"].items():
            today = now[name]["columns"].get(column)
            if today is None:
                yield f"{name}.{column}: gone"
                continue
            yield from (f"{name}.{column}: {what}" for what in _broken_of(told, today))


def _broken_of(told: Plain, today: Plain) -> Iterator[str]:
    """The same of one column that is still there."""
    for what in ("type", "holds", "title", "means", "unit"):
        if told[what] != today[what]:
            yield f"another {what}"
    for what, said in (("always", "may be empty now"), ("personal", "would be kept for good now")):
        if told[what] > today[what]:
            yield said
    if told["options"] and not set(today["options"]) <= set(told["options"]):
        yield "values that nobody knew then"


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_what_a_release_promised_is_there_today(release: Any) -> None:  # noqa: ANN401 - a path
    then = json.loads(release.read_text(encoding="utf-8"))
    assert list(broken_promises(then, columns_today())) == []


def test_this_version_has_its_list_with_every_column_of_today() -> None:
    """Otherwise a column could go again unseen: write it with `python -m tests.exports.column_lists`."""
    assert json.loads(path_of_this_release().read_text(encoding="utf-8")) == columns_today()


def _set(name: str, value: object) -> Callable[[Plain], None]:
    return lambda now: now["products"]["columns"]["status"].update({name: value})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda now: now.pop("stocks"), "stocks: gone"),
        (lambda now: now["products"]["columns"].pop("gtin"), "products.gtin: gone"),
        (_set("type", "integer"), "products.status: another type"),
        (_set("means", "Something else."), "products.status: another means"),
        (_set("always", value=False), "products.status: may be empty now"),
        (
            lambda now: now["producers"]["columns"]["phone"].update(personal=False),
            "producers.phone: would be kept for good now",
        ),
        (_set("options", ["valid", "new-one"]), "products.status: values that nobody knew then"),
    ],
)
def test_a_broken_promise_is_seen(change: Callable[[Plain], None], said: str) -> None:
    now = deepcopy(columns_today())
    change(now)
    assert list(broken_promises(columns_today(), now)) == [said]


def test_a_new_column_breaks_nothing() -> None:
    now = deepcopy(columns_today())
    now["products"]["columns"]["new"] = {}
    now["new"] = {}
    assert list(broken_promises(columns_today(), now)) == []
