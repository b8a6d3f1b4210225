"""What a product may say of itself on paper, and which codes lead to a record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.entries import ProductEntry
from ocop_site.catalogue.reprints import reprints
from ocop_site.pages.labels import product_label
from ocop_site.pages.outlet_files import ready_sheets
from ocop_site.reading.ledger import GivenCode, Print, ledger_text
from tests.small_content import DAY, SITE, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

HOME = "https://ocop.vi-du.vn/"
MADE = "producer: htx\n"
UNTIL = DAY + timedelta(days=30)  # the last day of a paper of three years before
ENDING = paper(UNTIL.replace(year=UNTIL.year - 3).isoformat(), 4)

LABEL = Print(
    *("2026-01-05", "", code(1), code(9), "3", "shelf", "avery-l7160"),
    *("Mắm Thử", "HTX Thử", "4", UNTIL.isoformat(), "", HOME),
    line=0,
)


def catalogue(folder: Path, more: str, maker: str = "") -> Catalogue:
    files = {
        "site.yaml": f"{SITE}base_url: {HOME}\n",
        "products/mam.yaml": product(1, "Mắm Thử", more),
        "producers/htx.yaml": producer(2, "HTX Thử", maker),
        "outlets/quay.yaml": producer(9, "Quầy Thử", "stocks: [{product: mam}]\n"),
        "ledger/prints.csv": ledger_text([LABEL], Print),
    }
    return catalogue_of(folder, files)


@pytest.mark.parametrize(
    ("more", "maker", "why", "stars"),
    [
        (MADE + paper("2025-03-20", 4), "", None, 4),
        (MADE + ENDING, "", None, 4),
        (MADE + paper("2021-03-20", 4), "", "past-term", 0),
        (MADE + paper("2022/2025", 4), "", "undetermined", 0),
        (MADE, "", "no-paper", 0),
        (MADE + "certificates:\n  - issued: 2025-03-01\n", "", "undetermined", 0),
        (paper("2025-03-20", 4), "", "no-maker", 0),
        (MADE + paper("2025-03-20", 4), "publish_name: false\n", "no-maker", 0),
    ],
)
def test_stars_stand_on_a_label_only_where_all_is_known(
    tmp_path: Path, more: str, maker: str, why: str | None, stars: int
) -> None:
    entry = catalogue(tmp_path, more, maker).products["mam"]
    assert (entry.why_no_stars, entry.label_stars) == (why, stars)


def said_on_paper(found: Catalogue) -> tuple[int, bool, list[str]]:
    """The stars of a new label; whether ready sheets have a last day; what is to be done with labels that hang."""
    words = product_label(found.products["mam"], found)
    assert ("OCOP" in words["stars_text"]) is bool(words["stars"])
    sheets = [one.until for one in ready_sheets(found.outlets["quay"], found)]
    return words["stars"], any(sheets), [one.todo for one in reprints(code(9), found)]


def test_all_that_prints_asks_the_same_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the rule says otherwise, new labels, ready sheets and the list of reprints do: a label whose term ends soon
    waits for its day as long as a new one would bear the same, and is printed anew where that would bear no stars."""
    found = catalogue(tmp_path, MADE + ENDING)
    assert said_on_paper(found) == (4, True, ["wait"])
    monkeypatch.setattr(ProductEntry, "why_no_stars", property(lambda _: "no-maker"))
    assert said_on_paper(found) == (0, False, ["print"])


def test_codes_of_merged_records_lead_to_their_heir(tmp_path: Path) -> None:
    given = [GivenCode(code(at), "products", name, "2026-01-02", 0) for at, name in ((1, "mam"), (5, "cu"))]
    files = {
        "products/mam.yaml": product(1, "Mắm Thử", "formerly: [cu]\n"),
        "products/che.yaml": product(3, "Chè Thử"),
        "ledger/codes.csv": ledger_text(given, GivenCode),
    }
    found = catalogue_of(tmp_path, files)
    assert found.codes_of("products", found.products["mam"].record) == (code(1), code(5))
    assert found.codes_of("products", found.products["che"].record) == (code(3),)
