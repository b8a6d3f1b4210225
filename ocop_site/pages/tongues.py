"""Saying in another language what was drawn in Vietnamese: a whole context, its words, days, numbers and addresses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from string import Formatter
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Shared
from ocop_site.problems import Place, Problem
from ocop_site.words import Joined, Month, Opening, Own, Phrase, Versions, without_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.reading.messages import Messages
    from ocop_site.words import Sayable

VIETNAMESE = "vi"
FOREIGN = "§"  # the key that marks, in plain data, a text in another language than its page
_ADDRESSES = frozenset({"href", "root"})
# Where nothing but the bare words can stand: what search engines and programs read.
_BARE = frozenset({"description", "data"})


class _Vietnamese(str):
    """Words of a record that another language lacks."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language besides Vietnamese, by its messages.

    `missing` gathers those that were asked for in vain, `shared` what was said and will be asked for again.
    """

    messages: Messages
    missing: set[str] = field(default_factory=set)
    shared: dict[int, tuple[Shared, Plain]] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.messages.tag

    @property
    def locale(self) -> Locale:
        """How the language writes days and numbers."""
        return locale_of(self.tag)

    def context(self, value: Any, *, bare: bool = False) -> Any:  # noqa: ANN401 - any plain data
        """Plain data with all its words in this language and its links to pages leading to this language's.

        Words of records that this language lacks become {"§": text}, to be marked as Vietnamese; a text of ours that
        holds such words becomes {"§": [text, {"§": text}, …]}. `bare`: just the text.
        """
        if isinstance(value, dict):
            return self._shared(value) if isinstance(value, Shared) and not bare else self._mapping(value, bare=bare)
        if isinstance(value, Versions) and self.tag in value.others:
            return value.others[self.tag]
        if isinstance(value, list):
            return [self.context(inner, bare=bare) for inner in value]
        if not isinstance(value, str):
            return value
        pieces = list(self._pieces(value))
        if bare or not any(piece and isinstance(piece, _Vietnamese) for piece in pieces):
            return "".join(pieces)
        shown = [{FOREIGN: str(piece)} if isinstance(piece, _Vietnamese) else piece for piece in pieces if piece]
        return shown[0] if len(shown) == 1 else {FOREIGN: shown}

    def _shared(self, value: Shared) -> Plain:
        known = self.shared.get(id(value))
        if known is None:
            # What it was made of is held too, so that nothing else ever has its number.
            known = self.shared[id(value)] = (value, self._mapping(value, bare=False))
        return known[1]

    def _mapping(self, value: Plain, *, bare: bool) -> Plain:
        return {
            key: addresses.in_language(inner, self.tag)
            if key in _ADDRESSES and isinstance(inner, str)
            else self.context(inner, bare=bare or key in _BARE)
            for key, inner in value.items()
        }

    def text(self, value: Sayable) -> str:
        """One text, day or number as this language says it."""
        return "".join(self._pieces(value))

    def _pieces(self, value: Sayable) -> Iterator[str]:
        """What a text consists of; words that stay Vietnamese apart from the rest."""
        match value:
            case Phrase() if value.gaps:
                for words, name, _, _ in Formatter().parse(self._form(value)):
                    yield words
                    if name is not None:
                        yield from self._gap(value.gaps[name], counted=name == value.counted)
            case Phrase():
                yield self._form(value)
            case Joined():
                pieces = chain.from_iterable(self._pieces(part) for part in _between(value))
                yield from _capitalised(pieces) if isinstance(value, Opening) else pieces
            case Own():
                yield value.others[self.tag] if self.tag in value.others else _Vietnamese(value)
            case _:
                yield self._plain(value)

    def _gap(self, gap: Sayable, *, counted: bool) -> Iterator[str]:
        if counted and isinstance(gap, int):
            yield decimal(gap, self.tag)
        else:
            yield from self._pieces(gap)

    def _plain(self, value: Sayable) -> str:
        match value:
            case Month():
                return format_skeleton("yMMMM", value, locale=self.locale)
            case date():
                return _day(value, self.tag)
            case Decimal():
                return decimal(value, self.tag)
        return str(value)

    def _form(self, phrase: Phrase) -> str:
        if phrase.message not in self.messages.known:
            self.missing.add(phrase.message)
        number = phrase.gaps.get(phrase.counted)
        said = self.messages.said
        return said.ngettext(phrase.message, "", number) if isinstance(number, int) else said.gettext(phrase.message)


def _between(text: Joined) -> Iterator[Sayable]:
    """The parts of a joined text with what stands between them."""
    for number, part in enumerate(text.parts):
        if number:
            yield text.between
        yield part


def _capitalised(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces of a text of which the first that is not empty begins with a capital."""
    begun = False
    for piece in pieces:
        if begun or not piece:
            yield piece
            continue
        begun = True
        capital = piece[:1].upper() + piece[1:]
        yield _Vietnamese(capital) if isinstance(piece, _Vietnamese) else capital


# The same few thousand days and numbers stand on all pages of a site.
@lru_cache(maxsize=8192)
def _day(day: date, tag: str) -> str:
    return format_date(day, "long", locale=locale_of(tag))


@lru_cache(maxsize=8192)
def decimal(number: int | Decimal, tag: str) -> str:
    """A number as a language writes it, in letters that the typeface has."""
    return in_type(format_decimal(number, locale=locale_of(tag)))


def in_type(text: str) -> str:
    """A number or an amount with spaces that the typeface has: U+202F, which CLDR sets in French, it lacks."""
    return text.replace("\u202f", "\u00a0")


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
def locale_of(tag: str) -> Locale:
    """The rules by which a language writes days, numbers and money; English as the British do, day before month."""
    return Locale.parse("en_GB" if tag == "en" else tag)


@cache
def name_of(tag: str) -> str:
    """What a language calls itself: "Tiếng Việt", "English"."""
    name = Locale.parse(tag).get_language_name(tag) or tag
    return name[:1].upper() + name[1:]


@cache
def territory_of(tag: str) -> str:
    """A language with the country where most speak it, as networks name languages: vi_VN, en_US, fr_FR."""
    likely = str(get_global("likely_subtags").get(tag, tag)).split("_")
    return f"{tag}_{likely[-1]}" if len(likely) > 1 else tag


def in_own_tongue(jobs: Iterable[Job], tongues: Sequence[Tongue]) -> Iterator[Job]:
    """Every job; a page that is drawn for an address in a language, as one that leads on from there, is said in it."""
    by_tag = {one.tag: one for one in tongues}
    for job in jobs:
        tag, _ = without_language(addresses.address_of(job.path))
        if job.maker != "page" or tag not in by_tag:
            yield job
            continue
        said = by_tag[tag].context(job.context)
        yield replace(job, context={**said, "page": {**said["page"], "language": tag}})


def in_tongues(jobs: Iterable[Job], tongues: Sequence[Tongue], base_url: str | None) -> Iterator[Job]:
    """Every job, and behind each page that has other languages the same in each of them; feeds and pictures too.

    All pages of one name each other: `page.languages` lists tag, address and full address of each, its own first.
    """
    for job in jobs:
        if job.maker in {"feed", "share-picture"}:
            yield job
            address = addresses.address_of(job.path)
            for tongue in tongues:
                path = addresses.file_of(addresses.in_language(address, tongue.tag))
                yield replace(job, path=path, context=tongue.context(job.context, bare=True))
            continue
        if job.maker != "page" or not tongues or not addresses.has_languages(job.path):
            yield job
            continue
        address = addresses.address_of(job.path)
        ways = [(tag, addresses.in_language(address, tag)) for tag in (VIETNAMESE, *(one.tag for one in tongues))]
        listed = [
            {
                "tag": tag,
                "name": name_of(tag),
                "locale": territory_of(tag),
                "href": href,
                "canonical": addresses.canonical(base_url, href),
            }
            for tag, href in ways
        ]
        yield replace(job, context={**job.context, "page": {**job.context["page"], "languages": listed}})
        for tongue, way in zip(tongues, listed[1:], strict=True):
            said = tongue.context(job.context)
            page = {**said["page"], "language": tongue.tag, "languages": listed, "canonical": way["canonical"]}
            page["locale"] = way["locale"]
            path = addresses.file_of(str(way["href"]))
            yield replace(job, path=path, context={**said, "page": {**page, "path": path}})
