"""The booths that a fair's record is to have: the list's word where the list changed it, else what the record says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.vietnamese import slug
from ocop_site.writing.exhibitors.listed import PLACE
from ocop_site.writing.exhibitors.orders import Difference
from ocop_site.writing.exhibitors.pairing import is_exhibitor
from ocop_site.writing.exhibitors.remembered import Before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.writing.exhibitors.matching import Meant
    from ocop_site.writing.exhibitors.pairing import OldBooth
    from ocop_site.writing.yaml_pieces import Value

FLOOR = ("hall", "row", "column", "wide", "deep", "position")  # what belongs to the number, not to the exhibitor
_WHOLE = frozenset({"row", "column"})
_FIELDS = ("number", "code", *FLOOR[:5], "position", "exhibitor", "products", "goods")


@dataclass(frozen=True, slots=True)
class Merged:
    """One booth as the record is to have it, what that changes, and what is remembered of the list."""

    data: dict[str, Value]
    changes: tuple[Difference, ...]
    before: Before


class Merger:
    """Puts booths of a list over those of a record."""

    def __init__(self, old: Sequence[OldBooth], listed: Sequence[Meant]) -> None:
        self._by_number = {slug(one.number): one for one in old}
        self._taken = {slug(one.booth.number) for one in listed}

    def merged(self, one: Meant, old: OldBooth | None) -> Merged:
        """The booth; a new one where there is none of old."""
        data: dict[str, Value] = {} if old is None else dict(old.data)  # type: ignore[arg-type]  # texts and groups
        self._number(one, old, data)
        floor = self._place(one, old, data)
        same = old is None or self._exhibitor(one, old, data)
        if old is None:
            _put(data, "exhibitor", _exhibitor_of(one))
        if one.booth.goods is not None:
            before = old.before if old and same else None
            ours = old if same else None
            for field, said, last in (
                ("products", one.products, before.products if before else ""),
                ("goods", one.goods, before.goods if before else ""),
            ):
                _put(data, field, _together(said, ours.texts(field) if ours else [], _lines(last)))
        ordered = {field: data[field] for field in (*_FIELDS, *data) if field in data}
        return Merged(ordered, () if old is None else tuple(_differences(old, ordered)), _remembered(one, old, floor))

    def _number(self, one: Meant, old: OldBooth | None, data: dict[str, Value]) -> None:
        """The list's number, unless it is the one of the last time and the record was changed since."""
        if old is None or old.before is None or old.before.number != one.booth.number:
            data["number"] = one.booth.number

    def _place(self, one: Meant, old: OldBooth | None, data: dict[str, Value]) -> dict[str, str]:
        """Where it stands: who takes over a number takes over its floor. Gives what the list said of the place."""
        floor = old
        if old is None or slug(str(data["number"])) != slug(old.number):
            floor = self._by_number.get(slug(str(data["number"])))
            stays = floor is None and old is not None and slug(old.number) not in self._taken
            for field in () if stays else FLOOR:
                _put(data, field, floor.data.get(field) if floor else None)  # type: ignore[arg-type]
        last = floor.before if floor else None
        for field in PLACE:
            said = one.booth.place.get(field)
            was = str(getattr(last, field)) if last else ""
            if said is not None and said != was:
                _put(data, field, int(said) if said and field in _WHOLE else said)
        return {field: one.booth.place.get(field, str(getattr(last, field)) if last else "") for field in PLACE}

    def _exhibitor(self, one: Meant, old: OldBooth, data: dict[str, Value]) -> bool:
        """The list's exhibitor where it is not that of the last time; whether it is still the same one."""
        before = old.before
        said = (one.producer, "" if one.producer else one.booth.exhibitor)
        if not one.booth.exhibitor and (before is None or not before.printed):
            return True
        if before and said == (before.producer, before.name):
            return True
        same = is_exhibitor(one, old)
        by_hand = old.exhibitor[0] and (before is None or before.producer != old.exhibitor[0])
        if by_hand and same and not one.producer:
            return True  # the record knows whom the list only names
        if said != old.exhibitor:
            _put(data, "exhibitor", _exhibitor_of(one))
        return same


def _exhibitor_of(one: Meant) -> dict[str, Value]:
    if one.producer:
        return {"producer": one.producer}
    return {"name": one.booth.exhibitor} if one.booth.exhibitor else {}


def _put(data: dict[str, Value], field: str, value: Value) -> None:
    if value in (None, "", [], {}):
        data.pop(field, None)
    else:
        data[field] = value


def _together(said: Sequence[str], ours: Sequence[str], last: Sequence[str]) -> list[Value]:
    """What the list says, without what was taken out of the record by hand, and what was added to it by hand."""
    kept = [one for one in ours if one in said or one not in last]
    return [*kept, *(one for one in said if one not in ours and one not in last)]


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _remembered(one: Meant, old: OldBooth | None, place: Mapping[str, str]) -> Before:
    """What the list said; of columns that it does not have what an earlier one did."""
    before = old.before if old else None
    blank = one.booth.goods is None
    return Before(
        code=old.text("code") if old else "",
        number=one.booth.number,
        **place,
        producer=one.producer,
        name="" if one.producer else one.booth.exhibitor,
        printed=one.booth.exhibitor,
        products=(before.products if before else "") if blank else "\n".join(one.products),
        goods=(before.goods if before else "") if blank else "\n".join(one.goods),
    )


def _differences(old: OldBooth, data: Mapping[str, Value]) -> list[Difference]:
    """What changes, as a report tells it."""
    found = []
    if old.number != data["number"]:
        found.append(Difference("number", old.number, str(data["number"])))
    who = data.get("exhibitor")
    now = (str(who.get("producer") or ""), str(who.get("name") or "")) if isinstance(who, dict) else ("", "")
    if old.exhibitor != now:
        found.append(Difference("exhibitor", "".join(old.exhibitor), "".join(now)))
    was = [*old.texts("products"), *old.texts("goods")]
    new = [str(one) for field in ("products", "goods") for one in _items(data.get(field))]
    gone, come = [one for one in was if one not in new], [one for one in new if one not in was]
    if gone or come:
        found.append(Difference("products", ", ".join(gone), ", ".join(come)))
    before = ", ".join(old.text(field) for field in FLOOR if old.text(field))
    after = ", ".join(str(data[field]) for field in FLOOR if field in data)
    if before != after:
        found.append(Difference("place", before, after))
    return found


def _items(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []
