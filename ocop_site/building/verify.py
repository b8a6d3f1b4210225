"""The verify step: every internal link, picture, style sheet and anchor of made pages leads to a file that exists."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ocop_site.building.output import files_in
from ocop_site.making.links import links_of
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

OUTSIDE = {"http", "https", "mailto", "tel", "data"}


def check_links(
    pages: Iterable[tuple[str, tuple[str, ...]]],
    planned: set[str],
    ids: Mapping[str, tuple[str, ...]],
    base_url: str,
) -> list[Problem]:
    """Problems of pages given as (path, links). `ids`: the anchors of those pages whose anchors are known."""
    problems = []
    for path, links in pages:
        for link in sorted(set(links)):
            target, fragment = resolve(path, link, base_url)
            if target is None:
                continue
            if target not in planned or (fragment and target in ids and fragment not in ids[target]):
                problems.append(Problem("dead-link", Place(path), {"page": path, "value": link}))
    return problems


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
    pages = []
    ids = {}
    for path in sorted(planned):
        if path.endswith(".html"):
            links, anchors = links_of((output / path).read_bytes())
            pages.append((path, links))
            ids[path] = anchors
    return check_links(pages, planned, ids, base_url)
