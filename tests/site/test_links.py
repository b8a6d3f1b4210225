"""Every link, picture, style sheet and anchor of every page of a built site, read without the engine's own code."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.site.built import BuiltSite

TAG = re.compile(r'<([a-z][a-zA-Z0-9]*)\b((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*/?>')
VALUE = re.compile(r'\s(href|src|srcset|id)="([^"]*)"')
OUTWARD = ("http", "https", "mailto", "tel")


class Read:
    """All pages of a site: what they link to (tag, link), and their anchors."""

    def __init__(self, site: BuiltSite) -> None:
        self.site = site
        self.files = {p.relative_to(site.output).as_posix() for p in site.output.rglob("*") if p.is_file()}
        self.links: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.ids: dict[str, set[str]] = defaultdict(set)
        for path in sorted(self.files):
            if path.endswith(".html"):
                self._read(path)

    def _read(self, path: str) -> None:
        text = (self.site.output / path).read_text(encoding="utf-8")
        assert not re.search(r"\s(href|src|srcset|id)=[^\"]", re.sub(r'"[^"]*"', '""', text)), path
        tags = TAG.findall(text)
        assert len(tags) == len(re.findall(r"<[a-zA-Z]", text)), path  # no tag was overlooked
        for tag, attributes in tags:
            for name, value in VALUE.findall(attributes):
                if name == "id":
                    assert unescape(value) not in self.ids[path], f"{path}: #{value} stands twice"
                    self.ids[path].add(unescape(value))
                elif name == "srcset":
                    self.links[path] += [(tag, unescape(one.split()[0])) for one in value.split(",")]
                else:
                    self.links[path].append((tag, unescape(value)))

    def target(self, path: str, link: str) -> tuple[str, str] | None:
        """The file and anchor that a link leads to; None for a link out of the site."""
        base = self.site.base_url.rstrip("/") + "/"
        if path == "404.html" and link.startswith(base):
            link = "/" + link.removeprefix(base)
        parts = urlsplit(link)
        if parts.scheme in OUTWARD:
            return None
        assert not parts.scheme, f"{path}: {link}"
        assert not parts.netloc, f"{path}: {link}"
        if not parts.path:
            return path, parts.fragment
        joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(parts.path))).lstrip("/")
        return (joined + "index.html" if joined == "" else joined), parts.fragment


@pytest.fixture(scope="module", params=["real_site", "example_site", "ocop_site"])
def read(request: pytest.FixtureRequest) -> Read:
    return Read(request.getfixturevalue(request.param))


def test_pages_were_read(read: Read) -> None:
    pages = {path for paths in read.site.kinds.values() for path in paths}
    assert pages == set(read.ids) | set(read.links) & pages
    assert min(len(read.links[path]) for path in pages) >= len(["icon", "style sheet", "on"])


def test_every_link_leads_to_a_file_in_its_right_case(read: Read) -> None:
    dead = []
    for path in sorted(read.links):
        for _, link in read.links[path]:
            found = read.target(path, link)
            if found is None:
                continue
            target, anchor = found
            if path == "404.html" and target not in read.files:
                target = f"{target.rstrip('/')}/index.html"  # a page of the whole web names folders
            if target not in read.files or (anchor and anchor not in read.ids[target]):
                dead.append(f"{path} -> {link}")
    assert not dead, "\n".join(dead[:20])


def test_links_name_their_file_so_that_they_open_from_disk(read: Read) -> None:
    folders = [
        f"{path} -> {link}"
        for path in sorted(read.links)
        for _, link in read.links[path]
        if path != "404.html" and not urlsplit(link).scheme and urlsplit(link).path.endswith(("/", "/.", "/.."))
    ]
    assert not folders, "\n".join(folders[:20])


def test_only_links_lead_out_of_the_site(read: Read) -> None:
    """Nothing is fetched from another host: pictures, style sheets and icons are the site's own."""
    out = [
        f"{path}: <{tag}> {link}"
        for path in sorted(read.links)
        for tag, link in read.links[path]
        if tag != "a" and read.target(path, link) is None and link not in _own_addresses(read, path)
    ]
    assert not out, "\n".join(out[:20])


def _own_addresses(read: Read, path: str) -> set[str]:
    """The addresses of a page and of the same page in the other language, which it names in full."""
    address, base = _canonical(read, path), read.site.base_url.rstrip("/") + "/"
    vietnamese = address.replace(f"{base}en/", base)
    english = vietnamese.replace(base, f"{base}en/")
    return {vietnamese, english} if english.removeprefix(base) + "index.html" in read.files else {address}


def _canonical(read: Read, path: str) -> str:
    """The address that a page names as its own or, behind a printed code, as the record's."""
    base = read.site.base_url.rstrip("/") + "/"
    file = read.site.codes[path.split("/")[1]][1] if path.startswith("Q/") else path
    return base + file.removesuffix("index.html")


def test_every_page_can_be_reached_from_the_first(read: Read) -> None:
    """But the page behind a code that is not printed, and the one for an address that does not exist."""
    reached = {"index.html"}
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        for tag, link in read.links[path]:
            found = read.target(path, link)
            if tag == "a" and found and found[0].endswith(".html") and found[0] not in reached:
                reached.add(found[0])
                waiting.append(found[0])
    unprinted = {f"Q/{code}/index.html" for code in read.site.codes if code not in read.site.printed}
    pages = {path for paths in read.site.kinds.values() for path in paths}
    assert pages - reached - unprinted == {"404.html"}


def test_every_file_is_wanted(read: Read) -> None:
    """No asset or picture lies in the output that no page uses; the licence of the fonts lies beside them.

    The style sheet of plans waits for the first fair with booths.
    """
    used = {found[0] for path in read.links for _, link in read.links[path] if (found := read.target(path, link))}
    for sheet in sorted(path for path in used if path.endswith(".css")):
        for url in re.findall(r'url\("([^"]+)"\)', (read.site.output / sheet).read_text(encoding="utf-8")):
            used.add(posixpath.normpath(posixpath.join(posixpath.dirname(sheet), url)))
    lying = {path for path in read.files if path.startswith(("assets/", "anh/")) and not path.endswith(".txt")}
    waiting = {path for path in lying if path.startswith("assets/floor-")} if "floor" not in read.site.kinds else set()
    assert lying - used == waiting
