"""Booths of a list and of a record: which is which, and whose word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ocop_site.vietnamese import slug
from ocop_site.writing.exhibitors.listed import ListedBooth
from ocop_site.writing.exhibitors.matching import Meant
from ocop_site.writing.exhibitors.merging import Merger
from ocop_site.writing.exhibitors.pairing import OldBooth, old_booths, paired
from ocop_site.writing.foreign.rows import ForeignRow
from ocop_site.writing.tables.printed_places import PrintedPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.reading.raw import Raw
    from ocop_site.writing.exhibitors.merging import Merged
    from ocop_site.writing.exhibitors.remembered import Before

ROW = ForeignRow("ds.xlsx", "DS", 5, {}, {}, {})
NOWHERE = PrintedPlace("", "", "", None, "")
EXHIBITORS = [f"Cơ sở {name}" for name in ("An", "Bình", "Cúc", "Dung", "Em")]
LISTS = st.lists(
    st.tuples(
        st.sampled_from(["A1", "A2", "A3", "B1", "B2"]), st.sampled_from(EXHIBITORS), st.sets(st.sampled_from("xyz"))
    ),
    max_size=5,
    unique_by=lambda one: one[0],
)


def meant(number: str, exhibitor: str, goods: Sequence[str] = (), products: Sequence[str] = (), **place: str) -> Meant:
    booth = ListedBooth([ROW], number, exhibitor, NOWHERE, dict(place), {})
    return Meant(booth, "", tuple(products), tuple(goods))


def taken_in(some: Sequence[Meant], old: Sequence[OldBooth]) -> list[Merged]:
    merger = Merger(old, some)
    return [merger.merged(one, other) for one, other in zip(some, paired(some, old), strict=True)]


def record_of(merged: Sequence[Merged]) -> list[OldBooth]:
    """The record after an import, each booth with a code of its own."""
    data: list[Raw] = []
    before: dict[str, Before] = {}
    for at, one in enumerate(merged):
        code = str(one.data.get("code") or f"neu-{at}")
        data.append({**one.data, "code": code})  # type: ignore[dict-item]
        before[code] = one.before
    return old_booths(data, before)


def listed(rows: Sequence[tuple[str, str, set[str]]]) -> list[Meant]:
    return [meant(number, exhibitor, sorted(goods)) for number, exhibitor, goods in rows]


def _sorted(value: object) -> list[str]:
    return sorted(map(str, value)) if isinstance(value, list) else []


@given(LISTS)
def test_the_same_list_once_more_changes_nothing(rows: list[tuple[str, str, set[str]]]) -> None:
    old = record_of(taken_in(listed(rows), []))
    again = taken_in(listed(rows), old)
    assert [one.changes for one in again] == [()] * len(rows)
    assert [one.data for one in again] == [one.data for one in old]


@given(LISTS, LISTS)
def test_no_booth_is_two_and_the_new_list_is_what_stands(
    first: list[tuple[str, str, set[str]]], second: list[tuple[str, str, set[str]]]
) -> None:
    old = record_of(taken_in(listed(first), []))
    pairs = [one for one in paired(listed(second), old) if one]
    assert len({one.place for one in pairs}) == len(pairs)
    done = taken_in(listed(second), old)
    said = [(one.data["number"], one.data["exhibitor"], _sorted(one.data.get("goods"))) for one in done]
    assert said == [(number, {"name": who}, sorted(goods)) for number, who, goods in second]


@given(LISTS, LISTS)
def test_an_exhibitor_that_stays_keeps_a_code_of_its_own(
    first: list[tuple[str, str, set[str]]], second: list[tuple[str, str, set[str]]]
) -> None:
    old = record_of(taken_in(listed(first), []))
    for (number, exhibitor, _), pair in zip(second, paired(listed(second), old), strict=True):
        had = [one for one in old if one.exhibitor[1] == exhibitor]
        if len([one for one in second if one[1] == exhibitor]) <= len(had):
            assert pair in had
        if any(slug(one.number) == slug(number) for one in had):
            assert pair is not None
            assert pair.number == number


def test_two_that_swap_swap_their_floor_and_keep_what_is_theirs() -> None:
    old = old_booths(
        [
            {
                "number": "A1",
                "code": "1",
                "row": "1",
                "column": "1",
                "position": "cạnh cửa",
                "exhibitor": {"name": "An"},
            },
            {"number": "A2", "code": "2", "row": "1", "column": "2", "exhibitor": {"name": "Bình"}, "products": ["x"]},
        ],
        {},
    )
    done = taken_in([meant("A2", "An"), meant("A1", "Bình")], old)
    assert [(one.data["code"], one.data["column"], one.data.get("position")) for one in done] == [
        ("1", "2", None),
        ("2", "1", "cạnh cửa"),
    ]
    assert done[1].data["products"] == ["x"]


def test_a_floor_that_somebody_else_takes_is_left_and_a_free_one_is_kept() -> None:
    old = old_booths([{"number": "A1", "code": "1", "row": "1", "column": "1", "exhibitor": {"name": "An"}}], {})
    (moved, new) = taken_in([meant("B1", "An"), meant("A1", "Bình")], old)
    assert ("row" in moved.data, new.data["row"]) == (False, "1")
    (renamed,) = taken_in([meant("B1", "An")], old)
    assert renamed.data["row"] == "1"


def test_what_the_list_says_anew_counts_and_what_it_repeats_does_not() -> None:
    (first,) = taken_in([meant("A1", "An", ["Trà"], hall="Nhà A", row="1")], [])
    assert first.data["row"] == 1
    by_hand = old_booths([{**first.data, "code": "1", "hall": "Nhà C", "goods": ["Trà", "Kẹo"]}], {"1": first.before})  # type: ignore[dict-item]
    (same,) = taken_in([meant("A1", "An", ["Trà"], hall="Nhà A", row="1")], by_hand)
    assert (same.data["hall"], same.data["goods"], same.changes) == ("Nhà C", ["Trà", "Kẹo"], ())
    (changed,) = taken_in([meant("A1", "An", ["Bún"], hall="Nhà B", row="1")], by_hand)
    assert (changed.data["hall"], changed.data["goods"]) == ("Nhà B", ["Kẹo", "Bún"])


def test_an_emptied_booth_loses_its_exhibitor_and_its_goods() -> None:
    old = record_of(taken_in([meant("A1", "An", ["Trà"])], []))
    (done,) = taken_in([meant("A1", "")], old)
    assert ("exhibitor" in done.data, "goods" in done.data) == (False, False)
