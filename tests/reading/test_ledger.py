from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.reading.ledger import (
    ADDRESSES,
    CODES,
    PRINTS,
    GivenCode,
    Print,
    Promise,
    ledger_text,
    read_codes,
    read_ledger,
    read_prints,
    read_promises,
)

CODE = GivenCode("120000015", "products", "nuoc-mam-vi-du", "2026-11-22", 2)
PROMISE = Promise("/san-pham/nuoc-mam-vi-du-120000015/", "products", "120000015", "2026-11-22", 2)
PRINT = Print(
    date="2026-11-22",
    time="08:00:00",
    code="120000015",
    outlet="120000028",
    copies="24",
    format="shelf",
    stock="avery-l7160",
    name='Nước mắm "Ví Dụ", loại một',
    maker="HTX Ví Dụ",
    stars="4",
    until="2027-12-29",
    price="65000",
    base="https://vi-du.vn/",
    line=2,
)


def test_a_whole_ledger_is_read_back() -> None:
    files = {
        CODES: ledger_text([CODE], GivenCode).encode(),
        ADDRESSES: ledger_text([PROMISE], Promise).encode(),
        PRINTS: ledger_text([PRINT], Print).encode(),
    }
    ledger, problems = read_ledger(files, "content")
    assert problems == []
    assert (ledger.codes, ledger.promises, ledger.prints) == ((CODE,), (PROMISE,), (PRINT,))
    assert ledger.published == {"120000015"}


def test_lines_stand_sorted_and_equal_ones_once_and_a_second_header_is_nothing() -> None:
    text = ledger_text([replace(CODE, code="120000028"), CODE, CODE], GivenCode)
    assert text.splitlines()[1:] == sorted(set(text.splitlines()[1:]))
    merged = text + text  # what a merge that keeps both sides can give
    assert len(read_codes(merged.encode(), "codes.csv")[0]) == 4
    assert read_codes(merged.encode(), "codes.csv")[1] == []


@pytest.mark.parametrize(
    "changed",
    [
        {"address": "/../x/"},
        {"address": "/a/../b/"},
        {"address": "/.git/"},
        {"address": "//evil.example/"},
        {"address": "https://evil.example/"},
        {"address": "/a b/"},
        {"address": "san-pham/"},
        {"address": "/Q/120000015/"},
        {"address": "/x.ics"},  # a calendar only
        {"address": "/x/", "kind": "calendar"},
        {"kind": "evil"},
        {"date": "9999-01-01"},
        {"date": "2026-02-30"},
        {"date": ""},
    ],
)
def test_an_address_that_is_none_is_a_damaged_line(changed: dict[str, str]) -> None:
    text = ledger_text([replace(PROMISE, **changed)], Promise)
    promises, problems = read_promises(text.encode(), "addresses.csv")
    assert (promises, [p.code for p in problems]) == ((), ["bad-ledger-line"])


@pytest.mark.parametrize(
    "changed",
    [
        {"price": "9" * 5000},
        {"price": "-1"},
        {"until": "9999-12-31"},
        {"until": "0001-01-01"},
        {"until": "mai"},
        {"date": "0001-01-01"},
        {"copies": ""},
        {"copies": "٣"},
        {"copies": "1234567"},
        {"stars": "9"},
        {"outlet": "x"},
        {"base": "https://[x/"},
        {"base": "javascript:x"},
        {"code": "12"},
    ],
)
def test_a_print_with_a_cell_that_is_none_is_a_damaged_line(changed: dict[str, str]) -> None:
    text = ledger_text([replace(PRINT, **changed)], Print)
    prints, problems = read_prints(text.encode(), "prints.csv")
    assert (prints, [p.code for p in problems]) == ((), ["bad-ledger-line"])


def test_cells_that_may_be_empty() -> None:
    line = replace(PRINT, time="", outlet="", stars="", until="", price="", maker="", base="")
    assert read_prints(ledger_text([line], Print).encode(), "prints.csv") == ((line,), [])


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    for read in (read_codes, read_promises, read_prints):
        lines, problems = read(data, "x.csv")
        assert len(lines) + len(problems) <= data.count(b"\n") + data.count(b"\r") + len(data)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60))
def test_any_name_is_read_back(name: str) -> None:
    line = replace(PRINT, name=name)
    assert read_prints(ledger_text([line], Print).encode(), "prints.csv") == ((line,), [])


def test_one_changed_letter_is_seen() -> None:
    text = ledger_text([PRINT], Print).replace("loại một", "loại hai")
    assert [p.code for p in read_prints(text.encode(), "prints.csv")[1]] == ["bad-ledger-line"]
