"""Gate 2: what must hold between the planned files, before any of them is made."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import links_in
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ocop_site.pages.jobs import Job, Plain

TEXT_PAGES = "content/pages"
ANCHORED = ("about.html", "letters.html")  # pages to whose sections others lead


def check_plan(jobs: Iterable[Job], site: Plain, codes: Iterable[str]) -> list[Problem]:
    """Gate 2: no two jobs on one path (small and capital letters alike), no link into nothing, no code without a page.

    Takes the jobs one by one and keeps none. `codes`: every code that was ever given.
    """
    problems: list[Problem] = []
    paths: dict[str, tuple[str, str, str]] = {}
    links: dict[str, str] = {}
    anchors: set[str] = set()
    for job in jobs:
        key = unicodedata.normalize("NFC", job.path).casefold()
        # One photo may be used by several records: its derived files are then planned more than once, alike.
        photo = job.context["digest"] if job.maker == "photo" else ""
        mine = (job.path, job.owner, photo)
        first = paths.setdefault(key, mine)
        if first is not mine and not (photo and first[2] == photo):
            values = {"value": job.path, "first": first[1], "second": job.owner}
            problems.append(Problem("same-address", Place(job.path), values))
        for href in links_in(job.context):
            links.setdefault(href, job.path)
        if job.template in ANCHORED:
            anchors |= {f"{job.path}#{s['anchor']}" for s in job.context["it"]["sections"] if s["anchor"]}
    problems += _files_as_folders(paths)
    for href in links_in(site):
        links.setdefault(href, f"{TEXT_PAGES} (menu)")
    planned = {path for path, _, _ in paths.values()} | anchors
    targets: dict[str, str] = {}
    for href, page in links.items():
        targets.setdefault(_target(href), page)
    problems += [
        Problem("dead-link", Place(targets[target]), {"page": targets[target], "value": target})
        for target in sorted(set(targets) - planned)
    ]
    problems += [
        Problem("code-without-page", Place("content/ledger/codes.csv"), {"value": code})
        for code in sorted(set(codes))
        if addresses.file_of(addresses.code(code)) not in planned
    ]
    return problems


def _files_as_folders(paths: Mapping[str, tuple[str, str, str]]) -> list[Problem]:
    """A problem for every file below a path that is itself a file: no disk holds both."""
    problems = []
    for key, (path, owner, _) in paths.items():
        above = key.rpartition("/")[0]
        while above:
            if above in paths:
                values = {"value": path, "first": paths[above][1], "second": owner}
                problems.append(Problem("same-address", Place(path), values))
            above = above.rpartition("/")[0]
    return problems


def _target(href: str) -> str:
    """The file that an address means, with the anchor where it names one."""
    _, mark, anchor = href.partition("#")
    return f"{addresses.file_of(href)}{mark}{anchor}"
