"""What the `frictionless` program says of a data package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frictionless import validate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def faults(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Everything in which a data package, its files lying in a new `folder`, breaks the standard or its own word."""
    for name, data in files.items():
        path = folder / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    report = validate(str(folder / "datapackage.json"))
    found = [f"{error.type}: {error.note}" for error in report.errors]
    return found + [f"{task.name}: {error.type}: {error.message}" for task in report.tasks for error in task.errors]
