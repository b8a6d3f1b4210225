"""How like two names are, word by word: slips of the keys, words left out, words written together."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = 0.7  # of the letters of two words


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1: how much of the words of both names is common, letters that were mistyped counted in part.

    Names with unlike numbers are unlike: a number parts one product or branch from the next.
    """
    if not one or not other or _numbers(one) != _numbers(other):
        return 0.0
    if "".join(one) == "".join(other):
        return 0.99 if tuple(one) != tuple(other) else 1.0
    left = list(other)
    common = 0.0
    for word in one:
        best = max(left, key=lambda known: (_word_likeness(word, known), known), default="")
        value = _word_likeness(word, best)
        if value:
            left.remove(best)
            common += value * (len(word) + len(best))
    return common / sum(len(word) for word in (*one, *other))


@lru_cache(maxsize=200_000)
def _word_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:  # no less than the ratio itself
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted("".join(char for char in word if char.isdigit()) for word in words if any(map(str.isdigit, word)))
