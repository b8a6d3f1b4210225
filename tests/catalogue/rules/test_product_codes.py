from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules.product_codes import plain_code
from tests.catalogue.rules.checked import codes_of, decision, only, wrong
from tests.small_content import at, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path


def coded(code: str, issued: str = "2022-12-29", rest: str = "") -> str:
    """The lines of a certificate with a product code, and further lines of the product."""
    return paper(issued, more=f'    product_code: "{code}"\n') + rest


@pytest.mark.parametrize(
    ("code", "issued", "told"),
    [
        ("83-829-28780-3-2022", "2022-12-29", 0),
        ("83–829–28780–3–2022", "2022-12-29", 0),
        ("83 - 829 - 28780 - 3 - 2022", "2022-12-29", 0),
        ("83-28780-3-2022", "2022-12-29", 1),
        ("MS 12", "2022-12-29", 1),
        ("MS 12", "2025-08-01", 0),  # no source says which form codes had then
        ("MS 12", "2026-06-01", 0),
        ("MS 12", "2026-08-01", 1),
        ("MS 12", "2022/2026", 0),
        ("83-829-28780-3-2022", "2026-08-01", 1),
        ("48-00123-3-2026", "2026-08-01", 0),
    ],
)
def test_a_code_has_the_form_of_its_days(tmp_path: Path, code: str, issued: str, told: int) -> None:
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=coded(code, issued))})
    assert [(p.code, p.place.line, p.severity) for p in problems] == [("product-code-shape", 7, "warning")] * told


@pytest.mark.parametrize(
    ("code", "issued", "address", "meant"),
    [
        ("83-829-28780-3-2022", "2022-12-29", at("Bến Tre"), ""),
        ("83-829-28780-3-2022", "2022-12-29", at("Trà Vinh"), "Bến Tre"),  # both are Vĩnh Long today
        ("83-829-28780-3-2022", "2022-12-29", at("Vĩnh Long", vintage=34), ""),
        ("83-829-28780-3-2022", "2022-12-29", "address: {current: {province: vinh-long}}\n", ""),
        ("83-829-28780-3-2022", "2022-12-29", "address: {current: {province: can-tho}}\n", "Bến Tre"),
        ("49-503-20000-3-2021", "2022-01-29", at("Đà Nẵng"), "Quảng Nam"),
        ("48-20000-3-2026", "2026-08-01", at("Quảng Nam"), ""),
        ("48-20000-3-2026", "2026-08-01", at("Đà Nẵng", vintage=34), ""),
        ("48-20000-3-2026", "2026-08-01", at("Quảng Ngãi", vintage=34), "Đà Nẵng"),
        ("54-558-22051-3-2022", "2022-12-29", "address: {as_certified: {province: Phú Yên}}\n", ""),
        ("66-558-22051-3-2022", "2022-12-29", "address: {as_certified: {province: Đắk Lắk}}\n", ""),
        ("54-558-22051-3-2022", "2022-12-29", "address: {as_certified: {province: Đắk Lắk}}\n", ""),
        ("54-558-22051-3-2022", "2022-12-29", "address: {as_certified: {province: Gia Lai}}\n", "Phú Yên"),
        ("54-558-22051-3-2022", "2022-12-29", "", ""),
    ],
)
def test_a_code_begins_with_the_province(tmp_path: Path, code: str, issued: str, address: str, meant: str) -> None:
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=coded(code, issued, address))})
    expected = [("product-code-of-another-province", 7, meant)] if meant else []
    assert [(p.code, p.place.line, p.values["province"]) for p in problems] == expected


@pytest.mark.parametrize(
    ("code", "before", "today"),
    [
        ("15", "Yên Bái", "Lào Cai"),
        ("24", "Bắc Giang", "Bắc Ninh"),
        ("44", "Quảng Bình", "Quảng Trị"),
        ("52", "Bình Định", "Gia Lai"),
        ("80", "Long An", "Tây Ninh"),
        ("82", "Tiền Giang", "Đồng Tháp"),
        ("91", "Kiên Giang", "An Giang"),
    ],
)
def test_the_seven_codes_that_changed_hands_are_read_by_the_shape(
    tmp_path: Path, code: str, before: str, today: str
) -> None:
    old, new = (f"{code}-123-12345-1-2022", "2022-12-29"), (f"{code}-12345-1-2026", "2026-08-01")
    for (text, issued), name, vintage, told in (
        (old, before, 63, 0),
        (old, today, 63, 1),
        (new, today, 34, 0),
        (new, before, 63, 0),  # printed long ago; what it became has this code today
    ):
        files = {"products/a.yaml": product(1, more=coded(text, issued, at(name, vintage=vintage)))}
        assert codes_of(tmp_path, files) == ["product-code-of-another-province"] * told


@pytest.mark.parametrize(("code", "issued"), [("99-123-12345-1-2022", "2022-12-29"), ("83-12345-1-2026", "2026-08-01")])
def test_a_code_without_a_province_on_its_map(tmp_path: Path, code: str, issued: str) -> None:
    problem = only(tmp_path, {"products/a.yaml": product(1, more=coded(code, issued))})
    assert (problem.code, problem.values["value"]) == ("product-code-without-province", code[:2])


def test_a_product_without_an_address_lies_where_its_maker_does(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more="producer: htx\n" + coded("49-503-20000-3-2021")),
        "producers/htx.yaml": producer(2, more=at("Quảng Nam")),
    }
    assert codes_of(tmp_path, files) == []
    files["producers/htx.yaml"] = producer(2, more=at("Quảng Ngãi"))
    assert codes_of(tmp_path, files) == ["product-code-of-another-province"]


def test_a_code_belongs_to_one_product(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more=coded("49-503-20000-3-2021")),
        "products/b.yaml": product(2, more=coded("49–503–20000–3–2021")),
        "products/c.yaml": product(3, more=coded("49-503-20000-3-2022")),
    }
    problem = only(tmp_path, files)
    assert (problem.code, str(problem.place), problem.values["other"]) == (
        "same-product-code-twice",
        "content/products/b.yaml:7:19",
        "a",
    )


def test_codes_of_decisions_are_looked_at_too(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more=at("Quảng Ngãi")),
        "decisions/c.yaml": decision("{act: recognise, product: a, product_code: 49-503-20000-3-2024}"),
    }
    problem = only(tmp_path, files)
    assert (problem.code, str(problem.place)) == (
        "product-code-of-another-province",
        "content/decisions/c.yaml:5:48",
    )


def test_prints_of_one_code_are_equal() -> None:
    assert plain_code(" 49 – 503\u201120000 -3-2021") == "49-503-20000-3-2021"


def test_a_code_used_twice_belongs_to_the_first_by_id_wherever_it_stands(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1),
        "products/b.yaml": product(2, more=coded("49-503-20000-3-2024", "2025-03-20")),
        "decisions/c.yaml": decision("{act: recognise, product: a, product_code: 49-503-20000-3-2024}"),
    }
    problem = only(tmp_path, files)
    assert (problem.code, problem.place.path, problem.values["other"]) == (
        "same-product-code-twice",
        "content/products/b.yaml",
        "a",
    )


@pytest.mark.parametrize(
    ("issued", "form", "form_en", "example"),
    [
        (
            "2022-12-29",
            "tỉnh-huyện-xã-số thứ tự-năm",
            "province-district-commune-number-year",
            "30-294-10852-1-2021",
        ),
        ("2026-08-01", "tỉnh-xã-số thứ tự-năm", "province-commune-number-year", "00-00000-1-2026"),
    ],
)
def test_the_form_of_a_code_is_told_in_words(
    tmp_path: Path, issued: str, form: str, form_en: str, example: str
) -> None:
    problem = only(tmp_path, {"products/a.yaml": product(1, more=coded("MS 12", issued))})
    assert (problem.values["form"], problem.values["form_en"], problem.values["example"]) == (form, form_en, example)
    assert f"{form}, ví dụ {example}." in problem.message("vi")
    assert f"{form_en}, for example {example}." in problem.message("en")
