"""The five real plans: every element that was read is there under its number, answered in the way that is possible."""

from __future__ import annotations

from datetime import date

import pytest

from ocop_site.catalogue.link import link
from ocop_site.catalogue.progress import Result, progress
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.records.plans import Plan
from tests.small_content import PROJECT

Read = dict[str, tuple[Plan, dict[str, Result]]]

C, IF, R, T = "computed", "computed-if", "reported", "text"
# By plan, in the order of the numbers: 0.1, 0.2 and so on. Where a source's element may be answered in two ways, the
# one that needs less stands here; scope and institutions are text.
ANSWERS = {
    "phu-tho-2020": [IF, C, IF, IF, C, C, T, R, R, R, R, IF, T, T],
    "ha-tinh-2019": [IF, C, IF, C, R, IF, R, T, R, T, R, T, T, T, T],
    "cao-bang-2024": [C, IF, C, C, C, C, R, C, T, R, C, C, C, R, C, T, T],
    "quang-nam-2021": [R, R, IF, C, IF, IF, T, C, C, C, C, R, C, R, T, C, T, T],
    "phu-yen-2021": [R, R, C, C, C, R, R, R, R, C, T, T, T],
}
FIRST = {"phu-tho-2020": 0, "ha-tinh-2019": 1, "cao-bang-2024": 2, "quang-nam-2021": 3, "phu-yen-2021": 4}
NUMBERED = {
    f"{FIRST[plan]}.{number}": (plan, answer)
    for plan, answers in ANSWERS.items()
    for number, answer in enumerate(answers, 1)
}


@pytest.fixture(scope="module")
def ours() -> Read:
    content = PROJECT / "content"
    raw, _ = read_content(content, content / "vocabulary")
    records, _ = read_records(raw)
    catalogue = link(records, date(2026, 11, 23))
    return {one.id: (one, {r.element.id: r for r in progress(one, catalogue)}) for one in catalogue.plans}


def test_all_numbers_that_were_read_are_listed() -> None:
    counts = {FIRST[plan]: len(answers) for plan, answers in ANSWERS.items()}
    assert counts == {0: 14, 1: 15, 2: 17, 3: 18, 4: 13}


@pytest.mark.parametrize("number", NUMBERED)
def test_every_element_is_there_and_answered_in_its_way(ours: Read, number: str) -> None:
    plan, answer = NUMBERED[number]
    assert ours[plan][1][number].element.answer == answer


def test_there_are_no_others(ours: Read) -> None:
    assert {number for _, results in ours.values() for number in results} == set(NUMBERED)
    assert set(ours) == set(FIRST)


def test_every_quote_stands_as_it_was_read(ours: Read) -> None:
    quotes = {number: result.element.quote for _, results in ours.values() for number, result in results.items()}
    assert quotes["0.2"] == "ít nhất 15 sản phẩm đạt tiêu chuẩn từ 3 sao cấp tỉnh trở lên"
    assert quotes["3.4"] == "phấn đấu … có ít nhất 80% số sản phẩm đạt hạng 3 sao trở lên"
    assert quotes["4.3"] == "phấn đấu có ít nhất 15 sản phẩm được công nhận OCOP trong năm 2021"
    assert all(quotes.values())


@pytest.mark.parametrize("plan", FIRST)
def test_nobody_vouches_for_our_lists_so_nothing_is_missed(ours: Read, plan: str) -> None:
    results = ours[plan][1].values()
    assert not [one.element.id for one in results if one.state == "not-met"]
    assert not [one.element.id for one in results if one.count and one.count.share is not None]


def test_numbers_and_provinces_are_as_far_as_sources_tell(ours: Read) -> None:
    assert {plan: one.number for plan, (one, _) in ours.items() if one.number} == {"quang-nam-2021": "1992/KH-UBND"}
    assert {one.source_kind for one, _ in ours.values()} == {"press"}
    assert ours["phu-tho-2020"][0].province_inferred


def test_the_shapes_of_targets_are_kept(ours: Read) -> None:
    targets = {t.id: t for plan, _ in ours.values() for t in plan.targets}
    assert (targets["0.3"].op, targets["0.3"].min, targets["0.3"].max) == ("range", 1, 2)
    assert (targets["0.5"].per, targets["0.5"].min_each, targets["0.5"].max_each) == ("district", 2, 3)
    assert [(one.origin, one.value) for one in targets["1.3"].breakdown] == [("existing", 20), ("new", 5)]
    assert targets["4.3"].min_stars is None
    assert (targets["3.4"].of, targets["3.4"].part_of) == ("enrolled-products", "3.3")
    assert targets["3.12"].metrics == ("revenue", "profit")
    assert targets["1.7"].value is None


def test_eighteen_districts_of_quang_nam_are_named_for_its_outlets(ours: Read) -> None:
    count = ours["quang-nam-2021"][1]["3.10"].count
    assert count is not None
    assert count.of == 18
