"""Every printed code of the real catalogue is read back, and leads to a page that names the record."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from PIL import Image

from tests.site.server import served
from tests.site.symbols import PIXELS, drawn, read

if TYPE_CHECKING:
    from tests.site.built import BuiltSite

VIEW = re.compile(r'<svg[^>]*\bviewBox="0 0 (\d+) (\d+)"')
DARK = re.compile(r'<path shape-rendering="crispEdges" d="([^"]+)"/>')
INLINE = re.compile(r'<section class="qr".*?<svg viewBox="0 0 (\d+) \1"[^>]*><path d="([^"]+)"/></svg>', re.DOTALL)
SAMPLE = 60
QUIET = 4


@pytest.fixture(scope="module", params=["real_site", "example_site", "ocop_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    assert built.printed
    return built


def leads_to(site: BuiltSite, text: str) -> str:
    """The file that a code's text leads to at a static host: the host in any case, the path letter for letter."""
    scanned, home = urlsplit(text), urlsplit(site.base_url)
    assert (scanned.scheme.lower(), scanned.netloc.lower()) == (home.scheme, home.netloc)
    assert scanned.path.startswith(home.path)
    assert scanned.path.endswith("/")
    return f"{scanned.path.removeprefix(home.path)}index.html"


def test_each_svg_file_is_read_back(site: BuiltSite) -> None:
    for code in sorted(site.printed):
        text = (site.output / "Q" / code / "qr.svg").read_text(encoding="utf-8")
        view, dark = VIEW.search(text), DARK.search(text)
        assert view, code
        assert dark, code
        assert leads_to(site, read(drawn(int(view[1]), dark[1]))) == f"Q/{code}/index.html"


def test_each_png_file_is_read_back(site: BuiltSite) -> None:
    for code in sorted(site.printed):
        with Image.open(site.output / "Q" / code / "qr.png") as picture:
            assert leads_to(site, read(picture.convert("L"))) == f"Q/{code}/index.html"


def test_each_symbol_on_a_page_is_read_back(site: BuiltSite) -> None:
    for code in sorted(site.printed):
        inline = INLINE.search((site.output / site.codes[code][1]).read_text(encoding="utf-8"))
        assert inline, code
        picture = drawn(int(inline[1]), inline[2])
        assert leads_to(site, read(picture)) == f"Q/{code}/index.html"
        # The quiet zone is part of the drawing: four light modules on each side.
        dark = picture.point(lambda grey: 255 - grey).getbbox()
        edge = QUIET * PIXELS
        assert dark == (edge, edge, picture.width - edge, picture.height - edge), code


def test_what_a_code_leads_to_names_the_record(site: BuiltSite) -> None:
    for code in sorted(site.codes):
        name, record_page = site.codes[code]
        behind = unescape((site.output / "Q" / code / "index.html").read_text(encoding="utf-8"))
        assert f"<h1>{name}</h1>" in behind, code
        assert code in behind, code
        assert re.search(rf'<a class="go" href="\.\./\.\./{re.escape(record_page)}"', behind), code
        page = unescape((site.output / record_page).read_text(encoding="utf-8"))
        assert f"<h1>{name}</h1>" in page, code
        if code in site.printed:
            assert f"/Q/{code}" in page or f"Q/<wbr>{code}" in page, code


def test_every_record_has_its_own_code(site: BuiltSite) -> None:
    assert len({page for _, page in site.codes.values()}) == len(site.codes)
    assert {path.parent.name for path in site.output.glob("Q/*/index.html")} == set(site.codes)


def test_zbar_reads_the_same(real_site: BuiltSite, example_site: BuiltSite) -> None:
    """A second reader, written by others: a sample of the files to print."""
    program = shutil.which("zbarimg")
    if program is None:
        pytest.skip("zbar is missing: install Debian's package `zbar-tools`")
    for site in (real_site, example_site):
        codes = sorted(site.printed)
        chosen = codes[:: max(1, len(codes) // SAMPLE)][:SAMPLE]
        pictures = [str(site.output / "Q" / code / "qr.png") for code in chosen]
        done = subprocess.run([program, "--quiet", "--raw", *pictures], capture_output=True, text=True, check=True)
        assert [leads_to(site, line) for line in done.stdout.splitlines()] == [f"Q/{c}/index.html" for c in chosen]


def test_trial_codes_are_marked_and_real_ones_are_not(real_site: BuiltSite, ocop_site: BuiltSite) -> None:
    """Below every symbol stand its nine digits, which outlive the address; below one of a trial the word as well."""
    for site in (real_site, ocop_site):
        trial = (urlsplit(site.base_url).hostname or "").endswith(".example")
        code = min(site.printed)
        svg = (site.output / "Q" / code / "qr.svg").read_text(encoding="utf-8")
        with Image.open(site.output / "Q" / code / "qr.png") as picture:
            below = picture.convert("L").crop((0, picture.width, picture.width, picture.height))
            assert below.getextrema() == (0, 255)
        assert f">{code}" in svg
        assert ("mã thử" in svg) == trial
        assert ("mã thử" in (site.output / site.codes[code][1]).read_text(encoding="utf-8")) == trial


def test_a_scanned_code_is_followed_over_http(ocop_site: BuiltSite) -> None:
    """From the picture to the record: the short page answers without a redirect, its one large link leads on."""
    code = next(code for code in sorted(ocop_site.printed) if ocop_site.codes[code][1].startswith("san-pham/"))
    name, record_page = ocop_site.codes[code]
    with Image.open(ocop_site.output / "Q" / code / "qr.png") as picture:
        text = read(picture.convert("L"))
    assert text == f"HTTPS://EXAMPLE.ORG/ocop/Q/{code}/"
    with served(ocop_site.output, "/ocop/") as address:
        scanned = address.removesuffix("/ocop/") + urlsplit(text).path
        with urlopen(scanned) as answer:  # noqa: S310 - our own server
            assert answer.url == scanned
            behind = unescape(answer.read().decode())
        assert name in behind
        onward = re.search(r'<a class="go" href="\.\./\.\./([^"]+)"', behind)
        assert onward
        assert onward[1] == record_page
        with urlopen(f"{address}{onward[1]}") as answer:  # noqa: S310 - our own server
            page = unescape(answer.read().decode())
        assert name in page
        assert code in page
