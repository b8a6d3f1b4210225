"""The manifest: what lies in an output folder and from what it was made, so that nothing is made twice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.building.store import write_whole
from ocop_site.digests import short_digest

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Made:
    """One made file: the fingerprint of its parcel, digest and size of its bytes, when it was written (nanoseconds)."""

    fingerprint: str
    digest: str
    size: int
    changed: int


def manifest_path(cache: Path, output: Path) -> Path:
    """Where the manifest of an output folder lies: each folder has its own."""
    return cache / f"manifest-{short_digest(str(output.resolve()).encode())}.json"


def lock_path(cache: Path, output: Path) -> Path:
    """The file that a command holds while it writes into an output folder (`building.lock`)."""
    return manifest_path(cache, output).with_suffix(".lock")


def load(path: Path) -> dict[str, Made]:
    """The manifest, empty if there is none or it is of another time."""
    try:
        stored = json.loads(path.read_bytes())
        if stored["format"] != FORMAT:
            return {}
        return {name: Made(*row) for name, row in stored["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def save(path: Path, files: dict[str, Made]) -> None:
    """Keep the manifest."""
    rows = {name: [m.fingerprint, m.digest, m.size, m.changed] for name, m in sorted(files.items())}
    text = json.dumps({"format": FORMAT, "files": rows}, ensure_ascii=False, separators=(",", ":"))
    write_whole(path, text.encode())
