"""Hostile texts in every field of every record: refused as problems, or harmless in a real browser.

Without the policy the browser opens every page of a record, and every third of the lists, letters and Digital Links;
`make judge-payloads` opens all.
"""

from __future__ import annotations

import json
import os
import shutil
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from ocop_site.building.pipeline import read
from ocop_site.commands.options import order_of
from ocop_site.records.others import Fair, Outlet, Producer
from ocop_site.records.product import Product
from ocop_site.records.site import Site
from tests.site.built import DAY, PROJECT, BuiltSite, build, command, cover_of_kinds
from tests.site.chromium import opened
from tests.site.hostile import ACCEPTED, BAD_URLS, NOT_ACCEPTED, PHOTOS, SECRET, plant, write
from tests.site.planting import Planter, code_of
from tests.site.trees import side_by_side

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page
    from pydantic import BaseModel

    from ocop_site.problems import Problem

WITHOUT_FONTS = "--disable-remote-fonts"  # a fifth of the time that a page takes; the test with the policy has them
LEAST_PAYLOADS = 60
LEAST_FIELDS = 75
OF_RECORDS = ("Q/", "san-pham/", "chu-the/", "diem-ban/", "hoi-cho/", "quyet-dinh/")
OF_OTHERS = 1 if os.environ.get("PAYLOAD_PAGES") == "all" else 3  # of so many other pages one is opened

# What must not be on any page, nor in what a page keeps for a later day. Our own script, our data for machines and our
# words for later days may. Links may lead to the web, to mail, to a telephone; all else stays on the site.
LIVING = """() => {
  const roots = [document];
  for (const root of roots) roots.push(...[...root.querySelectorAll('template')].map(e => e.content));
  const all = selector => roots.flatMap(root => [...root.querySelectorAll(selector)]);
  const SCRIPTS =
    /\\/(assets\\/(turns|print|search(-words|-index|-find|-tongue|-cards|-address)?)-[0-9a-f]{12}|tim-kiem\\/chi-muc)[.]js$/;
  const seeks = form => form?.method === 'get' && /\\/tim-kiem\\/index[.]html$/.test(form.action)
    && form.target === '' && form.role === 'search';
  const ours = e => e.matches('template[data-from], .choices input, .choices select, #in-nhan button[type=button]')
    || e.matches('form') && seeks(e)
    || e.matches('.find-box input[type=search][name=q], .find-box button') && seeks(e.form)
    || e.matches('#tim > template[data-of], .filters select, .filters button[type=button], .more button[type=button]')
    || e.matches('script[type="application/ld+json"]') && JSON.parse(e.textContent)['@context'] === 'https://schema.org'
    || e.matches('script[src][defer]') && SCRIPTS.test(e.src) && !e.textContent;
  const tags = 'script iframe object embed base form frame video audio template noscript math style animate set input'
    + ' textarea select button marquee foreignObject applet isindex link[rel=import] meta[http-equiv=refresh]';
  const alive = all(tags.split(' ').join()).filter(e => !ours(e));
  const found = alive.map(e => e.outerHTML);
  const sources = all('script').map(e => e.src);
  if (new Set(sources).size !== sources.length || sources.filter(src => !src).length > 1)
    found.push('more scripts than ours');
  for (const e of all('*')) {
    for (const a of e.attributes) {
      if (a.name === 'style' && e.matches('.sheets, .spot')) continue; // set by our script on the print page
      if (/^on|^style$|^srcdoc$|^formaction$|^ping$|^background$|^xml:base$/i.test(a.name)) found.push(e.outerHTML);
      if (!/^(href|src|action|data|poster|xlink:href)$/i.test(a.name)) continue;
      const scheme = new URL(a.value, location.href).protocol;
      const outward = e.localName === 'a' || e.rel === 'canonical' ? ['http:', 'https:', 'mailto:', 'tel:'] : [];
      if (!['file:', ...outward].includes(scheme)) found.push(e.outerHTML);
    }
  }
  return {
    living: found.map(html => html.slice(0, 300)),
    ran: '__ran' in window,
    address: location.href,
    heading: document.querySelector('h1')?.textContent ?? '',
  };
}"""


class Trap:
    """A context in which nothing may happen: no dialog, no word on the console, no request but for the site's files."""

    def __init__(self, context: BrowserContext, site: BuiltSite) -> None:
        self.site = site
        self.sprung: list[str] = []
        context.on("dialog", lambda dialog: (self.sprung.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("console", lambda message: self.sprung.append(f"console: {message.text}"))
        context.on("weberror", lambda error: self.sprung.append(f"error: {error.error}"))
        context.on("request", lambda request: self._judge(request.url))
        self.page: Page = context.new_page()
        self.page.on("popup", lambda other: self.sprung.append(f"window: {other.url}"))

    def _judge(self, url: str) -> None:
        home = self.site.output.as_uri() + "/"
        wanted = self.site.output / unquote(urlsplit(url.removeprefix(home)).path)
        if not url.startswith(home) or not wanted.is_file():
            self.sprung.append(f"request: {url}")

    def look(self, path: str) -> str:
        """Open a page, see what it did and what stands on it; gives its heading."""
        address = (self.site.output / path).as_uri()
        self.page.goto(address)
        found = self.page.evaluate(f"({LIVING})()")
        self.sprung += [f"on {path}: {one}" for one in found["living"]]
        if found["ran"] or found["address"] != address:
            self.sprung.append(f"script ran on {path}, which led to {found['address']}")
        return str(found["heading"])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("hostile")
    planter = plant(folder / "content")
    assert len(ACCEPTED) >= LEAST_PAYLOADS
    assert len(planter.planted) >= LEAST_FIELDS, sorted(planter.planted)
    return build(folder / "content", folder / "output")


def all_pages(site: BuiltSite) -> list[str]:
    """But the page for a wrong address, which names its host in full."""
    return sorted({path for paths in site.kinds.values() for path in paths} - {"404.html"})


def opened_pages(site: BuiltSite) -> list[str]:
    """Every page of a record in every language, and one of each kind; of the others as many as `OF_OTHERS` says."""
    pages = all_pages(site)
    needed = {path for path in pages if path.removeprefix("en/").startswith(OF_RECORDS)}
    needed |= {path for _, path in cover_of_kinds(site)} & set(pages)
    others = [path for path in pages if path not in needed]
    return sorted([*needed, *others[::OF_OTHERS]])


def sprung_on(site: BuiltSite, paths: list[str]) -> list[str]:
    """What happens on some pages with their own Content-Security-Policy switched off; and wrong headings."""
    names = {path: name for name, path in site.codes.values()}
    with opened(WITHOUT_FONTS) as browser:
        trap = Trap(browser.new_context(bypass_csp=True), site)
        for path in paths:
            heading = trap.look(path)
            if heading != names.get(path, heading):
                trap.sprung.append(f"{path} shows {heading!r}")
    return trap.sprung


@pytest.mark.browser
def test_nothing_runs_even_without_the_policy(chromium: Browser, hostile: BuiltSite) -> None:
    """Escaping alone holds; and a hostile name is shown letter for letter."""
    assert chromium.is_connected()
    assert {" ".join(text.split()) for text in ACCEPTED} <= {name for name, _ in hostile.codes.values()}
    paths = opened_pages(hostile)
    assert {path for _, path in hostile.codes.values()} <= set(paths)
    sprung = list(chain(*side_by_side(*(partial(sprung_on, hostile, paths[half::2]) for half in (0, 1)))))
    assert not sprung, f"{len(sprung)}\n" + "\n".join(sprung[:20])


@pytest.mark.browser
def test_nothing_is_stopped_by_the_policy(chromium: Browser, hostile: BuiltSite) -> None:
    """With the policy on there is nothing for it to stop: it would say so on the console."""
    context = chromium.new_context()
    trap = Trap(context, hostile)
    for _, path in cover_of_kinds(hostile):
        trap.look(path)
    context.close()
    assert not trap.sprung, f"{len(trap.sprung)}\n" + "\n".join(trap.sprung[:20])


@pytest.mark.browser
def test_the_trap_would_spring(chromium: Browser, hostile: BuiltSite, tmp_path: Path) -> None:
    """The same payloads on a page that escapes nothing: the trap must catch them, or it proves nothing."""
    page = tmp_path / "index.html"
    page.write_text(f"<!doctype html><title>x</title>{''.join(ACCEPTED[:20])}", encoding="utf-8")
    site = BuiltSite(tmp_path, tmp_path, "", {}, {}, frozenset())
    context = chromium.new_context()
    trap = Trap(context, site)
    trap.look("index.html")
    context.close()
    del hostile
    assert any(one.startswith("script ran on index.html") for one in trap.sprung)
    assert any("onerror" in one for one in trap.sprung)


def test_no_template_was_filled_twice(hostile: BuiltSite) -> None:
    """What looks like a template in a record is text: it is neither worked out nor fails."""
    name = next(text for text in ACCEPTED if text.startswith("{{ 7*7"))
    path = next(path for said, path in hostile.codes.values() if said == name)
    page = (hostile.output / path).read_text(encoding="utf-8")
    assert "<h1>{{ 7*7 }}</h1>" in page
    assert ">49<" not in page


def test_notes_of_editors_are_never_published(hostile: BuiltSite) -> None:
    for path in sorted(hostile.output.rglob("*")):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path


def test_file_names_of_photos_are_not_used(hostile: BuiltSite) -> None:
    """Derived photos are named by their digest, whatever the original was called."""
    names = [path.name for path in sorted(hostile.output.glob("anh/*"))]
    assert len({name.split("-")[0] for name in names}) == len(PHOTOS)
    assert all(set(name) <= set("0123456789abcdef-.jpgwebp") for name in names)


def problems_of(content: Path, output: Path) -> list[Problem]:
    return read(order_of(content, output, None, DAY, 1))[1]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A content folder that is good but for what a test adds."""
    content = tmp_path / "content"
    content.mkdir()
    site = {"title": "Danh mục mẫu", "tagline": "Mẫu", "publisher": "Nhóm Mẫu", "description": "Mẫu"}
    write(content / "site.yaml", {**site, "code_block": "10"})
    shutil.copytree(PROJECT / "content" / "vocabulary", content / "vocabulary")
    return content


KINDS: list[tuple[str, type[BaseModel]]] = [
    ("products", Product),
    ("producers", Producer),
    ("outlets", Outlet),
    ("fairs", Fair),
]


@pytest.mark.parametrize("url", BAD_URLS)
def test_bad_addresses_are_refused_in_every_field(small: Path, tmp_path: Path, url: str) -> None:
    """Each field for an address of each kind of record gives a problem of its own, at its line."""
    expected = 0
    for number, (kind, model) in enumerate(KINDS):
        planter = Planter(["một câu"], [url])
        data = planter.record(model, code=code_of(number), producer=None, product=None, products=None, gtin=None)
        (small / kind).mkdir()
        write(small / kind / f"{kind}-0.yaml", data)
        assert planter.addressed
        expected += planter.addressed
    site = Planter(["một câu"], [url])
    write(small / "site.yaml", site.record(Site))
    found = problems_of(small, tmp_path / "output")
    refused = [p for p in found if p.code in ("bad-url", "hidden-character", "control-character")]
    assert len({(p.place.path, p.place.line) for p in refused}) == expected + site.addressed
    assert all(p.severity == "error" for p in refused)


@pytest.mark.parametrize("text", NOT_ACCEPTED)
def test_hidden_letters_are_refused(small: Path, tmp_path: Path, text: str) -> None:
    (small / "products").mkdir()
    planter = Planter([text], ["https://example.org/"])
    data = planter.record(Product, code=code_of(1), producer=None, gtin=None)
    write(small / "products" / "an.yaml", data)
    found = problems_of(small, tmp_path / "output")
    lines = {p.place.line for p in found if p.code in ("hidden-character", "control-character", "bad-encoding")}
    assert len(lines) >= len(planter.planted), [p.line() for p in found]


def test_a_printed_province_must_be_one(small: Path, tmp_path: Path) -> None:
    """The one text of an address that is matched against the vocabulary: no payload is a province."""
    (small / "products").mkdir()
    for number, text in enumerate(ACCEPTED):
        planter = Planter(["một câu"], ["https://example.org/"])
        data = planter.record(Product, code=code_of(number), producer=None, gtin=None, photos=None)
        data["address"]["as_certified"]["province"] = text
        write(small / "products" / f"san-pham-{number}.yaml", data)
    found = problems_of(small, tmp_path / "output")
    assert len([p for p in found if p.code == "unknown-place"]) == len(ACCEPTED)


@pytest.mark.parametrize(
    "file",
    ["../../../../etc/passwd", "/etc/passwd", "../site.yaml", "photos/../../site.yaml", "..\\site.yaml", "C:\\x.jpg"],
)
def test_a_photo_lies_in_the_photo_folder(small: Path, tmp_path: Path, file: str) -> None:
    (small / "products").mkdir()
    (small / "photos").mkdir()
    Image.new("RGB", (300, 200)).save(small / "photos" / "tot.jpg")
    Image.new("RGB", (300, 200)).save(tmp_path / "ngoai.jpg")
    planter = Planter(["một câu"], ["https://example.org/"])
    data = planter.record(Product, code=code_of(1), producer=None, gtin=None, file=file)
    write(small / "products" / "x.yaml", data)
    assert [p.code for p in problems_of(small, tmp_path / "output") if "photo" in p.code] == ["unknown-photo"]


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=window.__ran=1>.yaml",
        "';window.__ran=1;'.yaml",
        "x..%2f..%2fy.yaml",
        "a b.yaml",
        "{{7*7}}.yaml",
        "java\nscript.yaml",
        "\u202egpj.yaml",
        "-x.yaml",
        "Chữ-Hoa.yaml",
    ],
)
def test_a_hostile_file_name_is_refused(small: Path, tmp_path: Path, name: str) -> None:
    (small / "products").mkdir()
    planter = Planter(["một câu"], ["https://example.org/"])
    data = planter.record(Product, code=code_of(1), producer=None, gtin=None, photos=None)
    write(small / "products" / name, data)
    found = problems_of(small, tmp_path / "output")
    assert "bad-file-name" in [p.code for p in found]
    assert all(line.isprintable() for line in (p.line() for p in found))


@pytest.mark.parametrize("link", ["photos/x.jpg", "products/x.yaml", "pages/x.md", "ledger/x.csv", "products/thu-muc"])
def test_a_link_to_the_outside_is_refused(small: Path, tmp_path: Path, link: str) -> None:
    """Nothing that lies outside the content folder gets into the site, and nothing is written at all."""
    outside = tmp_path / "outside"
    (outside / "folder").mkdir(parents=True)
    (outside / "file").write_text(json.dumps({"name": SECRET}), encoding="utf-8")
    (small / link).parent.mkdir(exist_ok=True)
    (small / link).symlink_to(outside / ("folder" if link.endswith("thu-muc") else "file"))
    output = tmp_path / "output"
    done = command(small, output)
    assert done.returncode == 1
    assert f"content/{link}: error link-outside" in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert not output.exists() or list(output.rglob("*")) == []


def test_what_refused_texts_look_like_in_a_message(small: Path, tmp_path: Path) -> None:
    """Control characters of a bad value reach no terminal."""
    (small / "products").mkdir()
    evil: dict[str, Any] = {"name": "x", "code": "\x1b]0;evil\x07", "group": "\x1b[2Jthuc-pham", "\x1b[31mkey": "x"}
    write(small / "products" / "x.yaml", evil)
    done = command(small, tmp_path / "output")
    assert done.returncode == 1
    assert all(line.isprintable() for line in done.stderr.splitlines())
