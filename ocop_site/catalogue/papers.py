"""The papers of a product: what its own record and the decisions about it give, extend and end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.status import Ending
from ocop_site.records.days import Days
from ocop_site.records.product import Certificate, Extension

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ocop_site.records.others import Decision, Item
    from ocop_site.records.product import Product

EXTENSION_NOTE = "QĐ 26/2026/QĐ-TTg, điều 12.3"


@dataclass(frozen=True, slots=True)
class Paper:
    """One recognition; `decision` is the id of the decision record that gave it, None where the product's own did."""

    certificate: Certificate
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One item of a decision record."""

    decision: Decision
    item: Item


def acts_by_product(decisions: Iterable[Decision]) -> dict[str, tuple[Act, ...]]:
    """What decisions do, by product id, in the order of their dates."""
    acts: dict[str, list[Act]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda d: (d.date.last.isoformat() if d.date and d.date.last else "", d.id)):
        for item in decision.items:
            acts[item.product].append(Act(decision, item))
    return {product: tuple(some) for product, some in acts.items()}


def known_on(acts: Iterable[Act], day: date) -> tuple[Act, ...]:
    """The acts that can have been decided by the day: of what is decided later nobody knows yet."""
    return tuple(a for a in acts if not (a.decision.date and a.decision.date.first and a.decision.date.first > day))


def granted(act: Act) -> Certificate:
    """The certificate that an item gives: what it says itself, and what its decision says of all its items."""
    decision, item = act.decision, act.item
    return Certificate(
        stars=item.stars,
        issued=decision.date,
        programme_year=item.programme_year,
        kind=item.kind,
        level=decision.level,
        issuer=decision.issuer,
        decision=decision.number,
        product_code=item.product_code,
        score=item.score,
        valid_until=item.valid_until,
        name_as_printed=item.name_as_printed,
        sources=decision.sources,
    )


def papers_of(product: Product, acts: Sequence[Act]) -> tuple[tuple[Paper, ...], tuple[Ending, ...]]:
    """Certificates of the record and of decisions, oldest first; endings by reports and decisions."""
    papers = [Paper(certificate) for certificate in product.certificates]
    endings = [Ending(r.says, r.on, r.decision, r.ground, r.sources) for r in product.reports]
    for act in acts:
        decision, item = act.decision, act.item
        if item.act == "recognise":
            papers.append(Paper(granted(act), decision.id))
        elif item.act == "extend" and item.until and papers:
            newest = max(range(len(papers)), key=lambda i: _issue_order(papers[i]))
            papers[newest] = _extended(papers[newest], item.until, act)
        elif item.act in {"revoke", "strike-off"}:
            says: Literal["expired", "revoked"] = "revoked" if item.act == "revoke" else "expired"
            endings.append(Ending(says, decision.date, decision.number, item.ground, decision.sources, decision.id))
    return tuple(sorted(papers, key=_issue_order)), tuple(endings)


def _extended(paper: Paper, until: date, act: Act) -> Paper:
    basis = act.item.ground or EXTENSION_NOTE
    extension = Extension(until=until, basis=basis, sources=act.decision.sources)
    return Paper(paper.certificate.model_copy(update={"extension": extension}), paper.decision)


def _issue_order(paper: Paper) -> tuple[str, str]:
    days = paper.certificate.issued or Days(None, None)
    last = days.last.isoformat() if days.last else f"{paper.certificate.programme_year or 9998:04}-99"
    return last, days.first.isoformat() if days.first else ""
