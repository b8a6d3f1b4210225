"""`counts.yaml`: how many OCOP products others say there are, of a place and a day, each with where it was read.

They stand beside what the catalogue holds and are never added up: they are of different days, on different maps, of
all products or only of those of a year.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ocop_site.records.base import Line, Paragraph, Part, Source
from ocop_site.records.days import PartialDate
from ocop_site.records.numbers import whole

Number = Annotated[int, Field(ge=0, le=1_000_000), BeforeValidator(whole)]


class OfficialCount(Part):
    """One count. Without `province` it is of the whole country, without `vintage` nobody says which map is meant.

    `of`: of which products it is, where the source says: those of one year, or those within their term on that day.
    """

    province: Line | None = None
    vintage: Literal["63", "34"] | None = None
    as_of: PartialDate | None = None
    of: Literal["year", "in-force"] | None = None
    total: Number | None = None
    stars_3: Number | None = None
    stars_4: Number | None = None
    stars_5: Number | None = None
    producers: Number | None = None
    note: Paragraph | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """What was counted: all, 3, 4 and 5 stars, producers; None where the source does not say."""
        return (self.total, self.stars_3, self.stars_4, self.stars_5, self.producers)

    @model_validator(mode="after")
    def _counts_something(self) -> OfficialCount:
        if all(one is None for one in self.numbers):
            raise PydanticCustomError("missing-field", "no number at all", {"field": "total"})
        return self


class OfficialCounts(Part):
    """`counts.yaml`: counts of products as authorities and the press reported them."""

    counts: tuple[OfficialCount, ...] = ()
