"""What all records share: strict frozen models, and the small types their fields are made of.

A field's type refuses what could do harm or mislead: addresses of other schemes, dates that do not exist,
codes whose check digit is wrong. A refusal carries a problem code of `problem_texts`, so that `parse`
can turn it into a `Problem` at the right line.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from babel import localedata
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from ocop_site.digests import damm_digit, gs1_digit
from ocop_site.records import corrections
from ocop_site.records.days import FIRST_YEAR, LAST_YEAR, meant, no_day
from ocop_site.vietnamese import fold

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TAG = r"^[a-z]{2,3}$"
_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
LONGEST_TEXT = 2000
LONGEST_URL = 1000


class Part(BaseModel):
    """A frozen piece of a record that knows every key it may have."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)


def _plain(text: str) -> str:
    """No control characters and no invisible direction marks, which could make a text read as another."""
    if hidden := corrections.hidden_in(text):
        raise _hidden(hidden, corrections.shown(text))
    return text


def _hidden(char: str, right: str) -> PydanticCustomError:
    return PydanticCustomError("hidden-character", "hidden character", {"char": f"U+{ord(char):04X}", "hint": right})


def _one_line(text: str) -> str:
    return " ".join(_plain(text).split())


def _web_address(text: str) -> str:
    if hidden := corrections.unseen_in(text):
        raise _hidden(hidden, corrections.address(text))
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username and not parts.password
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", text):
        raise PydanticCustomError("bad-url", "not a web address", {"hint": corrections.address(text)})
    return text


def base_address(text: str) -> str:
    """The address of a site: http(s), plain ASCII, small letters in its host, no query, one slash at its end."""
    _web_address(text)
    if not text.isascii() or "?" in text or "#" in text:
        raise PydanticCustomError("bad-url", "not the address of a site")
    parts = urlsplit(text)  # a host means the same in capitals, a path does not
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"


def is_trial(base_url: str | None) -> bool:
    """Whether no real address is known, so that codes must be marked as a trial."""
    host = (urlsplit(base_url).hostname or "") if base_url else ""
    return not host or host == "example" or host.endswith(".example")


def host_and_path(base_url: str) -> tuple[str, str]:
    """Host and path of a base address, as far as they matter: a host is the same in capitals, a path is not."""
    parts = urlsplit(base_url)
    return parts.netloc.lower(), parts.path.rstrip("/")


def _id(text: str) -> str:
    """A file's name without its folder and ending; what was written as a title or a path is guessed."""
    if not re.fullmatch(ID, text):
        file = text if " " in text else text.rpartition("/")[2]  # "HTX 19/5" is a name, no path
        stem = file.removesuffix(".yaml").removesuffix(".md")
        raise PydanticCustomError("bad-id", "not the name of a file", {"hint": fold(stem).replace(" ", "-")})
    return text


def _code(text: str) -> str:
    if not re.fullmatch(r"[0-9]{9}", text):
        right = corrections.digits(text)
        whole = len(right) == len("000000000") and damm_digit(right[:-1]) == right[-1]
        raise PydanticCustomError("bad-code", "nine digits", {"hint": right if whole else ""})
    if damm_digit(text[:-1]) != text[-1]:
        right = text[:-1] + damm_digit(text[:-1])
        raise PydanticCustomError("wrong-check-digit", "wrong check digit", {"hint": right})
    return text


def _gtin(text: str) -> str:
    if not _GTIN.fullmatch(text):
        right = corrections.digits(text)
        whole = bool(_GTIN.fullmatch(right)) and gs1_digit(right[:-1]) == right[-1]
        raise PydanticCustomError("bad-gtin", "8, 12, 13 or 14 digits", {"hint": right if whole else ""})
    if gs1_digit(text[:-1]) != text[-1]:
        right = text[:-1] + gs1_digit(text[:-1])
        raise PydanticCustomError("wrong-check-digit", "wrong check digit", {"hint": right})
    return text


def _day(value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
    """A day as 2022-12-29 only: other forms are named, with the right one where it is clear."""
    if not isinstance(value, str):
        return value
    if not _is_day(value.strip()):
        right = meant(value)  # a month or a year is no day
        raise no_day(value, right if _is_day(right) else "")
    return date.fromisoformat(value.strip())


def _is_day(text: str) -> bool:
    try:
        written = bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text))
        return written and FIRST_YEAR <= date.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


def _map(value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
    """63 and 34 are written as text like everything else."""
    return int(value) if value in {"63", "34"} else value


def is_other_tongue(tag: str) -> bool:
    """Whether it is the tag of a language besides Vietnamese of which days and numbers are known: `en`, `fr`."""
    return bool(re.fullmatch(TAG, tag)) and tag != "vi" and localedata.exists(tag)


def _other_tongue(key: str) -> str:
    """A key that is the tag of a language besides Vietnamese; refuses any other."""
    if not is_other_tongue(key):
        raise PydanticCustomError("unknown-key", "not the tag of another language")
    return key


def _translation(key: str) -> str:
    """`name_fr`: a field in another language."""
    field, _, tag = key.rpartition("_")
    if field not in {"name", "short", "gloss", "label", "definition"}:
        raise PydanticCustomError("unknown-key", "not a field in another language")
    _other_tongue(tag)
    return key


Id = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_id)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_one_line)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_plain)]
BaseAddress = Annotated[str, StringConstraints(max_length=LONGEST_URL), AfterValidator(base_address)]
WebAddress = Annotated[str, StringConstraints(max_length=LONGEST_URL), AfterValidator(_web_address)]
# Where a record's page stands: folder, slug and code (design §7).
PageAddress = Annotated[str, StringConstraints(pattern=r"^/(san-pham|chu-the|diem-ban|hoi-cho)/[a-z0-9-]+/$")]
Code = Annotated[str, AfterValidator(_code)]
Gtin = Annotated[str, AfterValidator(_gtin)]
Day = Annotated[date, BeforeValidator(_day)]
Tag = Annotated[str, StringConstraints(pattern=TAG)]  # of a language, BCP 47
OtherTongue = Annotated[str, AfterValidator(_other_tongue)]
Translation = Annotated[str, AfterValidator(_translation)]


class Source(Part):
    """Where a fact was read: an address on the web, who publishes it, the day it was read."""

    url: WebAddress | None = None
    publisher: Line | None = None
    title: Line | None = None
    published: Day | None = None
    read: Day | None = None


class Name(Part):
    """A name in other languages, by their tags: `en`, and any other (`fr`, `ja`)."""

    model_config = ConfigDict(extra="allow")

    en: Line | None = None
    __pydantic_extra__: dict[OtherTongue, Line]

    @property
    def by_tag(self) -> dict[str, str]:
        """The names that are given, by the tag of their language."""
        return ({"en": self.en} if self.en else {}) | dict(sorted(self.__pydantic_extra__.items()))


class Translated(Part):
    """A word with what it is called in other languages: `name_en`, `gloss_en`, and so for any other (`name_fr`)."""

    model_config = ConfigDict(extra="allow")

    __pydantic_extra__: dict[Translation, Line]

    def others(self, field: str) -> dict[str, str]:
        """What a field (`name`, `short`, `gloss`, `label`, `definition`) is in other languages, by their tags."""
        said: dict[str, str | None] = {key: getattr(self, key) for key in type(self).model_fields}
        given = sorted((said | self.__pydantic_extra__).items())
        return {key.removeprefix(f"{field}_"): text for key, text in given if key.startswith(f"{field}_") and text}


class Photo(Part):
    """A photo: a file under `content/photos/`, what it shows, who took it, under which licence."""

    file: Line
    alt: Line
    credit: Line | None = None
    licence: Line | None = None


class PrintedPlace(Part):
    """A place as a paper prints it, with the map it belongs to: 63 provinces (until 30/6/2025) or 34."""

    province: Line
    district: Line | None = None
    commune: Line | None = None
    vintage: Annotated[Literal[63, 34] | None, BeforeValidator(_map)] = None


class CurrentPlace(Part):
    """A place on today's map, entered by an editor: the province's id, the commune's name."""

    province: Id
    commune: Line | None = None


class Address(Part):
    """Where something is: as printed when certified (never rewritten) and, where entered, today."""

    street: Line | None = None
    as_certified: PrintedPlace | None = None
    current: CurrentPlace | None = None


class Contact(Part):
    """How to reach somebody. Published only where the record says `publish_contact: true`."""

    phone: Line | None = None
    email: Line | None = None
    url: WebAddress | None = None
    person: Line | None = None


class Record(Part):
    """What every record has: its id (the file's stem), its sources, editors' notes (never published), its story.

    `formerly` are ids that it had before, and those of records that were merged into it.
    """

    id: Id
    formerly: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    example: bool = False
    notes: tuple[Paragraph, ...] = ()
    story: str = ""


class Coded(Record):
    """A record with a permanent code and a page: a product, producer, outlet or fair.

    Contact details are published only where `publish_contact` says so. `formerly_at` are addresses at which its page
    stood under a code that is now another record's, after two branches gave one code to both.
    """

    name: Line
    names: Name | None = None
    code: Code
    formerly_at: tuple[PageAddress, ...] = ()
    address: Address | None = None
    photos: tuple[Photo, ...] = ()
    contact: Contact | None = None
    publish_contact: bool = False
