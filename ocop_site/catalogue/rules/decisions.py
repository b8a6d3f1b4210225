"""What must be true of decisions and of what they do to certificates: given once, ended once and after issue.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.filed_papers import by_product
from ocop_site.catalogue.status import first_day
from ocop_site.problems import Problem
from ocop_site.records.decision_numbers import DecisionKey, same
from ocop_site.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ocop_site.catalogue.rules.filed_papers import FiledPaper
    from ocop_site.problems import Place
    from ocop_site.records.collection import Records
    from ocop_site.records.days import Days
    from ocop_site.records.others import Decision, Item

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
    """Every problem of every decision and of every ending. Of extensions judges `extensions`."""
    yield from decisions_once(records)
    yield from decided_in_the_programme(records)
    yield from items_say_what_they_need(records)
    yield from acts_once(records)
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


def acts_once(records: Records) -> Iterator[Problem]:
    """A decision does one thing to a product once: it extends it once, and ends it once, one way or the other.

    To revoke an old paper and recognise the product anew in one decision is right. Two items with two product codes,
    two printed names or unlike stars speak of two papers. Of a recognition given twice: `certificates_once`.
    """
    for decision in records.decisions:
        seen: dict[tuple[str, str], list[int]] = {}
        for i, item in enumerate(decision.items):
            if item.act == "recognise":
                continue
            earlier = seen.setdefault((item.product, "extend" if item.act == "extend" else "end"), [])
            other = next((j for j in earlier if not _two_papers(decision.items[j], item)), None)
            earlier.append(i)
            if other is not None:
                at = ("decisions", decision.id, "items")
                first = _line(records.place(*at, other, "product"))
                values = {"value": item.product, "act": item.act, "first": first, "before": decision.items[other].act}
                yield Problem("act-twice", records.place(*at, i, "product"), values)


def _two_papers(one: Item, other: Item) -> bool:
    """Whether two items of one product surely speak of two papers of it."""
    unlike_stars = bool(one.stars and other.stars and one.stars != other.stars)
    unlike_codes = _differ(one.product_code, other.product_code)
    return unlike_stars or unlike_codes or _differ(one.name_as_printed, other.name_as_printed)


def _line(place: Place) -> str:
    """A place as another complaint names it: `path:line`."""
    return f"{place.path}:{place.line}" if place.line else place.path


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
            field, other = ("decision" if one.kind == "products" else "product" for one in (paper, first))
            values = {"other": _line(first.place(records, other)), "decision": paper.certificate.decision or "—"}
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
