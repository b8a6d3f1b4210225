"""Every certificate of a catalogue with the place where each of its fields stands, for the rules that judge papers.

A certificate stands in its product's own record or is given by an item of a decision; either way a complaint must name
the line that an editor has to look at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.catalogue.papers import Act, granted
from ocop_site.catalogue.rules.regimes import Regime, regimes_in, regimes_of
from ocop_site.catalogue.status import Span, first_day, issue_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.problems import Place
    from ocop_site.records.collection import Records
    from ocop_site.records.product import Certificate, Product

# What a decision says once for all its items: field of the certificate -> field of the decision.
_OF_THE_DECISION = {"issued": "date", "level": "level", "issuer": "issuer", "decision": "number"}


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """One certificate: `kind` and `id` of the record it stands in, `at` which location there.

    `product_id` is the product it belongs to; `product` that record, None where there is none. `span` are the days on
    which it can have been issued, `regimes` those that these days touch.
    """

    kind: str
    id: str
    at: tuple[str | int, ...]
    certificate: Certificate
    product_id: str
    product: Product | None
    span: Span
    regimes: tuple[Regime, ...]

    def place(self, records: Records, field: str, *below: str) -> Place:
        """Where a field of the certificate stands, or a field below it."""
        if self.kind == "decisions" and field in _OF_THE_DECISION:
            return records.place(self.kind, self.id, _OF_THE_DECISION[field])
        return records.place(self.kind, self.id, *self.at, field, *below)


def filed_papers(records: Records) -> tuple[FiledPaper, ...]:
    """Every certificate: those of product records in their order, then those of decisions in theirs."""
    regimes, earliest = regimes_of(records.vocabulary), first_day(records.vocabulary)
    products = {product.id: product for product in records.products}
    stand: list[tuple[str, str, tuple[str | int, ...], Certificate, str]] = []
    for product in records.products:
        for i, certificate in enumerate(product.certificates):
            stand.append(("products", product.id, ("certificates", i), certificate, product.id))
    for decision in records.decisions:
        for i, item in enumerate(decision.items):
            if item.act == "recognise":
                given = granted(Act(decision, item))
                stand.append(("decisions", decision.id, ("items", i), given, item.product))
    papers = []
    touched: dict[Span, tuple[Regime, ...]] = {}  # many papers are of one day, of one year or of no day at all
    for kind, record_id, at, certificate, product_id in stand:
        span = issue_span(certificate, earliest)
        if span not in touched:
            touched[span] = regimes_in(span, regimes)
        product_or_none = products.get(product_id)
        papers.append(FiledPaper(kind, record_id, at, certificate, product_id, product_or_none, span, touched[span]))
    return tuple(papers)


def by_product(papers: Sequence[FiledPaper]) -> dict[str, tuple[FiledPaper, ...]]:
    """The certificates of each product, by its id, in the order in which they are filed."""
    found: dict[str, list[FiledPaper]] = defaultdict(list)
    for paper in papers:
        found[paper.product_id].append(paper)
    return {product: tuple(found[product]) for product in sorted(found)}
