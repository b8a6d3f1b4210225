"""What editors have to look after around a day: re-assessments, terms that have just run, records with gaps.

Pure functions on a catalogue for its day. Everything comes by province, sorted the Vietnamese way; what lies in no
known province comes last. Nothing is worded here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from ocop_site.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.entries import Catalogue, Here, ProductEntry
    from ocop_site.records.base import Source
    from ocop_site.records.vocabulary_rules import Renewal

NEAR = timedelta(days=30)
WORST = 3
Phase = Literal["opens", "open", "closes", "late"]
Gap = Literal["issued", "stars", "decision", "producer", "place", "source"]
GAPS: tuple[Gap, ...] = ("issued", "stars", "decision", "producer", "place", "source")


@dataclass(frozen=True, slots=True)
class Window:
    """When a dossier for re-assessment may come in: from `opens` to `closes`, both included.

    `phase`: it opens within 30 days, is open, is open and closes within 30 days, or has closed before the term ends.
    """

    entry: ProductEntry
    opens: date
    closes: date
    phase: Phase


@dataclass(frozen=True, slots=True)
class Notice:
    """The last day on which the issuing body may tell the producer that the term ends."""

    entry: ProductEntry
    by: date


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A record with what is missing in it, in the order of `GAPS`."""

    entry: ProductEntry
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ProvinceDue:
    """What is due in one province (None: in none that is known).

    Of `products` records `incomplete` lack something; `gaps` counts them by what is missing, `worst` are three at most.
    """

    province: str | None
    products: int
    windows: tuple[Window, ...]
    notices: tuple[Notice, ...]
    lapsed: tuple[ProductEntry, ...]
    incomplete: int
    gaps: tuple[tuple[Gap, int], ...]
    worst: tuple[Incomplete, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.windows or self.notices or self.lapsed or self.worst)


def due(catalogue: Catalogue) -> tuple[ProvinceDue, ...]:
    """What is due around the catalogue's day, for every province with something to say."""
    grouped: dict[str | None, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        grouped[entry.here.province].append(entry)
    provinces = sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name))
    names: list[str | None] = [*(p.id for p in provinces), None]
    found = [_of_province(name, grouped[name], catalogue) for name in names if grouped[name]]
    return tuple(one for one in found if one.anything)


def renewal_on(catalogue: Catalogue) -> Renewal | None:
    """The times of re-assessment under the rule version of the day; None where that version names none."""
    rule = catalogue.vocabulary.rule_on(catalogue.day)
    return rule.renewal if rule else None


def lapsed_span(day: date) -> tuple[date, date]:
    """The last days of a term that count as just run: the 30 days before the day."""
    return day - NEAR, day - timedelta(days=1)


def windows(entries: Iterable[ProductEntry], catalogue: Catalogue) -> tuple[Window, ...]:
    """The windows that open within 30 days, are open, or have closed while the term still runs, by their last day.

    Only a term whose last day is known has one (QĐ 26/2026/QĐ-TTg, điều 7.6: 180 to 120 days before it).
    """
    renewal, day = renewal_on(catalogue), catalogue.day
    if renewal is None or renewal.earliest_days is None or renewal.latest_days is None:
        return ()
    found = []
    for entry, last in _terms(entries):
        opens, closes = last - timedelta(days=renewal.earliest_days), last - timedelta(days=renewal.latest_days)
        if day < opens <= day + NEAR:
            found.append(Window(entry, opens, closes, "opens"))
        elif opens <= day <= closes:
            found.append(Window(entry, opens, closes, "closes" if closes <= day + NEAR else "open"))
        elif closes < day <= last:
            found.append(Window(entry, opens, closes, "late"))
    return tuple(sorted(found, key=lambda w: (w.closes, w.entry.order, w.entry.record.id)))


def notices(entries: Iterable[ProductEntry], catalogue: Catalogue) -> tuple[Notice, ...]:
    """The notices whose last day lies within 30 days, under a rule version that demands them (148, not 26/2026)."""
    renewal, day = renewal_on(catalogue), catalogue.day
    if renewal is None or renewal.notice_days is None:
        return ()
    found = [Notice(entry, last - timedelta(days=renewal.notice_days)) for entry, last in _terms(entries)]
    near = [notice for notice in found if day <= notice.by <= day + NEAR]
    return tuple(sorted(near, key=lambda n: (n.by, n.entry.order, n.entry.record.id)))


def lapsed(entries: Iterable[ProductEntry], day: date) -> tuple[ProductEntry, ...]:
    """The products out of force whose last day, or its latest possible, lies in the 30 days before the day."""
    first, last = lapsed_span(day)
    found = [e for e in entries if not e.status.in_force and e.status.until and first <= e.status.until <= last]
    return tuple(sorted(found, key=lambda e: (e.status.until, e.order, e.record.id)))


def gaps(entry: ProductEntry) -> tuple[Gap, ...]:
    """What a record lacks, in the order of `GAPS`.

    Day, stars and decision are those of the recognition that counts, else of the newest; a product without any paper
    lacks none of them. A place is known where a commune or a district is.
    """
    paper = entry.status.certificate or (entry.certificates[-1] if entry.certificates else None)
    missing: dict[Gap, bool] = {
        "issued": paper is not None and not (paper.issued and paper.issued.day),
        "stars": paper is not None and paper.stars is None,
        "decision": paper is not None and not paper.decision,
        "producer": entry.producer is None,
        "place": not has_place(entry.here),
        "source": not any(s.url or s.publisher or s.title for s in _sources(entry)),
    }
    return tuple(gap for gap in GAPS if missing[gap])


def has_place(here: Here) -> bool:
    """Whether a commune or a district is known, on either map."""
    printed, current = (here.address.as_certified, here.address.current) if here.address else (None, None)
    return bool((printed and (printed.commune or printed.district)) or (current and current.commune))


def _of_province(province: str | None, entries: list[ProductEntry], catalogue: Catalogue) -> ProvinceDue:
    found = [Incomplete(e, some) for e in entries if (some := gaps(e))]
    counts = Counter(gap for one in found for gap in one.gaps)
    worst = sorted(found, key=lambda one: (-len(one.gaps), one.entry.order, one.entry.record.id))
    return ProvinceDue(
        province=province,
        products=len(entries),
        windows=windows(entries, catalogue),
        notices=notices(entries, catalogue),
        lapsed=lapsed(entries, catalogue.day),
        incomplete=len(found),
        gaps=tuple((gap, counts[gap]) for gap in GAPS if counts[gap]),
        worst=tuple(worst[:WORST]),
    )


def _terms(entries: Iterable[ProductEntry]) -> list[tuple[ProductEntry, date]]:
    """Products within their term with its last day, where it is known; an extension is no term of its own."""
    terms = [e for e in entries if e.status.value in {"valid", "expiring"} and e.status.exact]
    return [(entry, entry.status.until) for entry in terms if entry.status.until]


def _sources(entry: ProductEntry) -> list[Source]:
    record = entry.record
    of_papers = [s for c in entry.certificates for s in c.sources] + [s for n in record.nominations for s in n.sources]
    return [*record.sources, *of_papers, *(s for e in entry.endings for s in e.sources)]
