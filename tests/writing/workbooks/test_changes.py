from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ocop_site.digests import digest
from ocop_site.problem_texts import TEXTS
from ocop_site.writing.workbooks.rejects import rejects_workbook
from tests.small_content import product, write
from tests.writing.workbooks.book import STORY, Book, codes, exported, imported, mam, planned


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_workbook_that_nobody_touched_changes_nothing(content: Path) -> None:
    plan = planned(content, Book(exported(content)).saved())
    assert (plan.files, plan.changes, plan.refused, plan.missing) == ({}, (), (), {})
    assert plan.untouched == {"products": 8, "producers": 1}


def test_only_the_lines_meant_change_and_every_comment_stays(content: Path) -> None:
    before = mam(content)
    book = Book(exported(content))
    book.put("products", ("mam",), name="Nước mắm “nhĩ”", set=9, notes="một ý dài, viết trên hai dòng\ný khác", gtin="")
    book.put("products.certificates", ("mam", 1), stars=4, decision="1-2", issued="2022-12", score=74.5)
    book.put("products.certificates.sources", ("mam", 1, 1), read=date(2026, 11, 21))
    book.put("products.packs", ("mam", 1), price=70000)
    plan = imported(content, book.saved())
    assert codes(plan) == []
    assert changed(before, mam(content)) == (
        [
            'name: "Nước mắm Ví Dụ"   # tên trên nhãn',
            "  - stars: 3",
            "    issued: 2022-12-29",
            "    decision: 0123",
            "        read: 2026-11-22",
            "  - {size: 500 ml, price: 65000}",
            "  - ý thứ hai",
        ],
        [
            'name: "Nước mắm “nhĩ”"   # tên trên nhãn',
            "set: 9",
            "    issued: 2022-12",
            "    decision: 1-2",
            "    score: 74.5",
            "        read: 2026-11-21",
            "  - {size: 500 ml, price: 70000}",
            "  - ý khác",
        ],
    )
    assert planned(content, Book(exported(content)).saved()).files == {}


def test_names_in_languages_without_a_column_stay(content: Path) -> None:
    path = content / "producers/htx-vi-du.yaml"
    path.write_text(f"{path.read_text('utf-8')}names: {{fr: Coopérative, en: Cooperative}}\n", "utf-8")
    assert planned(content, Book(exported(content)).saved()).files == {}
    book = Book(exported(content))
    book.put("producers", ("htx-vi-du",), names__en="Vi Du Cooperative")
    assert codes(imported(content, book.saved())) == []
    assert path.read_text("utf-8").endswith("names: {fr: Coopérative, en: Vi Du Cooperative}\n")
    book = Book(exported(content))
    book.put("producers", ("htx-vi-du",), names__en="")
    assert codes(imported(content, book.saved())) == []
    assert path.read_text("utf-8").endswith("names: {fr: Coopérative}\n")


def test_clearing_a_cell_takes_its_key_and_clearing_a_row_its_item(content: Path) -> None:
    before = mam(content)
    book = Book(exported(content))
    book.put("products", ("mam",), producer=None)
    book.put("products.certificates", ("mam", 1), decision="")
    book.put("products.packs", ("mam", 1), size=None, price=None)
    plan = imported(content, book.saved())
    assert codes(plan) == []
    gone = ["producer: htx-vi-du", "    decision: 0123", "  - {size: 500 ml, price: 65000}"]
    assert changed(before, mam(content)) == (gone, [])


def test_a_list_without_items_and_a_group_without_values_go_whole(content: Path) -> None:
    book = Book(exported(content))
    for place in (1, 2):
        book.put("products.packs", ("mam", place), size=None, price=None)
    book.put("producers", ("htx-vi-du",), contact__phone="0000 000 001")
    imported(content, book.saved())
    assert "packs" not in mam(content)
    text = (content / "producers/htx-vi-du.yaml").read_text("utf-8")
    assert text.endswith("contact:\n  phone: 0000 000 001\n")
    book = Book(exported(content))
    book.put("producers", ("htx-vi-du",), contact__phone=None)
    imported(content, book.saved())
    assert (content / "producers/htx-vi-du.yaml").read_text("utf-8") == text.partition("contact")[0]


def test_an_item_goes_only_with_its_sources(content: Path) -> None:
    path = content / "products/tra.yaml"
    papers = "certificates:\n  - programme_year: 2024\n    sources:\n      - publisher: Báo Ví Dụ\n"
    path.write_text(product(3, "Trà Ví Dụ", papers), "utf-8")
    book = Book(exported(content))
    book.put("products.certificates", ("tra", 1), programme_year=None)
    whole = book.saved()
    imported(content, whole)
    assert path.read_text("utf-8").endswith("certificates:\n  - sources:\n      - publisher: Báo Ví Dụ\n")
    book = Book(exported(content))
    book.put("products.certificates.sources", ("tra", 1, 1), publisher=None)
    plan = imported(content, book.saved())
    assert codes(plan) == []
    path.write_text(product(3, "Trà Ví Dụ", papers), "utf-8")
    book = Book(exported(content))
    book.put("products.certificates", ("tra", 1), programme_year=None)
    book.put("products.certificates.sources", ("tra", 1, 1), publisher=None)
    imported(content, book.saved())
    assert path.read_text("utf-8") == product(3, "Trà Ví Dụ")


def test_what_would_lose_a_comment_is_refused_and_the_rest_is_written(content: Path) -> None:
    before = mam(content)
    book = Book(exported(content))
    book.put("products", ("mam",), address__as_certified__province=None, address__as_certified__vintage=None)
    book.put("products.packs", ("mam", 1), price=70000)
    plan = imported(content, book.saved())
    assert codes(plan) == ["row-not-spliced"]
    assert plan.refused[0].problem.values == {"value": "content/products/phu-yen/mam.yaml"}
    old = "  - {size: 500 ml, price: 65000}"
    assert changed(before, mam(content)) == ([old], [old.replace("65000", "70000")])


def test_items_are_appended_also_with_sources_of_their_own(content: Path) -> None:
    book = Book(exported(content))
    book.add("products.packs", "mam", None, size="1 lít")
    book.add("products.certificates", "mam", 3, stars=5, issued=date(2026, 1, 2))
    book.add("products.certificates.sources", "mam", 3, None, url="https://bao.example/ba")
    book.add("products.certificates.sources", "mam", 1, None, publisher="Báo Ví Dụ")
    book.add("products.sources", "tra", None, publisher="Báo Ví Dụ")
    before = mam(content)
    plan = imported(content, book.saved())
    assert codes(plan) == []
    gone, new = changed(before, mam(content))
    assert gone == []
    assert [line.strip() for line in new] == [
        "- publisher: Báo Ví Dụ",
        "- stars: 5",
        "issued: 2026-01-02",
        "- url: https://bao.example/ba",
        "- size: 1 lít",
    ]
    tra = (content / "products/tra.yaml").read_bytes()
    assert tra.endswith("sources:\r\n  - publisher: Báo Ví Dụ\r\n".encode())
    assert tra.count(b"\r\n") == tra.count(b"\n")


def test_a_story_stays_as_it_is(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mut",), set=7)
    imported(content, book.saved())
    expected = STORY.replace("group: thuc-pham\n", "group: thuc-pham\nset: 7\n")
    assert (content / "products/mut.md").read_text("utf-8") == expected


def test_new_records_get_files_codes_and_lines_of_the_ledger(content: Path) -> None:
    book = Book(exported(content))
    book.add("producers", "htx-moi", name="HTX Mới Mẫu", type="htx", address__current__province="dak-lak")
    book.add(
        "products",
        "",
        name="Cà phê Mẫu",
        group="thuc-pham",
        producer="htx-moi",
        address__as_certified__province="Đắk Lắk",
        address__as_certified__vintage=63,
        publish_contact="không",
    )
    book.add("products.certificates", "ca-phe-mau", None, stars=3, issued="29/12/2022")
    book.add("products.certificates.sources", "ca-phe-mau", None, None, url="https://bao.example/moi")
    plan = imported(content, book.saved())
    assert codes(plan) == []
    text = (content / "products/dak-lak/ca-phe-mau.yaml").read_text("utf-8")
    assert text.startswith('name: Cà phê Mẫu\ncode: "12')
    assert "    issued: 2022-12-29\n" in text
    assert "publish_contact: false\n" in text
    assert text.split("\n")[2] == "producer: htx-moi"
    ledger = (content / "ledger/codes.csv").read_text("utf-8")
    assert ledger.count("\n") == 7
    assert "producers,htx-moi,2026-11-22" in ledger
    assert planned(content, Book(exported(content)).saved()).files == {}


def test_missing_rows_are_reported_and_never_deleted(content: Path) -> None:
    book = Book(exported(content))
    book.delete("products", "tra")
    book.delete("products.packs", "mam", 2)
    plan = imported(content, book.saved())
    assert plan.files == {}
    assert plan.missing == {"products": ["tra"], "products.packs": ["mam#2"]}


def test_two_offices_at_once(content: Path) -> None:
    first, second = Book(exported(content)), Book(exported(content))
    first.put("products", ("mam",), set=9)
    second.put("products", ("mam",), set=8)
    second.put("products.packs", ("mam", 1), price=70000)
    imported(content, first.saved())
    plan = imported(content, second.saved())
    assert codes(plan) == ["row-changed-meanwhile"]
    assert "set: 9" in mam(content)
    assert "price: 70000" in mam(content)
    # A row that was not touched is none of its office's business, whatever the record says now.
    third = planned(content, first.saved())
    assert (third.files, codes(third)) == ({}, [])


def test_both_made_the_same_change(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), set=9)
    imported(content, book.saved())
    assert planned(content, book.saved()).refused == ()


def test_a_row_that_others_took_out_is_not_brought_back(content: Path) -> None:
    data = exported(content)
    (content / "products/tra.yaml").unlink()
    assert planned(content, data).files == {}
    book = Book(data)
    book.put("products", ("tra",), set=11)
    assert codes(planned(content, book.saved())) == ["row-gone"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"code": "120000024"}, "row-code"),
        ({"set": 99}, "out-of-range"),
        ({"set": "chín"}, "not-a-number"),
        ({"group": "khong-co"}, "unknown-reference"),
        ({"producer": "khong-co"}, "unknown-reference"),
        ({"group": None}, "missing-field"),
        ({"origin": "cu"}, "unknown-value"),
        ({"gtin": "123"}, "bad-gtin"),
        ({"name": date(2022, 1, 2)}, "row-day-in-text"),
        ({"publish_contact": "có lẽ"}, "not-yes-or-no"),
    ],
)
def test_wrong_rows_are_refused_with_their_reason_and_nothing_is_written(
    content: Path, cells: dict[str, object], reason: str
) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), **cells)
    plan = planned(content, book.saved())
    assert codes(plan) == [reason]
    assert plan.files == {}
    assert plan.refused[0].problem.place.path.startswith("[so.xlsx]Sản phẩm!")


def test_a_row_that_was_not_exported_does_not_overwrite_a_record(content: Path) -> None:
    book = Book(exported(content))
    book.delete("products", "tra")
    book.add("products", "tra", name="Trà khác", group="do-uong")
    assert codes(planned(content, book.saved())) == ["row-already-there"]


def test_formulas_are_never_computed(content: Path) -> None:
    book = Book(exported(content))
    book.formula("products", ("mam",), "name", '=HYPERLINK("http://x.example","Nước mắm")')
    plan = planned(content, book.saved())
    assert codes(plan) == ["row-formula"]
    assert "HYPERLINK" in plan.refused[0].problem.message()


@pytest.mark.parametrize(
    ("table", "record", "places", "cells", "reason"),
    [
        ("products.packs", "khong-co", (None,), {"size": "1"}, "row-without-record"),
        ("products.packs", "", (None,), {"size": "1"}, "row-without-id"),
        ("products.packs", "mam", (9,), {"size": "1"}, "row-place"),
        ("products.certificates.sources", "mam", (None, None), {"publisher": "Báo"}, "row-place"),
        ("products.certificates.sources", "mam", (7, None), {"publisher": "Báo"}, "row-place"),
        ("products.packs", "mam", (1,), {"size": "1 lít"}, "row-twice"),
        ("products", "mam", (), {"name": "A", "group": "thuc-pham"}, "row-twice"),
        ("products", "Sai Tên", (), {"name": "A", "group": "thuc-pham"}, "bad-file-name"),
        ("products", "moi", (), {"name": "A"}, "missing-field"),
        ("products", "moi", (), {"name": "A", "group": "thuc-pham", "code": "120000024"}, "row-code"),
    ],
)
def test_wrong_new_rows_are_refused(
    content: Path, table: str, record: str, places: tuple[int | None, ...], cells: dict[str, object], reason: str
) -> None:
    book = Book(exported(content))
    book.add(table, record, *places, **cells)
    plan = planned(content, book.saved())
    assert codes(plan) == [reason]
    assert plan.files == {}


def test_a_program_that_made_numbers_of_texts_changed_nothing(content: Path) -> None:
    book = Book(exported(content))
    book.put("products.certificates", ("mam", 1), decision=123)
    plan = planned(content, book.saved())
    assert (plan.files, plan.refused) == ({}, ())


def test_a_list_that_no_cell_can_hold_is_left_to_its_file(content: Path) -> None:
    path = content / "products/tra.yaml"
    path.write_text(product(3, "Trà Ví Dụ", "notes:\n" + f"  - {'dài ' * 480}\n" * 20), "utf-8")
    book = Book(exported(content))
    assert planned(content, book.saved()).files == {}
    book.put("products", ("tra",), notes="ngắn")
    assert codes(planned(content, book.saved())) == ["row-too-long"]


def test_every_reason_of_a_row_is_provoked_here() -> None:
    here = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert [code for code in TEXTS if code.startswith("row-") and f'"{code}"' not in here] == []


def test_a_lost_column_says_what_it_said(content: Path) -> None:
    book = Book(exported(content))
    sheet = book.sheet("products")
    sheet.delete_cols(book.keys(sheet).index("notes") + 1)
    book.put("products", ("mam",), set=9)
    plan = imported(content, book.saved())
    assert codes(plan) == []
    assert "set: 9" in mam(content)
    assert "ý thứ hai" in mam(content)


@pytest.mark.parametrize("name", ["../../../ra-ngoai", "../ben-canh", "a/b", "Tên Có Dấu", "a.b", "/goc"])
def test_an_id_is_a_name_and_never_a_way(content: Path, name: str) -> None:
    write(content.parent, {"plans/phu-yen/ben-canh.yaml": "title: Cũ\nprovince: Phú Yên\nvintage: 63\nyear: 2023\n"})
    before = {path: path.read_bytes() for path in content.parent.rglob("*") if path.is_file()}
    book = Book(exported(content))
    book.add("plans", name, title="Kế hoạch Ví Dụ", province="Phú Yên", vintage=63, year=2024)
    plan = imported(content, book.saved())
    assert (codes(plan), plan.files) == (["bad-file-name"], {})
    assert {path: path.read_bytes() for path in content.parent.rglob("*") if path.is_file()} == before


def test_what_lay_there_when_it_was_read_is_known_of_every_file(content: Path) -> None:
    book = Book(exported(content))
    book.add("products", "moi", name="Chè Mới", group="thuc-pham")
    book.put("products", ("tra",), name="Trà Khác")
    plan = planned(content, book.saved())
    assert set(plan.before) == set(plan.files) == {"products/moi.yaml", "products/tra.yaml", "ledger/codes.csv"}
    assert plan.before["products/moi.yaml"] == ""
    assert plan.before["ledger/codes.csv"] == digest((content / "ledger/codes.csv").read_bytes())


def test_hidden_letters_in_a_refused_row_break_nothing(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), name="Tên _x0001_ xấu", group="khong-co")
    plan = planned(content, book.saved())
    assert plan.files == {}
    assert rejects_workbook(plan.refused, date(2026, 11, 22), "vi").startswith(b"PK")


def test_the_same_workbook_imported_again_adds_nothing(content: Path) -> None:
    book = Book(exported(content))
    book.add("products.packs", "mam", None, size="2 lít", price=250000)
    book.add("products.sources", "mam", None, url="https://bao.example/moi")
    data = book.saved()
    assert codes(imported(content, data)) == []
    text = mam(content)
    assert (text.count("2 lít"), text.count("bao.example/moi")) == (1, 1)
    again = imported(content, data)
    assert (again.changes, again.files, codes(again)) == ((), {}, [])
    assert mam(content) == text


@pytest.mark.parametrize("price", ["150.000", "150,000", "150k", "1.250.000"])
def test_a_price_as_people_write_it_is_no_smaller_one(content: Path, price: str) -> None:
    before = mam(content)
    book = Book(exported(content))
    book.put("products.packs", ("mam", 1), price=price)
    plan = imported(content, book.saved())
    assert codes(plan) == ["not-a-number"]
    assert plan.refused[0].problem.hint in {"150000", "1250000"}
    assert mam(content) == before
