"""Invented histories of products: recognitions with dates of every form, extensions, endings by named sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from ocop_site.catalogue.status import Ending
from ocop_site.records.base import Source
from ocop_site.records.days import Days
from ocop_site.records.product import Certificate, Extension, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, LAST = date(2018, 6, 1), date(2027, 6, 30)
SOURCE = Source(url="https://nguon.example/tin-1", publisher="Báo Ví Dụ")
AROUND = (date(2024, 2, 29), date(2023, 8, 31), date(2023, 12, 23), date(2021, 11, 30))  # clamped ends


@dataclass(frozen=True, slots=True)
class History:
    """The papers of one product, oldest first as far as known, and what named sources say ended them."""

    certificates: tuple[Certificate, ...]
    reports: tuple[Report, ...]

    @property
    def endings(self) -> tuple[Ending, ...]:
        return tuple(Ending(r.says, r.on, r.decision, r.ground, r.sources) for r in self.reports)

    def lines(self) -> str:
        """The history as the lines of a product record."""
        text = "certificates:\n" if self.certificates else ""
        text += "".join(_certificate_lines(c) for c in self.certificates)
        text += "reports:\n" if self.reports else ""
        for report in self.reports:
            text += f"  - says: {report.says}\n"
            text += f"    on: {_written(report.on)}\n" if report.on else ""
            text += "    sources:\n      - {url: https://nguon.example/tin-1, publisher: Báo Ví Dụ}\n"
        return text


def histories(seed: int, count: int) -> Iterator[History]:
    """So many histories, the same for the same seed."""
    chance = Random(seed)
    for _ in range(count):
        yield history(chance)


def history(chance: Random) -> History:
    certificates = tuple(_certificate(chance) for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3))))
    reports: tuple[Report, ...] = ()
    if chance.random() < 0.2:
        on = _days(chance) if chance.random() < 0.8 else None
        reports = (Report(says=chance.choice(("expired", "revoked")), on=on, sources=(SOURCE,)),)
    return History(certificates, reports)


def _certificate(chance: Random) -> Certificate:
    issued = _days(chance) if chance.random() < 0.85 else None
    year = chance.randint(2019, 2027) if issued is None or chance.random() < 0.3 else None
    day = issued.day if issued else None
    until = day + timedelta(days=chance.randint(300, 1500)) if day and chance.random() < 0.1 else None
    extension = None
    if day and not until and chance.random() < 0.1:
        extension = Extension(until=day + timedelta(days=chance.randint(1097, 1270)), basis="điều 12.3")
    return Certificate(
        stars=chance.choice((3, 3, 3, 4, 4, 5, None)),
        issued=issued,
        programme_year=year,
        valid_until=until,
        extension=extension,
    )


def _days(chance: Random) -> Days:
    day = chance.choice(AROUND) if chance.random() < 0.1 else FIRST + timedelta(chance.randint(0, (LAST - FIRST).days))
    match chance.choice(("day",) * 5 + ("month", "year", "span", "until", "since")):
        case "month":
            return Days.read(f"{day:%Y-%m}")
        case "year":
            return Days.read(f"{day:%Y}")
        case "span":
            return Days(day, day + timedelta(days=chance.randint(1, 900)))
        case "until":
            return Days(None, day)
        case "since":
            return Days(day, None)
    return Days(day, day)


def _written(days: Days | None) -> str:
    first = days.first.isoformat() if days and days.first else ".."
    last = days.last.isoformat() if days and days.last else ".."
    return first if first == last else f"{first}/{last}"


def _certificate_lines(certificate: Certificate) -> str:
    fields = {
        "stars": certificate.stars,
        "issued": _written(certificate.issued) if certificate.issued else None,
        "programme_year": certificate.programme_year,
        "valid_until": certificate.valid_until,
        "note": "một lần công nhận đặt ra",
    }
    known = [f"{key}: {value}" for key, value in fields.items() if value is not None]
    if certificate.extension:
        known.append(f"extension: {{until: {certificate.extension.until}, basis: điều 12.3}}")
    return "  - " + "\n    ".join(known) + "\n"
