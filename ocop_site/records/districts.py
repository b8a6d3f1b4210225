"""The districts of the 63 provinces, as declared in `districts.yaml`, and which of them a printed name means."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import Field

from ocop_site.records.base import Id, Line, Part
from ocop_site.records.product import Year
from ocop_site.records.vocabulary_files import Sourced
from ocop_site.vietnamese import fold

KINDS = ("thành phố", "thị xã", "huyện", "quận")
_FOLDED_KINDS = tuple(f"{fold(kind)} " for kind in KINDS)
_SHORT = {"tp": "thanh pho", "tx": "thi xa"}

# The code of that time, the kind of unit, the name: "558 thị xã Sông Cầu".
Unit = Annotated[Line, Field(pattern=rf"^[0-9]{{3}} ({'|'.join(KINDS)}) \S.*$")]


class DistrictsOf(Part):
    """The districts of one province of the 63."""

    id: Id
    districts: Annotated[tuple[Unit, ...], Field(min_length=1)]

    @property
    def names(self) -> tuple[str, ...]:
        """Their kinds and names, in the order of the list: "thị xã Sông Cầu"."""
        return tuple(unit.partition(" ")[2] for unit in self.districts)

    def named(self, printed: str) -> str | None:
        """The one of `names` that a source means, written with its kind or without; None for none, or for two.

        A kind that a source writes otherwise than the list (a district raised to a city later) still means the only
        one of that name.
        """
        exact = [name for name in self.names if fold(name) == _spelled(printed)]
        # "Quan Hóa" is a whole name, though it begins like a quarter ("quận").
        alike = [name for name in self.names if bare_name(name) in {bare_name(printed), _spelled(printed)}]
        found = exact or alike
        return found[0] if len(found) == 1 else None


def _spelled(name: str) -> str:
    """A name folded, with its kind written out: "TP. Tuy Hòa" gives "thanh pho tuy hoa"."""
    kind, space, rest = fold(name).partition(" ")
    return f"{_SHORT.get(kind, kind)}{space}{rest}"


@lru_cache(maxsize=1 << 13)  # some 700 districts, each compared with many names
def bare_name(name: str) -> str:
    """A name without its kind, folded: "TP. Tuy Hòa" gives "tuy hoa"."""
    folded = _spelled(name)
    for kind in _FOLDED_KINDS:
        if folded.startswith(kind):
            return folded.removeprefix(kind)
    return folded


class Districts(Part):
    """`districts.yaml`. `listed`: the year of the list."""

    listed: Year
    sources: Sourced
    provinces: tuple[DistrictsOf, ...]

    def of(self, province_id: str) -> DistrictsOf | None:
        """The districts of a province of the 63."""
        return next((one for one in self.provinces if one.id == province_id), None)
