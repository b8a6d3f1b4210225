"""What a host answers for an address of the built site, and what a browser that shows a page shows of it.

Files are read as they lie in the output folder, and nothing there is changed. Pages that were made before the rest of a
build are kept in memory and take the place of their files until that build is done.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from ocop_site.digests import short_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOT_FOUND = "404.html"
HTML = "text/html; charset=utf-8"
# By ending, not by the tables of the system: those differ from machine to machine.
KINDS = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gz": "application/gzip",
    ".html": HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ndjson": "application/x-ndjson",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
# Where letters of names are not told apart by the system, a host would still tell /q/ from /Q/.
LETTERS_COUNT = sys.platform not in {"win32", "darwin"}
_NEVER = "/\\:" if sys.platform == "win32" else "/\\"  # signs that no name of a file holds
_STYLE_NAME = re.compile(rb"(assets/[\w./-]+?)-[0-9a-f]{12}\.css\b")
_CONTENT_NAME = re.compile(r"(assets/.+)-[0-9a-f]{12}(\.[a-z0-9]+)")
_RELATIVE_LINK = re.compile(rb'(\s(?:href|src)=")(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#"])')


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for an address. `path`: the file of the site that it is, "" where it is none."""

    status: HTTPStatus
    kind: str = ""
    body: bytes = b""
    location: str = ""
    path: str = ""


class Host:
    """The site as a host would serve it.

    `base_url`: the address for which it was built; what lies behind its host (`/ocop/`) is where it is served here too.
    `early`: path -> bytes of files that were made before the rest of a build, and are newer than what lies in `output`.
    """

    def __init__(self, output: Path, base_url: str = "") -> None:
        self.output = output
        self.base_url = base_url
        self.early: Mapping[str, bytes] = {}

    @property
    def base(self) -> str:
        """The path at which the site begins: `/`, or `/ocop/`."""
        path = urlsplit(self.base_url).path.strip("/")
        return f"/{path}/" if path else "/"

    @property
    def is_there(self) -> bool:
        """Whether there is anything to be served yet."""
        return self.read("index.html") is not None

    def answer(self, target: str, here: str) -> Answer:
        """What is sent for the target of a request (`/tinh/?x=1`). `here`: our own address, `http://127.0.0.1:8000`."""
        path, mark, query = target.partition("?")
        if path == "/" and self.base != "/":
            return Answer(HTTPStatus.FOUND, location=self.base)
        name = self.file_of(path)
        if name is not None and name.endswith("/"):
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{path}/{mark}{query}")
        if name and query.startswith("livereload="):
            name = self._by_new_name(name)
        data = self.read(name) if name else None
        if name is None or data is None:
            return Answer(HTTPStatus.NOT_FOUND, HTML, self._not_found(here), path=NOT_FOUND)
        return Answer(HTTPStatus.OK, kind_of(name), data, path=name)

    def file_of(self, path: str) -> str | None:
        """The file that the path of an address means, relative to the output; None for what no host would look for.

        With a slash at its end it is a folder, named without the slash that an address of a folder has.
        """
        if not path.startswith(self.base):
            return f"{path}/" if f"{path}/" == self.base else None
        parts = [_decoded(part) for part in path[len(self.base) :].split("/")]
        *folders, last = parts
        if any(part is None or not part for part in folders) or last is None:
            return None
        name = "/".join(str(part) for part in parts)
        if not last:
            return f"{name}index.html"
        return f"{name}/" if self._is_folder(name) else name

    def read(self, name: str) -> bytes | None:
        """The bytes of a file of the site; None where there is none, or where it lies elsewhere behind a link."""
        early = self.early.get(name)
        if early is not None:
            return early
        file = self._real(name)
        try:
            return file.read_bytes() if file else None
        except OSError:
            return None

    def look(self, path: str) -> Look:
        """What a browser shows at the path of an address now."""
        name = self.file_of(path)
        data = self.read(name) if name else None
        if name is None or data is None:
            return look_of(NOT_FOUND, self.read(NOT_FOUND) or b"", self.read)
        return look_of(name, data, self.read)

    def _is_folder(self, name: str) -> bool:
        if any(early.startswith(f"{name}/") for early in self.early):
            return True
        file = self._real(name)
        return file is not None and file.is_dir()

    def _real(self, name: str) -> Path | None:
        """Where a file or folder lies; None where a link leads away from where it should be."""
        root = os.path.realpath(self.output)
        wanted = os.path.join(root, *name.split("/"))  # noqa: PTH118 - realpath gives text
        try:
            if os.path.realpath(wanted, strict=True) != wanted:
                return None
        except (OSError, ValueError):
            return None
        if not LETTERS_COUNT and not _spelled_alike(Path(root), name):
            return None
        return Path(wanted)

    def _by_new_name(self, name: str) -> str:
        """The content name that an asset has by now: an open page asks for its style sheet by the one it knew."""
        logical = _logical(name)
        if logical == name:
            return name
        newer = [other for other in self.early if _logical(other) == logical]
        folder = (self.output / name).parent
        if not newer and not self.read(name) and folder.is_dir():
            beside = [str(PurePosixPath(name).with_name(entry.name)) for entry in folder.iterdir()]
            newer = sorted(one for one in beside if _logical(one) == logical)
        return newer[-1] if newer else name

    def _not_found(self, here: str) -> bytes:
        """The page for what is not there: it stands at any address, so the site's own, named in full, becomes ours."""
        page = self.read(NOT_FOUND) or b"<!doctype html><title>404</title><p>404</p>\n"
        page = _RELATIVE_LINK.sub(rb"\1" + self.base.encode(), page)
        known = self.base_url.rstrip("/")
        return page.replace(known.encode(), f"{here}{self.base}".rstrip("/").encode()) if known else page


def kind_of(name: str) -> str:
    """The media type of a file by its ending."""
    return KINDS.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def _decoded(part: str) -> str | None:
    """One part of a path as its file is called; None for what may lead elsewhere or is nobody's to see."""
    try:
        name = unquote_to_bytes(part).decode()
    except UnicodeDecodeError:
        return None
    if name.startswith(".") or not name.isprintable() or any(sign in name for sign in _NEVER):
        return None
    return name


def _spelled_alike(root: Path, name: str) -> bool:
    """Whether every folder and the file are spelled letter by letter as they are on the disk."""
    folder = root
    for part in name.split("/"):
        try:
            if part not in os.listdir(folder):  # noqa: PTH208 - names alone
                return False
        except OSError:
            return False
        folder /= part
    return True


def _logical(name: str) -> str:
    """The name of an asset without its digest."""
    return _CONTENT_NAME.sub(r"\1\2", name)


@dataclass(frozen=True, slots=True)
class Look:
    """What a browser shows: digests of a page with all that it loads, and of the same but for style sheets.

    Two looks whose `still` are equal differ by style sheets alone, which a browser can change without a reload.
    """

    whole: str
    still: str

    def __str__(self) -> str:
        return f"{self.whole}.{self.still}"


def look_of(name: str, page: bytes, read: Callable[[str], bytes | None]) -> Look:
    """The look of a page. `name`: its file; `read`: gives the bytes of any file of the site."""
    styles, others = [page], [_STYLE_NAME.sub(rb"\1.css", page), name.encode()]
    for loaded in _loaded_by(name, page):
        kept = styles if loaded.endswith(".css") else others
        kept.append(short_digest(read(loaded) or b"").encode())
    still = short_digest(b"\0".join(others))
    return Look(short_digest(b"\0".join([still.encode(), *styles])), still)


def _loaded_by(name: str, page: bytes) -> list[str]:
    """The files of the site that a browser loads with a page, sorted."""
    seeker = _Seeker()
    seeker.feed(page.decode(errors="replace"))
    found: set[str] = set()
    for link in seeker.links:
        path = link.partition("#")[0].partition("?")[0].strip()
        if path and ":" not in path and not path.startswith("/"):
            found.add(os.path.normpath(PurePosixPath(name).parent / path).replace(os.sep, "/"))
    return sorted(one for one in found if not one.startswith(".."))


class _Seeker(HTMLParser):
    """Collects what a page loads: pictures, scripts, style sheets, icons."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the links of one tag."""
        given = {name: value or "" for name, value in attrs}
        if tag in {"img", "script", "source", "iframe", "embed"}:
            self.links += [given.get("src", "")]
            self.links += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        elif tag == "link" and {"stylesheet", "icon"} & set(given.get("rel", "").lower().split()):
            self.links.append(given.get("href", ""))
        elif tag == "object":
            self.links.append(given.get("data", ""))
