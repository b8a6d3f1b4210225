"""What a made page weighs for the phone that opens it: itself, and the files of the site that it names."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVEL = 6  # of gzip, at which most hosts send
# Our own pages name each with a content name, so that any way to `assets/` before it does not matter.
_NAMED = re.compile(rb"<(?:link rel=\"stylesheet\" href|script src)=\"[^\"]*?(assets/[^\"]+)\"")
_FONT = re.compile(rb"url\(\"([^\")]+\.woff2)\"\)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A style sheet or script: its bytes, packed bytes, and those of the typefaces that it names."""

    script: bool
    size: int
    packed: int
    fonts: int


class Scale:
    """Weighs pages. `assets`: address from the root of the site (`/assets/site-1a2b3c4d5e6f.css`) -> bytes."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        self.assets = assets

    def weigh(self, html: bytes) -> dict[str, int]:
        """Measure of `records.budgets.Budget` -> bytes."""
        named = [self._named[name] for name in dict.fromkeys(_NAMED.findall(html)) if name in self._named]
        sheets = [one for one in named if not one.script]
        return {
            "html": len(html),
            "css": sum(one.size for one in sheets),
            "script": sum(one.size for one in named if one.script),
            "fonts": sum(one.fonts for one in sheets),
            "first_view": _packed(html) + sum(one.packed for one in sheets),
        }

    @cached_property
    def _named(self) -> dict[bytes, _Named]:
        """Every style sheet and script by the end of the links to it."""
        return {
            address.lstrip("/").encode(): _Named(
                address.endswith(".js"),
                len(data),
                _packed(data),
                sum(len(self.assets.get(f"/assets/{font.decode()}", b"")) for font in set(_FONT.findall(data))),
            )
            for address, data in self.assets.items()
            if address.endswith((".css", ".js"))
        }


def _packed(data: bytes) -> int:
    """How many bytes a host sends for them."""
    return len(zlib.compress(data, LEVEL, 31))  # 31: with gzip's head and tail
