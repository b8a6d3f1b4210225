from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.labels import FORMATS, format_of, outlet_label, price_text, product_label
from ocop_site.reading.ledger import Promise, ledger_text
from tests.small_content import at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

MAKER = "producer: m\n"


def label(folder: Path, more: str, maker: str = "", price: int | None = None, *, published: bool = True) -> Plain:
    files = {"products/a.yaml": product(1, more=more), "producers/m.yaml": producer(2, more=maker)}
    promise = Promise("/san-pham/a/", "products", code(1), "2026-11-22", 0)
    files |= {"ledger/addresses.csv": ledger_text([promise], Promise)} if published else {}
    catalogue = catalogue_of(folder, files)
    return product_label(catalogue.products["a"], catalogue, price)


def test_a_product_in_force_has_stars_and_the_month_of_its_last_day(tmp_path: Path) -> None:
    words = label(tmp_path, MAKER + at("Phú Yên", "xã Ví Dụ") + paper("2024-12-29", 4), price=65000)
    assert (words["stars"], words["stars_text"], words["term"]) == (4, "OCOP 4 sao", "Hiệu lực đến 12/2027")
    assert (words["name"], words["maker"], words["place"]) == ("Nước mắm Ví Dụ", "HTX Ví Dụ", "xã Ví Dụ, Phú Yên")
    assert (words["price"], words["until"], words["draft"]) == ("65.000 ₫", "2027-12-29", False)


@pytest.mark.parametrize(
    ("issued", "says"),
    [
        ("2025-02", "Hiệu lực đến 02/2028"),  # the day is not known, the month is
        ("2025", "Công nhận 2025"),
        ("2025-01-15/2025-02-03", "Công nhận 2025"),
        ("2024-02-29", "Hiệu lực đến 02/2027"),
    ],
)
def test_where_the_month_is_not_known_the_year_of_recognition_stands(tmp_path: Path, issued: str, says: str) -> None:
    assert label(tmp_path, MAKER + paper(issued))["term"] == says


@pytest.mark.parametrize(
    ("more", "maker"),
    [
        (MAKER + paper("2022-01-10"), ""),  # its term has run
        (MAKER, ""),  # no paper
        (paper("2025-03-01"), ""),  # no maker
        (MAKER + "certificates:\n  - issued: 2025-03-01\n", ""),  # no stars
        (MAKER + paper("2025-03-01"), "publish_name: false\n"),  # a maker whose name is kept back
        (MAKER + paper("2022/2025"), ""),  # not known whether it is in force
    ],
)
def test_every_other_product_gets_the_same_label_without_ocop(tmp_path: Path, more: str, maker: str) -> None:
    words = label(tmp_path, more, maker=maker)
    assert (words["stars"], words["stars_text"], words["term"], words["until"]) == (0, "", "", "")
    assert words["name"] == "Nước mắm Ví Dụ"
    assert not any("OCOP" in str(value) for key, value in words.items() if key not in {"text", "short"})


def test_a_code_that_was_not_published_is_a_draft(tmp_path: Path) -> None:
    assert label(tmp_path, "", published=False)["draft"] is True


def test_the_address_in_print_keeps_the_path_letter_for_letter(tmp_path: Path) -> None:
    words = label(tmp_path, "")
    assert words["text"] == f"HTTPS://MA-THU.EXAMPLE/Q/{code(1)}/"
    assert words["short"] == f"ma-thu.example/Q/{code(1)}"


def test_an_outlet_has_a_sign_with_its_own_code(tmp_path: Path) -> None:
    outlet = producer(3, "Cửa hàng Ví Dụ", "operator: HTX Ví Dụ\n")
    catalogue = catalogue_of(tmp_path, {"outlets/o.yaml": outlet})
    words = outlet_label(catalogue.outlets["o"], catalogue)
    assert (words["name"], words["maker"], words["code"]) == ("Cửa hàng Ví Dụ", "HTX Ví Dụ", code(3))
    assert words["stars_text"] == ""


@pytest.mark.parametrize(("price", "says"), [(None, ""), (0, "0 ₫"), (1250000, "1.250.000 ₫")])
def test_price(price: int | None, says: str) -> None:
    assert price_text(price) == says


def test_a_ledger_may_hold_any_word_for_a_format() -> None:
    assert [format_of(one.id) for one in FORMATS.values()] == list(FORMATS.values())
    assert [format_of(word) for word in ("", "ke", "SHELF", None)] == [None] * 4
