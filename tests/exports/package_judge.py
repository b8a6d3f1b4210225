"""What the `frictionless` program says of a data package."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@contextmanager
def _limit_of_csv() -> Iterator[None]:
    """The longest cell that `csv` reads stays what it was: frictionless sets it for the whole process."""
    before = csv.field_size_limit()
    try:
        yield
    finally:
        csv.field_size_limit(before)


def faults(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Everything in which a data package, its files lying in a new `folder`, breaks the standard or its own word."""
    for name, data in files.items():
        path = folder / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with _limit_of_csv():
        from frictionless import validate  # noqa: PLC0415

        report = validate(str(folder / "datapackage.json"))
    found = [f"{error.type}: {error.note}" for error in report.errors]
    return found + [f"{task.name}: {error.type}: {error.message}" for task in report.tasks for error in task.errors]
