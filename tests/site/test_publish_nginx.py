"""Published sites served by a real nginx, with the configuration of the how-to, while they change under load."""

from __future__ import annotations

import re
import shutil
import threading
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from ocop_site.building.publish import Publication, publish, roll_back
from ocop_site.building.release import Release, folder_of
from ocop_site.building.switching import switch
from ocop_site.digests import digest
from tests.building.publishing import edit, publishable, whole
from tests.site.nginx import documented, running, with_the_map
from tests.small_content import code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SWITCHES = 200
READERS = 4
NAMED = re.compile(rb'(?:href|src)="([^"]*assets/[^"]*)"')


@dataclass(frozen=True)
class Site:
    """Two releases of one site: a product was renamed, and the style sheet is another."""

    home: Path
    old: Release
    new: Release
    moved_from: str
    moved_to: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("nginx")
    order = publishable(folder)
    shutil.copytree(order.assets, folder / "assets")
    order = replace(order, assets=folder / "assets")
    home = folder / "noi"

    def published() -> Release:
        made = publish(Publication(order, home))
        assert made.good, [problem.line() for problem in made.problems]
        return whole(home)

    old = published()
    edit(order)
    for name in ("site.css", "turns.js"):
        with (folder / "assets" / name).open("a", encoding="utf-8") as asset:
            asset.write("\n/* một bản khác */\n")
    new = published()
    assert roll_back(home).now  # so that each release carries what the other one's pages ask for
    yield Site(home, old, new, f"/san-pham/che-vi-du-{code(1)}/", f"/san-pham/che-vi-du-hai-{code(1)}/")
    shutil.rmtree(folder)


@pytest.fixture
def port(site: Site, tmp_path: Path) -> Iterator[int]:
    with running(tmp_path / "nginx", site.home / "current", documented()) as port:
        yield port


def get(port: int, address: str, connection: HTTPConnection | None = None) -> tuple[HTTPResponse, bytes]:
    """One request; on a connection of its own, unless one is kept."""
    kept = connection or HTTPConnection("127.0.0.1", port, timeout=30)
    kept.request("GET", address)
    response = kept.getresponse()
    data = response.read()
    if connection is None:
        kept.close()
    return response, data


@dataclass
class Seen:
    """What one reader met."""

    pages: int = 0
    assets: int = 0
    releases: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def read_on(port: int, site: Site, start: int, stop: threading.Event, seen: Seen) -> None:
    """Ask for pages and for every asset that each of them names, until told to stop."""
    pages = sorted(path for path in site.old.files if path.endswith("index.html"))
    kept = HTTPConnection("127.0.0.1", port, timeout=30)
    connection = kept if start % 2 else None  # half of the readers keep theirs open
    number = start * 7
    while not stop.is_set():
        path = pages[number % len(pages)]
        number += 1
        address = "/" + path.removesuffix("index.html")
        response, data = get(port, address, connection)
        seen.pages += 1
        if response.status != 200 or digest(data) not in {site.old.files[path], site.new.files[path]}:
            seen.faults.append(f"{address}: {response.status}, {len(data)} bytes")
            continue
        of = [one for one in (site.old, site.new) if one.files[path] == digest(data)]
        seen.releases |= {one.digest for one in of} if len(of) == 1 else set()
        for named in NAMED.findall(data):
            asset = urljoin(address, named.decode())
            response, found = get(port, asset, connection)
            seen.assets += 1
            wanted = {one.files.get(str(PurePosixPath(asset).relative_to("/"))) for one in of}
            if response.status != 200 or digest(found) not in wanted:
                seen.faults.append(f"{address} names {asset}: {response.status}")
    kept.close()


def test_no_request_gets_half_a_site_while_current_turns(site: Site, port: int) -> None:
    stop = threading.Event()
    seen = [Seen() for _ in range(READERS)]
    readers = [
        threading.Thread(target=read_on, args=(port, site, number, stop, one)) for number, one in enumerate(seen)
    ]
    for reader in readers:
        reader.start()
    try:
        for number in range(SWITCHES):
            switch(site.home, (site.new if number % 2 == 0 else site.old).digest)
            asked = sum(one.pages for one in seen)
            while sum(one.pages for one in seen) < asked + 3 and not any(one.faults for one in seen):
                stop.wait(0.001)  # a few pages between each two turns
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert [fault for one in seen for fault in one.faults] == []
    assert sum(one.pages for one in seen) >= 3 * SWITCHES
    assert sum(one.assets for one in seen) > SWITCHES
    assert set().union(*(one.releases for one in seen)) == {site.old.digest, site.new.digest}


def test_an_asset_of_the_other_release_answers_whichever_is_shown(site: Site, port: int) -> None:
    for shown, other in ((site.old, site.new), (site.new, site.old)):
        switch(site.home, shown.digest)
        (style,) = [name for name in other.files if name.startswith("assets/site-") and name.endswith(".css")]
        assert style not in shown.files
        response, data = get(port, f"/{style}")
        assert (response.status, digest(data)) == (200, other.files[style])


def test_an_old_address_leads_on_and_a_wrong_one_gets_the_page_of_errors(site: Site, port: int) -> None:
    switch(site.home, site.new.digest)
    response, data = get(port, site.moved_from)
    assert response.status == 200
    assert site.moved_to.strip("/").split("/")[1].encode() in data
    response, data = get(port, "/khong-co/")
    assert response.status == 404
    assert data == (folder_of(site.home, site.new.digest) / "404.html").read_bytes()
    response, _ = get(port, site.moved_to.rstrip("/"))
    assert (response.status, response.getheader("Location")) == (301, site.moved_to)


@pytest.mark.parametrize("address", ["/.ocop-release", "/.ocop-site"])
def test_hidden_files_are_not_served(site: Site, port: int, address: str) -> None:
    (site.home / "current" / address.lstrip("/")).write_text("x", encoding="utf-8")
    try:
        assert get(port, address)[0].status == 404
    finally:
        (site.home / "current" / address.lstrip("/")).unlink()


ASSET = "public, max-age=31536000, immutable"
PAGE = "public, max-age=300"


@pytest.mark.parametrize(
    ("ending", "kind", "cache"),
    [
        ("san-pham/index.html", "text/html; charset=utf-8", PAGE),
        ("assets/site-*.css", "text/css; charset=utf-8", ASSET),
        ("assets/fonts/be-vietnam-pro-400-*.woff2", "font/woff2", ASSET),
        ("Q/*/qr.svg", "image/svg+xml", PAGE),
        ("sap-het-han/lich.ics", "text/calendar; charset=utf-8", PAGE),
    ],
)
def test_types_and_caching(site: Site, port: int, ending: str, kind: str, cache: str) -> None:
    switch(site.home, site.new.digest)
    paths = [path for path in site.new.files if PurePosixPath(path).match(ending)] or [ending]
    response, _ = get(port, f"/{paths[0]}" if ending != "san-pham/index.html" else site.moved_to)
    assert (response.status, response.getheader("Content-Type"), response.getheader("Cache-Control")) == (
        200,
        kind,
        cache,
    )


def test_a_linkset_has_its_own_type(site: Site, port: int) -> None:
    switch(site.home, site.new.digest)
    linkset = site.home / "current" / "01" / "08936012345674" / "linkset.json"
    linkset.parent.mkdir(parents=True, exist_ok=True)
    linkset.write_text("{}", encoding="utf-8")
    try:
        response, data = get(port, "/01/08936012345674/linkset.json")
    finally:
        shutil.rmtree(linkset.parents[1])
    assert (response.status, response.getheader("Content-Type"), data) == (200, "application/linkset+json", b"{}")
    assert response.getheader("Access-Control-Allow-Origin") == "*"


def test_with_the_map_the_server_itself_leads_on(site: Site, tmp_path: Path) -> None:
    switch(site.home, site.new.digest)
    with running(tmp_path / "nginx", site.home / "current", with_the_map(documented())) as port:
        response, _ = get(port, site.moved_from)
        assert (response.status, response.getheader("Location")) == (301, site.moved_to)
        response, _ = get(port, f"/q/{code(1)}/")
        assert (response.status, response.getheader("Location")) == (301, f"/Q/{code(1)}/")
        assert get(port, "/")[0].status == 200
