"""Saying in another language what was drawn in Vietnamese: a whole context, its words, days, numbers and addresses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from ocop_site.pages import addresses
from ocop_site.problems import Place, Problem
from ocop_site.words import Joined, Opening, Own, Phrase, Versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.reading.messages import Messages
    from ocop_site.words import Sayable

VIETNAMESE = "vi"
FOREIGN = "§"  # the key that marks, in plain data, a text in another language than its page
# Where nothing but the bare words can stand: what search engines and programs read.
_BARE = frozenset({"title", "description", "data", "alt"})


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language besides Vietnamese, by its messages. `missing` gathers those that were asked for in vain."""

    messages: Messages
    missing: set[str] = field(default_factory=set)

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.messages.tag

    @property
    def locale(self) -> Locale:
        """How the language writes days and numbers; English as the British do, day before month."""
        return Locale.parse("en_GB" if self.tag == "en" else self.tag)

    def context(self, value: Any, *, bare: bool = False) -> Any:  # noqa: ANN401 - any plain data
        """Plain data with all its words in this language and its links to pages leading to this language's.

        Words of records that this language lacks become {"§": text}, to be marked as Vietnamese; `bare`: just the text.
        """
        if isinstance(value, dict):
            return {
                key: addresses.in_language(inner, self.tag)
                if key == "href" and isinstance(inner, str)
                else self.context(inner, bare=bare or key in _BARE)
                for key, inner in value.items()
            }
        if isinstance(value, Versions) and self.tag in value.others:
            return value.others[self.tag]
        if isinstance(value, list):
            return [self.context(inner, bare=bare) for inner in value]
        if isinstance(value, Own) and not bare and self.tag not in value.others:
            return {FOREIGN: str(value)}
        return self.text(value) if isinstance(value, str) else value

    def text(self, value: Sayable) -> str:
        """One text, day or number as this language says it."""
        match value:
            case Phrase():
                gaps = {name: self._gap(gap, counted=name == value.counted) for name, gap in value.gaps.items()}
                return self._form(value).format(**gaps) if gaps else self._form(value)
            case Joined():
                words = value.between.join(self.text(part) for part in value.parts)
                return words[:1].upper() + words[1:] if isinstance(value, Opening) else words
            case Own():
                return value.others.get(self.tag, str(value))
            case date():
                return format_date(value, "long", locale=self.locale)
            case Decimal():
                return format_decimal(value, locale=self.locale)
        return str(value)

    def _gap(self, gap: Sayable, *, counted: bool) -> str:
        return format_decimal(gap, locale=self.locale) if counted and isinstance(gap, int) else self.text(gap)

    def _form(self, phrase: Phrase) -> str:
        if phrase.message not in self.messages.known:
            self.missing.add(phrase.message)
        number = phrase.gaps.get(phrase.counted)
        said = self.messages.said
        return said.ngettext(phrase.message, "", number) if isinstance(number, int) else said.gettext(phrase.message)


def in_all(site: Plain, tongues: Sequence[Tongue]) -> Plain:
    """What every page of the site sees, by language."""
    return {VIETNAMESE: site, **{tongue.tag: tongue.context(site) for tongue in tongues}}


def untranslated(tongues: Iterable[Tongue]) -> list[Problem]:
    """A problem for every message that was asked for in a language that does not have it."""
    return [
        Problem("missing-translation", Place(f"templates/locale/{tongue.tag}.po"), {"value": message})
        for tongue in tongues
        for message in sorted(tongue.missing)
    ]


@cache
def name_of(tag: str) -> str:
    """What a language calls itself: "Tiếng Việt", "English"."""
    name = Locale.parse(tag).get_language_name(tag) or tag
    return name[:1].upper() + name[1:]


def in_tongues(jobs: Iterable[Job], tongues: Sequence[Tongue], base_url: str | None) -> Iterator[Job]:
    """Every job, and behind each page that has other languages the same page in each of them.

    All of them name each other: `page.languages` lists tag, address and full address of each, its own first.
    """
    for job in jobs:
        if job.maker != "page" or not tongues or not addresses.has_languages(job.path):
            yield job
            continue
        address = addresses.address_of(job.path)
        ways = [(tag, addresses.in_language(address, tag)) for tag in (VIETNAMESE, *(one.tag for one in tongues))]
        listed = [
            {"tag": tag, "name": name_of(tag), "href": href, "canonical": addresses.canonical(base_url, href)}
            for tag, href in ways
        ]
        yield replace(job, context={**job.context, "page": {**job.context["page"], "languages": listed}})
        for tongue, way in zip(tongues, listed[1:], strict=True):
            said = tongue.context(job.context)
            page = {**said["page"], "language": tongue.tag, "languages": listed, "canonical": way["canonical"]}
            path = addresses.file_of(str(way["href"]))
            yield replace(job, path=path, context={**said, "page": {**page, "path": path}})
