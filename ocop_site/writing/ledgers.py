"""Adding to the ledger: lines are appended and sorted, never taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.reading.ledger import ADDRESSES, Promise, ledger_text, read_promises
from ocop_site.writing.content_files import ContentFile, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def append_promises(content: Path, promises: Iterable[Promise]) -> int:
    """Add addresses to `ledger/addresses.csv`; gives how many were new.

    Raises ValueError for a ledger with damaged lines: what it lost would be lost for good. `check` names them.
    """
    name = f"ledger/{ADDRESSES}"
    file = content / "ledger" / ADDRESSES
    before, problems = read_promises(file.read_bytes() if file.exists() else b"", name)
    if problems:
        raise ValueError(f"{name} has damaged lines")
    known = {one.address for one in before}
    new = [one for one in promises if one.address not in known]
    if new:
        write_files(content, [ContentFile(name, ledger_text([*before, *new], Promise), replaces=True)])
    return len({one.address for one in new})
