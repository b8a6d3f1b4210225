from __future__ import annotations

import json
import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.building import verdicts
from ocop_site.building.orders import Order
from ocop_site.building.pipeline import check
from ocop_site.building.verdicts import Verdict, signs_of, verdict_on
from tests.whole_sites import BROKEN, PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2026, 11, 22)
LONG_AGO = 1_700_000_000


@pytest.fixture
def order(tmp_path: Path) -> Order:
    shutil.copytree(BROKEN / "_base" / "content", tmp_path / "content")
    for name in ("templates", "assets"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / ".cache").mkdir()
    (tmp_path / "content" / "outlets").mkdir(exist_ok=True)
    (tmp_path / "content" / "outlets" / "quay.yaml").write_text("name: Quầy Ví Dụ\nsao: 3\n", encoding="utf-8")
    return order_in(tmp_path)


def order_in(home: Path) -> Order:
    folders = (home / "content", home / "output", home / "templates", home / "assets", home / ".cache")
    return Order(*folders, vocabulary=PROJECT / "content" / "vocabulary", day=DAY)


def kept(order: Order) -> list[Path]:
    return sorted(order.cache.glob("verdict-*.json"))


def judged(order: Order) -> Verdict:
    outcome = check(order)
    return Verdict(tuple(outcome.problems), outcome.planned)


def mark(order: Order) -> None:
    """Write into the kept verdict what no check would come to: whoever reads it there will say so."""
    (path,) = kept(order)
    verdict = json.loads(path.read_bytes())
    path.write_text(json.dumps({**verdict, "planned": 123456}), encoding="utf-8")


def test_it_is_what_a_check_comes_to_and_is_told_again(order: Order) -> None:
    settle(order)
    first = verdict_on(order)
    assert first == judged(order)
    assert first.problems
    assert verdict_on(order) == first
    mark(order)
    assert verdict_on(order).planned == 123456


def settle(order: Order) -> None:
    """Wait until the disk's clock has gone on since the last file was written."""
    newest = signs_of(order).newest
    probe = order.cache / "probe"
    while True:
        probe.write_bytes(b"")
        if probe.stat().st_mtime_ns > newest:
            return


def edit(order: Order) -> None:
    path = order.content / "outlets" / "quay.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("3", "4"), encoding="utf-8")


def touch_back(order: Order) -> None:
    edit(order)
    os.utime(order.content / "outlets" / "quay.yaml", (LONG_AGO, LONG_AGO))


def add(order: Order) -> None:
    (order.content / "outlets" / "moi.yaml").write_text("name: Quầy Mẫu\n", encoding="utf-8")


def remove(order: Order) -> None:
    (order.content / "outlets" / "quay.yaml").unlink()


def rename(order: Order) -> None:
    (order.content / "outlets" / "quay.yaml").rename(order.content / "outlets" / "quay-2.yaml")


def lead_nowhere(order: Order) -> None:
    (order.content / "outlets" / "loi.yaml").symlink_to("/nowhere/at/all.yaml")


def change_template(order: Order) -> None:
    (order.templates / "home.html").write_text("{{ broken", encoding="utf-8")


def change_asset(order: Order) -> None:
    (order.assets / "icon.svg").write_text("<svg/>", encoding="utf-8")


@pytest.mark.parametrize("change", [edit, touch_back, add, remove, rename, lead_nowhere, change_template, change_asset])
def test_any_change_is_seen(order: Order, change: Callable[[Order], None]) -> None:
    settle(order)
    verdict_on(order)
    mark(order)
    change(order)
    assert verdict_on(order) == judged(order)


def test_another_day_or_address_is_another_question(order: Order) -> None:
    settle(order)
    verdict_on(order)
    mark(order)
    later = order_in(order.content.parent)
    for name, value in (("day", date(2027, 1, 1)), ("base_url", "https://vi-du.example/")):
        other = type(order)(**{field: getattr(later, field) for field in later.__slots__} | {name: value})
        assert verdict_on(other).planned != 123456


def test_nothing_is_kept_of_files_as_new_as_the_check(order: Order) -> None:
    ahead = os.stat(order.content / "site.yaml").st_mtime + 3600  # noqa: PTH116
    os.utime(order.content / "outlets" / "quay.yaml", (ahead, ahead))
    assert verdict_on(order) == judged(order)
    assert kept(order) == []


def test_a_file_changed_during_the_check_is_not_taken_for_checked(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(order)

    def check_and_edit(one: Order) -> object:
        outcome = check(one)
        edit(one)
        return outcome

    monkeypatch.setattr(verdicts, "check", check_and_edit)
    verdict_on(order)
    assert kept(order) == []


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"format": 1}', "null", "7"])
def test_what_cannot_be_read_is_forgotten(order: Order, rubbish: str) -> None:
    settle(order)
    first = verdict_on(order)
    kept(order)[0].write_text(rubbish, encoding="utf-8")
    assert verdict_on(order) == first


def test_where_no_build_was_nothing_is_written(order: Order) -> None:
    shutil.rmtree(order.cache)
    assert verdict_on(order) == judged(order)
    assert not order.cache.exists()
