"""Plans of the programme: what a province set out to reach in a year, element by element, and what was reported of it.

The shapes are those that five real plans need (docs/decisions/0020-plans.md): at least, exactly, a range, a share of a
named set, a growth over a baseline, so many in each district, no number, a part of another target, a cohort.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ocop_site.records.base import Day, Id, Line, Part, Record, Source
from ocop_site.records.days import PartialDate
from ocop_site.records.numbers import Number, whole
from ocop_site.records.product import Level, Stars, Year

Answer = Literal["computed", "computed-if", "reported", "text"]

# What records always tell, as far as the catalogue has them.
COUNTED = (
    "products-recognised",
    "products-first-recognised",
    "products-by-group",
    "products-supported-recognised",
    "products-kept",
    "products-since",
    "products-raised",
    "products-revoked",
    "products-on-platforms",
    "products-traced",
    "producers-of-type",
    "producers-by-type",
    "outlets-opened",
    "districts-with-outlet",
    "outlets-selling-others",
    "fairs-held",
    "fairs-organised",
    "fairs-elsewhere",
    "fairs-attended",
    "booths-at-fairs",
)
# What they tell only where somebody filled a field that may be left out.
COUNTED_IF = (
    "products-enrolled",
    "products-by-origin",
    "products-nominated",
    "producers-enrolled",
    "producers-new",
    "producers-committed",
    "trade-events",
)
MEASURES = (*COUNTED, *COUNTED_IF)

# What a share is a share of: a word for each set that the plans name.
SETS = (
    "district-units",
    "officials",
    "officials-and-new-producers",
    "enrolled-producers",
    "managers-of-enrolled-producers",
    "producers-in-force",
    "enrolled-products",
    "products-in-force-before",
    "products-a-year-on",
)


def _one_of(known: tuple[str, ...]) -> AfterValidator:
    """Refuses a word that is none of those; too many to be named in the help of a field."""

    def check(word: str) -> str:
        if word not in known:
            raise PydanticCustomError("unknown-value", "not one of the words", {"expected": ", ".join(known)})
        return word

    return AfterValidator(check)


Measure = Annotated[Id, _one_of(MEASURES), Field(json_schema_extra={"enum": list(MEASURES)})]
NamedSet = Annotated[Id, _one_of(SETS), Field(json_schema_extra={"enum": list(SETS)})]

PERCENT = "%"
TIMES = "lần"
Whole = Annotated[int, Field(ge=0, le=100_000), BeforeValidator(whole)]


class Element(Part):
    """One numbered element of a plan in the words of its source.

    `measure` is what is counted for it, `beside` what is counted to be shown with it (a denominator). Without a measure
    it is to be reported, or, where `text` is yes, only to be read. `remark` is published with it.
    """

    id: Line
    quote: Line
    measure: Measure | None = None
    beside: tuple[Measure, ...] = ()
    text: bool = False
    remark: Line | None = None
    sources: tuple[Source, ...] = ()

    @property
    def answer(self) -> Answer:
        """How it is answered: counted, counted if a field is filled, by a report, or not at all."""
        if self.measure:
            return "computed-if" if self.measure in COUNTED_IF else "computed"
        return "text" if self.text else "reported"


class Cohort(Part):
    """The products that a target follows: all recognised in a year, or all in force on a day."""

    by: Literal["issued-year", "valid-on"]
    year: Year | None = None
    day: Day | None = None


class Portion(Part):
    """A part of a target's number: of products that were there, or of new ones."""

    origin: Literal["new", "existing"]
    value: Whole


class Target(Element):
    """An aim of a plan, measurable or spoken, under the number that it has here.

    `min_each` and `max_each` are for every one of `per`; `breakdown` splits what it is a `part_of`. `types`, `level`
    and `theme` narrow what is counted: kinds of producers, the level of an outlet, of a fair's organiser or of a
    nomination, what a fair is about.
    """

    op: Literal[">=", "=", "range", "text"] = "text"
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: Line | None = None
    of: NamedSet | None = None
    per: Literal["district"] | None = None
    min_each: Whole | None = None
    max_each: Whole | None = None
    part_of: Line | None = None
    breakdown: tuple[Portion, ...] = ()
    baseline: Literal["before-joining"] | None = None
    metrics: tuple[Literal["revenue", "profit"], ...] = ()
    cohort: Cohort | None = None
    min_stars: Stars | None = None
    below_3: bool = False
    stage: Literal["enrolled", "certified", "nominated"] | None = None
    types: tuple[Id, ...] = ()
    level: Level | None = None
    theme: Line | None = None
    strength: Literal["required", "aspire"] | None = None


class Activity(Element):
    """Something a plan says will be done; `status` only where a source says so."""

    phase: Line | None = None
    topics: tuple[Line, ...] = ()
    status: Literal["planned", "done", "not-done"] | None = None
    amount: Line | None = None


class Passage(Element):
    """What a plan or its source only says: its scope, who takes part, somebody's words."""

    speaker: Line | None = None


class Figure(Part):
    """A figure that somebody reported for an element: who, in which document, when.

    `value` is as reported; `count` the same as a number, where it can be set beside a counted one.
    """

    target: Line
    value: Line
    count: Number | None = None
    metric: Line | None = None
    by: Line | None = None
    document: Line | None = None
    date: PartialDate | None = None
    sources: tuple[Source, ...] = ()


class Plan(Record):
    """One province-year programme: its document, its elements, and what was reported of them."""

    title: Line
    province: Line
    vintage: Literal["63", "34"]
    year: Year
    number: Line | None = None
    date: PartialDate | None = None
    source_kind: Literal["document", "press"] | None = None
    province_inferred: Line | None = None
    scheme: Line | None = None
    scope: Line | None = None
    lead: Line | None = None
    partners: tuple[Line, ...] = ()
    districts: tuple[Line, ...] = ()
    targets: tuple[Target, ...] = ()
    activities: tuple[Activity, ...] = ()
    passages: tuple[Passage, ...] = ()
    reported: tuple[Figure, ...] = ()
    story: str = ""

    @property
    def elements(self) -> tuple[Element, ...]:
        """All its elements, in the order of their numbers: 0.2 before 0.10."""
        return tuple(sorted((*self.targets, *self.activities, *self.passages), key=lambda one: number_key(one.id)))

    @property
    def every_source(self) -> tuple[Source, ...]:
        """What it rests on: its own sources, those of its elements, those of what was reported."""
        parts = (self.sources, *(one.sources for one in self.elements), *(one.sources for one in self.reported))
        return tuple(source for some in parts for source in some)


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """The order of elements' numbers: by their parts, numbers as numbers."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in number.split("."))
