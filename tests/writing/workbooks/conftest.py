"""The small content folder whose workbooks are edited here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.ledger import GivenCode, ledger_text
from tests.small_content import code, producer, product, write
from tests.writing.workbooks.book import MAM, STORY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    ledger = [
        GivenCode(code(n), kind, one, "2026-11-22", 0)
        for n, kind, one in [
            (1, "products", "mam"),
            (2, "products", "mut"),
            (3, "products", "tra"),
            (4, "producers", "htx-vi-du"),
        ]
    ]
    return write(
        tmp_path,
        {
            "products/phu-yen/mam.yaml": MAM.replace("120000015", code(1)),
            "products/mut.md": STORY,
            "products/tra.yaml": product(3, "Trà Ví Dụ").replace("\n", "\r\n"),
            "producers/htx-vi-du.yaml": producer(4),
            "ledger/codes.csv": ledger_text(ledger, GivenCode),
        },
    )
