from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.filed_papers import by_product, filed_papers
from ocop_site.catalogue.status import Span
from tests.catalogue.rules.checked import decision
from tests.small_content import paper, product, records_of

if TYPE_CHECKING:
    from pathlib import Path


def test_every_certificate_knows_where_its_fields_stand(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more=paper("2022", more="    level: province\n")),
        "decisions/b.yaml": decision(
            "{act: revoke, product: a}\n{act: recognise, product: a, stars: 4}", more="level: province\n"
        ),
    }
    records = records_of(tmp_path, files)
    own, given = filed_papers(records)
    assert [str(own.place(records, field)) for field in ("stars", "issued", "level")] == [
        "content/products/a.yaml:5:12",
        "content/products/a.yaml:6:13",
        "content/products/a.yaml:7:12",
    ]
    assert [str(given.place(records, field)) for field in ("stars", "issued", "level", "issuer", "decision")] == [
        "content/decisions/b.yaml:7:41",
        "content/decisions/b.yaml:2:7",
        "content/decisions/b.yaml:4:8",
        "content/decisions/b.yaml:3:9",
        "content/decisions/b.yaml:1:9",
    ]
    assert (own.product, own.span) == (records.products[0], Span(date(2022, 1, 1), date(2022, 12, 31)))
    assert [rule.id for regime in given.regimes for rule in regime.rules] == ["148"]
    assert by_product((own, given)) == {"a": (own, given)}


def test_an_item_about_a_product_that_is_not_there_is_a_paper_too(tmp_path: Path) -> None:
    (given,) = filed_papers(records_of(tmp_path, {"decisions/b.yaml": decision("{act: recognise, product: khac}")}))
    assert (given.product_id, given.product) == ("khac", None)
