"""What is counted of products for a plan: recognised, enrolled, nominated, and how they lie in groups and districts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from ocop_site.catalogue.progress_ground import Count, Row, Table, by_label
from ocop_site.words import own, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ocop_site.catalogue.entries import ProductEntry
    from ocop_site.catalogue.progress_ground import Ground
    from ocop_site.records.plans import Target
    from ocop_site.records.product import Certificate
    from ocop_site.records.vocabulary_files import Scheme

    Test = Callable[[ProductEntry], bool]

PERCENT = 100
TENTH = Decimal("0.1")
NO_DISTRICT = say("chưa rõ huyện")
BY_DISTRICT = say("Theo huyện của thời đó")
ORIGINS = {"new": say("sản phẩm mới"), "existing": say("sản phẩm đã có")}


def recognised(ground: Ground, target: Target) -> Count:
    """Distinct products with a certificate of the year and the stars asked for; in each district where asked so."""
    found, unclear = sure_and_perhaps(ground, target, lambda entry: entry.certificates)
    count = count_of(ground, "products-recognised", found, len(unclear))
    if target.per:
        title = BY_DISTRICT
        return replace(count, tables=(Table(title, districts_of(ground, found)),))
    return count


def first_recognised(ground: Ground, target: Target) -> Count:
    """Those whose first certificate is of the year: an upgrade or a re-assessment does not count again.

    A certificate that its record calls one of these is no first one, even where no earlier one is held.
    """

    def first(entry: ProductEntry) -> tuple[Certificate, ...]:
        papers = entry.certificates
        later = bool(papers) and papers[0].kind in {"upgrade", "reassessment"}
        return () if later or not papers else papers[:1]

    found, unclear = sure_and_perhaps(ground, target, first)
    # Of several papers with unknown days nobody can say which was first.
    mixed = [e for e in found if any(ground.perhaps_before(c) for c in e.certificates[1:])]
    sure = [e for e in found if e not in mixed]
    return count_of(ground, "products-first-recognised", sure, len(unclear) + len(mixed))


def by_group(ground: Ground, target: Target) -> Count:
    """Those of `recognised` by the groups of the plan's time, and beside it by today's."""
    found, unclear = sure_and_perhaps(ground, target, lambda entry: entry.certificates)
    scheme = ground.catalogue.vocabulary.scheme_on(date(ground.year, 12, 31))
    then = say("Theo nhóm của thời đó ({decision})", decision=scheme.decision if scheme else "")
    today = ground.catalogue.vocabulary.groups
    now = tuple(
        Row(own(g.name, g.others("name")), len(some), tuple(e.record.id for e in some))
        for g in today
        if (some := [e for e in found if e.record.group == g.id])
    )
    old = _old_groups(ground, found, scheme) if scheme else ()
    tables = (Table(then, old), Table(say("Quy về nhóm hiện nay"), now))
    return replace(count_of(ground, "products-by-group", found, len(unclear)), tables=tables)


def _old_groups(ground: Ground, found: Sequence[ProductEntry], scheme: Scheme) -> tuple[Row, ...]:
    """Each group of a scheme, also those without products; one that is not printed follows where it is the only one."""
    known: dict[str, list[str]] = {group.id: [] for group in scheme.groups}
    unknown: list[str] = []
    for entry in found:
        printed = entry.record.group_as_printed
        day = date(ground.year, 12, 31)
        group = ground.catalogue.vocabulary.group_by_printed_name(printed, day) if printed else None
        like = [one.id for one in scheme.groups if (one.maps_to or one.id) == entry.record.group]
        right = group.id if group else like[0] if len(like) == 1 else None
        known.get(right or "", unknown).append(entry.record.id)
    rows = [Row(own(g.name, g.others("name")), len(known[g.id]), tuple(known[g.id])) for g in scheme.groups]
    unclear = [Row(say("nguồn không in nhóm của thời đó"), len(unknown), tuple(unknown))] if unknown else []
    return (*rows, *unclear)


def enrolled(ground: Ground, target: Target) -> Count:
    """Products whose record says that they took part in the programme of the year; split by origin."""
    found = [e for e in ground.products if ground.year in e.record.programme_years]
    count = _conditional(ground, "products-enrolled", found, "enrolled")
    origins = by_label((_origin(e), e.record.id) for e in found)
    tables = (Table(say("Sản phẩm mới và đã có"), origins),) if found else ()
    if target.per and found:
        tables = (Table(BY_DISTRICT, districts_of(ground, found)), *tables)
    return replace(count, tables=tables)


def supported_recognised(ground: Ground, target: Target) -> Count:
    """Of the products enrolled in the year those recognised in it: a share of these, never of all products."""
    base = enrolled(ground, target)
    wanted, unclear = sure_and_perhaps(ground, target, lambda entry: entry.certificates)
    found = [e for e in wanted if e.record.id in base.records]
    complete = base.complete and ground.complete("products")
    return with_share(
        Count(
            "products-supported-recognised",
            "products",
            len(base.records),
            len(found) if base.number is not None else None,
            ids_of(found),
            unclear=sum(e.record.id in base.records for e in unclear),
            of=base.number,
            complete=complete,
        )
    )


def by_origin(ground: Ground, target: Target) -> Count:
    """Those of `recognised` that were there before and those newly developed, as their records say."""
    found, unclear = sure_and_perhaps(ground, target, lambda entry: entry.certificates)
    told = [e for e in found if e.record.origin]
    rows = by_label((_origin(e), e.record.id) for e in told)
    count = count_of(ground, "products-by-origin", told, len(unclear) + len(found) - len(told))
    number = len(told) if told else None
    return replace(count, number=number, tables=(Table(say("Sản phẩm mới và đã có"), rows),) if told else ())


def nominated(ground: Ground, target: Target) -> Count:
    """Products with a nomination of the year: to a level, or for a number of stars. It is no certificate."""
    found = [
        e
        for e in ground.products
        if any(
            n.year == ground.year
            and (target.level is None or n.level == target.level)
            and (target.min_stars is None or (n.to_stars or 0) >= target.min_stars)
            for n in e.record.nominations
        )
    ]
    return _conditional(ground, "products-nominated", found, "enrolled")


def districts_of(ground: Ground, found: Sequence[ProductEntry]) -> tuple[Row, ...]:
    """Every district of the period with its products, also those without; what is in none that is known comes last."""
    return district_rows(ground, [(e.record.id, e.here.address) for e in found])


def district_rows(ground: Ground, placed: Sequence[tuple[str, object]]) -> tuple[Row, ...]:
    """As `districts_of`, of (id, address) pairs."""
    listed = ground.catalogue.vocabulary.districts.of(ground.unit) if ground.plan.vintage == "63" else None
    names = ground.plan.districts or (listed.names if listed else ())
    inside: dict[str, list[str]] = {name: [] for name in names}
    outside: list[str] = []
    for one, address in placed:
        printed = getattr(address, "as_certified", None)
        named = printed.district if printed and printed.district else ""
        meant = (listed.named(named) if listed and named else None) or named
        own_name = next((name for name in names if name == meant or (listed and listed.named(name) == meant)), None)
        (inside[own_name] if own_name else outside).append(one)
    rows = [Row(name, len(some), tuple(some)) for name, some in inside.items()]
    return (*rows, *([Row(NO_DISTRICT, len(outside), tuple(outside))] if outside else []))


def sure_and_perhaps(
    ground: Ground, target: Target, papers: Callable[[ProductEntry], tuple[Certificate, ...]], year: int | None = None
) -> tuple[list[ProductEntry], list[ProductEntry]]:
    """Products of which a paper surely is of the year and has the stars; the others that may have one."""
    floor = target.min_stars
    found: list[ProductEntry] = []
    perhaps: list[ProductEntry] = []
    for entry in ground.products:
        some = papers(entry)
        below = target.below_3 and entry.record.recognised_below_3 and ground.year in entry.record.programme_years
        if below or any(ground.of_year(c, year) and (floor is None or (c.stars or 0) >= floor) for c in some):
            found.append(entry)
        elif any(
            (ground.of_year(c, year) or ground.perhaps_of_year(c, year))
            and (floor is None or c.stars is None or c.stars >= floor)
            for c in some
        ):
            perhaps.append(entry)
    return found, perhaps


def count_of(ground: Ground, measure: str, found: Sequence[ProductEntry], unclear: int) -> Count:
    """A plain count of products of the place."""
    looked, complete = len(ground.products), ground.complete("products")
    return Count(measure, "products", looked, len(found), ids_of(found), unclear=unclear, complete=complete)


def _conditional(ground: Ground, measure: str, found: Sequence[ProductEntry], listed: str) -> Count:
    """What is counted by a field that may be left out: no record that fills it says nothing, unless all are there."""
    complete = ground.complete("enrolled" if listed == "enrolled" else "products")
    number = len(found) if found or complete else None
    return Count(measure, "products", len(ground.products), number, ids_of(found), complete=complete)


def with_share(count: Count) -> Count:
    """With the share, in percent to one decimal and never rounded up, where the list is complete and all is clear."""
    if not count.complete or count.unclear or not count.of or count.number is None:
        return count
    return replace(count, share=(Decimal(count.number * PERCENT) / count.of).quantize(TENTH, ROUND_DOWN))


def _origin(entry: ProductEntry) -> str:
    return ORIGINS.get(entry.record.origin or "", say("hồ sơ không ghi mới hay đã có"))


def ids_of(entries: Sequence[ProductEntry]) -> tuple[str, ...]:
    """The ids of some products."""
    return tuple(e.record.id for e in entries)
