"""`build --sheets`: the PDFs that lie on the page of an outlet are made, read back and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pypdfium2

from ocop_site.building.pipeline import build
from ocop_site.pages import addresses
from ocop_site.pages.outlet_files import ready_sheets
from tests.building.small_site import FILES, order_of
from tests.small_content import SITE, at, code, producer

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order

OUTLET = {
    "outlets/quay.yaml": producer(9, "Quầy Thử", "stocks: [{product: a, price: 65000}, {product: b}]\n" + at("Hà Tĩnh"))
}
REAL = {**FILES, **OUTLET, "site.yaml": f"{SITE}base_url: https://ocop.vi-du.vn/\n"}
HERE = f"diem-ban/quay-thu-{code(9)}/"
NAMES = ["bien-cua.pdf", "nhan-avery-l7160.pdf", "nhan-avery-l7163.pdf", "nhan-avery-l7651.pdf"]


def pdfs(order: Order) -> dict[str, tuple[int, bytes]]:
    """Name of each PDF beside the outlet's page -> when it was written, its bytes."""
    return {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in sorted((order.output / HERE).glob("*.pdf"))}


def test_ready_sheets_are_made_and_linked_only_when_asked_for(tmp_path: Path) -> None:
    order = order_of(tmp_path, REAL)
    assert build(order).good
    page = order.output / HERE / "index.html"
    assert (pdfs(order), ".pdf" in page.read_text(encoding="utf-8")) == ({}, False)
    assert build(replace(order, sheets=True)).good
    assert list(pdfs(order)) == NAMES
    assert [name for name in NAMES if f'href="{name}"' in page.read_text(encoding="utf-8")] == NAMES
    assert build(order).removed == len(NAMES)


def test_they_hold_the_words_of_the_catalogue_and_stay_as_they_are_another_day(tmp_path: Path) -> None:
    order = replace(order_of(tmp_path, REAL), sheets=True)
    outcome = build(order)
    assert outcome.good
    assert outcome.catalogue is not None
    for sheet in ready_sheets(outcome.catalogue.outlets["quay"], outcome.catalogue):
        pdf = pypdfium2.PdfDocument(order.output / addresses.file_of(sheet.address))
        words = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
        pdf.close()
        for label in sheet.run["labels"]:
            assert label["code"] in words
    before = pdfs(order)
    assert build(replace(order, day=order.day + timedelta(days=3))).good
    assert pdfs(order) == before


def test_a_trial_makes_none(tmp_path: Path) -> None:
    order = replace(order_of(tmp_path, {**FILES, **OUTLET}), sheets=True)
    assert build(order).good
    assert pdfs(order) == {}
