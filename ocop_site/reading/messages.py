"""Translations: the `.po` file of a language, as gettext and every translator's program writes it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from ocop_site.problems import Place, Problem
from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.text import LARGEST_FILE, decode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LOCALE = "locale"  # the folder below templates that holds them
_GAP = re.compile(r"\{([a-z_]*)\}|%\(([a-z_]+)\)s")  # in the words of the engine, in those of templates


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of a language: which there are, and what says them (a message that is not there says itself)."""

    tag: str
    known: frozenset[str] = frozenset()
    said: NullTranslations = field(default_factory=NullTranslations)


def read_messages(folder: Path, tag: str) -> tuple[Messages, list[Problem]]:
    """The messages of `TAG.po` in a folder of templates' `locale/`, and what is wrong with them.

    A message that is empty or marked as doubtful ("fuzzy") counts as none.
    """
    shown = f"templates/{LOCALE}/{tag}.po"
    data, problems = read_bytes(str(folder / f"{tag}.po"), shown, LARGEST_FILE)
    text, complaints = decode(data, shown) if data is not None else (None, [])
    if text is None:
        return Messages(tag), problems + complaints
    try:
        Locale.parse(tag)  # or nobody knows how its days and numbers are written
        catalog = read_po(io.StringIO(text), locale=tag, abort_invalid=True)
    except PoFileError as error:
        place = Place(shown, int(getattr(error, "lineno", 0) or 0) + 1, 1)
        return Messages(tag), [Problem("broken-translation", place, {"reason": str(error)})]
    except (UnknownLocaleError, ValueError) as error:
        return Messages(tag), [Problem("broken-translation", Place(shown), {"reason": str(error)})]
    forms = {_both(one.id)[0]: one for one in catalog if one.id and not one.fuzzy and all(_both(one.string))}
    wrong = [
        Problem("wrong-gaps", Place(shown, one.lineno or 1, 1), {"value": said, "message": message})
        for message, one in forms.items()
        for said in _both(one.string)
        if not _gaps(said) <= _gaps(message) or "{" in _GAP.sub("", said) or "}" in _GAP.sub("", said)
    ]
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Messages(tag, frozenset(forms), GNUTranslations(compiled)), wrong


def _both(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """A message with or without a plural as its forms."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _gaps(text: str) -> set[tuple[str, str]]:
    return set(_GAP.findall(text))
