"""What the next release promises, whether the ledger knows it already, and whether the ledger lost a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.building.lock import only_one
from ocop_site.catalogue.rules.ledger_lines import line_problems
from ocop_site.problems import Place, Problem
from ocop_site.reading.ledger import ADDRESSES, CODES, LEDGERS
from ocop_site.writing.ledgers import enter

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ocop_site.building.history import Chapter
    from ocop_site.building.orders import Order, Outcome
    from ocop_site.reading.ledger import Promise
    from ocop_site.writing.ledgers import Entered


def new_promises(outcome: Outcome, day: date) -> tuple[Promise, ...]:
    """The addresses of a good plan that `addresses.csv` does not hold yet, sorted, dated with the day."""
    known = {one.address for one in outcome.ledger.promises}
    new = {one.address: one for one in outcome.promises if one.address not in known}
    return tuple(replace(new[address], date=day.isoformat()) for address in sorted(new))


def enter_promises(outcome: Outcome, order: Order) -> int | None:
    """Enter what a good plan promises into `addresses.csv`; gives how many addresses were new. None: see there."""
    entered = enter_release(outcome, order, None)
    return entered.count if entered else None


def enter_release(outcome: Outcome, order: Order, chapter: Chapter | None) -> Entered | None:
    """The same, and with it what a release tells of the open data's history.

    None while another command of this content does the same: what two read and wrote at once would lose lines.
    """
    promises = new_promises(outcome, order.day)
    with only_one(order.content.resolve().parent / ".cache" / "ledger.lock") as alone:
        if not alone:
            return None
        if chapter is None:
            return enter(order.content, promises)
        return enter(order.content, [*promises, *chapter.promises], chapter.dated, chapter.files)


def promises_due(outcome: Outcome, folder: str) -> list[Problem]:
    """One problem if the plan would publish a code or an address that the ledger does not hold."""
    if not outcome.good:  # a plan that is not good promises nothing yet
        return []
    known = {one.address for one in outcome.ledger.promises}
    return _behind([*_codes_behind(outcome), *sorted({one.address for one in outcome.promises} - known)], folder)


def codes_due(outcome: Outcome, folder: str) -> list[Problem]:
    """The same of codes alone: addresses are entered by `publish` itself, codes by `codes assign`."""
    return _behind(_codes_behind(outcome), folder)


def _codes_behind(outcome: Outcome) -> list[str]:
    return sorted(one.values["value"] for one in outcome.problems if one.code == "code-not-in-ledger")


def _behind(behind: list[str], folder: str) -> list[Problem]:
    if not behind:
        return []
    values = {"count": str(len(behind)), "value": behind[0]}
    return [Problem("ledger-behind", Place(f"{folder}/ledger"), values)]


def promised_later(outcome: Outcome, day: date, folder: str) -> list[Problem]:
    """A problem if the ledger holds addresses of days after this one: a day that is past cannot be published any more.

    A build for such a day does not know them, and would leave them without an answer.
    """
    later = sorted(one.address for one in outcome.ledger.promises if one.date > day.isoformat())
    if not later:
        return []
    values = {"count": str(len(later)), "value": later[0], "day": day.isoformat()}
    return [Problem("promised-later", Place(f"{folder}/ledger/{ADDRESSES}"), values)]


def lost_promises(released: Path, ledger: Path, folder: str) -> list[Problem]:
    """A problem for every file of the released ledger of which today's lacks lines.

    `released` is the folder of a released ledger, or one that has it below `ledger/` or `content/ledger/`; `ledger` is
    the folder of today's, `folder` the content folder as complaints name it. A folder without any ledger is a problem.
    """
    homes = [one for one in (released, released / "ledger", released / "content" / "ledger") if (one / CODES).is_file()]
    if not homes:
        return [Problem("missing-file", Place(str(released)), {"value": CODES})]
    return line_problems(_files(homes[0]), _files(ledger), folder, str(released))


def _files(ledger: Path) -> dict[str, bytes]:
    return {name: (ledger / name).read_bytes() for name in LEDGERS if (ledger / name).is_file()}
