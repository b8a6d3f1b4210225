"""The files of the vocabulary, declared: provinces, groups, sets, shops, producer types, levels.

Rules and names that have dates are data under `content/vocabulary/`, never constants in code. Every entry
carries the source of its facts. The rules are declared in `vocabulary_rules`, look-ups are in `vocabulary`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ocop_site.records.base import Day, Id, Line, Paragraph, Part, Tag, Translated, WebAddress
from ocop_site.records.days import PartialDate
from ocop_site.records.product import Level as LevelId

if TYPE_CHECKING:
    from datetime import date

UnitType = Literal["tỉnh", "thành phố"]


class Basis(Part):
    """Why we say so: a page, or a note (measured; general knowledge). `weak`: one second-hand source."""

    url: WebAddress | None = None
    note: Line | None = None
    weak: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Basis:
        if self.url is None and self.note is None:
            raise PydanticCustomError("missing-field", "neither url nor note")
        return self


def _listed(value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
    """One address, one mapping or a list of both, always as a list of mappings."""
    several = value if isinstance(value, list) else [value]
    return [{"url": one} if isinstance(one, str) else one for one in several]


Listed = Annotated[tuple[Basis, ...], BeforeValidator(_listed)]
Sourced = Annotated[Listed, Field(alias="source", min_length=1)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=100)]
TwoDigits = Annotated[str, Field(pattern=r"^[0-9]{2}$")]


class Period(Part):
    """A stretch of days, both ends included; an end that is not written is open."""

    start: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


class TypeSince(Period):
    """What kind of unit a province is from some day on (no day: since before the list begins)."""

    type: UnitType
    sources: Annotated[Listed, Field(alias="source")] = ()


class Tile(Part):
    """A place on the tile map: columns from west to east, rows from north to south, each from 1. Ours, and rough."""

    column: Annotated[int, Field(ge=1, le=20)]
    row: Annotated[int, Field(ge=1, le=40)]


class Islands(Part):
    """An archipelago far from the rest of its province: it has a tile of its own."""

    name: Line
    tile: Tile
    sources: Sourced


class CurrentProvince(Period):
    """One of the 34 provinces and cities since 1/7/2025; `called`: what else people type who look for it."""

    id: Id
    code: TwoDigits
    name: Line
    types: Annotated[tuple[TypeSince, ...], Field(min_length=1)]
    also: tuple[Line, ...] = ()
    called: tuple[Line, ...] = ()
    tile: Tile
    islands: Islands | None = None
    sources: Sourced

    def type_on(self, day: date) -> UnitType:
        """Tỉnh or thành phố on that day: cities are made of provinces, not the other way round."""
        return [since for since in self.types if since.start is None or since.start <= day][-1].type


class Renaming(Period):
    """A new name and kind that a former province took in its last days."""

    name: Line
    type: UnitType
    sources: Sourced


class FormerProvince(Period):
    """One of the 63 provinces and cities until 30/6/2025, and the id of what it became; `called` as above."""

    id: Id
    code: TwoDigits
    name: Line
    type: UnitType
    became: Id
    later: Renaming | None = None
    also: tuple[Line, ...] = ()
    called: tuple[Line, ...] = ()
    sources: Sourced


class Provinces(Part):
    """`provinces.yaml`."""

    current: tuple[CurrentProvince, ...]
    former: tuple[FormerProvince, ...]


class Group(Translated):
    """A product group of one scheme; an old one says to which group of today it maps (for browsing only).

    `gloss_en`: what one of its products is, in a word or two, for pages in English where a product has no English name.
    """

    id: Id
    name: Line
    short: Line
    name_en: Line
    short_en: Line | None = None
    gloss_en: Line | None = None
    covers: Paragraph | None = None
    maps_to: Id | None = None
    note: Paragraph | None = None
    also: tuple[Line, ...] = ()
    sources: Sourced


class Scheme(Period):
    """A grouping of products and the days on which it was in force."""

    id: Key
    decision: Line
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    sources: Sourced


class Groups(Part):
    """`groups.yaml`. `english: ours` – the English names are this catalogue's own, not official."""

    english: Literal["ours"]
    schemes: Annotated[tuple[Scheme, ...], Field(min_length=1)]


class Ministry(Translated):
    """A ministry that leads on some sets."""

    id: Id
    name: Line
    name_en: Line
    sources: Sourced


class OtherName(Part):
    """The name of the same thing under another rule version."""

    name: Line
    sources: Sourced


class CriteriaSet(Translated):
    """One of the 26 sets of criteria. `family` is the nhóm between group and set.

    From group III on the decision divides no nhóm further: there the family and the set have one name. `gloss_en`: as
    that of a group.
    """

    number: Annotated[int, Field(ge=1, le=26)]
    group: Id
    family: Line
    name: Line
    name_en: Line
    gloss_en: Line | None = None
    lead: Annotated[tuple[Id, ...], Field(min_length=1)]
    under_148: OtherName | None = None
    sources: Sourced


class Sets(Part):
    """`sets.yaml`."""

    english: Literal["ours"]
    ministries: tuple[Ministry, ...]
    sets: tuple[CriteriaSet, ...]


class Good(Part):
    """What goods are called in a language (`said`), and the Vietnamese names that people mean by it."""

    said: Annotated[tuple[Line, ...], Field(min_length=1)]
    means: Annotated[tuple[Line, ...], Field(min_length=1)]


class ForeignWords(Part):
    """By which words the search is asked in another language; `small`: those that tell nothing of goods."""

    language: Tag
    small: tuple[Line, ...] = ()
    goods: tuple[Good, ...] = ()


class ForeignWordsFile(Part):
    """`foreign-words.yaml`."""

    languages: tuple[ForeignWords, ...]


class Platform(Translated):
    """A place on the web where shops stand, the names of its hosts, and what became of it.

    `name_en` only where the name is words of this catalogue: a proper name is the same in every language.
    """

    id: Id
    name: Line
    name_en: Line | None = None
    hosts: tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")], ...] = ()
    status: Literal["open", "renamed", "stopped", "generic"]
    ended: PartialDate | None = None
    became: Id | None = None
    sources: Sourced


class Platforms(Part):
    """`platforms.yaml`."""

    platforms: tuple[Platform, ...]


class ProducerType(Translated):
    """A kind of producer. `wording`: the decision's words; `only_for`: the one group open to it."""

    id: Id
    name: Line
    name_en: Line
    codes: tuple[Line, ...] = ()
    wording: Line | None = None
    only_for: Id | None = None
    sources: Sourced


class ProducerTypes(Part):
    """`producer-types.yaml`."""

    types: tuple[ProducerType, ...]


class LevelPeriod(Period):
    """The days on which a level existed, and what its units were called."""

    units: Line
    sources: Sourced


class Level(Translated):
    """A level of government; `word` is what tables of products write for it."""

    id: LevelId
    name: Line
    name_en: Line
    word: Line
    periods: Annotated[tuple[LevelPeriod, ...], Field(min_length=1)]


class Levels(Part):
    """`levels.yaml`."""

    levels: tuple[Level, ...]
