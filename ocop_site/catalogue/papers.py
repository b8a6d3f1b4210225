"""The papers of a product: what its own record and the decisions about it give, extend and end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.status import Ending, first_day, issue_span
from ocop_site.records.days import Days
from ocop_site.records.product import Certificate, Extension

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ocop_site.records.others import Decision, Item
    from ocop_site.records.product import Product
    from ocop_site.records.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Paper:
    """One recognition, with the ids of the decision records that gave and extended it.

    None: the product's own record did, or nobody.
    """

    certificate: Certificate
    decision: str | None = None
    extended_by: str | None = None


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


def papers_of(
    product: Product, acts: Sequence[Act], day: date, vocabulary: Vocabulary
) -> tuple[tuple[Paper, ...], tuple[Ending, ...]]:
    """Certificates of the record and of decisions, oldest first; endings by reports and decisions.

    Only of what can have happened by the day.
    """
    earliest = first_day(vocabulary)
    papers = [Paper(c) for c in product.certificates if issue_span(c, earliest).first <= day]
    endings = [Ending(r.says, r.on, r.decision, r.ground, r.sources) for r in product.reports]
    for act in acts:
        decision, item = act.decision, act.item
        if item.act == "recognise":
            papers.append(Paper(granted(act), decision.id))
        elif item.act == "extend" and item.until:
            decided = (decision.date.last if decision.date else None) or day
            held = [i for i, one in enumerate(papers) if issue_span(one.certificate, earliest).first <= decided]
            if held:
                newest = max(held, key=lambda i: _issue_order(papers[i]))
                papers[newest] = _extended(papers[newest], item.until, act, vocabulary)
        elif item.act in {"revoke", "strike-off"}:
            says: Literal["expired", "revoked"] = "revoked" if item.act == "revoke" else "expired"
            struck = item.act == "strike-off"
            endings.append(
                Ending(says, decision.date, decision.number, item.ground, decision.sources, decision.id, struck)
            )
    return tuple(sorted(papers, key=_issue_order)), tuple(endings)


def _extended(paper: Paper, until: date, act: Act, vocabulary: Vocabulary) -> Paper:
    """The paper with its extension; without a ground it rests on what the rules name as one."""
    known = [rule.extension.basis for rule in vocabulary.rules if rule.extension]
    basis = act.item.ground or (known[-1] if known else act.decision.number or act.decision.id)
    extension = Extension(until=until, basis=basis, sources=act.decision.sources)
    return Paper(paper.certificate.model_copy(update={"extension": extension}), paper.decision, act.decision.id)


def _issue_order(paper: Paper) -> tuple[str, str]:
    days = paper.certificate.issued or Days(None, None)
    last = days.last.isoformat() if days.last else f"{paper.certificate.programme_year or 9998:04}-99"
    return last, days.first.isoformat() if days.first else ""
