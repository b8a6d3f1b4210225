from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.problem_texts import TEXTS
from ocop_site.records.others import Decision, Fair, Outlet, Producer
from ocop_site.records.parse import parse
from ocop_site.records.product import Product
from ocop_site.records.site import Page, Site
from tests.small_content import product, raw_of

if TYPE_CHECKING:
    from ocop_site.problems import Problem

GOOD = product(1)


def complaints(text: str, model: type = Product) -> list[Problem]:
    record, problems = parse(raw_of(text), model, id="vi-du", story="")
    assert record is None
    return problems


def only(text: str, model: type = Product) -> Problem:
    (problem,) = complaints(text, model)
    return problem


def test_a_good_record_is_typed() -> None:
    record, problems = parse(
        raw_of(GOOD + "packs: [{size: 500 ml, price: 65000}]\n"), Product, id="vi-du", story="Ngon."
    )
    assert problems == []
    assert record is not None
    assert (record.id, record.story, record.packs[0].price) == ("vi-du", "Ngon.", 65000)


def test_text_that_looks_like_something_else_stays_text() -> None:
    record, _ = parse(
        raw_of("name: no\ncode: '120000015'\ngroup: thuc-pham\nnotes: [0123, yes]\n"), Product, id="x", story=""
    )
    assert record is not None
    assert (record.name, record.notes) == ("no", ("0123", "yes"))


def test_a_key_without_a_value_says_nothing() -> None:
    record, problems = parse(raw_of(GOOD + "set:\nnames: {en: }\npacks:\n"), Product, id="vi-du", story="")
    assert problems == []
    assert record is not None
    assert (record.set, record.packs) == (None, ())


def test_names_are_given_in_any_language() -> None:
    record, problems = parse(raw_of(GOOD + "names: {fr: Sauce, ja: ソース, en: }\n"), Product, id="vi-du", story="")
    assert problems == []
    assert record is not None
    assert record.names is not None
    assert record.names.by_tag == {"fr": "Sauce", "ja": "ソース"}


@pytest.mark.parametrize("tag", ["vi", "eng", "xx", "fr-CA", "english"])
def test_a_name_in_no_other_language_is_an_unknown_key(tag: str) -> None:
    problem = only(f"{GOOD}names:\n  fr: Sauce\n  {tag}: Sauce\n")
    assert (problem.code, problem.place.line, problem.place.column) == ("unknown-key", 6, 3)
    assert problem.values == {"value": tag, "allowed": "en, …"}


def test_the_site_is_told_of_in_any_language() -> None:
    site = "title: A\ntagline: B\npublisher: C\ndescription: D\ncode_block: '12'\nnames:\n  fr:\n    title: E\n"
    record, problems = parse(raw_of(f"{site}    tagline: F\n    description: G\n"), Site)
    assert problems == []
    assert record is not None
    assert record.names is not None
    assert record.names.by_tag["fr"].title == "E"
    _, problems = parse(raw_of(f"{site}    taglin: F\n"), Site)
    assert [(p.code, p.place.line) for p in problems] == [
        ("missing-field", 8),
        ("missing-field", 8),
        ("unknown-key", 9),
    ]
    assert problems[-1].hint == "tagline"


def test_every_mistake_of_a_record_is_named_at_its_line() -> None:
    found = complaints(
        GOOD + "set: 27\ncertificates:\n  - stars: bốn\n    issued: 1/2/2022\n  - stars: 6\ncolour: đỏ\n"
    )
    assert [(p.code, p.place.line, p.place.column) for p in sorted(found, key=lambda p: p.place)] == [
        ("out-of-range", 4, 6),
        ("not-a-number", 6, 12),
        ("bad-date", 7, 13),
        ("out-of-range", 8, 12),
        ("unknown-key", 9, 1),
    ]


def test_fields_are_called_as_an_editor_would_count_them() -> None:
    found = complaints(GOOD + "certificates:\n  - stars: 3\n  - stars: 6\n    sources: [{url: x}]\n")
    assert sorted(p.values["field"] for p in found) == ["certificates[2].sources[1].url", "certificates[2].stars"]


def test_a_bound_is_told() -> None:
    problem = only(GOOD + "set: 27\n")
    assert problem.message("vi") == "`set` là 27, phải ≤ 26."
    assert only(GOOD + "set: 0\n").values["bound"] == "≥ 1"


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("prodcer:", "prodcer", (4, 1)),
        ("packs: [{size: 1 kg, hai gói}]", "hai gói", (4, 22)),
        ("packs:\n  - {size: 1 kg, prize: }", "prize", (5, 18)),
    ],
)
def test_an_unknown_key_is_one_even_with_nothing_behind_it(text: str, key: str, place: tuple[int, int]) -> None:
    """A comma in a text between braces makes such a key: what follows it must not be lost in silence."""
    record, problems = parse(raw_of(f'name: Mắm\ncode: "120000015"\ngroup: thuc-pham\n{text}\n'), Product, id="vi-du")
    assert record is None
    assert [(p.code, p.values["value"], (p.place.line, p.place.column)) for p in problems] == [
        ("unknown-key", key, place)
    ]


def test_a_list_whose_only_entry_is_wrong_is_not_called_missing_too() -> None:
    raw = raw_of("items:\n  - {act: revok, product: mam}\n", "decisions")
    record, problems = parse(raw, Decision, id="vi-du")
    assert record is None
    assert [p.code for p in problems] == ["unknown-value"]


def test_a_mistyped_key_is_recognised() -> None:
    problem = only(GOOD + "certificate:\n  - stars: 3\n")
    assert (problem.code, problem.hint) == ("unknown-key", "certificates")
    assert "id" not in problem.values["allowed"].split(", ")
    assert "story" not in problem.values["allowed"].split(", ")


@pytest.mark.parametrize(
    ("key", "meant"),
    [("tên", "name"), ("Nhóm", "group"), ("chủ thể", "producer"), ("stars", "certificates"), ("price", "packs")],
)
def test_a_vietnamese_title_and_a_key_that_belongs_below_another_are_known(key: str, meant: str) -> None:
    assert only(GOOD + f"{key}: 3\n").hint == meant


def test_a_key_that_belongs_into_a_group_is_shown_there() -> None:
    assert only(GOOD + "phone: 0000 000 001\n").hint == "contact: {phone: …}"
    assert only(GOOD + "address: {district: huyện Ví Dụ}\n").hint == "as_certified: {district: …}"


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("0000 000 001", "contact: {phone: 0000 000 001}"),
        ("ban@vi-du.example", "contact: {email: ban@vi-du.example}"),
        ("Lê Thị Ví Dụ", ""),
        ("0000 000 001, Zalo", ""),
    ],
)
def test_a_contact_written_as_one_text_is_shown_as_a_group(value: str, right: str) -> None:
    problem = only(GOOD + f"contact: {value}\n")
    assert (problem.code, problem.hint) == ("not-a-group", right)


def test_the_keys_allowed_are_those_of_the_place() -> None:
    problem = only(GOOD + "certificates:\n  - decison: 12/QĐ\n")
    assert problem.hint == "decision"
    assert "gtin" not in problem.values["allowed"]
    assert str(problem.place) == "content/products/vi-du.yaml:5:5"
    deep = only(GOOD + "certificates:\n  - sources:\n      - link: https://bao.example/\n")
    assert deep.values["allowed"] == "published, publisher, read, title, url"


def test_keys_have_the_names_of_the_file_not_of_the_engine() -> None:
    problem = only(f'name: Hội\ncode: "{"120000015"}"\ndays: {{form: 2026}}\n', Fair)
    assert (problem.values["allowed"], problem.hint) == ("from, to", "from")


@pytest.mark.parametrize("key", ["id", "story"])
def test_what_the_file_s_name_and_text_say_is_not_written_in_it(key: str) -> None:
    record, (problem,) = parse(raw_of(GOOD + f"{key}: x\n"), Product, id="vi-du", story="")
    assert record is None
    assert (problem.code, problem.place.line, problem.values["value"]) == ("unknown-key", 4, key)


@pytest.mark.parametrize("text", ["{}", "name: Nước mắm\n"])
def test_what_is_missing_is_named(text: str) -> None:
    found = complaints(text)
    missing = {"code", "group"} if "name" in text else {"name", "code", "group"}
    assert {p.values.get("field", "code") for p in found} == missing
    assert {p.code for p in found} == {"missing-field", "missing-code"}


def test_what_is_missing_inside_is_missed_there() -> None:
    problem = only(GOOD + "photos:\n  - alt: Chai\n")
    assert (problem.code, problem.values["field"], problem.place.line) == ("missing-field", "file", 5)


def test_an_unknown_word_comes_with_the_known_ones() -> None:
    problem = only('name: Quầy\ncode: "120000015"\nstage: opne\n', Outlet)
    assert problem.message("vi").endswith("Các giá trị dùng được: planned, open, closed. Có phải `open`?")


def test_a_wrong_check_digit_comes_with_the_right_code() -> None:
    problem = only('name: HTX\ncode: "120000016"\n', Producer)
    assert (problem.code, problem.hint) == ("wrong-check-digit", "120000015")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("name: []", "not-a-text"),
        ("address: Phú Yên", "not-a-group"),
        ("photos: a.jpg", "not-a-list"),
        ("example: có", "not-yes-or-no"),
        ("group: Thực phẩm", "bad-id"),
        ("set: 7.5", "not-a-number"),
        ("packs: [{size: chai, price: 65.000đ}]", "not-a-number"),
        ("certificates: [{stars: 4, score: 74.555}]", "not-a-number"),
        ("certificates: [{stars: 4, score: NaN}]", "not-a-number"),
        ("reports: [{says: revoked, sources: []}]", "missing-field"),
        ('name: ""', "missing-field"),
    ],
)
def test_what_pydantic_calls_otherwise(line: str, code: str) -> None:
    key = line.partition(":")[0]
    rest = "".join(f"{other}\n" for other in GOOD.splitlines() if not other.startswith(f"{key}:"))
    assert only(f"{line}\n{rest}").code == code


def test_every_complaint_can_be_said() -> None:
    wrong = GOOD + (
        "set: x\nexample: có\naddress: x\nphotos: x\nstandards: [[]]\ngtin: '1'\nproducer: A\n"
        "certificates: [{issued: x, kind: x, valid_until: x, sources: [{url: x}], score: 101}]\n"
    )
    for problem in complaints(wrong):
        assert problem.code in TEXTS
        assert problem.message("vi") != problem.message("en")


def test_a_story_that_nobody_shows_is_a_warning_and_the_record_stands() -> None:
    raw = raw_of("title: Ví Dụ\ndescription: Một trang.\n", "pages", story="Chuyện kể.")
    record, problems = parse(raw, Page, id="vi-du")
    assert [(p.code, p.severity) for p in problems] == [("story-not-used", "warning")]
    assert record is not None


def test_a_story_that_nobody_shows_is_pointed_at() -> None:
    raw = raw_of("title: Ví Dụ\ndescription: Một trang.\n", "pages", story="Chuyện kể.")
    _, (problem,) = parse(raw, Page, id="vi-du")
    assert problem.place.line == raw.story_line


def test_bounds_of_the_site() -> None:
    text = "title: A\ntagline: B\npublisher: C\ndescription: D\ncode_block: 12\n"
    record, problems = parse(raw_of(text, "site"), Site)
    assert problems == []
    assert record is not None
    assert record.code_block == "12"
    _, problems = parse(raw_of(text + "page_size: 5\ncontact: nobody\n", "site"), Site)
    assert sorted(p.code for p in problems) == ["out-of-range", "wrong-form"]


def test_a_key_with_nothing_behind_it_is_pointed_at() -> None:
    problem = only('name: Mắm\ncode: "120000015"\ngroup:\n')
    assert (problem.code, problem.place.line) == ("missing-field", 3)
    problem = only("name: Mắm\ncode:\ngroup: thuc-pham\n")
    assert (problem.code, problem.place.line) == ("missing-code", 2)


def test_the_form_that_is_wanted_is_said() -> None:
    problem = only('name: Hội\ncode: "120000015"\ncountry: Việt Nam\n', Fair)
    assert (problem.code, problem.values["form"]) == ("wrong-form", "FR")


@pytest.mark.parametrize(("word", "right"), [("có", "true"), ("Không", "false"), ("chắc thế", "")])
def test_yes_and_no_are_understood(word: str, right: str) -> None:
    assert only(f'name: HTX\ncode: "120000015"\npublish_name: {word}\n', Producer).hint == right


def test_the_words_of_tables_are_understood_where_they_may_stand() -> None:
    raw = raw_of(GOOD + "certificates: [{level: tỉnh}, {kind: tỉnh}]\n")
    _, problems = parse(raw, Product, {"level: tinh": "province"}, id="vi-du")
    assert [p.hint for p in problems] == ["province", ""]
