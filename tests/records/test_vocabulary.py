from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from ocop_site.problems import Place
from ocop_site.reading.folder import read_content
from ocop_site.records.parse import parse
from ocop_site.records.vocabulary import FILES, Vocabulary, place_name_key
from ocop_site.records.vocabulary_check import check_vocabulary
from ocop_site.records.vocabulary_files import Basis, CurrentProvince, FormerProvince, Provinces, Tile
from ocop_site.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = Path(__file__).parents[2] / "content"

# Written by hand from the law and the lists: today's code and name, the former units with their codes.
MERGERS = {
    ("01", "Hà Nội"): {"Hà Nội": "01"},
    ("04", "Cao Bằng"): {"Cao Bằng": "04"},
    ("08", "Tuyên Quang"): {"Tuyên Quang": "08", "Hà Giang": "02"},
    ("11", "Điện Biên"): {"Điện Biên": "11"},
    ("12", "Lai Châu"): {"Lai Châu": "12"},
    ("14", "Sơn La"): {"Sơn La": "14"},
    ("15", "Lào Cai"): {"Lào Cai": "10", "Yên Bái": "15"},
    ("19", "Thái Nguyên"): {"Thái Nguyên": "19", "Bắc Kạn": "06"},
    ("20", "Lạng Sơn"): {"Lạng Sơn": "20"},
    ("22", "Quảng Ninh"): {"Quảng Ninh": "22"},
    ("24", "Bắc Ninh"): {"Bắc Ninh": "27", "Bắc Giang": "24"},
    ("25", "Phú Thọ"): {"Phú Thọ": "25", "Hòa Bình": "17", "Vĩnh Phúc": "26"},
    ("31", "Hải Phòng"): {"Hải Phòng": "31", "Hải Dương": "30"},
    ("33", "Hưng Yên"): {"Hưng Yên": "33", "Thái Bình": "34"},
    ("37", "Ninh Bình"): {"Ninh Bình": "37", "Hà Nam": "35", "Nam Định": "36"},
    ("38", "Thanh Hóa"): {"Thanh Hóa": "38"},
    ("40", "Nghệ An"): {"Nghệ An": "40"},
    ("42", "Hà Tĩnh"): {"Hà Tĩnh": "42"},
    ("44", "Quảng Trị"): {"Quảng Trị": "45", "Quảng Bình": "44"},
    ("46", "Huế"): {"Thừa Thiên Huế": "46"},
    ("48", "Đà Nẵng"): {"Đà Nẵng": "48", "Quảng Nam": "49"},
    ("51", "Quảng Ngãi"): {"Quảng Ngãi": "51", "Kon Tum": "62"},
    ("52", "Gia Lai"): {"Gia Lai": "64", "Bình Định": "52"},
    ("56", "Khánh Hòa"): {"Khánh Hòa": "56", "Ninh Thuận": "58"},
    ("66", "Đắk Lắk"): {"Đắk Lắk": "66", "Phú Yên": "54"},
    ("68", "Lâm Đồng"): {"Lâm Đồng": "68", "Bình Thuận": "60", "Đắk Nông": "67"},
    ("75", "Đồng Nai"): {"Đồng Nai": "75", "Bình Phước": "70"},
    ("79", "Hồ Chí Minh"): {"Hồ Chí Minh": "79", "Bình Dương": "74", "Bà Rịa – Vũng Tàu": "77"},
    ("80", "Tây Ninh"): {"Tây Ninh": "72", "Long An": "80"},
    ("82", "Đồng Tháp"): {"Đồng Tháp": "87", "Tiền Giang": "82"},
    ("86", "Vĩnh Long"): {"Vĩnh Long": "86", "Bến Tre": "83", "Trà Vinh": "84"},
    ("91", "An Giang"): {"An Giang": "89", "Kiên Giang": "91"},
    ("92", "Cần Thơ"): {"Cần Thơ": "92", "Hậu Giang": "93", "Sóc Trăng": "94"},
    ("96", "Cà Mau"): {"Cà Mau": "96", "Bạc Liêu": "95"},
}
SORTED_34 = """
An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
Hà Nội, Hà Tĩnh, Hải Phòng, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng,
Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, Thanh Hóa,
Tuyên Quang, Vĩnh Long
"""


def read_files() -> dict[str, BaseModel]:
    raw, _ = read_content(CONTENT)
    files: dict[str, BaseModel] = {}
    for stem, model in FILES.items():
        record, problems = parse(raw.vocabulary[stem], model)
        assert problems == []
        assert record is not None
        files[stem] = record
    return files


FILES_READ = read_files()
WORDS = Vocabulary.from_files(FILES_READ)


def place(stem: str, location: tuple[str | int, ...]) -> Place:
    return Place(f"{stem}: {'.'.join(map(str, location))}")


def test_every_file_of_the_folder_is_declared_and_read_without_a_problem() -> None:
    raw, problems = read_content(CONTENT)
    assert set(raw.vocabulary) == set(FILES)
    assert [one.line() for one in problems if "vocabulary" in one.place.path] == []
    assert check_vocabulary(WORDS, place) == []


def test_the_34_and_the_63_and_what_became_of_them() -> None:
    assert len(WORDS.provinces) == 34
    assert len(WORDS.former_provinces) == 63
    read = {
        (one.code, one.name): {former.name: former.code for former in WORDS.formers_of(one.id)}
        for one in WORDS.provinces
    }
    assert read == MERGERS


def test_lists_stand_in_the_order_of_their_codes_and_sort_the_vietnamese_way() -> None:
    for units in (WORDS.provinces, WORDS.former_provinces):
        codes = [one.code for one in units]
        assert codes == sorted(set(codes))
    assert ", ".join(sorted((one.name for one in WORDS.provinces), key=sort_key)) == " ".join(SORTED_34.split())


def test_seven_codes_changed_hands() -> None:
    changed = set()
    for one in WORDS.provinces:
        former = WORDS.province_by_code(one.code, 63)
        assert isinstance(former, FormerProvince)
        # 46 stayed with the same unit, which took a new name half a year before.
        if former.name != one.name and former.became == one.id and one.code != "46":
            changed.add(one.code)
    assert changed == {"15", "24", "44", "52", "80", "82", "91"}
    assert [unit.name for v in (63, 34) if (unit := WORDS.province_by_code("44", v))] == [
        "Quảng Bình",
        "Quảng Trị",
    ]
    assert WORDS.province_by_code("02", 34) is None


def test_ids_are_plain_and_live_on_with_the_name() -> None:
    assert {"ha-noi", "ho-chi-minh", "hue", "da-nang", "dak-lak"} <= {one.id for one in WORDS.provinces}
    for former in WORDS.former_provinces:
        current = WORDS.province(former.id)
        if current is not None:
            assert (current.name, former.became) == (former.name, current.id)
    assert {one.id for one in WORDS.provinces} - {one.id for one in WORDS.former_provinces} == {"hue"}


def test_types_with_their_days() -> None:
    def cities(day: date) -> set[str]:
        return {one.name for one in WORDS.provinces if one.type_on(day) == "thành phố"}

    six = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}
    assert cities(date(2024, 12, 31)) == six - {"Huế"}
    assert cities(date(2025, 7, 1)) == cities(date(2026, 4, 29)) == six
    assert cities(date(2026, 4, 30)) == six | {"Đồng Nai"}
    assert cities(date(2026, 8, 31)) == six | {"Đồng Nai"}
    assert cities(date(2026, 9, 1)) == six | {"Đồng Nai", "Quảng Ninh"}
    assert cities(date(2026, 9, 20)) == six | {"Đồng Nai", "Quảng Ninh", "Bắc Ninh"}
    assert {one.name for one in WORDS.former_provinces if one.type == "thành phố"} == six - {"Huế"}


@pytest.mark.parametrize(
    ("printed", "vintage", "unit"),
    [
        ("Quảng Nam", None, "quang-nam"),
        ("Quảng Nam", 63, "quang-nam"),
        ("Quảng Nam", 34, None),
        ("tỉnh Quảng Nam", 63, "quang-nam"),
        ("TP. Hồ Chí Minh", 63, "ho-chi-minh"),
        ("TP Hồ Chí Minh", None, "ho-chi-minh"),
        ("TP.HCM", 34, "ho-chi-minh"),
        ("TPHCM", 63, "ho-chi-minh"),
        ("Thành phố Hà Nội", 34, "ha-noi"),
        ("HÀ TĨNH", 63, "ha-tinh"),
        ("tỉnh Hà Tĩnh", 34, "ha-tinh"),
        ("Hoà Bình", 63, "hoa-binh"),
        ("Bà Rịa - Vũng Tàu", 63, "ba-ria-vung-tau"),
        ("Bà Rịa – Vũng Tàu", None, "ba-ria-vung-tau"),
        ("Thừa Thiên-Huế", 63, "thua-thien-hue"),
        ("TP Huế", 63, "thua-thien-hue"),
        ("TP Huế", 34, "hue"),
        ("Huế", None, "hue"),
        ("Daklak", 63, "dak-lak"),
        ("Ðắk Lắk", 63, "dak-lak"),
        ("Thanh Hóa", None, "thanh-hoa"),
        ("Hà Nội", 12, None),
        ("Tỉnh Không Có", None, None),
        ("", None, None),
    ],
)
def test_printed_names(printed: str, vintage: int | None, unit: str | None) -> None:
    found = WORDS.province_by_printed_name(printed, vintage)
    assert (found.id if found else None) == unit
    if vintage == 63:
        assert isinstance(found, FormerProvince)


def test_a_name_alone_means_today_where_it_lives_on() -> None:
    asked_for: list[Any] = [("Quảng Trị",), ("Quảng Trị", 63), ("Quảng Bình",)]
    kinds = [type(WORDS.province_by_printed_name(*asked)) for asked in asked_for]
    assert kinds == [CurrentProvince, FormerProvince, FormerProvince]


@pytest.mark.parametrize("vintage", [63, None])
def test_every_former_name_leads_to_its_current_province(vintage: int | None) -> None:
    for former in WORDS.former_provinces:
        current = WORDS.current_of(former.name, vintage)
        assert current is not None
        assert current.id == former.became
        for also in former.also:
            assert WORDS.current_of(also, vintage) == current


def test_no_two_units_of_one_map_share_a_spelling() -> None:
    for units in (WORDS.provinces, WORDS.former_provinces):
        spellings = [{place_name_key(name) for name in (one.name, *one.also)} for one in units]
        assert sum(map(len, spellings)) == len(set().union(*spellings))


@given(
    st.sampled_from(WORDS.former_provinces),
    st.sampled_from(["", "tỉnh ", "Tỉnh ", "TỈNH ", "thành phố ", "Thành phố ", "TP. ", "TP.", "TP ", "tp"]),
    st.sampled_from([str, str.upper, str.lower]),
)
def test_prefix_and_case_do_not_matter(unit: FormerProvince, prefix: str, change: Any) -> None:  # noqa: ANN401
    gap = " " if prefix == "tp" else ""
    assert WORDS.province_by_printed_name(prefix + gap + change(unit.name), 63) == unit


def models_in(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from models_in(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from models_in(inner)


def test_every_entry_has_a_source_that_says_something() -> None:
    checked = 0
    for model in (inner for file in FILES_READ.values() for inner in models_in(file)):
        if "sources" in type(model).model_fields:
            sources = getattr(model, "sources")  # noqa: B009 - of many kinds of models
            # Only a kind of unit that it always had needs no source of its own.
            assert sources or getattr(model, "start", ...) is None
            checked += 1
        if isinstance(model, Basis):
            assert model.url or model.note
            assert "…" not in (model.url or "")
    assert checked > 34 + 63 + 26


@pytest.mark.parametrize(
    ("stem", "change", "code", "where"),
    [
        ("provinces", ("former", "became", "da-nangg"), "unknown-reference", "provinces: former.0.became"),
        ("sets", ("sets", "group", "thuc-phamm"), "unknown-reference", "sets: sets.0.group"),
        ("sets", ("sets", "lead", ("nn", "xx")), "unknown-reference", "sets: sets.0.lead.1"),
        (
            "platforms",
            ("platforms", "became", "buudienn"),
            "unknown-reference",
            "platforms: platforms.0.became",
        ),
        (
            "producer-types",
            ("types", "only_for", "du-lichh"),
            "unknown-reference",
            "producer-types: types.0.only_for",
        ),
        ("provinces", ("current", "id", "cao-bang"), "same-id-twice", "provinces: current.1"),
        ("provinces", ("current", "tile", Tile(column=5, row=1)), "same-id-twice", "provinces: current.1.tile"),
        (
            "provinces",
            ("current", "tile", Tile(column=7, row=8)),
            "same-id-twice",
            "provinces: current.20.islands.tile",
        ),
        ("sets", ("sets", "number", 2), "same-id-twice", "sets: sets.1"),
    ],
)
def test_names_that_lead_nowhere_are_problems(stem: str, change: tuple[str, str, Any], code: str, where: str) -> None:
    field, key, value = change
    file = FILES_READ[stem]
    first, *others = getattr(file, field)
    broken = file.model_copy(update={field: (first.model_copy(update={key: value}), *others)})
    problems = check_vocabulary(Vocabulary.from_files({**FILES_READ, stem: broken}), place)
    assert (code, where) in [(one.code, str(one.place)) for one in problems]
    assert all(one.message("vi") and one.message("en") for one in problems)


def test_an_old_group_must_map_to_a_group_of_today() -> None:
    file = FILES_READ["groups"]
    current, old = WORDS.schemes
    groups = (old.groups[0].model_copy(update={"maps_to": "thao-duoc"}), *old.groups[1:])
    broken = file.model_copy(update={"schemes": (current, old.model_copy(update={"groups": groups}))})
    problems = check_vocabulary(Vocabulary.from_files({**FILES_READ, "groups": broken}), place)
    assert [(one.code, str(one.place), one.hint) for one in problems] == [
        ("unknown-reference", "groups: schemes.1.groups.0.maps_to", "")
    ]


@pytest.mark.parametrize("source", [[], {"weak": "true"}, "ftp://vi-du.example/", {"url": "vi-du"}])
def test_an_entry_without_a_real_source_is_refused(source: object) -> None:
    entry = {"id": "vi-du", "code": "99", "name": "Ví Dụ", "types": [{"type": "tỉnh"}]}
    entry["tile"] = {"column": 1, "row": 1}
    Provinces.model_validate({"current": [{**entry, "source": "https://vi-du.example/"}], "former": []})
    with pytest.raises(ValidationError):
        Provinces.model_validate({"current": [{**entry, "source": source}], "former": []})
    with pytest.raises(ValidationError):
        Provinces.model_validate({"current": [entry], "former": []})


@pytest.mark.parametrize("tile", [None, {"column": 0, "row": 1}, {"column": 1}, {"column": 1, "row": "hai"}])
def test_a_province_without_its_place_on_the_map_is_refused(tile: object) -> None:
    entry = {
        "id": "vi-du",
        "code": "99",
        "name": "Ví Dụ",
        "types": [{"type": "tỉnh"}],
        "source": "https://vi-du.example/",
    }
    with pytest.raises(ValidationError, match="tile"):
        Provinces.model_validate({"current": [{**entry, **({"tile": tile} if tile else {})}], "former": []})


# Which provinces of the 34 share a border, from the map of Viet Nam; each pair once.
BORDERS = {
    "Điện Biên": "Lai Châu, Sơn La",
    "Lai Châu": "Lào Cai, Sơn La",
    "Lào Cai": "Tuyên Quang, Phú Thọ, Sơn La",
    "Tuyên Quang": "Cao Bằng, Thái Nguyên, Phú Thọ",
    "Cao Bằng": "Lạng Sơn, Thái Nguyên",
    "Lạng Sơn": "Quảng Ninh, Bắc Ninh, Thái Nguyên",
    "Thái Nguyên": "Bắc Ninh, Hà Nội, Phú Thọ",
    "Bắc Ninh": "Quảng Ninh, Hải Phòng, Hưng Yên, Hà Nội",
    "Quảng Ninh": "Hải Phòng",
    "Hải Phòng": "Hưng Yên",
    "Hưng Yên": "Hà Nội, Ninh Bình",
    "Hà Nội": "Phú Thọ, Ninh Bình",
    "Phú Thọ": "Sơn La, Thanh Hóa, Ninh Bình",
    "Sơn La": "Thanh Hóa",
    "Ninh Bình": "Thanh Hóa",
    "Thanh Hóa": "Nghệ An",
    "Nghệ An": "Hà Tĩnh",
    "Hà Tĩnh": "Quảng Trị",
    "Quảng Trị": "Huế",
    "Huế": "Đà Nẵng",
    "Đà Nẵng": "Quảng Ngãi",
    "Quảng Ngãi": "Gia Lai",
    "Gia Lai": "Đắk Lắk",
    "Đắk Lắk": "Khánh Hòa, Lâm Đồng",
    "Khánh Hòa": "Lâm Đồng",
    "Lâm Đồng": "Đồng Nai, Hồ Chí Minh",
    "Đồng Nai": "Hồ Chí Minh, Tây Ninh",
    "Hồ Chí Minh": "Tây Ninh, Đồng Tháp",
    "Tây Ninh": "Đồng Tháp",
    "Đồng Tháp": "An Giang, Cần Thơ, Vĩnh Long",
    "Vĩnh Long": "Cần Thơ",
    "An Giang": "Cần Thơ, Cà Mau",
    "Cần Thơ": "Cà Mau",
}


def test_neighbours_are_neighbours_on_the_tile_map() -> None:
    tiles = {one.name: one.tile for one in WORDS.provinces}
    pairs = [(name, other) for name, others in BORDERS.items() for other in others.split(", ")]
    assert {name for pair in pairs for name in pair} == set(tiles)
    apart = [
        (one, other)
        for one, other in pairs
        if max(abs(tiles[one].column - tiles[other].column), abs(tiles[one].row - tiles[other].row)) > 1
    ]
    assert apart == [("Tuyên Quang", "Phú Thọ")]


def test_islands_lie_in_the_sea_east_of_their_province() -> None:
    islands = {one.islands.name: (one, one.islands.tile) for one in WORDS.provinces if one.islands}
    assert {name: one.id for name, (one, _) in islands.items()} == {"Hoàng Sa": "da-nang", "Trường Sa": "khanh-hoa"}
    for owner, tile in islands.values():
        same_row = [one.tile.column for one in WORDS.provinces if one.tile.row == tile.row]
        assert tile.column > max(same_row) + 1, owner.name
        assert tile.column >= owner.tile.column


def test_a_file_in_the_wrong_place_is_an_engine_bug() -> None:
    with pytest.raises(TypeError, match="provinces"):
        Vocabulary.from_files({**FILES_READ, "provinces": FILES_READ["sets"]})
