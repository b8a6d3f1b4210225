"""What must be true of extensions: of a paper, longer than its term, not by too much, and never backwards.

An extension stands at the certificate in a product's record, or is an item of a decision. An item does not say which
certificate it extends: it is the newest one that can have been issued by then. Each rule is a generator of problems;
its docstring is the rule.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.filed_papers import by_product
from ocop_site.catalogue.status import months_later, validity
from ocop_site.problems import Problem
from ocop_site.records.days import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.catalogue.rules.filed_papers import FiledPaper
    from ocop_site.problems import Place
    from ocop_site.records.collection import Records
    from ocop_site.records.days import Days
    from ocop_site.records.others import Item
    from ocop_site.records.vocabulary import Vocabulary


def extension_problems(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """Every problem of every extension."""
    yield from extensions_are_short(records, papers)
    yield from extensions_extend(records, papers)
    yield from extensions_have_papers(records, papers)


def extensions_are_short(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """An extension ends at most 180 days after the term (QĐ 26/2026/QĐ-TTg, điều 12.3; the number is in rules.yaml).

    Of an item the term that ends last is taken, and nothing is said where some term is not known.
    """
    words = records.vocabulary
    for paper in papers:
        if paper.certificate.extension:
            place, ends = paper.place(records, "extension", "until"), [_last_end(paper, words)]
            yield from _too_long(ends, paper.certificate.extension.until, place, records)
    held = by_product(papers)
    for item, until, _, place in _items(records):
        ends = [_last_end(paper, words) for paper in held.get(item.product, ())]
        yield from _too_long(ends, until, place, records)


def _too_long(ends: Sequence[date | None], until: date, place: Place, records: Records) -> Iterator[Problem]:
    """A complaint if an extension reaches too far behind the last of these ends, all of them known."""
    longest = records.vocabulary.longest_extension
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends) or (until - max(known)).days <= longest:
        return
    last = (max(known) + timedelta(days=longest)).isoformat()
    yield Problem("extension-too-long", place, {"value": until.isoformat(), "days": str(longest), "last": last})


def extensions_extend(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """An extension ends after every possible last day of the term, and not before it was decided.

    Of an item every certificate is asked that it can extend: none that is surely younger than the decision, and none
    that was followed by another one before it.
    """
    words = records.vocabulary
    for paper in papers:
        if paper.certificate.extension:
            place = paper.place(records, "extension", "until")
            yield from _too_short([_first_end(paper, words)], paper.certificate.extension.until, place)
    held = by_product(papers)
    for item, until, decided, place in _items(records):
        if decided and decided.first and until < decided.first:
            values = {"value": until.isoformat(), "day": decided.first.isoformat()}
            yield Problem("extension-before-decision", place, values)
        else:
            extended = _extended(held.get(item.product, ()), decided)
            yield from _too_short([_first_end(paper, words) for paper in extended], until, place)


def _extended(papers: Sequence[FiledPaper], decided: Days | None) -> list[FiledPaper]:
    """Those papers of a product that a decision of these days can extend."""
    issued = _held_by(papers, decided)
    by_then = decided.first if decided and decided.first else date.min
    newest = max((one.span.first for one in issued if one.span.last <= by_then), default=date.min)
    return [one for one in issued if one.span.last >= newest]


def _held_by(papers: Sequence[FiledPaper], decided: Days | None) -> list[FiledPaper]:
    """Those papers that can have been issued when a decision was made."""
    latest = decided.last if decided and decided.last else date.max
    return [one for one in papers if one.span.first <= latest]


def _too_short(ends: Sequence[date | None], until: date, place: Place) -> Iterator[Problem]:
    """A complaint if an extension reaches behind none of these ends, all of them known."""
    known = [end for end in ends if end is not None]
    if known and len(known) == len(ends) and until <= min(known):
        yield Problem("extension-too-short", place, {"value": until.isoformat(), "last": min(known).isoformat()})


def extensions_have_papers(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """What a decision extends is a certificate of the catalogue: without one no product's page tells of the extension.

    Products that do not exist are the business of `rules.known_references`.
    """
    held, known = by_product(papers), {product.id for product in records.products}
    for decision in records.decisions:
        for i, item in enumerate(decision.items):
            if item.act != "extend" or item.product not in known:
                continue
            if not _held_by(held.get(item.product, ()), decision.date):
                place = records.place("decisions", decision.id, "items", i, "product")
                yield Problem("extension-without-paper", place, {"value": item.product})


def _items(records: Records) -> Iterator[tuple[Item, date, Days | None, Place]]:
    """Every item that extends until some day: the item, that day, the days of its decision, where the day stands."""
    for decision in records.decisions:
        for i, item in enumerate(decision.items):
            if item.act == "extend" and item.until:
                yield item, item.until, decision.date, records.place("decisions", decision.id, "items", i, "until")


def _last_end(paper: FiledPaper, vocabulary: Vocabulary) -> date | None:
    """The latest day on which the term of a certificate can end; None where nothing bounds it."""
    return paper.certificate.valid_until or _end_of(paper.span.last, vocabulary)


def _first_end(paper: FiledPaper, vocabulary: Vocabulary) -> date | None:
    """The earliest day on which the term of a certificate can end; None where its day lies beyond the calendar."""
    return paper.certificate.valid_until or _end_of(paper.span.first, vocabulary)


def _end_of(issued: date, vocabulary: Vocabulary) -> date | None:
    return months_later(issued, validity(issued, vocabulary)) if issued.year <= LAST_YEAR else None
