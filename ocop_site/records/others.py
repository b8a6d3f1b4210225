"""Producers, outlets, fairs and decisions, and where the list is said to be complete."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ocop_site.records.base import (
    Code,
    Coded,
    Day,
    Id,
    Line,
    Paragraph,
    Part,
    Record,
    Source,
)
from ocop_site.records.days import PartialDate
from ocop_site.records.numbers import Price, fraction, whole
from ocop_site.records.product import Level, RecognitionKind, Score, Stars, Year
from ocop_site.vietnamese import slug


class Commitment(Part):
    """A producer's written commitment to food safety."""

    date: Day | None = None
    document: Line | None = None


class Producer(Coded):
    """A chủ thể: co-operative, co-operative group, company, farm, household or association."""

    type: Id | None = None
    size: Literal["micro", "small", "medium", "large"] | None = None
    publish_name: bool = True
    joined: PartialDate | None = None
    founded: PartialDate | None = None
    food_safety_commitment: Commitment | None = None
    story: str = ""


class Geo(Part):
    """A point on the map, in degrees (WGS 84)."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90), BeforeValidator(fraction)]
    longitude: Annotated[Decimal, Field(ge=-180, le=180), BeforeValidator(fraction)]


class Stocked(Part):
    """A product that an outlet sells, with its own shelf price in đồng where wanted."""

    product: Id
    price: Price | None = None


class Outlet(Coded):
    """A place that sells OCOP products."""

    operator: Line | None = None
    stage: Literal["planned", "open", "closed"] | None = None
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    level: Level | None = None
    network: Line | None = None
    stocks: tuple[Stocked, ...] = ()
    hours: tuple[Line, ...] = ()
    geo: Geo | None = None
    story: str = ""


class FairDays(Part):
    """The days of a fair: first and last, each only as far as it is known."""

    start: Annotated[PartialDate | None, Field(alias="from")] = None
    end: Annotated[PartialDate | None, Field(alias="to")] = None


class Exhibitor(Part):
    """Who stands at a booth: a producer of the catalogue, or a name."""

    producer: Id | None = None
    name: Line | None = None


MOST_CELLS = 200  # of a hall, in each direction
MOST_CELLS_OF_A_BOOTH = 50
MOST_BOOTHS = 1000
Cell = Annotated[int, Field(ge=1, le=MOST_CELLS), BeforeValidator(whole)]
Cells = Annotated[int, Field(ge=1, le=MOST_CELLS_OF_A_BOOTH), BeforeValidator(whole)]


class Hall(Part):
    """A hall or an area of a fair as a grid of cells."""

    name: Line
    rows: Cell
    columns: Cell


class Booth(Part):
    """A numbered stand of one exhibitor.

    Its code belongs to the stand, not to the floor. `row` and `column` are the first cell of its hall's grid that it
    takes, `wide` and `deep` how many it takes from there. `goods` are what the organiser's list names and no record is
    known of: they are shown as written, and nothing follows from them.
    """

    number: Line
    code: Code | None = None
    hall: Line | None = None
    row: Cell | None = None
    column: Cell | None = None
    wide: Cells = 1
    deep: Cells = 1
    position: Line | None = None
    exhibitor: Exhibitor | None = None
    products: tuple[Id, ...] = ()
    goods: tuple[Line, ...] = ()

    @property
    def slug(self) -> str:
        """The number as a piece of an address: case, tone and punctuation are folded."""
        return slug(self.number)


class Fair(Coded):
    """A dated event with booths."""

    days: FairDays | None = None
    venue: Line | None = None
    geo: Geo | None = None
    directions: Paragraph | None = None
    organiser: Line | None = None
    organiser_level: Level | None = None
    organiser_province: Line | None = None
    theme: tuple[Line, ...] = ()
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "VN"
    provinces: tuple[Line, ...] = ()
    reported_booths: Annotated[int, Field(ge=0, le=100_000), BeforeValidator(whole)] | None = None
    halls: tuple[Hall, ...] = ()
    booths: Annotated[tuple[Booth, ...], Field(max_length=MOST_BOOTHS)] = ()
    story: str = ""


class Item(Part):
    """What a decision does to one product.

    `recognise` gives a certificate: stars, kind, year of the round, score, product code, name and term as printed.
    `extend` needs `until`. `ground` says why a paper is revoked, struck off or extended.
    """

    act: Literal["recognise", "revoke", "extend", "strike-off"]
    product: Id
    stars: Stars | None = None
    kind: RecognitionKind | None = None
    programme_year: Year | None = None
    score: Score | None = None
    product_code: Line | None = None
    name_as_printed: Line | None = None
    valid_until: Day | None = None
    until: Day | None = None
    ground: Line | None = None


class Decision(Record):
    """One official act on many products. Number, date and issuer may each be unknown."""

    number: Line | None = None
    date: PartialDate | None = None
    issuer: Line | None = None
    level: Level | None = None
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    story: str = ""


class Tombstone(Record):
    """What is left of a record that was withdrawn, so that what was promised of it still answers.

    `code` is its code, or `decision` the id that a decision had; `formerly` are the ids that stood in the record's own
    `formerly`; `reason` is published; `instead` is the id of the record of the same kind that takes its place.
    """

    name: Line
    code: Code | None = None
    decision: Id | None = None
    withdrawn: PartialDate
    reason: Paragraph
    instead: Id | None = None

    @model_validator(mode="after")
    def _of_one(self) -> Tombstone:
        if (self.code is None) == (self.decision is None):
            raise PydanticCustomError("tombstone-of-one", "neither or both of code and decision")
        return self


Listed = Literal["products", "enrolled", "outlets", "fairs"]


class Statement(Part):
    """An authority's word that the list is complete for a place and a period.

    `lists` says which: of recognised products, of those enrolled, of outlets, of fairs.
    """

    province: Line
    vintage: Literal["63", "34"]
    lists: Annotated[tuple[Listed, ...], Field(min_length=1)] = ("products",)
    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day, Field(alias="to")]
    authority: Line
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Coverage(Part):
    """`coverage.yaml`: where a missing product or a run-out term means something."""

    statements: tuple[Statement, ...] = ()
