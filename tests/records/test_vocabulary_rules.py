from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.reading.folder import read_content
from ocop_site.records.parse import parse
from ocop_site.records.vocabulary import FILES, Vocabulary


def read_words() -> Vocabulary:
    raw, _ = read_content(Path(__file__).parents[2] / "content")
    files = {stem: parse(raw.vocabulary[stem], FILES[stem])[0] for stem in FILES}
    return Vocabulary.from_files({stem: file for stem, file in files.items() if file is not None})


WORDS = read_words()


def test_six_groups_of_today_in_order_and_all_reachable() -> None:
    ids = ["thuc-pham", "do-uong", "duoc-lieu", "thu-cong-my-nghe", "sinh-vat-canh", "du-lich"]
    assert [one.id for one in WORDS.groups] == ids
    assert {one.group for one in WORDS.sets} == set(ids)
    for group in WORDS.groups:
        assert WORDS.group(group.id) == group
        assert WORDS.group_by_printed_name(group.name.upper(), date(2023, 1, 1)) == group
        assert group.maps_to is None
    assert WORDS.group("thao-duoc") is None


def test_old_groups_all_map_to_today_and_none_to_the_new_one() -> None:
    old = WORDS.scheme_on(date(2020, 6, 1))
    assert old is not None
    assert {one.id: one.maps_to for one in old.groups} == {
        "thuc-pham": "thuc-pham",
        "do-uong": "do-uong",
        "thao-duoc": "duoc-lieu",
        "vai-may-mac": "thu-cong-my-nghe",
        "luu-niem-noi-that-trang-tri": "thu-cong-my-nghe",
        "du-lich-nong-thon-ban-hang": "du-lich",
    }


@pytest.mark.parametrize(
    ("day", "scheme"),
    [
        (date(2018, 5, 6), None),
        (date(2018, 5, 7), "490"),
        (date(2022, 7, 31), "490"),
        (date(2022, 8, 1), "919"),
        (date(2026, 11, 22), "919"),
    ],
)
def test_schemes_by_day(day: date, scheme: str | None) -> None:
    found = WORDS.scheme_on(day)
    assert (found.id if found else None) == scheme


@pytest.mark.parametrize(
    ("printed", "day", "group"),
    [
        ("dịch vụ du lịch nông thôn, bán hàng", date(2021, 1, 1), "du-lich-nong-thon-ban-hang"),
        ("Dịch vụ du lịch cộng đồng và điểm du lịch", date(2021, 1, 1), "du-lich-nong-thon-ban-hang"),
        ("Thủ công mỹ nghệ, trang trí", date(2021, 1, 1), "luu-niem-noi-that-trang-tri"),
        ("du lịch cộng đồng, du lịch sinh thái, điểm du lịch", date(2023, 1, 1), "du-lich"),
        ("Thảo dược", date(2021, 1, 1), "thao-duoc"),
        ("Thảo dược", date(2023, 1, 1), None),
        ("Thực phẩm", date(2017, 1, 1), None),
    ],
)
def test_groups_as_printed(printed: str, day: date, group: str | None) -> None:
    found = WORDS.group_by_printed_name(printed, day)
    assert (found.id if found else None) == group


def test_twenty_six_sets_in_seventeen_families_and_six_groups() -> None:
    assert [one.number for one in WORDS.sets] == list(range(1, 27))
    counts: dict[str, int] = {}
    for one in WORDS.sets:
        counts[one.group] = counts.get(one.group, 0) + 1
    assert counts == {
        "thuc-pham": 13,
        "do-uong": 4,
        "duoc-lieu": 3,
        "thu-cong-my-nghe": 2,
        "sinh-vat-canh": 3,
        "du-lich": 1,
    }
    assert len({(one.group, one.family) for one in WORDS.sets}) == 17
    assert [one.number for one in WORDS.sets if one.under_148] == [12, 16, 18, 19, 20]
    nine = WORDS.set(9)
    assert nine is not None
    assert (nine.name, nine.family, nine.lead) == (
        "Tương, nước mắm, gia vị dạng lỏng khác",
        "Gia vị",
        ("nn",),
    )
    assert WORDS.set(0) is None
    assert WORDS.set(27) is None


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2018, 5, 6), None),
        (date(2018, 5, 7), "490"),
        (date(2019, 8, 20), "490"),
        (date(2019, 8, 21), "1048"),
        (date(2020, 6, 7), "1048"),
        (date(2020, 6, 8), "781"),
        (date(2023, 2, 23), "781"),
        (date(2023, 2, 24), "148"),
        (date(2025, 7, 5), "148"),
        (date(2025, 7, 6), "148-1489"),
        (date(2026, 5, 21), "148-1489"),
        (date(2026, 5, 22), "26-2026"),
        (date(2040, 1, 1), "26-2026"),
    ],
)
def test_rule_on_the_days_around_each_change(day: date, rule: str | None) -> None:
    found = WORDS.rule_on(day)
    assert (found.id if found else None) == rule


def test_no_day_without_a_rule_and_none_with_two() -> None:
    for rule, following in zip(WORDS.rules, WORDS.rules[1:], strict=False):
        assert rule.until is not None
        assert following.start == rule.until + timedelta(days=1)
    assert WORDS.rules[-1].until is None


def test_the_old_rules_run_out_sixty_days_after_the_new_ones_begin() -> None:
    def ids(day: date) -> list[str]:
        return [one.id for one in WORDS.rules_on(day)]

    assert ids(date(2026, 5, 21)) == ["148-1489"]
    assert ids(date(2026, 5, 22)) == ["26-2026", "148-1489"]
    assert ids(date(2026, 5, 22) + timedelta(days=60)) == ["26-2026", "148-1489"]
    assert ids(date(2026, 7, 22)) == ["26-2026"]
    assert ids(date(2018, 1, 1)) == []


def test_who_certifies_three_stars_went_to_the_district_and_back() -> None:
    levels = {}
    for rule in WORDS.rules:
        by_stars = {one.stars: one.level for one in rule.certifiers}
        levels[rule.id] = by_stars.get(3)
        assert (by_stars.get(4), by_stars.get(5)) in {("province", "centre"), (None, None)}
        assert 2 not in by_stars
    assert levels == {
        "490": None,
        "1048": "province",
        "781": "province",
        "148": "district",
        "148-1489": "province",
        "26-2026": "province",
    }


def test_terms_parts_and_extension() -> None:
    assert {one.id: one.validity_months for one in WORDS.rules} == {
        "490": None,
        "1048": 36,
        "781": 36,
        "148": 36,
        "148-1489": 36,
        "26-2026": 36,
    }
    parts = {one.id: (p.a, p.b, p.c) for one in WORDS.rules if one.scores and (p := one.scores.parts)}
    assert parts == {
        "1048": (35, 25, 40),
        "781": (35, 25, 40),
        "148": (40, 25, 35),
        "148-1489": (40, 25, 35),
        "26-2026": (40, 25, 35),
    }
    assert WORDS.longest_extension == 180
    newest = WORDS.rules[-1].renewal
    assert newest is not None
    assert (newest.earliest_days, newest.latest_days, newest.assessment_days) == (180, 120, 45)


def test_months_have_a_source_where_they_are_given() -> None:
    for rule in WORDS.rules:
        assert (rule.validity_months is None) == (rule.validity_sources == ())


@pytest.mark.parametrize(
    ("score", "stars"),
    [
        ("0", 1),
        ("29.99", 1),
        ("30", 2),
        ("49.99", 2),
        ("50", 3),
        ("69.99", 3),
        ("70", 4),
        ("89.99", 4),
        ("90", 5),
        ("100", 5),
    ],
)
def test_bands_at_their_edges(score: str, stars: int) -> None:
    found = {one.id: one.stars_for(Decimal(score)) for one in WORDS.rules}
    assert found.pop("490") is None
    assert set(found.values()) == {stars}


@given(st.decimals(0, 100, places=2))
def test_every_score_makes_exactly_one_star(score: Decimal) -> None:
    for rule in WORDS.rules[1:]:
        assert rule.scores is not None
        hits = [b for b in rule.scores.bands if b.low <= score and (b.below is None or score < b.below)]
        assert [b.stars for b in hits] == [rule.stars_for(score)]


@pytest.mark.parametrize(
    ("code", "rules"),
    [
        ("83-829-28780-3-2022", {"1048", "781", "148"}),
        ("30-294-10852-1-2021", {"1048", "781", "148"}),
        ("48-20194-12-2026", {"26-2026"}),
        ("48-20194-12-1926", set()),
        ("48-2019-12-2026", set()),
        ("x48-20194-12-2026", set()),
    ],
)
def test_product_codes(code: str, rules: set[str]) -> None:
    assert {one.id for one in WORDS.rules if one.product_code and re.search(one.product_code.pattern, code)} == rules
    for one in WORDS.rules:
        if one.product_code and one.product_code.example:
            assert re.fullmatch(one.product_code.pattern, one.product_code.example)


def test_only_three_to_five_stars_are_explained() -> None:
    assert [one.stars for one in WORDS.stars] == [5, 4, 3]
    five = WORDS.star(5)
    assert five is not None
    assert "xuất khẩu" in five.definition
    assert WORDS.star(2) is None


def test_platforms_and_what_became_of_them() -> None:
    postmart = WORDS.platform("postmart")
    assert postmart is not None
    assert (postmart.status, postmart.became) == ("renamed", "buudien")
    assert postmart.ended is not None
    assert postmart.ended.day == date(2024, 3, 31)
    voso = WORDS.platform("voso")
    assert voso is not None
    assert voso.ended is not None
    assert (voso.status, voso.ended.year, voso.ended.day) == ("stopped", 2023, None)
    assert all(one.weak for platform in (postmart, voso) for one in platform.sources)
    assert {one.id for one in WORDS.platforms if not one.hosts} == {"khac"}
    hosts = [host for one in WORDS.platforms for host in one.hosts]
    assert len(hosts) == len(set(hosts))


def test_producer_types_and_their_codes_in_tables() -> None:
    codes = {code: one.id for code in ("HTX", "THT", "DN", "Ho", "Khac") if (one := WORDS.producer_type_by_code(code))}
    assert codes == {
        "HTX": "htx",
        "THT": "to-hop-tac",
        "DN": "doanh-nghiep",
        "Ho": "ho-gia-dinh",
        "Khac": "khac",
    }
    assert WORDS.producer_type_by_code("") is None
    association = WORDS.producer_type("hiep-hoi")
    assert association is not None
    assert association.only_for == "du-lich"


def test_levels_by_the_words_of_tables() -> None:
    words = ("xã", "huyện", "tỉnh", "trung ương")
    assert [one.id for word in words if (one := WORDS.level_by_word(word))] == [
        "commune",
        "district",
        "province",
        "centre",
    ]
    district = WORDS.level("district")
    assert district is not None
    assert [one.until for one in district.periods] == [date(2025, 6, 30)]
