"""The map of the provinces as readers meet it: its tiles as links, its numbers as the lists', its colours as drawn."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ElementHandle, Page

    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser

PAGES = ("index.html", "tinh/index.html")
TILE = ".map a"
TOTAL = re.compile(r'(?:class="total"><b>|<li><span aria-current="true">Tất cả <span class="n">)([\d.]+)</')
BUDGET = 9_000  # bytes of the figure

# The colours of a tile as drawn: of its letters, of what lies below them.
COLOURS = """tiles => tiles.map(tile => [
  getComputedStyle(tile.querySelector('text:last-child')).fill,
  getComputedStyle(tile.querySelector('use')).fill])"""


@contextmanager
def shown(chromium: Browser, site: BuiltSite, path: str, width: int = 1280, **how: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": width, "height": 900}, **how)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((site.output / path).as_uri())
    try:
        yield page
    finally:
        context.close()


def light_of(colour: str) -> float:
    """The relative luminance of "rgb(1, 2, 3)" (WCAG 2.2)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([light_of(one), light_of(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("path", PAGES)
def test_every_tile_leads_to_a_list_of_as_many_products(path: str, chromium: Browser, real_site: BuiltSite) -> None:
    with shown(chromium, real_site, path) as page:
        links = page.eval_on_selector_all(TILE, "all => all.map(a => [a.href.baseVal, a.textContent, a.classList[0]])")
        rows = page.eval_on_selector_all(
            ".places tbody tr",
            "all => all.map(tr => [tr.querySelector('a').href, +tr.querySelector('td').textContent])",
        )
    assert len(links) == 34 + 2
    assert [kind for *_, kind in links].count("isle") == 2
    assert len(rows) == 34
    folder = (real_site.output / path).parent
    table = {href.removeprefix("file://"): count for href, count in rows}
    led_to = set()
    for href, text, kind in links:
        target = (folder / href).resolve()
        if kind == "isle":
            assert str(target) in table
            continue
        total = TOTAL.search(target.read_text(encoding="utf-8"))
        count = int(total[1].replace(".", "")) if total else 0
        assert text.endswith(str(count)), text
        assert table[str(target)] == count
        led_to.add(str(target))
    assert led_to == set(table)


def test_tiles_have_their_whole_names(chromium: Browser, real_site: BuiltSite) -> None:
    with shown(chromium, real_site, "index.html") as page:
        named = page.locator("figure.map").aria_snapshot()
    assert re.search(r'link "Hồ Chí Minh: \d+ sản phẩm"', named), named
    assert 'link "Hoàng Sa, thuộc thành phố Đà Nẵng: danh sách của Đà Nẵng"' in named
    assert named.count("link ") == 36


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shade", range(5))
def test_letters_stand_out_from_every_shade(shade: int, scheme: str, chromium: Browser, real_site: BuiltSite) -> None:
    with shown(chromium, real_site, "index.html", color_scheme=scheme) as page:
        # Every shade, also those that no province has today.
        page.eval_on_selector_all(TILE, f"all => all.forEach(a => a.setAttribute('class', 'k{shade}'))")
        found = {tuple(one) for one in page.eval_on_selector_all(TILE, COLOURS)}
    assert len(found) == 1
    letters, ground = found.pop()
    assert contrast(letters, ground) >= 4.5, (letters, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shades_differ(scheme: str, chromium: Browser, real_site: BuiltSite) -> None:
    with shown(chromium, real_site, "index.html", color_scheme=scheme) as page:
        page.eval_on_selector_all(TILE, "all => all.slice(0, 5).forEach((a, n) => a.setAttribute('class', 'k' + n))")
        grounds = [ground for _, ground in page.eval_on_selector_all(TILE, COLOURS)[1:5]]
    lights = [light_of(ground) for ground in grounds]
    assert lights == sorted(lights, reverse=scheme == "light")
    assert all(contrast(one, other) > 1.2 for one, other in pairwise(grounds)), grounds


@pytest.mark.parametrize(("width", "least", "letters"), [(360, 44, 10), (320, 24, 9), (768, 44, 11), (1280, 44, 11)])
@pytest.mark.parametrize("path", PAGES)
def test_tiles_can_be_hit_and_read(
    path: str, width: int, least: int, letters: int, chromium: Browser, real_site: BuiltSite
) -> None:
    with shown(chromium, real_site, path, width) as page:
        boxes = [box for tile in page.query_selector_all(f"{TILE} use") if (box := tile.bounding_box())]
        scale = page.eval_on_selector(".map svg", "svg => svg.getScreenCTM().a")
        outside = page.eval_on_selector_all(
            TILE,
            "all => all.filter(a => { const o = a.querySelector('use').getBoundingClientRect();"
            " return [...a.querySelectorAll('text')].some(t => { const i = t.getBoundingClientRect();"
            " return i.left < o.left || i.right > o.right; }); }).map(a => a.textContent)",
        )
        wide = page.evaluate("document.documentElement.scrollWidth")
    assert len(boxes) == 36
    assert min(min(box["width"], box["height"]) for box in boxes) >= least
    assert 11 * scale >= letters
    assert outside == []
    assert wide <= width
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


def test_high_contrast_and_the_keyboard_show_every_tile(chromium: Browser, real_site: BuiltSite) -> None:
    with shown(chromium, real_site, "index.html", forced_colors="active") as page:
        found = {tuple(one) for one in page.eval_on_selector_all(TILE, COLOURS)}
        assert len(found) == 1
        assert contrast(*found.pop()) >= 4.5
    with shown(chromium, real_site, "index.html") as page:
        drawn = "a => { const s = getComputedStyle(a.querySelector('use')); return [s.stroke, s.strokeWidth]; }"
        before = page.eval_on_selector(f"{TILE}:nth-of-type(2)", drawn)
        page.focus(f"{TILE}:nth-of-type(1)")
        page.keyboard.press("Tab")
        tile: ElementHandle | None = page.query_selector(f"{TILE}:focus")
        assert tile is not None
        assert tile.evaluate(drawn) != before
        assert tile.evaluate(drawn)[1] == "4px"


@pytest.mark.parametrize("path", PAGES)
def test_the_map_is_light(path: str, real_site: BuiltSite) -> None:
    page = (real_site.output / path).read_text(encoding="utf-8")
    figure = page.partition('<figure class="map">')[2].partition("</figure>")[0]
    assert 5_000 < len(figure.encode()) < BUDGET
    assert "style=" not in figure
