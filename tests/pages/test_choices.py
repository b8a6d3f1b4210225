from __future__ import annotations

from itertools import product as every
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.pages.choices import Choice, Choices, gather
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.small_content import DAY, PROJECT, at, catalogue_of, paper, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

HA_TINH, PHU_YEN, DAK_LAK = "/tinh/ha-tinh/", "/tinh/phu-yen/", "/tinh/dak-lak/"
FOOD = "thuc-pham"


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The real catalogue, read from the project's own content."""
    raw, _ = read_content(PROJECT / "content")
    records, _ = read_records(raw)
    assert records is not None
    return link(records, DAY)


@pytest.fixture(scope="module")
def choices(real: Catalogue) -> Choices:
    return gather(real)


@pytest.mark.parametrize(
    ("choice", "address"),
    [
        (Choice(place=HA_TINH), "/tinh/ha-tinh/"),
        (Choice(place=HA_TINH, group=FOOD), "/tinh/ha-tinh/nhom/thuc-pham/"),
        (Choice(place=HA_TINH, stars=4), "/tinh/ha-tinh/sao/4/"),
        (Choice(place=HA_TINH, group=FOOD, stars=4), "/tinh/ha-tinh/nhom/thuc-pham/sao/4/"),
        (
            Choice(place=HA_TINH, group=FOOD, stars=4, in_force=True),
            "/tinh/ha-tinh/nhom/thuc-pham/sao/4/con-thoi-han/",
        ),
        (Choice(group=FOOD), "/nhom/thuc-pham/"),
        (Choice(group=FOOD, criteria=9), "/nhom/thuc-pham/bo/9/"),
        (Choice(group=FOOD, criteria=9, stars=5), "/nhom/thuc-pham/bo/9/sao/5/"),
        (Choice(group=FOOD, stars=4), "/nhom/thuc-pham/sao/4/"),
        (Choice(stars=4), "/sao/4/"),
        (Choice(stars=4, in_force=True), "/sao/4/con-thoi-han/"),
        (Choice(in_force=True), "/con-thoi-han/"),
        (
            Choice(place="/tinh/dak-lak/truoc-thang-7-2025/", group=FOOD),
            "/tinh/dak-lak/truoc-thang-7-2025/nhom/thuc-pham/",
        ),
    ],
)
def test_the_address_of_a_choice(choice: Choice, address: str) -> None:
    assert choice.address == address


def test_no_two_choices_have_one_address() -> None:
    kinds = [("", 0), (FOOD, 0), (FOOD, 9), ("do-uong", 0)]
    found = [
        Choice(place, *kind, stars, in_force)
        for place, kind, stars, in_force in every(("", HA_TINH, PHU_YEN), kinds, (0, 3, 4), (False, True))
    ]
    assert len({one.address for one in found}) == len(found) == 72


def test_what_is_wider_lacks_one_filter_and_a_set_goes_before_its_group() -> None:
    choice = Choice(group=FOOD, criteria=9, stars=4, in_force=True)
    assert [kind for kind, _ in choice.wider()] == ["criteria", "stars", "in_force"]
    assert all(wide.depth == choice.depth - 1 for _, wide in choice.wider())
    assert choice.without("group") == Choice(stars=4, in_force=True)
    assert dict(Choice(place=HA_TINH, group=FOOD).wider()) == {
        "place": Choice(group=FOOD),
        "group": Choice(place=HA_TINH),
    }


def test_a_filter_that_all_share_leads_to_no_page_of_its_own(tmp_path: Path) -> None:
    """All foods of Hà Tĩnh have 4 stars, and not all its products: so "4 stars, food" is not there, "food" is."""
    files = {
        "products/a.yaml": product(1, more=at("Hà Tĩnh") + paper("2025-01-01", stars=4)),
        "products/b.yaml": product(2, more=at("Hà Tĩnh") + paper("2020-01-01", stars=4)),
        "products/c.yaml": product(3, more=at("Phú Yên") + paper("2025-01-01", stars=3)),
    }
    found = gather(catalogue_of(tmp_path, files))
    food = Choice(place=HA_TINH, group=FOOD)
    assert food in found.entries
    assert Choice(place=HA_TINH, group=FOOD, stars=4) not in found.entries
    assert Choice(place=HA_TINH, stars=4) in found.entries  # it had its address before
    assert [one.address for one in found.narrower[food]["in_force"]] == [f"{HA_TINH}nhom/thuc-pham/con-thoi-han/"]
    assert found.narrower[food]["stars"] == []
    # In Phú Yên all is in force; the list of what is in force in the country leads there by today's province.
    assert Choice(place=PHU_YEN, in_force=True) not in found.entries
    assert found.narrower[Choice(in_force=True)]["place"] == [
        Choice(place=DAK_LAK, in_force=True),
        Choice(place=HA_TINH, in_force=True),
    ]


def test_every_wider_list_of_a_page_is_a_page_that_holds_all_of_it(choices: Choices) -> None:
    """By taking filters away one by one, in any order, a reader never meets an address without a page."""
    seen = 0
    for choice, entries in choices.entries.items():
        for _, wide in choice.wider():
            if wide.depth:
                assert {e.record.id for e in entries} <= {e.record.id for e in choices.entries[wide]}, choice
                seen += 1
    assert seen > 1000


def test_every_page_but_single_lists_and_older_ones_is_led_to(choices: Choices) -> None:
    led_to = {one for kinds in choices.narrower.values() for some in kinds.values() for one in some}
    alone = [one for one in choices.entries if one not in led_to and one.depth > 1]
    assert all(one.depth == 2 and not one.in_force for one in alone)
    assert len(choices.entries) > 1000


def test_narrower_lists_hold_less_and_something(choices: Choices) -> None:
    """But for lists of two filters that had their address before there were more: they may hold just as much."""
    as_much = []
    for wide, kinds in choices.narrower.items():
        for one in (one for some in kinds.values() for one in some):
            assert 0 < choices.count(one) <= choices.count(wide)
            as_much += [one] if choices.count(one) == choices.count(wide) else []
    assert as_much
    assert all(one.depth == 2 and not one.in_force for one in as_much)


def test_every_list_is_offered_by_another(choices: Choices) -> None:
    """But for those of one filter, to which the indexes lead."""
    offered = {one for kinds in choices.narrower.values() for some in kinds.values() for one in some}
    assert [one.address for one in choices.entries if one.depth > 1 and one not in offered] == []


def test_a_list_holds_exactly_what_fits(real: Catalogue, choices: Choices) -> None:
    """Counted anew, filter by filter, over all products; former provinces are counted in test_former."""
    today = {"", *(f"/tinh/{one.id}/" for one in real.vocabulary.provinces)}
    counted = [one for one in choices.entries if one.place in today]
    assert len(counted) > 600
    for choice in counted:
        fitting = {
            e.record.id
            for e in real.products.values()
            if (not choice.place or choice.place == f"/tinh/{e.here.province}/")
            and (not choice.group or choice.group == e.record.group)
            and (not choice.criteria or choice.criteria == e.record.set)
            and (not choice.stars or choice.stars == e.status.stars)
            and (not choice.in_force or e.status.in_force)
        }
        assert {e.record.id for e in choices.entries[choice]} == fitting, choice


def test_equal_catalogues_give_equal_lists_in_equal_order(real: Catalogue, choices: Choices) -> None:
    again = gather(real)
    assert [one.address for one in again.entries] == sorted(one.address for one in choices.entries)
    assert list(again.narrower.items()) == list(choices.narrower.items())
