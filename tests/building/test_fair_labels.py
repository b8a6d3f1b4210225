"""What is printed for a fair: which labels, with which words, with stars only where they hold on its days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.label_entries import entries_by_code
from ocop_site.catalogue.reprints import faults_of
from ocop_site.pages.fair_labels import ASK
from ocop_site.pages.labels import FORMATS
from ocop_site.pages.reprint_list import reprint_list
from ocop_site.reading.ledger import Print, read_prints
from tests.building.fair_site import A1, A2, A10, B7, BOOTHS, DAYS, ENDING, LONG, THE_FAIR, of_fair, order_of, signs_of
from tests.building.label_site import BASE, OUTLET, later, planned, printed, refused
from tests.small_content import code, producer

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.label_plan import LabelOrder, LabelPlan


@pytest.fixture
def signs(tmp_path: Path) -> LabelOrder:
    return signs_of(order_of(tmp_path), tmp_path)


@pytest.fixture
def cards(tmp_path: Path) -> LabelOrder:
    return of_fair(order_of(tmp_path), tmp_path)


def narrowed(wanted: LabelOrder, *booths: str) -> LabelOrder:
    return replace(wanted, selection=replace(wanted.selection, booths=booths))


def words(plan: LabelPlan, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(label[key] for key in keys) for label in plan.run["labels"]]


# -- signs


def test_every_booth_with_a_code_has_a_sign_in_the_order_of_numbers(signs: LabelOrder) -> None:
    plan = planned(signs)
    assert words(plan, "booth", "code") == [
        ("Gian A1", code(A1)),
        ("Gian A2", code(A2)),
        ("Gian A10", code(A10)),
        ("Gian B 7", code(B7)),
    ]
    assert (plan.format.id, plan.sheets, plan.chosen.uncoded) == ("sign", 2, ("A3",))
    assert (plan.starred, plan.starless, plan.of_signs, plan.unpriced) == (0, {}, True, ())


def test_a_sign_says_who_stands_there_and_nothing_that_is_not_known(signs: LabelOrder) -> None:
    plan = planned(signs)
    assert words(plan, "name", "place") == [
        ("HTX Ví Dụ", "xã Mẫu, Hà Tĩnh"),
        (LONG, ""),
        ("", ""),  # the producer keeps its name back
        ("", ""),
    ]
    for label in plan.run["labels"]:
        assert (label["fair"], label["ask"]) == ("Hội chợ Ví Dụ 2026", ASK)
        assert label["days"] == "Từ ngày 01/12/2026 đến ngày 05/12/2026"
        assert label["stars"] == 0


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("days: {from: 2026-12-01, to: 2026-12-01}\n", "Ngày 01/12/2026"),
        ("days: {from: 2026-12, to: 2026-12-05}\n", "Bắt đầu tháng 12/2026, kết thúc ngày 05/12/2026"),
        ("days: {from: 2026-12-01}\n", "Bắt đầu ngày 01/12/2026"),
        ("days: {to: 2026-12-05}\n", "Kết thúc ngày 05/12/2026"),
        ("", ""),
    ],
)
def test_of_the_days_a_sign_says_what_is_known(days: str, said: str, tmp_path: Path) -> None:
    files = {"fairs/hoi-cho.yaml": producer(THE_FAIR, "Hội chợ Ví Dụ 2026", days + BOOTHS)}
    plan = planned(signs_of(order_of(tmp_path, files=files), tmp_path, "hoi-cho", "A1"))
    assert words(plan, "days") == [(said,)]


def test_a_fair_without_codes_has_no_signs(signs: LabelOrder) -> None:
    (problem,) = refused(replace(signs, selection=replace(signs.selection, ids=("cho",))))
    assert problem.code == "nothing-to-print"
    assert "codes assign" in problem.values["why_en"]
    (problem,) = refused(narrowed(signs, "A3"))
    assert problem.code == "nothing-to-print"


def test_a_sign_needs_paper_of_its_size(signs: LabelOrder) -> None:
    (problem,) = refused(replace(signs, stock="a7-card"))
    assert (problem.code, problem.hint) == ("format-not-for-stock", "a4-sign")


def test_signs_of_booths_not_yet_published_are_drafts(tmp_path: Path) -> None:
    wanted = signs_of(order_of(tmp_path, unpublished=[A1, A10]), tmp_path)
    plan = planned(wanted)
    assert words(plan, "draft") == [(True,), (False,), (True,), (False,)]
    assert plan.drafts == 2


# -- single booths


@pytest.mark.parametrize("typed", ["A10", "a10", "A 10", "a-10"])
def test_a_booth_is_known_by_its_number_however_it_is_typed(signs: LabelOrder, typed: str) -> None:
    assert words(planned(narrowed(signs, typed)), "booth") == [("Gian A10",)]


def test_several_booths_come_in_the_order_of_numbers_each_once(signs: LabelOrder, cards: LabelOrder) -> None:
    plan = planned(narrowed(signs, "B7", "a1", "A1"))
    assert words(plan, "booth") == [("Gian A1",), ("Gian B 7",)]
    assert plan.chosen.title == "Hội chợ Ví Dụ 2026 – biển gian: gian A1, B 7"
    assert plan.chosen.name == "bien-gian-hoi-cho-a1-b-7"
    assert words(planned(narrowed(cards, "A2")), "booth", "name") == [("Gian A2", "Chè Ví Dụ")]


@pytest.mark.parametrize(("typed", "hint"), [("A1O", "A1"), ("C7", "B 7"), ("xyz", "")])
def test_an_unknown_booth_is_answered_with_the_nearest(signs: LabelOrder, typed: str, hint: str) -> None:
    (problem,) = refused(narrowed(signs, typed))
    assert (problem.code, problem.place.path, problem.hint) == ("unknown-reference", "--booth", hint)


# -- what stands on the tables


def test_cards_follow_booth_after_booth_with_the_booth_on_them(cards: LabelOrder) -> None:
    plan = planned(cards)
    assert plan.format.id == "card"
    assert words(plan, "booth", "name") == [
        ("Gian A1", "Chè Ví Dụ"),
        ("Gian A1", "Trà Sắp Qua"),
        ("Gian A1", "Gạo Ví Dụ"),
        ("Gian A2", "Chè Ví Dụ"),
        ("Gian A10", "Muối Kín Tiếng"),
        ("Gian B 7", "Mắm Ví Dụ"),
    ]


@pytest.mark.parametrize(("stock", "style"), [("a7-card", "card"), ("avery-l7160", "shelf"), ("avery-l7651", "small")])
def test_stars_stand_only_where_they_hold_on_every_day_of_the_fair(cards: LabelOrder, stock: str, style: str) -> None:
    plan = planned(replace(cards, stock=stock))
    assert plan.format.id == style
    assert words(plan, "stars", "stars_text", "term") == [
        (4, "OCOP 4 sao", "Hiệu lực đến 03/2028"),
        (0, "", ""),
        (0, "", ""),
        (4, "OCOP 4 sao", "Hiệu lực đến 03/2028"),
        (0, "", ""),
        (4, "OCOP 4 sao", "Hiệu lực đến 03/2028"),
    ]
    assert plan.starless["not-at-fair"] == (1, ("Trà Sắp Qua",))
    assert plan.starless["past-term"] == (1, ("Gạo Ví Dụ",))
    assert {"until", "stars"} <= plan.run["labels"][1].keys()
    assert ("booth" in plan.run["labels"][0]) == FORMATS[plan.format.id].booth


@pytest.mark.parametrize("days", ["", "days: {from: 2026-12-01}\n", "days: {from: 2024, to: 2026}\n"])
def test_where_the_days_of_a_fair_are_not_known_nothing_has_stars(days: str, tmp_path: Path) -> None:
    files = {"fairs/hoi-cho.yaml": producer(THE_FAIR, "Hội chợ Ví Dụ 2026", days + BOOTHS)}
    plan = planned(of_fair(order_of(tmp_path, files=files), tmp_path))
    assert plan.starred == 0
    assert plan.starless["fair-days"] == (4, ("Chè Ví Dụ", "Trà Sắp Qua", "Mắm Ví Dụ"))


def test_what_is_not_printed_for_a_fair_keeps_the_stars_of_today(cards: LabelOrder) -> None:
    selection = replace(cards.selection, kind="product", ids=("sap-qua",))
    assert words(planned(replace(cards, selection=selection)), "stars") == [(3,)]


# -- the ledger


def test_signs_are_entered_under_the_codes_of_their_booths(signs: LabelOrder) -> None:
    printed(narrowed(signs, "A1", "B7"))
    lines, problems = read_prints((signs.order.content / "ledger/prints.csv").read_bytes(), "prints.csv")
    assert problems == []
    assert [(one.code, one.format, one.stock, one.name, one.maker, one.stars, one.outlet) for one in lines] == [
        (code(A1), "sign", "a5-sign", "Gian A1, Hội chợ Ví Dụ 2026", "HTX Ví Dụ", "", ""),
        (code(B7), "sign", "a5-sign", "Gian B 7, Hội chợ Ví Dụ 2026", "", "", ""),
    ]


def test_cards_are_entered_once_for_each_product(cards: LabelOrder) -> None:
    plan = printed(narrowed(cards, "A1", "A2"))
    assert [(line.name, line.copies, line.stars) for line in plan.lines] == [
        ("Chè Ví Dụ", "2", "4"),
        ("Trà Sắp Qua", "1", ""),
        ("Gạo Ví Dụ", "1", ""),
    ]
    assert {line.code for line in plan.lines} == {code(1), code(ENDING), code(3)}


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("number: A1,", "number: A4,", ["name"]),
        ("producer: htx", "name: Trường nghề Thí Dụ", ["maker"]),
        ("products: [che, sap-qua, gao]", "products: [che]", []),
    ],
)
def test_a_printed_sign_is_wrong_where_its_booth_says_otherwise(
    tmp_path: Path, old: str, new: str, reasons: list[str]
) -> None:
    line = planned(signs_of(order_of(tmp_path / "a"), tmp_path, "hoi-cho", "A1")).lines[0]
    assert BOOTHS.count(old) == 1
    changed = {"fairs/hoi-cho.yaml": producer(THE_FAIR, "Hội chợ Ví Dụ 2026", DAYS + BOOTHS.replace(old, new))}
    wanted = signs_of(order_of(tmp_path / "b", files=changed), tmp_path)
    for day, found in (("2026-12-05", reasons), ("2026-12-06", [])):  # afterwards it hangs nowhere
        catalogue = planned(later(wanted, day)).catalogue
        entry = entries_by_code(catalogue)[line.code]
        assert [fault.reason for fault in faults_of(line, entry, catalogue)] == found


def test_the_page_of_an_outlet_copes_with_the_sign_of_a_booth_in_its_name(tmp_path: Path) -> None:
    """Nothing of ours enters it there; a line put in by hand is told of as what it is."""
    catalogue = planned(signs_of(order_of(tmp_path), tmp_path)).catalogue
    line = Print(
        *("2026-11-01", "08:00:00", code(A1), code(OUTLET), "2", "sign", "a5-sign", "Gian A9, Hội chợ Ví Dụ 2026"),
        *("HTX Ví Dụ", "", "", "", BASE, 0),
    )
    found = reprint_list(catalogue.outlets["quay"], replace(catalogue, prints=(line,)))
    assert found
    (item,) = found["parts"][0]["items"]
    assert (item["name"], item["labels"]) == ("Gian A1, Hội chợ Ví Dụ 2026", ["2 biển gian, in ngày 01/11/2026"])
    assert item["href"].endswith("/gian/a1/")
