"""`site.yaml` and the pages of text about the catalogue itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field

from ocop_site.records.base import (
    BaseAddress,
    Day,
    Id,
    Line,
    OtherTongue,
    Paragraph,
    Part,
    Tag,
    WebAddress,
    is_trial,
)
from ocop_site.records.numbers import whole


class Translation(Part):
    """Which page a page of text says in another language."""

    page: Id
    language: Tag


class Page(Part):
    """A page of plain text about the catalogue itself: `gioi-thieu`, `cach-lam`.

    `translation_of`: where it is another one's text in another language, at whose address there it stands.
    """

    id: Id
    title: Line
    description: Line
    translation_of: Translation | None = None
    story: str = ""


class Licence(Part):
    """A licence: its name and where its text stands."""

    name: Line
    url: WebAddress | None = None


class SiteWords(Part):
    """What `site.yaml` says of the catalogue, in another language."""

    title: Line
    tagline: Line
    publisher: Line | None = None
    description: Paragraph


class SiteNames(Part):
    """The same in each other language, by their tags."""

    model_config = ConfigDict(extra="allow")

    en: SiteWords | None = None
    __pydantic_extra__: dict[OtherTongue, SiteWords]

    @property
    def by_tag(self) -> dict[str, SiteWords]:
        """What is given, by the tag of its language."""
        return ({"en": self.en} if self.en else {}) | dict(sorted(self.__pydantic_extra__.items()))


class Site(Part):
    """`site.yaml`: whose catalogue this is and how it is laid out.

    `languages`: those in which it is published besides Vietnamese, by their tags; each has its messages in
    `templates/locale/`. `formerly_at`: addresses at which it stood before and which still serve it, so that old
    labels find it.
    """

    title: Line
    tagline: Line
    publisher: Line
    description: Paragraph
    contact: Annotated[str, Field(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]{2,}$")] | None = None
    licence: Licence | None = None
    base_url: BaseAddress | None = None
    formerly_at: tuple[BaseAddress, ...] = ()
    code_block: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    languages: tuple[Tag, ...] = ()
    names: SiteNames | None = None
    page_size: Annotated[int, Field(ge=6, le=200), BeforeValidator(whole)] = 24
    names_per_page: Annotated[int, Field(ge=20, le=1000), BeforeValidator(whole)] = 150
    sources_read: Day | None = None
    example: bool = False

    @property
    def searchable(self) -> bool:
        """Whether search engines may list it: a catalogue of real things at a real address."""
        return not (self.example or is_trial(self.base_url))
