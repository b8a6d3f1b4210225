"""Printed numbers of decisions, made comparable: "Số: 3763/QÐ – UBND" and "3763/QĐ-UBND" are one number.

The grammar is `số[/năm]/loại-cơ quan[-đơn vị]`: 3763/QĐ-UBND, 26/2026/QĐ-TTg, 377/QĐ-BNN-VPĐP, 1992/KH-UBND. Records
keep the text as printed; only the key is compared. A number alone identifies nothing: offices begin anew each year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ocop_site.vietnamese import fold

_THOUSANDS = re.compile(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))")
_NUMBER = re.compile(r"0*([0-9]+[a-z]?)")
_YEAR = re.compile(r"20[0-9]{2}")
# What sources write before a number ("Quyết định số") and after it ("ngày 18/11/2021 của UBND tỉnh").
_BEFORE = frozenset({"so", "quyet", "dinh", "qd", "ke", "hoach", "kh", "nghi", "cong", "van", "theo", "tai"})
_AFTER = frozenset({"ngay", "nam", "cua", "do", "ve"})


@dataclass(frozen=True, slots=True)
class DecisionKey:
    """What the spellings of one printed number share.

    `number`: without leading zeros, a letter behind it kept ("12a"); `year`: only where it stands inside the number;
    `suffix`: kind, office and unit as folded words, ("qd", "ubnd"), () where the source prints none.
    """

    number: str
    year: int | None = None
    suffix: tuple[str, ...] = ()

    @classmethod
    def read(cls, printed: str) -> DecisionKey | None:
        """The key of a printed number; None for a text that is no number, or holds more than one."""
        words = fold(_THOUSANDS.sub("", printed)).split()
        while words and words[0] in _BEFORE:
            del words[0]
        end = next((at for at, word in enumerate(words) if word in _AFTER), len(words))
        found = _NUMBER.fullmatch(words[0]) if words[:end] else None
        if found is None:
            return None
        rest = words[1:end]
        year = int(rest.pop(0)) if rest and _YEAR.fullmatch(rest[0]) else None
        if any(word[0].isdigit() for word in rest):
            return None
        return cls(found[1], year, tuple(rest))

    @property
    def is_bare(self) -> bool:
        """Whether the source prints the number alone ("377")."""
        return self.year is None and not self.suffix


def same(a: DecisionKey, b: DecisionKey) -> bool:
    """Whether two printed numbers can mean one decision.

    Number and year are equal, and what one prints behind them is where the other begins: "3763/QĐ" can be
    3763/QĐ-UBND. A number printed alone leaves the year open as well. Whether they do mean one decision, day and issuer
    must tell.
    """
    if a.number != b.number or (a.year != b.year and not (a.is_bare or b.is_bare)):
        return False
    shorter, longer = sorted((a.suffix, b.suffix), key=len)
    return longer[: len(shorter)] == shorter
