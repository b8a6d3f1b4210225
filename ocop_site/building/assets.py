"""Assets under content names: `site.css` becomes `assets/site-1a2b3c4d5e6f.css`, so that a host may keep it for ever.

A style sheet's `url(…)` of another asset is rewritten to that asset's content name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.digests import short_digest

if TYPE_CHECKING:
    from pathlib import Path

_URL = re.compile(rb"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_SERVED = {".css", ".woff2", ".svg", ".png", ".jpg", ".webp", ".ico", ".js", ".txt"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it will be served: its address from the root of the site and its bytes."""

    address: str
    data: bytes


def read_assets(folder: Path) -> dict[str, Asset]:
    """Name relative to the assets folder -> what is served for it. Style sheets are read last: they name the others."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in _SERVED)
    assets: dict[str, Asset] = {}
    for path in sorted(files, key=lambda p: (p.suffix == ".css", p)):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        if path.suffix == ".css":
            data = _rewritten(data, assets)
        stem, dot, ending = name.rpartition(".")
        assets[name] = Asset(f"/assets/{stem}-{short_digest(data)}{dot}{ending}", data)
    return dict(sorted(assets.items()))


def _rewritten(css: bytes, assets: dict[str, Asset]) -> bytes:
    """The style sheet with the content names of the assets that it uses. All served assets lie below `/assets/`."""

    def new(match: re.Match[bytes]) -> bytes:
        asset = assets.get(match[1].decode())
        return b'url("' + asset.address.removeprefix("/assets/").encode() + b'")' if asset else match[0]

    return _URL.sub(new, css)
