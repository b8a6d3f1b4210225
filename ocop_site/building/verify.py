"""The verify step: every internal link, picture, style sheet and anchor of made pages leads to a file that exists."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ocop_site.building.output import files_in
from ocop_site.making.links import links_of
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

OUTSIDE = {"http", "https", "mailto", "tel", "data"}


class LinkCheck:
    """Takes the links of made pages one page at a time and remembers only what is wrong and which anchors are meant."""

    def __init__(self, planned: set[str], base_url: str) -> None:
        self.planned = planned
        self.base_url = base_url
        self.problems: list[Problem] = []
        self.anchors: dict[tuple[str, str], tuple[str, str]] = {}

    def take(self, path: str, links: Iterable[str], ids: Iterable[str]) -> None:
        """Check the links of one page; `ids` are its own anchors."""
        own = set(ids)
        for link in links:
            target, fragment = resolve(path, link, self.base_url)
            if target is None:
                continue
            if target not in self.planned or (fragment and target == path and fragment not in own):
                self._complain(path, link)
            elif fragment and target != path:
                self.anchors.setdefault((target, fragment), (path, link))

    def finish(self, read: Callable[[str], bytes]) -> list[Problem]:
        """All problems, once the anchors of other pages were looked up; `read` gives the bytes of a made page."""
        ids = {target: set(links_of(read(target))[1]) for target, _ in sorted(self.anchors)}
        for (target, fragment), (path, link) in sorted(self.anchors.items()):
            if fragment not in ids[target]:
                self._complain(path, link)
        return self.problems

    def _complain(self, path: str, link: str) -> None:
        self.problems.append(Problem("dead-link", Place(path), {"page": path, "value": link}))


def resolve(path: str, link: str, base_url: str) -> tuple[str | None, str]:
    """The file and the anchor that a link of a page means; None for a link to another site."""
    if base_url and link.startswith(f"{base_url.rstrip('/')}/"):
        link = link[len(base_url.rstrip("/")) :]
    parts = urlsplit(link)
    if parts.scheme in OUTSIDE or parts.netloc:
        return None, ""
    if not parts.path:
        return path, parts.fragment
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(parts.path)))
    target = joined.lstrip("/")
    if parts.path.endswith("/") or target in ("", "."):
        target = posixpath.join(target, "index.html") if target not in ("", ".") else "index.html"
    return target, parts.fragment


def verify_output(output: Path, base_url: str = "") -> list[Problem]:
    """The same for a whole output folder as it lies on disk."""
    planned = set(files_in(output))
    check = LinkCheck(planned, base_url)
    for path in sorted(planned):
        if path.endswith(".html"):
            check.take(path, *links_of((output / path).read_bytes()))
    return check.finish(lambda path: (output / path).read_bytes())
