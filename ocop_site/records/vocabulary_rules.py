"""The rules of the vocabulary, declared: rule versions with the days on which they held, and the stars."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ocop_site.records.base import Day, Line, Paragraph, Part, Translated
from ocop_site.records.product import Level as LevelId
from ocop_site.records.vocabulary_files import Key, Listed, Period, Sourced


def _expression(text: str) -> str:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        raise PydanticCustomError("wrong-form", "not a regular expression") from None
    return text


class Certifier(Part):
    """Who recognises products of some stars: the level, and the body where a source names it."""

    stars: Annotated[int, Field(ge=3, le=5)]
    level: LevelId
    body: Line | None = None
    sources: Sourced


class Band(Part):
    """The scores of one star: from `low`, up to but not including `below` (none: up to 100)."""

    stars: Annotated[int, Field(ge=1, le=5)]
    low: Annotated[Decimal, Field(alias="from")]
    below: Decimal | None = None


class Points(Part):
    """How 100 points are divided: A product and community, B marketing, C quality."""

    a: Annotated[int, Field(alias="A")]
    b: Annotated[int, Field(alias="B")]
    c: Annotated[int, Field(alias="C")]


class ScoreTable(Part):
    """The points of the parts A, B and C, and which scores make which star."""

    parts: Points
    bands: Annotated[tuple[Band, ...], Field(min_length=5, max_length=5)]
    sources: Sourced


class Renewal(Part):
    """When a dossier for re-assessment may come in: days before the end of the term; other times of it."""

    earliest_days: int | None = None
    latest_days: int | None = None
    assessment_days: int | None = None
    notice_days: int | None = None
    sources: Sourced


class Extension(Part):
    """How far a term may be extended at most, on what ground and under which conditions. Never automatic."""

    max_days: int
    basis: Line
    conditions: Paragraph
    conditions_en: Paragraph
    sources: Sourced


class Unclear(Period):
    """Days on which it is not known what applied: warn about them, do not refuse."""

    note: Paragraph
    sources: Sourced


class CodePattern(Part):
    """The form of the product codes that certificates under a rule version carry.

    `pattern` is for the machine; `form` and `form_en` are the same in words, for the editor of a code that breaks it.
    """

    pattern: Annotated[Line, AfterValidator(_expression)]
    form: Line
    form_en: Line
    example: Line | None = None
    sources: Sourced


class SetApart(Part):
    """A set of criteria that asks for a trace code from other stars on; without `from_stars`: never."""

    set: Annotated[int, Field(ge=1, le=26)]
    from_stars: Annotated[int, Field(ge=3, le=5)] | None = None


class TraceDuty(Part):
    """From how many stars on a label must carry an electronic trace code, and the sets that differ."""

    from_stars: Annotated[int, Field(ge=3, le=5)]
    sets_apart: tuple[SetApart, ...] = ()
    sources: Sourced

    def holds(self, stars: int, number: int) -> bool:
        """Whether a product of so many stars in this set of criteria must carry one."""
        apart = next((one for one in self.sets_apart if one.set == number), None)
        least = apart.from_stars if apart else self.from_stars
        return least is not None and stars >= least


class Rule(Period):
    """One version of the rules, in force from `start` until `until`; `tail_until`: when it lapses altogether.

    What no source says is absent: the term under 490 is None, not 36.
    """

    start: Annotated[Day, Field(alias="from")]
    id: Key
    decision: Line
    title: Line
    tail_until: Day | None = None
    validity_months: Annotated[int, Field(ge=1, le=240)] | None = None
    validity_sources: Annotated[Listed, Field(alias="validity_source")] = ()
    renewal: Renewal | None = None
    extension: Extension | None = None
    certifiers: tuple[Certifier, ...] = ()
    chain: tuple[LevelId, ...] = ()
    pre_assessed_by: LevelId | None = None
    scores: ScoreTable | None = None
    product_code: CodePattern | None = None
    trace_code: TraceDuty | None = None
    unclear: tuple[Unclear, ...] = ()
    sources: Sourced

    def stars_for(self, score: Decimal) -> int | None:
        """The star that a score from 0 to 100 makes, where this version has score bands."""
        bands = self.scores.bands if self.scores else ()
        return next((b.stars for b in bands if b.low <= score and (b.below is None or score < b.below)), None)


class Rules(Part):
    """`rules.yaml`, in the order of the days on which the versions came into force."""

    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]


class Star(Translated):
    """What a star means, in the words of the decision, with our own English."""

    stars: Annotated[int, Field(ge=3, le=5)]
    label: Line
    label_en: Line
    definition: Paragraph
    definition_en: Paragraph
    sources: Sourced


class Stars(Part):
    """`stars.yaml`."""

    english: Literal["ours"]
    stars: tuple[Star, ...]
