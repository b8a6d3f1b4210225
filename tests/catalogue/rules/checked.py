"""What the rules say of small contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.rules import cross_check
from tests.small_content import records_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.records.collection import Records


def said_of(records: Records) -> list[Problem]:
    """What the rules say of records; that a small content has no pages of text for the menu is left out."""
    return [p for p in cross_check(records) if p.code != "dead-link"]


def wrong(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    """What the rules say of these files, the codes that no ledger knows left out too."""
    return [p for p in said_of(records_of(folder, files)) if p.code != "code-not-in-ledger"]


def only(folder: Path, files: Mapping[str, str]) -> Problem:
    """The one problem of these files."""
    (problem,) = wrong(folder, files)
    return problem


def codes_of(folder: Path, files: Mapping[str, str]) -> list[str]:
    """The codes of all problems of these files, sorted."""
    return sorted(p.code for p in wrong(folder, files))


def decision(
    items: str, number: str = "12/QĐ-UBND", date: str = "2025-03-20", issuer: str = "UBND tỉnh Ví Dụ", more: str = ""
) -> str:
    """The text of a decision; what is empty is not written."""
    lines = [f"{key}: {value}\n" for key, value in (("number", number), ("date", date), ("issuer", issuer)) if value]
    return f"{''.join(lines)}{more}items:\n" + "".join(f"  - {item}\n" for item in items.splitlines())
