"""What people write where records take an id of the vocabulary: the names of its entries, for hints and for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.records.vocabulary import CURRENT_VINTAGE, place_name_key
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.vietnamese import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ocop_site.records.vocabulary import Vocabulary

LEVELS = ("level", "organiser_level")


def ids_by_name(words: Vocabulary) -> dict[str, dict[str, str]]:
    """For each field that takes an id of the vocabulary: the names of its entries, folded -> the id.

    A name that two entries have means neither.
    """
    levels = [(one.id, (one.word, one.name)) for one in words.levels]
    provinces = [(unit.id, (key,)) for (vintage, key), unit in words.names.items() if vintage == CURRENT_VINTAGE]
    return {
        **{field: _by_name(levels) for field in LEVELS},
        "group": _by_name((one.id, (one.name, one.short, *one.also)) for one in words.groups),
        "type": _by_name(
            (one.id, (one.name, *one.name.split(","), *one.codes, *([one.wording] if one.wording else [])))
            for one in words.producer_types
        ),
        "platform": _by_name((one.id, (one.name,)) for one in words.platforms),
        "province": _by_name(provinces),
    }


def _by_name(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for one, names in entries:
        for name in (one, *names):
            found.setdefault(fold(name), set()).add(one)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def meanings_of(words: Vocabulary) -> dict[str, str]:
    """What may be meant, to be offered: `level: huyen` -> district. Names of former provinces lead to today's too."""
    named = {f"{field}: {name}": one for field, names in ids_by_name(words).items() for name, one in names.items()}
    former = {
        f"province: {key}": unit.became for (_, key), unit in words.names.items() if isinstance(unit, FormerProvince)
    }
    return {**former, **named}


def meant_id(field: str, written: str, meanings: Mapping[str, str]) -> str | None:
    """The id whose name was written, or whose name is most like it; "" for none, None for a field without such ids."""
    names = {key.removeprefix(f"{field}: "): one for key, one in meanings.items() if key.startswith(f"{field}: ")}
    if not names:
        return None
    whole = names.get(fold(written)) or names.get(place_name_key(written))
    return whole or names.get(nearest(written, names), "")
