from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.due import GAPS, WORST, due, gaps, lapsed_span
from tests.small_content import at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.due import ProvinceDue
    from ocop_site.catalogue.entries import Catalogue

DAY = date(2026, 11, 22)
SOURCE = "    sources: [{url: https://nguon.example/x}]\n"
WHOLE = "    decision: 1/QĐ-UBND\n" + SOURCE


def papers(folder: Path, days: dict[str, date], day: date = DAY) -> Catalogue:
    """Products of Hà Tĩnh, each with a paper whose term ends on its day."""
    files = {
        f"products/{name}.yaml": product(
            number,
            name.title(),
            at("Hà Tĩnh", "xã Thử")
            + "producer: htx\n"
            + f"certificates: [{{stars: 3, issued: {until.year - 3}-{until:%m-%d}, decision: 1/QĐ-UBND,"
            + " sources: [{url: https://nguon.example/x}]}]\n",
        )
        for number, (name, until) in enumerate(days.items(), start=1)
    }
    return catalogue_of(folder, {**files, "producers/htx.yaml": producer(90)}, day)


def only(catalogue: Catalogue) -> ProvinceDue:
    (one,) = due(catalogue)
    return one


@pytest.mark.parametrize(
    ("left", "phase"),
    [
        (211, None),
        (210, "opens"),
        (181, "opens"),
        (180, "open"),
        (151, "open"),
        (150, "closes"),
        (120, "closes"),
        (119, "late"),
        (0, "late"),
        (-1, None),
    ],
)
def test_the_window_is_180_to_120_days_before_the_last_day(tmp_path: Path, left: int, phase: str | None) -> None:
    found = due(papers(tmp_path, {"che": DAY + timedelta(days=left)}))
    assert [w.phase for one in found for w in one.windows] == ([phase] if phase else [])
    for window in [w for one in found for w in one.windows]:
        assert (window.closes - window.opens).days == 60
        assert window.closes == DAY + timedelta(days=left - 120)


@pytest.mark.parametrize("day", [date(2024, 1, 10), date(2026, 1, 10), date(2026, 5, 21)], ids=str)
def test_a_version_without_a_window_has_none(tmp_path: Path, day: date) -> None:
    assert due(papers(tmp_path, {"che": day + timedelta(days=150)}, day)) == ()


@pytest.mark.parametrize(("left", "near"), [(29, False), (30, True), (60, True), (61, False)])
def test_the_notice_of_the_version_that_demands_one(tmp_path: Path, left: int, near: bool) -> None:  # noqa: FBT001 - what is expected
    day = date(2025, 3, 10)
    found = due(papers(tmp_path, {"che": day + timedelta(days=left)}, day))
    assert [n.by for one in found for n in one.notices] == ([day + timedelta(days=left - 30)] if near else [])
    assert not [w for one in found for w in one.windows]
    again = due(papers(tmp_path / "26", {"che": DAY + timedelta(days=left)}))
    assert not [n for one in again for n in one.notices]


def test_an_end_that_is_not_known_exactly_has_no_window(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, "Chè", at("Hà Tĩnh") + paper("2024-05"))}
    assert only(catalogue_of(tmp_path, files)).windows == ()
    exact = {"products/a.yaml": product(1, "Chè", at("Hà Tĩnh") + paper("2024-05-01"))}
    assert len(only(catalogue_of(tmp_path, exact)).windows) == 1


@pytest.mark.parametrize(("ago", "listed"), [(0, False), (1, True), (30, True), (31, False)])
def test_a_term_has_just_run_for_thirty_days(tmp_path: Path, ago: int, listed: bool) -> None:  # noqa: FBT001 - what is expected
    found = due(papers(tmp_path, {"che": DAY - timedelta(days=ago)}))
    assert [e.record.name for one in found for e in one.lapsed] == (["Che"] if listed else [])
    assert lapsed_span(DAY) == (date(2026, 10, 23), date(2026, 11, 21))


def test_all_is_sorted_by_day_then_name(tmp_path: Path) -> None:
    at_days = {"y": 150, "x": 150, "a": 170, "b": 130, "m": -3, "l": -3, "z": -9}
    one = only(papers(tmp_path, {name: DAY + timedelta(days=left) for name, left in at_days.items()}))
    assert [w.entry.record.name for w in one.windows] == ["B", "X", "Y", "A"]
    assert [e.record.name for e in one.lapsed] == ["Z", "L", "M"]
    assert one.worst == ()


def test_provinces_come_in_the_alphabet_s_order_and_the_unknown_last(tmp_path: Path) -> None:
    names = ("Đà Nẵng", "An Giang", "Cao Bằng", "Hà Tĩnh")
    files = {f"products/p{n}.yaml": product(n, more=at(name, vintage=34)) for n, name in enumerate(names, start=1)}
    files["products/khong.yaml"] = product(9)
    found = [one.province for one in due(catalogue_of(tmp_path, files))]
    assert found == ["an-giang", "cao-bang", "da-nang", "ha-tinh", None]


def gaps_of(folder: Path, more: str) -> tuple[str, ...]:
    files = {"products/a.yaml": product(1, more=more), "producers/htx.yaml": producer(2)}
    (entry,) = catalogue_of(folder, files).products.values()
    return gaps(entry)


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ("producer: htx\n" + at("Hà Tĩnh", "xã Thử") + paper("2024-05-06", 3, WHOLE), ()),
        ("producer: htx\n" + at("Hà Tĩnh", "xã Thử") + paper("2024-05", 3, WHOLE), ("issued",)),
        ("producer: htx\n" + at("Hà Tĩnh", "xã Thử") + paper("2024-05-06", 3, SOURCE), ("decision",)),
        ("producer: htx\n" + at("Hà Tĩnh", "xã Thử") + paper("2024-05-06", 3, "    decision: 1/QĐ\n"), ("source",)),
        ("producer: htx\n" + at("Hà Tĩnh") + paper("2024-05-06", 3, WHOLE), ("place",)),
        (at("Hà Tĩnh", "xã Thử") + paper("2024-05-06", 3, WHOLE), ("producer",)),
        (
            "producer: htx\n" + at("Hà Tĩnh", "xã Thử") + "certificates:\n  - issued: 2024-05-06\n" + WHOLE,
            ("stars",),
        ),
        ("certificates: [{programme_year: 2024}]\n", GAPS),
        ("", ("producer", "place", "source")),  # without a paper nothing of a paper is missing
    ],
)
def test_what_a_record_lacks(tmp_path: Path, more: str, missing: tuple[str, ...]) -> None:
    assert gaps_of(tmp_path, more) == missing


def test_the_worst_come_first_and_are_three_at_most(tmp_path: Path) -> None:
    files = {
        f"products/p{n}.yaml": product(n, f"Chè {n:02}", at("Hà Tĩnh") + paper("2024", 3, SOURCE)) for n in range(1, 14)
    }
    files["products/te.yaml"] = product(20, "Tương Tệ", at("Hà Tĩnh") + "certificates: [{programme_year: 2024}]\n")
    one = only(catalogue_of(tmp_path, files))
    assert (one.products, one.incomplete, len(one.worst)) == (14, 14, WORST)
    assert [i.entry.record.name for i in one.worst[:3]] == ["Tương Tệ", "Chè 01", "Chè 02"]
    assert dict(one.gaps) == {"issued": 14, "stars": 1, "decision": 14, "producer": 14, "place": 14, "source": 1}


def test_what_is_in_force_is_never_called_lapsed(tmp_path: Path) -> None:
    extension = "    extension: {until: 2026-12-31, basis: Quyết định Ví Dụ}\n"
    files = {"products/a.yaml": product(1, "Chè", paper("2023-11-20", 3, extension))}
    catalogue = catalogue_of(tmp_path, files)
    (entry,) = catalogue.products.values()
    assert entry.status.value == "extended"
    assert only(catalogue).lapsed == ()


HELD = "producer: htx\n" + at("Hà Tĩnh", "xã Thử")
TOLD = "sources: [{publisher: Báo Ví Dụ}]\n"


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        # Of two papers of which either may be the last, the newest is looked at.
        (HELD + TOLD + paper("2020-01-15", 3, "    decision: 1/QĐ\n") + "  - {stars: 5}\n", ("issued", "decision")),
        # A paper of a day to come does not count yet.
        (HELD + TOLD + paper("2024-05-06", 3, "    decision: 1/QĐ\n") + "  - {stars: 5, issued: 2027}\n", ()),
        ("producer: htx\n" + TOLD + "address: {as_certified: {province: Hà Tĩnh, district: huyện Thử}}\n", ()),
        ("producer: htx\n" + TOLD + "address: {current: {province: ha-tinh, commune: xã Thử}}\n", ()),
        ("producer: htx\n" + TOLD + "address: {current: {province: ha-tinh}}\n", ("place",)),
        (HELD + "sources: [{title: Danh sách Ví Dụ}]\n", ()),
        (HELD + "sources: [{read: 2026-11-01}]\n", ("source",)),
        (HELD + "nominations: [{year: 2026, sources: [{url: https://nguon.example/x}]}]\n", ()),
        (HELD + "reports: [{says: expired, sources: [{url: https://nguon.example/x}]}]\n", ()),
    ],
)
def test_which_paper_place_and_source_is_looked_at(tmp_path: Path, more: str, missing: tuple[str, ...]) -> None:
    assert gaps_of(tmp_path, more) == missing
