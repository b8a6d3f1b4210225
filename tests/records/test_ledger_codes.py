from __future__ import annotations

import pytest

from ocop_site.problems import Place, Problem
from ocop_site.reading.ledger import CODES, GivenCode, ledger_text
from ocop_site.records.ledger_codes import LedgerCodes
from ocop_site.records.parse import parse
from ocop_site.records.product import Product
from tests.small_content import code, product, raw_of


def known(*given: tuple[int, str, str]) -> LedgerCodes:
    lines = [GivenCode(code(number), kind, name, "2026-11-20", 0) for number, kind, name in given]
    return LedgerCodes({CODES: ledger_text(lines, GivenCode).encode()})


def hint(text: str, codes: LedgerCodes) -> str:
    raw = raw_of(text)
    _, (problem,) = parse(raw, Product, id=raw.id)
    return codes.corrected(problem, raw).hint


@pytest.mark.parametrize(
    "written", ['"120000025"', '"12000015"', "120 000 015", "1.20000015E+08", '"210000015"', "mười"]
)
def test_the_ledger_knows_the_code_of_a_record(written: str) -> None:
    text = product(1).replace(f'"{code(1)}"', written)
    assert hint(text, known((1, "products", "vi-du"), (2, "producers", "vi-du"))) == code(1)


def test_it_knows_that_of_a_renamed_record() -> None:
    text = product(1, more="formerly: [mam-cu]\n").replace(code(1), "120000025")
    assert hint(text, known((1, "products", "mam-cu"))) == code(1)


def test_of_two_codes_it_offers_none_of_its_own() -> None:
    text = product(1).replace(code(1), "120000025")
    assert hint(text, known((1, "products", "vi-du"), (3, "products", "vi-du"))) == "120000028"  # the check digit's


def test_only_the_record_s_own_code_is_the_ledger_s_business() -> None:
    text = product(1, more='gtin: "8936012345673"\n')
    assert hint(text, known((1, "products", "vi-du"))) == "8936012345674"
    other = Problem("unknown-key", Place("content/products/vi-du.yaml", 2, 7), {}, "x")
    assert known((1, "products", "vi-du")).corrected(other, raw_of(product(1))) == other


def test_a_damaged_ledger_knows_less() -> None:
    text = product(1).replace(f'"{code(1)}"', "mười")
    assert hint(text, LedgerCodes({CODES: b"code,kind\nx"})) == ""
    assert hint(text, LedgerCodes({})) == ""
