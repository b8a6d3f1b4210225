"""What a page may weigh, declared beside the templates: `templates/budgets.yaml`. Who designs pages owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from ocop_site.records.base import Part
from ocop_site.records.numbers import whole

if TYPE_CHECKING:
    from ocop_site.reading.raw import Location

Bytes = Annotated[int, Field(ge=1), BeforeValidator(whole)]


class Budget(Part):
    """The most bytes of a page of one kind; what is absent is that of every page.

    `html`: the file as it lies on the disk; `css`, `script`: all style sheets and scripts that it names, as they lie
    there; `fonts`: all typefaces that those style sheets name; `first_view`: the page and its style sheets, packed
    (gzip, level 6) as a host sends them – what has to arrive before something is seen.
    """

    html: Bytes | None = None
    css: Bytes | None = None
    script: Bytes | None = None
    fonts: Bytes | None = None
    first_view: Bytes | None = None

    def limits(self) -> dict[str, int]:
        """Those that are set: measure -> bytes."""
        return {name: most for name in type(self).model_fields if (most := getattr(self, name)) is not None}


class Budgets(Part):
    """`budgets.yaml`: the budget of every page, and of each kind what differs. A kind is the name of its template."""

    every_page: Budget = Budget()
    pages: dict[str, Budget] = Field(default_factory=dict)

    def of(self, kind: str) -> dict[str, int]:
        """Measure -> the most bytes of a page of a kind."""
        own = self.pages.get(kind)
        return self.every_page.limits() | (own.limits() if own else {})

    def location(self, kind: str, measure: str) -> Location:
        """Where the limit of a kind's measure stands in the file."""
        own = self.pages.get(kind)
        return ("pages", kind, measure) if own and measure in own.limits() else ("every_page", measure)
