"""What must be true of decisions and of what they do to certificates: given once, extended rightly, ended after issue.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.filed_papers import LAST_YEAR, by_product
from ocop_site.catalogue.status import first_day, months_later, validity
from ocop_site.problems import Problem
from ocop_site.records.decision_numbers import DecisionKey, same
from ocop_site.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ocop_site.catalogue.filed_papers import FiledPaper
    from ocop_site.problems import Place
    from ocop_site.records.collection import Records
    from ocop_site.records.days import Days
    from ocop_site.records.others import Decision
    from ocop_site.records.vocabulary import Vocabulary

# The fields of an item that only some acts use; elsewhere they do nothing. A name as printed may stand with every act.
_ONLY_FOR = {
    "stars": {"recognise", "revoke", "strike-off"},  # an item may end a paper that nobody else tells of
    "kind": {"recognise"},
    "programme_year": {"recognise"},
    "score": {"recognise"},
    "product_code": {"recognise", "revoke", "strike-off"},
    "valid_until": {"recognise"},
    "until": {"extend"},
}


def decision_problems(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """Every problem of every decision, and of every extension and ending."""
    yield from decisions_once(records)
    yield from decided_in_the_programme(records)
    yield from items_say_what_they_need(records)
    yield from extensions_are_short(records, papers)
    yield from endings_follow_issue(records, papers)
    yield from certificates_once(records, papers, _complete_keys(records))


def decisions_once(records: Records) -> Iterator[Problem]:
    """A decision with number, date and issuer all known stands in one file. An unknown one may be another decision."""
    seen: dict[tuple[DecisionKey | str, date, str], str] = {}
    for decision, key in _complete_keys(records).items():
        if key in seen:
            yield Problem("same-decision-twice", records.place("decisions", decision, "number"), {"other": seen[key]})
        seen.setdefault(key, decision)


def _complete_key(decision: Decision) -> tuple[DecisionKey | str, date, str] | None:
    """What no two decisions share: number, day and issuer; None where one of them is not known."""
    day = decision.date.day if decision.date else None
    if not (decision.number and day and decision.issuer):
        return None
    return DecisionKey.read(decision.number) or fold(decision.number), day, fold(decision.issuer)


def _complete_keys(records: Records) -> Mapping[str, tuple[DecisionKey | str, date, str]]:
    """The complete key of each decision that has one, by its id."""
    keys = {decision.id: _complete_key(decision) for decision in records.decisions}
    return {decision: key for decision, key in keys.items() if key is not None}


def decided_in_the_programme(records: Records) -> Iterator[Problem]:
    """No decision on OCOP products is older than the programme (490/QĐ-TTg, 7/5/2018)."""
    first = first_day(records.vocabulary)
    for decision in records.decisions:
        if decision.date and decision.date.last and decision.date.last < first:
            values = {"value": decision.date.last.isoformat(), "first": first.isoformat()}
            yield Problem("before-the-programme", records.place("decisions", decision.id, "date"), values)


def items_say_what_they_need(records: Records) -> Iterator[Problem]:
    """An extension says until when and on what ground (QĐ 26/2026/QĐ-TTg, điều 12.3).

    No item holds a field that its act does not use: an editor would believe that it counts.
    """
    for decision in records.decisions:
        for i, item in enumerate(decision.items):
            if item.act == "extend" and item.until is None:
                place = records.place("decisions", decision.id, "items", i)
                yield Problem("extension-without-end", place, {"field": "until"})
            if item.act == "extend" and item.ground is None:
                place = records.place("decisions", decision.id, "items", i)
                yield Problem("extension-without-ground", place, {"field": "ground"})
            for field in sorted(_ONLY_FOR):
                if getattr(item, field) is not None and item.act not in _ONLY_FOR[field]:
                    values = {"field": field, "value": item.act, "allowed": ", ".join(sorted(_ONLY_FOR[field]))}
                    yield Problem(
                        "item-field-unused", records.place("decisions", decision.id, "items", i, field), values
                    )


def extensions_are_short(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """An extension ends at most 180 days after the term (QĐ 26/2026/QĐ-TTg, điều 12.3; the number is in rules.yaml).

    An item of a decision does not say which certificate it extends: the term that ends last is taken, and nothing is
    said where some term is not known.
    """
    words = records.vocabulary
    for paper in papers:
        if paper.certificate.extension:
            place, ends = paper.place(records, "extension", "until"), [_last_end(paper, words)]
            yield from _too_long(ends, paper.certificate.extension.until, place, records)
    held = by_product(papers)
    for decision in records.decisions:
        for i, item in enumerate(decision.items):
            if item.act == "extend" and item.until:
                place = records.place("decisions", decision.id, "items", i, "until")
                ends = [_last_end(paper, words) for paper in held.get(item.product, ())]
                yield from _too_long(ends, item.until, place, records)


def _too_long(ends: Sequence[date | None], until: date, place: Place, records: Records) -> Iterator[Problem]:
    """A complaint if an extension reaches too far behind the last of these ends, all of them known."""
    longest = records.vocabulary.longest_extension
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends) or (until - max(known)).days <= longest:
        return
    last = (max(known) + timedelta(days=longest)).isoformat()
    yield Problem("extension-too-long", place, {"value": until.isoformat(), "days": str(longest), "last": last})


def _last_end(paper: FiledPaper, vocabulary: Vocabulary) -> date | None:
    """The latest day on which the term of a certificate can end; None where nothing bounds it."""
    if paper.certificate.valid_until:
        return paper.certificate.valid_until
    last = paper.span.last
    return months_later(last, validity(last, vocabulary)) if last.year < LAST_YEAR else None


def endings_follow_issue(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """What ends a certificate lies behind the issue of one.

    An ending may stand alone, without the certificate it ends; but where the record holds certificates and all of them
    are surely younger, one is probably missing or a date is wrong.
    """
    first_issue = {product: min(p.span.first for p in some) for product, some in by_product(papers).items()}
    for product_id, on, place in _endings(records):
        first = first_issue.get(product_id)
        if first and on and on.last and on.last < first:
            values = {"value": on.last.isoformat(), "issued": first.isoformat()}
            yield Problem("ended-before-issue", place, values)


def _endings(records: Records) -> Iterator[tuple[str, Days | None, Place]]:
    """Product, day and place of every ending: reports first, then decisions."""
    for product in records.products:
        for i, report in enumerate(product.reports):
            yield product.id, report.on, records.place("products", product.id, "reports", i, "on")
    for decision in records.decisions:
        for i, item in enumerate(decision.items):
            if item.act in {"revoke", "strike-off"}:
                yield item.product, decision.date, records.place("decisions", decision.id, "items", i, "product")


def certificates_once(
    records: Records, papers: Sequence[FiledPaper], complete: Mapping[str, object]
) -> Iterator[Problem]:
    """A recognition stands once: in the product's record or in a decision file, not in both and not twice in one.

    `complete`: by id the keys of decisions that are wholly known; of two files with one key `decisions_once` complains.
    """
    for some in by_product(papers).values():
        for at, paper in enumerate(some):
            first = next((one for one in some[:at] if _one_recognition(one, paper)), None)
            if first is None or _files_of_one_decision(first, paper, complete):
                continue
            values = {"other": f"{first.kind}/{first.id}", "decision": paper.certificate.decision or "—"}
            field = "decision" if paper.kind == "products" else "product"
            yield Problem("same-certificate-twice", paper.place(records, field), values)


def _files_of_one_decision(one: FiledPaper, other: FiledPaper, complete: Mapping[str, object]) -> bool:
    """Whether two papers stand in two files of one decision."""
    key = complete.get(one.id)
    in_decisions = one.kind == other.kind == "decisions"
    return in_decisions and one.id != other.id and key is not None and key == complete.get(other.id)


def _one_recognition(one: FiledPaper, other: FiledPaper) -> bool:
    """Whether two certificates of one product repeat each other.

    Their decisions can be one, they can be of one day, and neither issuers nor levels nor product codes contradict each
    other; with unlike stars they must be surely of one day, for short numbers come again every year.
    """
    a, b = one.certificate, other.certificate
    one_day = one.span.first == one.span.last == other.span.first == other.span.last
    if one.span.first > other.span.last or other.span.first > one.span.last:
        return False
    if _differ(a.level, b.level) or _other_body(a.issuer, b.issuer) or _differ(a.product_code, b.product_code):
        return False
    if one.kind == other.kind == "decisions" and one.id == other.id:
        return not _differ(a.name_as_printed, b.name_as_printed)
    if a.stars and b.stars and a.stars != b.stars and not one_day:
        return False
    keys = [DecisionKey.read(text) for text in (a.decision, b.decision) if text]
    return len(keys) > 1 and keys[0] is not None and keys[1] is not None and same(keys[0], keys[1])


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both texts are there and mean two things."""
    return bool(one and other) and fold(one or "") != fold(other or "")


def _other_body(one: str | None, other: str | None) -> bool:
    """Whether two issuers are surely two: "UBND tỉnh" and "Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ" may be one."""
    if not one or not other:
        return False
    a, b = (f" {fold(text).replace('uy ban nhan dan', 'ubnd')} " for text in (one, other))
    return a not in b and b not in a
