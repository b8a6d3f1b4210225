"""What is entered into the ledger, and that two commands do not enter at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.lock import only_one
from ocop_site.building.pipeline import check
from ocop_site.building.promises import enter_promises, lost_promises, promised_later, promises_due
from ocop_site.commands.options import order_of
from tests.whole_sites import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order

DAY = date(2026, 11, 22)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    lay_out("ledger-behind", tmp_path)
    return order_of(tmp_path / "content", tmp_path / "output", None, DAY, 1)


def test_what_is_entered_once_is_not_due_any_more(order: Order) -> None:
    outcome = check(order)
    assert [p.code for p in promises_due(outcome, "content")] == ["ledger-behind"]
    assert enter_promises(outcome, order) == len(outcome.promises)
    again = check(order)
    assert promises_due(again, "content") == []
    assert enter_promises(again, order) == 0


def test_two_commands_do_not_write_the_ledger_at_once(order: Order) -> None:
    outcome = check(order)
    with only_one(order.content.parent / ".cache" / "ledger.lock") as alone:
        assert alone
        assert enter_promises(outcome, order) is None
    assert not (order.content / "ledger" / "addresses.csv").exists()


def test_a_day_before_the_last_promises_cannot_be_published(order: Order) -> None:
    enter_promises(check(order), order)
    earlier = replace(order, day=date(2026, 11, 21))
    (problem,) = promised_later(check(earlier), earlier.day, "content")
    assert (problem.code, problem.values["day"]) == ("promised-later", "2026-11-21")
    assert promised_later(check(order), order.day, "content") == []


def test_a_folder_without_a_ledger_is_no_release(order: Order, tmp_path: Path) -> None:
    (problem,) = lost_promises(tmp_path / "output", order.content / "ledger", "content")
    assert problem.code == "missing-file"
