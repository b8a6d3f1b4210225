"""The languages of a site besides Vietnamese, with the messages in which they are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.making.templates import template_messages
from ocop_site.pages.tongues import Tongue
from ocop_site.reading.messages import LOCALE, read_messages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ocop_site.problems import Problem


def read_tongues(tags: Iterable[str], templates: Path) -> tuple[list[Tongue], list[Problem]]:
    """The languages of a site besides Vietnamese, and what is wrong with their messages; wrong ones say nothing."""
    tongues, problems = [], []
    for tag in tags:
        messages, complaints = read_messages(templates / LOCALE, tag)
        problems += complaints
        if not complaints:
            unknown = {one for one in template_messages(templates) if one not in messages.known}
            tongues.append(Tongue(messages, unknown))
    return tongues, problems
