"""Whether a paper covers the days of a fair: asked of every possible day, said only where they agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.fair_days import Cover, FairSpan, cover, fair_span
from ocop_site.catalogue.papers import Paper
from ocop_site.catalogue.status import Ending, Status, status_on
from ocop_site.records.days import Days
from ocop_site.records.others import Fair
from tests.catalogue.histories import FIRST, LAST, histories
from tests.small_content import at, catalogue_of, code, paper, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue, ProductEntry


def fair(days: str) -> Fair:
    fields: dict[str, object] = {"id": "h", "name": "Hội chợ Ví Dụ", "code": code(50)}
    start, _, end = days.partition(" ")
    fields["days"] = {"from": start or None, "to": end or None}
    return Fair.model_validate(fields)


@pytest.mark.parametrize(
    ("days", "span"),
    [
        ("2026-12-01 2026-12-05", FairSpan(date(2026, 12, 1), date(2026, 12, 5), exact=True)),
        ("2026-12-01 2026-12-01", FairSpan(date(2026, 12, 1), date(2026, 12, 1), exact=True)),
        ("2026-12 2026-12-05", FairSpan(date(2026, 12, 1), date(2026, 12, 5), exact=False)),
        ("2026 2026", FairSpan(date(2026, 1, 1), date(2026, 12, 31), exact=False)),
        ("2026-12-01 ", None),
        (" 2026-12-05", None),
        ("2024 2026", None),
    ],
)
def test_the_days_on_which_a_fair_can_have_been_held(days: str, span: FairSpan | None) -> None:
    assert fair_span(fair(days)) == span


def test_a_fair_without_days_has_none() -> None:
    assert fair_span(Fair.model_validate({"id": "h", "name": "Hội chợ Ví Dụ", "code": code(50)})) is None


def entry_of(folder: Path, more: str) -> tuple[ProductEntry, Catalogue]:
    catalogue = catalogue_of(folder, {"products/a.yaml": product(1, "Mắm Ví Dụ", at("Hà Tĩnh") + more)})
    return catalogue.products["a"], catalogue


@pytest.mark.parametrize(
    ("days", "answer", "day"),
    [
        ("2026-12-01 2026-12-05", "covers", None),  # until 2028-03-20
        ("2028-03-20 2028-03-20", "covers", None),
        ("2028-03-18 2028-03-22", "until", date(2028, 3, 20)),
        ("2028-03-21 2028-03-25", "not", None),
        ("2025-03-15 2025-03-25", "from", date(2025, 3, 20)),
        ("2024-11-01 2024-11-03", "not", None),
        ("2028-03 2028-03-22", "unsaid", None),  # nobody knows whether it lasted until the last day
        ("2026 2026", "covers", None),  # whichever days they are
        ("2028-04 2028-04", "not", None),
        (" 2026-12-05", "unsaid", None),
    ],
)
def test_a_paper_and_a_fair(tmp_path: Path, days: str, answer: str, day: date | None) -> None:
    entry, catalogue = entry_of(tmp_path, paper("2025-03-20"))
    found = cover(entry, fair_span(fair(days)), catalogue.vocabulary)
    assert (found.answer, found.last or found.day) == (answer, day)


def test_why_it_is_not_covered_is_told_by_the_status(tmp_path: Path) -> None:
    entry, catalogue = entry_of(tmp_path, paper("2025-03-20"))
    statuses = [
        cover(entry, fair_span(fair(days)), catalogue.vocabulary).status
        for days in ("2024-11-01 2024-11-03", "2028-04-01 2028-04-03")
    ]
    assert [one.value for one in statuses if one] == ["no-paper", "past-term"]


def test_stars_that_change_within_the_fair_are_not_said(tmp_path: Path) -> None:
    papers = "certificates:\n  - {stars: 3, issued: 2025-03-20}\n  - {stars: 4, issued: 2026-10-03}\n"
    entry, catalogue = entry_of(tmp_path, papers)
    for days, stars in (("2026-10-01 2026-10-05", None), ("2026-10 2026-10", None), ("2026-10-03 2026-10-05", 4)):
        found = cover(entry, fair_span(fair(days)), catalogue.vocabulary)
        assert (found.answer, found.stars) == ("covers", stars)


def test_what_ends_a_paper_within_the_fair_is_told(tmp_path: Path) -> None:
    entry, catalogue = entry_of(tmp_path, paper("2025-03-20"))
    revoked = Ending("revoked", Days.read("2026-10-03"), "9/QĐ", None, ())
    found = cover(replace(entry, endings=(revoked,)), fair_span(fair("2026-10-01 2026-10-05")), catalogue.vocabulary)
    assert (found.answer, found.day, found.last) == ("until", date(2026, 10, 3), date(2026, 10, 2))
    assert found.then
    assert (found.then.value, found.then.ending) == ("revoked", revoked)


def test_who_was_never_recognised_is_covered_on_no_day(tmp_path: Path) -> None:
    entry, catalogue = entry_of(tmp_path, "")
    found = cover(entry, fair_span(fair("2026-12-01 2026-12-05")), catalogue.vocabulary)
    assert found == Cover("not", Status("no-paper"))


@pytest.mark.parametrize("seed", range(6))
def test_the_answer_is_that_of_every_single_day(tmp_path: Path, seed: int) -> None:
    """Against the pure function, asked day by day, over papers and endings of every form."""
    blank, catalogue = entry_of(tmp_path, "")
    chance = Random(seed)
    answers = set()
    for history in histories(seed, 60):
        papers = tuple(Paper(certificate) for certificate in history.certificates)
        entry = replace(blank, papers=papers, endings=history.endings)
        for first in _telling_days(entry, catalogue, chance):
            last = first + timedelta(days=chance.randint(0, 40))
            found = cover(entry, FairSpan(first, last, exact=True), catalogue.vocabulary)
            assert found.answer == _day_by_day(entry, first, last, catalogue), (history, first, last)
            answers.add(found.answer)
            if found.day:
                before = found.day - timedelta(days=1)
                inside, outside = (before, found.day) if found.answer == "until" else (found.day, before)
                assert _on(entry, inside, catalogue).in_force
                assert not _on(entry, outside, catalogue).in_force
                assert found.then is None or found.then == _on(entry, found.day, catalogue)
            if found.answer in {"covers", "until", "from"}:
                days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
                some = {one.stars for one in (_on(entry, day, catalogue) for day in days) if one.in_force}
                assert some == {found.stars} if len(some) == 1 else found.stars is None
    assert answers == {"covers", "until", "from", "not", "unsaid"}


def _telling_days(entry: ProductEntry, catalogue: Catalogue, chance: Random) -> list[date]:
    """Days by chance, and days shortly before a term begins or ends."""
    days = [FIRST + timedelta(days=chance.randint(0, (LAST - FIRST).days)) for _ in range(4)]
    issued = [one.issued.first for one in entry.certificates if one.issued and one.issued.first]
    days += [day - timedelta(days=chance.randint(0, 20)) for day in issued]
    status = _on(entry, catalogue.day, catalogue)
    return [*days, status.until - timedelta(days=chance.randint(0, 20))] if status.until else days


def _on(entry: ProductEntry, day: date, catalogue: Catalogue) -> Status:
    return status_on(entry.certificates, entry.endings, day, catalogue.vocabulary, entry.vouched)


def _day_by_day(entry: ProductEntry, first: date, last: date, catalogue: Catalogue) -> str:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    statuses = [_on(entry, day, catalogue) for day in days]
    if any(status.value == "undetermined" for status in statuses):
        return "unsaid"
    said = "".join("+" if status.in_force else "-" for status in statuses)
    if "-" not in said or "+" not in said:
        return "covers" if "+" in said else "not"
    return {"+-": "until", "-+": "from"}.get(
        "".join(a for a, b in zip(said, said[1:] + "?", strict=True) if a != b), "unsaid"
    )
