"""Products and their certificates: what papers and sources say, never what somebody concluded from them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ocop_site.records.base import (
    Coded,
    Day,
    Gtin,
    Id,
    Line,
    Part,
    Source,
    WebAddress,
)
from ocop_site.records.days import PartialDate
from ocop_site.records.numbers import Price, fraction, whole

Stars = Annotated[int, Field(ge=1, le=5), BeforeValidator(whole)]
Year = Annotated[int, Field(ge=2018, le=2100), BeforeValidator(whole)]
Score = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2), BeforeValidator(fraction)]
Level = Literal["commune", "district", "province", "centre"]
GroupBasis = Literal["stated", "by-name"]
RecognitionKind = Literal["first", "upgrade", "reassessment"]


class Extension(Part):
    """An explicit extension of a term: until which day, on what ground, by whose word."""

    until: Day
    basis: Line
    sources: tuple[Source, ...] = ()


class Certificate(Part):
    """One recognition: stars, issuer, decision, date – each only where a source says so."""

    stars: Stars | None = None
    issued: PartialDate | None = None
    programme_year: Year | None = None
    round: Line | None = None
    kind: RecognitionKind | None = None
    level: Level | None = None
    issuer: Line | None = None
    decision: Line | None = None
    product_code: Line | None = None
    score: Score | None = None
    valid_until: Day | None = None
    extension: Extension | None = None
    scheme: Line | None = None
    name_as_printed: Line | None = None
    note: Line | None = None
    sources: tuple[Source, ...] = ()


class Nomination(Part):
    """A dossier on its way: proposed, scored by a council, sent to the centre – never stars."""

    to_stars: Stars | None = None
    year: Year | None = None
    round: Line | None = None
    score: Score | None = None
    level: Level | None = None
    decision: Line | None = None
    on: PartialDate | None = None
    outcome: Literal["unknown", "certified", "refused", "withdrawn"] = "unknown"
    sources: tuple[Source, ...] = ()


class Report(Part):
    """A named source that is not a decision says that the paper ended."""

    says: Literal["expired", "revoked"]
    on: PartialDate | None = None
    decision: Line | None = None
    ground: Line | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Pack(Part):
    """One pack on sale: its size as printed and, where known, its price in đồng."""

    size: Line
    price: Price | None = None


class Trace(Part):
    """The producer's own traceability: a link or a code, labelled as such."""

    url: WebAddress | None = None
    code: Line | None = None


class Shop(Part):
    """A shop on the web where the product is offered, and the day somebody looked."""

    platform: Id
    url: WebAddress
    checked: Day | None = None


class Product(Coded):
    """One good or service of the catalogue."""

    name_as_printed: Line | None = None
    producer: Id | None = None
    group: Id
    set: Annotated[int, Field(ge=1, le=26), BeforeValidator(whole)] | None = None
    group_basis: GroupBasis | None = None
    group_as_printed: Line | None = None
    certificates: tuple[Certificate, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    reports: tuple[Report, ...] = ()
    programme_years: tuple[Year, ...] = ()
    origin: Literal["new", "existing"] | None = None
    recognised_below_3: bool = False
    components: tuple[Line, ...] = ()
    possibly_same_as: tuple[Id, ...] = ()
    gtin: Gtin | None = None
    packs: tuple[Pack, ...] = ()
    standards: tuple[Line, ...] = ()
    trace: Trace | None = None
    shops: tuple[Shop, ...] = ()
