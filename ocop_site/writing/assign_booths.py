"""Codes for the booths of fairs: each is written into its fair's file, the ledger calls it `FAIR/NUMBER`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.vietnamese import slug
from ocop_site.writing.workbooks.record_edits import edited_file
from ocop_site.writing.yaml_edits import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ocop_site.reading.ledger import GivenCode
    from ocop_site.reading.raw import Raw, RawRecord
    from ocop_site.writing.yaml_pieces import Value

KIND = "booths"
FAIRS = "fairs"


@dataclass(frozen=True, slots=True)
class RawBooth:
    """A booth as its fair's file has it: the fair, its place in the list, its number there, its code or ""."""

    fair: RawRecord
    place: int
    number: str
    code: str

    @property
    def name(self) -> str:
        """How the ledger calls it."""
        return f"{self.fair.id}/{slug(self.number)}"

    @property
    def names(self) -> tuple[str, ...]:
        """The same under every id that the fair has had, today's first."""
        former = self.fair.data.get("formerly")
        ids = [self.fair.id, *(str(one) for one in former)] if isinstance(former, list) else [self.fair.id]
        return tuple(f"{one}/{slug(self.number)}" for one in ids)


def booths_of(fairs: Iterable[RawRecord]) -> Iterator[RawBooth]:
    """Every booth that has a number. Of two with one address only the first: `check` complains of the second."""
    for fair in fairs:
        seen: set[str] = set()
        listed = fair.data.get(KIND)
        for place, one in enumerate(listed if isinstance(listed, list) else []):
            number = one.get("number") if isinstance(one, dict) else None
            if not isinstance(one, dict) or not isinstance(number, str) or slug(number) in seen:
                continue
            seen.add(slug(number))
            code = one.get("code")
            yield RawBooth(fair, place, number, code if isinstance(code, str) else "")


def hung_codes(fairs: Iterable[RawRecord]) -> set[str]:
    """The codes that booths carry, whether the ledger knows them or not: they are given to nobody else."""
    return {booth.code for booth in booths_of(fairs) if booth.code}


def lost_code(booth: RawBooth, lines: Iterable[GivenCode], taken: Collection[str]) -> str:
    """The code that the ledger gave last to a booth of this fair and number, if nobody else carries it; "" for none."""
    given = [line for line in lines if line.kind == KIND and line.id in booth.names and line.code not in taken]
    return max(given, key=lambda line: (line.date, line.code)).code if given else ""


def with_booth_codes(data: bytes, fair: RawRecord, own: str, codes: Mapping[int, str]) -> tuple[bytes, list[Problem]]:
    """The fair's file with the codes of its booths, by their places; everything else stays as it is.

    `own`: the code of the fair itself as the file has it. A file that cannot be edited so is a problem.
    """
    listed = fair.data[KIND]
    assert isinstance(listed, list)  # noqa: S101 - booths_of found booths in it
    booths = [
        {**one, "code": codes[place]} if place in codes and isinstance(one, dict) else one
        for place, one in enumerate(listed)
    ]
    wanted: dict[str, Value | Raw] = {**fair.data, KIND: booths, **({"code": own} if own else {})}
    try:
        return edited_file(data, fair.path, FAIRS, wanted), []  # type: ignore[arg-type]  # texts and groups of texts
    except (EditRefusedError, UnicodeDecodeError):
        return data, [Problem("row-not-spliced", Place(fair.path), {"value": fair.path})]
