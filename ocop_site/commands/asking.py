"""Where people are asked before anything is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ocop_site.problems import Language


def agreed(language: Language, *, yes: bool) -> bool:
    """Whether to write: `--yes`, or a yes on a terminal; says so where there is neither."""
    if yes:
        return True
    if sys.stdin.isatty():
        return click.confirm(("Ghi các tệp này?", "Write these files?")[language == "en"], default=False)
    said = (
        "Chưa ghi gì: xem lại kế hoạch trên rồi chạy lại với --yes.",
        "Nothing was written: look at the plan above, then run it again with --yes.",
    )
    click.echo(said[language == "en"], err=True)
    return False
