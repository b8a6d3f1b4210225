"""What must be true of every certificate: its stars, level, score, days and group.

Each rule is a generator of problems; its docstring is the rule. A certificate whose day is only partly known is
complained of only where no possible day, and no rule version of those days, would allow what it says.
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from ocop_site.catalogue.status import LEAST_STARS, first_day, months_later
from ocop_site.problems import Problem
from ocop_site.records.days import LAST_YEAR
from ocop_site.records.decision_numbers import DecisionKey, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.catalogue.rules.filed_papers import FiledPaper
    from ocop_site.catalogue.rules.regimes import Regime
    from ocop_site.records.collection import Records
    from ocop_site.records.product import Certificate, Nomination
    from ocop_site.records.vocabulary_rules import Rule

MOST_STARS = 5


def paper_problems(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """Every problem of every certificate."""
    rules = (
        stars_have_papers,
        levels_may_certify,
        scores_make_stars,
        issued_in_the_programme,
        terms_follow_issue,
        traced_where_asked,
        nominations_are_no_stars,
    )
    for rule in rules:
        yield from chain.from_iterable(rule(records, paper) for paper in papers)
    yield from groups_match_papers(records, papers)


def stars_have_papers(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """Only 3, 4 and 5 stars come with a certificate (QĐ 26/2026/QĐ-TTg, điều 4).

    Before there were national criteria (1048/QĐ-TTg, 21/8/2019) no source says who certified what: such days are let
    be, and so are products of which the record says that they were recognised below 3 stars.
    """
    stars = paper.certificate.stars
    known_below = paper.product is not None and paper.product.recognised_below_3
    if stars is None or stars >= LEAST_STARS or known_below:
        return
    if any(rule.certifiers for rule in _rules(paper.regimes)):
        yield Problem("stars-without-certificate", paper.place(records, "stars"), {"value": str(stars)})


def levels_may_certify(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """The level that certified so many stars is the one that the rules of the day name, and it existed that day.

    3 stars: the province, from 24/2/2023 (148/QĐ-TTg) the district, from 6/7/2025 (1489/QĐ-TTg) the province again;
    4 stars: the province; 5 stars: the centre. No version lets a commune certify. Five stars "by the province" are a
    nomination (QĐ 26/2026/QĐ-TTg, điều 7.4) and have a code of their own.
    """
    stars, level = paper.certificate.stars, paper.certificate.level
    if level is None or (stars is not None and stars < LEAST_STARS):
        return
    known = [rule for rule in records.vocabulary.rules if rule.certifiers]
    never = all(level not in {one.level for one in rule.certifiers} for rule in known)
    if not never and (not paper.regimes or any(_may_certify(level, stars, one) for one in paper.regimes)):
        return
    rules = _rules(paper.regimes)
    right = sorted({one.level for rule in rules for one in rule.certifiers if stars in {None, one.stars}})
    values = {
        "value": level,
        "stars": str(stars) if stars else f"{LEAST_STARS}–{MOST_STARS}",
        "right": ", ".join(right) or "—",
        "rule": "; ".join(rule.decision for rule in rules) or "—",
    }
    place = paper.place(records, "level")
    if not never and any(one.unclear for one in paper.regimes):
        yield Problem("unclear-level", place, values)
    elif stars == MOST_STARS and level == "province":
        yield Problem("proposal-as-certificate", place, {**values, "field": "nominations"})
    else:
        yield Problem("wrong-level", place, values, right[0] if len(right) == 1 else "")


def _may_certify(level: str, stars: int | None, regime: Regime) -> bool:
    """Whether a level can have certified so many stars; yes where a version does not say who does."""
    if not regime.rules:
        return True
    for rule in regime.rules:
        named = {one.level for one in rule.certifiers if stars in {None, one.stars}}
        if not named or (level in named and level in regime.levels):
            return True
    return False


def scores_make_stars(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """The score gives the stars by the bands of the rule version (5: 90–100, 4: 70–89.99, 3: 50–69.99).

    A score below the band of the stars is a mistake in one of them. One above may be right: a product that the province
    scores at 90 or more and the ministry lower is certified with 3 or 4 stars (QĐ 26/2026/QĐ-TTg, điều 7.4.g).
    """
    score, stars = paper.certificate.score, paper.certificate.stars
    rules = _rules(paper.regimes)
    if score is None or stars is None or not rules:
        return
    made = [rule.stars_for(score) for rule in rules]
    sure = [one for one in made if one is not None]
    if len(sure) < len(made) or stars in sure:
        return
    values = {"value": str(score), "stars": str(stars), "right": str(sure[0])}
    if stars > max(sure):
        yield Problem("score-below-stars", paper.place(records, "score"), values)
    else:
        yield Problem("score-above-stars", paper.place(records, "score"), values)


def issued_in_the_programme(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """Nothing was certified before the programme began (490/QĐ-TTg, 7/5/2018). Dates of decisions: `decisions`."""
    issued, first = paper.certificate.issued, first_day(records.vocabulary)
    if paper.kind == "products" and issued and issued.last and issued.last < first:
        values = {"value": issued.last.isoformat(), "first": first.isoformat()}
        yield Problem("before-the-programme", paper.place(records, "issued"), values)


def terms_follow_issue(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """A printed last day lies behind the day of issue, and 36 months behind one of the possible days of issue.

    The months are those of the rule version (QĐ 26/2026/QĐ-TTg, điều 4.3). A paper that counts its first day ends a day
    earlier, which is 36 months too; where a version prints no term (490), none is asked for.
    """
    until, span = paper.certificate.valid_until, paper.span
    if until is None:
        return
    values = {"value": until.isoformat(), "issued": span.first.isoformat()}
    if until < span.first:
        yield Problem("term-before-issue", paper.place(records, "valid_until"), values)
        return
    ends = _possible_ends(paper) if span.first.year <= LAST_YEAR else []
    if ends and not any(first.toordinal() - 1 <= until.toordinal() <= last.toordinal() for first, last in ends):
        first, last = min(first for first, _ in ends), max(last for _, last in ends)
        hint = first.isoformat() if first == last else ""
        upper = last.isoformat() if last < date.max else ""
        values["right"] = hint or f"{first.isoformat()} … {upper}".rstrip()
        yield Problem("term-not-by-rule", paper.place(records, "valid_until"), values, hint)


def _possible_ends(paper: FiledPaper) -> list[tuple[date, date]]:
    """First and last possible end of the term under each possible rule version; none where one prints no term."""
    ends = []
    for regime in paper.regimes:
        first, last = max(regime.first, paper.span.first), min(regime.last, paper.span.last)
        for rule in regime.rules:
            if rule.validity_months is None:
                return []
            end = months_later(last, rule.validity_months) if last.year <= LAST_YEAR else date.max
            ends.append((months_later(first, rule.validity_months), end))
    return ends


def traced_where_asked(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """A product whose set of criteria asks for an electronic trace code has one on record.

    Counted in the 26 sets of QĐ 26/2026/QĐ-TTg: from 4 stars in 24 sets, from 5 in set 24, never in set 26; the
    numbers are in `rules.yaml`. Where the record does not say the set, all sets of its group must ask for it. Only
    papers surely issued under versions that ask are looked at: not those that may follow an older one running out.
    """
    product, stars, rules = paper.product, paper.certificate.stars, _rules(paper.regimes)
    if product is None or product.trace or stars is None or not rules:
        return
    sets = [product.set] if product.set else [s.number for s in records.vocabulary.sets if s.group == product.group]
    if sets and all(rule.trace_code and rule.trace_code.holds(stars, number) for rule in rules for number in sets):
        values = {"stars": str(stars), "rule": rules[0].decision, "field": "trace"}
        yield Problem("trace-missing", paper.place(records, "stars"), values)


def nominations_are_no_stars(records: Records, paper: FiledPaper) -> Iterator[Problem]:
    """Stars that a dossier was only proposed for are not written as a certificate ("tiềm năng 5 sao").

    Looked for: a certificate with the stars of a nomination whose outcome is not `certified`, and either with its
    decision or with its year and score.
    """
    certificate = paper.certificate
    for i, nomination in enumerate(paper.product.nominations if paper.product else ()):
        proposed = nomination.outcome != "certified" and nomination.to_stars is not None
        if proposed and nomination.to_stars == certificate.stars and _is_proposal(certificate, nomination):
            values = {"stars": str(certificate.stars), "number": str(i + 1), "outcome": nomination.outcome}
            yield Problem("nomination-as-stars", paper.place(records, "stars"), values)


def _is_proposal(certificate: Certificate, nomination: Nomination) -> bool:
    """Whether a certificate repeats what a nomination says of its decision, or of its year and score."""
    keys = [DecisionKey.read(text) for text in (certificate.decision, nomination.decision) if text]
    if len(keys) > 1 and keys[0] and keys[1] and same(keys[0], keys[1]):
        return True
    years = {certificate.programme_year, certificate.issued.year if certificate.issued else None} - {None}
    return nomination.score is not None and nomination.score == certificate.score and nomination.year in years


def groups_match_papers(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """The group that the newest paper prints means, in the scheme of its day, the group that the record gives.

    Newest of those whose day is known. An old group counts as the one it maps to. A group of today to which no old one
    maps (sinh vật cảnh) can only have been chosen by hand, and is let be.
    """
    words = records.vocabulary
    newest = {
        p.product_id: p.span.last for p in sorted(papers, key=lambda p: p.span.last) if p.span.first == p.span.last
    }
    for product in records.products:
        day, printed = newest.get(product.id), product.group_as_printed
        meant = words.group_by_printed_name(printed, day) if day and printed else None
        if day is None or printed is None or meant is None:
            continue
        scheme = words.scheme_on(day)
        targets = {group.maps_to or group.id for group in (scheme.groups if scheme else ())}
        right = meant.maps_to or meant.id
        by_hand = words.group(product.group) is not None and product.group not in targets
        if product.group != right and not by_hand:
            values = {"value": product.group, "printed": printed, "right": right}
            yield Problem("group-of-paper", records.place("products", product.id, "group"), values, right)


def _rules(regimes: Sequence[Regime]) -> tuple[Rule, ...]:
    """Every rule version that some possible day allows, each once."""
    return tuple({rule.id: rule for regime in regimes for rule in regime.rules}.values())
