"""The story of a record in several languages: one text, in which a line `{en}` begins what is told in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.words import LANGUAGE_LINE, own

if TYPE_CHECKING:
    from ocop_site.words import Own


def told(story: str) -> Own:
    """A story as it was written in Vietnamese, with what it says in other languages; "" where there is none."""
    first, *parts = LANGUAGE_LINE.split(story)
    others: dict[str, str] = {}
    for tag, text in zip(parts[::2], parts[1::2], strict=True):
        if text.strip():
            others[tag] = f"{others[tag]}\n\n{text.strip()}" if tag in others else text.strip()
    return own(first.strip() if others or parts else first, others)
