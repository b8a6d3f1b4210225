"""How an index is cut into files: by the beginning of a word, longer where much begins alike.

Where one word's share changes, only the file that holds it changes; where a file grows too large it is cut
into those of its beginning and one letter more, and the others stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

END = "_"  # behind each word, so that "ca" is not only the beginning of "cam"


def cut(weights: Mapping[str, int], most: int) -> dict[str, list[str]]:
    """The words of each file, by their common beginning (with `END`), in order; a file weighs `most` if it can."""
    found: dict[str, list[str]] = {}

    def part(beginning: str, words: list[str]) -> None:
        if sum(weights[word] for word in words) <= most or beginning.endswith(END):
            found[beginning] = words
            return
        by_next: dict[str, list[str]] = defaultdict(list)
        for word in words:
            by_next[f"{word}{END}"[: len(beginning) + 1]].append(word)
        for longer in sorted(by_next):
            part(longer, by_next[longer])

    part("", sorted(weights))
    return found
