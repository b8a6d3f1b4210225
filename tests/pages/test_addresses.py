from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.digests import damm_digit
from ocop_site.pages import addresses
from ocop_site.records.base import is_trial
from ocop_site.records.others import Fair, Outlet, Producer
from ocop_site.records.product import Product
from ocop_site.vietnamese import ALPHABET

numbers = st.integers(0, 999_999)
names = st.text(min_size=1, max_size=120).map(str.strip).filter(lambda name: name.isprintable() and name)
# A letter may mean something in a QR's alphanumeric mode only if it stands here (ISO/IEC 18004).
ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")


def code_of(number: int) -> str:
    digits = f"12{number:06}"
    return digits + damm_digit(digits)


def product(name: str, number: int) -> Product:
    return Product(id="a", name=name, code=code_of(number), group="thuc-pham")


@given(names, names, numbers, numbers)
def test_two_products_never_share_an_address(one: str, other: str, first: int, second: int) -> None:
    mine, yours = addresses.product(product(one, first)), addresses.product(product(other, second))
    if first != second:
        assert mine.casefold() != yours.casefold()
    assert re.fullmatch(r"/san-pham/[a-z0-9]+(-[a-z0-9]+)*/", mine)


@given(names, numbers)
def test_a_long_name_is_cut_at_a_word(name: str, number: int) -> None:
    address = addresses.product(product(name, number))
    assert len(address) <= len("/san-pham//") + addresses.LONGEST_SLUG + 1 + 9
    assert address.endswith(f"-{code_of(number)}/")


def test_records_stand_under_their_kind() -> None:
    code = code_of(1)
    assert addresses.of_record(product("Nước mắm Ví Dụ", 1)) == f"/san-pham/nuoc-mam-vi-du-{code}/"
    assert addresses.of_record(Producer(id="a", name="HTX Ví Dụ", code=code)) == f"/chu-the/htx-vi-du-{code}/"
    assert addresses.of_record(Outlet(id="a", name="Quầy", code=code)) == f"/diem-ban/quay-{code}/"
    assert addresses.of_record(Fair(id="a", name="Hội", code=code)) == f"/hoi-cho/hoi-{code}/"


def test_a_withheld_name_is_not_in_the_address() -> None:
    producer = Producer(id="nguyen-vi-du", name="Nguyễn Ví Dụ", code=code_of(1), publish_name=False)
    assert addresses.of_record(producer) == f"/chu-the/chu-the-{code_of(1)}/"


def test_a_word_longer_than_any_address_is_cut_too() -> None:
    assert addresses.product(product("a" * 100, 1)) == f"/san-pham/{'a' * 60}-{code_of(1)}/"


def test_every_letter_has_an_address_of_its_own() -> None:
    letters = [addresses.letter(name) for name in [*ALPHABET.upper(), "#"]]
    assert len({address.casefold() for address in letters}) == len(letters)
    assert all(address.isascii() for address in letters)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/tinh/ha-tinh/", "tinh/ha-tinh/index.html"),
        ("/gioi-thieu/#bao-sai", "gioi-thieu/index.html"),
        ("/404.html", "404.html"),
        ("/anh/0123-480.webp", "anh/0123-480.webp"),
    ],
)
def test_the_file_that_answers(address: str, file: str) -> None:
    assert addresses.file_of(address) == file


def test_lists_and_their_pages() -> None:
    base = addresses.with_stars(addresses.with_group(addresses.province("ha-tinh"), "thuc-pham"), 4)
    assert base == "/tinh/ha-tinh/nhom/thuc-pham/sao/4/"
    assert addresses.page_of(base, 1) == base
    assert addresses.page_of(base, 12) == f"{base}trang-12/"
    assert addresses.about("gioi-thieu") == "/gioi-thieu/"
    assert addresses.about("cach-lam") == addresses.METHOD


@pytest.mark.parametrize(
    ("base_url", "trial"),
    [
        (None, True),
        ("", True),
        ("https://danh-muc.example/", True),
        ("https://EXAMPLE/", True),
        ("https://ocop.vn/", False),
        ("https://example.vn/", False),
        ("https://notexample/", False),
    ],
)
def test_without_a_real_address_codes_are_a_trial(base_url: str | None, trial: bool) -> None:  # noqa: FBT001
    assert is_trial(base_url) is trial


@pytest.mark.parametrize(
    ("base_url", "text"),
    [
        ("https://ocop.vn/", "HTTPS://OCOP.VN/Q/120000015/"),
        ("https://ocop.vn:8443/", "HTTPS://OCOP.VN:8443/Q/120000015/"),
        ("https://ocop.vn/Danh-muc/", "HTTPS://OCOP.VN/Danh-muc/Q/120000015/"),
        (None, "HTTPS://MA-THU.EXAMPLE/Q/120000015/"),
    ],
)
def test_what_a_symbol_holds(base_url: str | None, text: str) -> None:
    assert addresses.code_text(base_url, "120000015") == text


def test_a_code_on_a_host_of_its_own_fits_the_small_symbol() -> None:
    assert ALPHANUMERIC.fullmatch(addresses.code_text("https://danh-muc.ocop.vn", code_of(1)))


def test_only_a_real_address_is_a_page_s_own() -> None:
    assert addresses.canonical("https://ocop.vn/danh-muc/", "/tinh/") == "https://ocop.vn/danh-muc/tinh/"
    assert addresses.canonical("https://danh-muc.example/", "/tinh/") == ""
    assert addresses.canonical(None, "/tinh/") == ""
