"""The plan of a fair's halls as readers meet it: on a phone, in dark, in forced colours, by keyboard, on paper."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from ocop_site.making.weights import Scale
from tests.site.built import PROJECT, BuiltSite, build
from tests.site.conftest import once
from tests.site.large_fair import COLUMNS, FOLDER, LOST, ROWS, large_fair
from tests.site.test_axe import violations
from tests.site.test_tile_map import contrast
from tests.site.trees import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FLOOR = f"{FOLDER}/so-do/index.html"
BOOTH = f"{FOLDER}/gian/a137/index.html"
EXAMPLE = "hoi-cho/hoi-cho-san-pham-ocop-vi-du-2026-995372741"
TARGET = 44
PACKED = 16_000  # bytes of the page with 262 booths, on its way
SHAPES = ".floor a[href]"
COLOURS = """all => all.map(a => [
  getComputedStyle(a.querySelector('text')).fill, getComputedStyle(a.querySelector('rect')).fill])"""


@pytest.fixture(scope="session")
def large_site(shared: Path) -> BuiltSite:
    return once(shared, "large-fair", lambda home: build(large_fair(home), home / "output"))


@contextmanager
def shown(chromium: Browser, site: BuiltSite, path: str, width: int = 360, **how: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": width, "height": 740}, **how)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((site.output / path.partition("#")[0]).as_uri() + "".join(path.partition("#")[1:]))
    try:
        yield page
    finally:
        context.close()


def test_axe_finds_nothing_on_plans(chromium: Browser, large_site: BuiltSite, example_site: BuiltSite) -> None:
    assert chromium.is_connected()
    pages = [(example_site, f"{EXAMPLE}/{one}index.html") for one in ("so-do/", "gian/a2/")]
    pages += [(large_site, FLOOR), (large_site, BOOTH), (large_site, f"en/{FLOOR}")]
    (found,) = side_by_side(partial(violations, pages))
    assert found == []


def test_a_large_hall_is_within_its_budget(large_site: BuiltSite) -> None:
    limits = yaml.safe_load((PROJECT / "templates" / "budgets.yaml").read_text(encoding="utf-8"))["pages"]
    scale = Scale({f"/assets/{one.name}": one.read_bytes() for one in (large_site.output / "assets").glob("*.*")})
    for path, kind in ((FLOOR, "floor"), (f"en/{FLOOR}", "floor"), (BOOTH, "booth")):
        html = (large_site.output / path).read_bytes()
        weights = scale.weigh(html)
        print(path, len(gzip.compress(html)), weights)  # noqa: T201 - for `pytest -rP`
        assert weights["html"] <= limits[kind]["html"] // 4
        assert weights["first_view"] <= limits[kind]["first_view"] // 2
        assert b"style=" not in html
        assert len(gzip.compress(html)) <= PACKED


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_every_booth_is_drawn_once_and_can_be_hit(width: int, chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, FLOOR, width) as page:
        links = page.eval_on_selector_all(SHAPES, "all => all.map(a => a.href.baseVal)")
        words = page.eval_on_selector_all(".stalls a", "all => all.map(a => a.getAttribute('href'))")
        boxes = page.eval_on_selector_all(
            f"{SHAPES} rect",
            "all => all.map(r => { const b = r.getBoundingClientRect(); return Math.min(b.width, b.height); })",
        )
        wide = page.evaluate("document.documentElement.scrollWidth")
    assert len(links) == len(set(links)) == ROWS * COLUMNS + LOST
    assert sorted(links) == sorted(words)
    assert wide <= width
    # On a desk a hall of this width is shown whole, for a mouse.
    assert min(boxes) >= (TARGET if width < 960 else 36)


def test_letters_stay_inside_their_booths(chromium: Browser, example_site: BuiltSite, large_site: BuiltSite) -> None:
    for site, path in ((large_site, FLOOR), (large_site, f"en/{BOOTH}"), (example_site, f"{EXAMPLE}/so-do/index.html")):
        with shown(chromium, site, path) as page:
            outside = page.eval_on_selector_all(
                ".floor a, .floor .mine",
                "all => all.filter(a => { const o = a.querySelector('rect').getBoundingClientRect();"
                " return [...a.querySelectorAll('text,use')].some(t => { const i = t.getBoundingClientRect();"
                " return i.left < o.left || i.right > o.right || i.bottom > o.bottom; }); }).map(a => a.textContent)",
            )
        assert outside == [], path


def test_a_plan_is_scrolled_in_its_frame_which_the_keyboard_reaches(chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, FLOOR) as page:
        frame = page.locator(".floor").first
        assert frame.evaluate("one => one.scrollWidth > 3 * one.clientWidth")
        frame.focus()
        page.keyboard.press("ArrowRight")
        expect(frame).not_to_have_js_property("scrollLeft", 0)
        named = frame.aria_snapshot()
    assert 'region "Nhà thi đấu"' in named
    assert 'link "Gian A4: Hợp tác xã Nông nghiệp Ví Dụ số 4, 3 sản phẩm"' in named
    assert named.count("link ") == ROWS * COLUMNS


def test_the_words_are_one_step_from_the_plan(chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, FLOOR) as page:
        page.locator(".beside a").first.click()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.stalls') !== null")


def test_the_booth_of_the_address_is_in_sight_and_marked(chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, f"{FLOOR}#gian-a137") as page:
        expect(page.locator(".floor").first).not_to_have_js_property("scrollLeft", 0)
        box = page.locator("#gian-a137 rect").bounding_box()
        name = page.locator(".stays").first.bounding_box()
        assert box is not None
        assert name is not None
        assert 0 <= box["x"] <= 360 - box["width"]
        assert name["y"] + name["height"] <= box["y"] <= 740 - box["height"]  # the name of the hall does not cover it
        assert page.locator(".found").first.is_visible()
        assert not page.locator(".found").nth(1).is_visible()
        fills = {one[1] for one in page.eval_on_selector_all(SHAPES, COLOURS)}
        mine = page.eval_on_selector("#gian-a137 rect", "one => getComputedStyle(one).fill")
        others = page.eval_on_selector_all(f"{SHAPES}:not(:target)", COLOURS)
    assert mine in fills - {one[1] for one in others}


def test_a_booth_leads_to_itself_on_the_plan(chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, BOOTH) as page:
        assert 'img "Gian A137' in page.locator(".floor").aria_snapshot()
        assert page.locator(SHAPES).count() == 24
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator(".whole-floor a").click()
        page.wait_for_url("**/so-do/index.html#gian-a137")
        assert page.locator("a:target title").text_content() == "Gian A137: Hợp tác xã Nông nghiệp Ví Dụ số 137"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_letters_stand_out(scheme: str, forced: str, chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, f"{FLOOR}#gian-a1", color_scheme=scheme, forced_colors=forced) as page:
        found = {tuple(one) for one in page.eval_on_selector_all(SHAPES, COLOURS)}
    assert len(found) == (1 if forced == "active" else 8)  # six groups, none, and the one of the address
    assert all(contrast(*one) >= 4.5 for one in found), found


def test_each_group_has_its_own_sign_and_the_legend_explains_it(chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, FLOOR) as page:
        pairs = page.eval_on_selector_all(
            SHAPES, "all => all.map(a => [a.classList[0], a.querySelector('use')?.href.baseVal ?? ''])"
        )
        signs = page.eval_on_selector_all(
            ".hall:first-of-type .signs li", "all => all.map(l => l.querySelector('use')?.href.baseVal ?? '')"
        )
    by_group = {tuple(pair) for pair in pairs}
    assert len(by_group) == len({sign for _, sign in by_group}) == 7
    assert set(signs) == {sign for _, sign in by_group}


def test_the_keyboard_shows_where_it_is(chromium: Browser, large_site: BuiltSite) -> None:
    drawn = "a => { const s = getComputedStyle(a.querySelector('rect')); return [s.stroke, s.strokeWidth]; }"
    with shown(chromium, large_site, FLOOR) as page:
        before = page.eval_on_selector("#gian-a2", drawn)
        page.focus("#gian-a1")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "gian-a2"
        after = page.eval_on_selector("#gian-a2", drawn)
    assert after != before
    assert after[1] == "5px"


def test_on_paper_the_whole_hall_is_drawn(chromium: Browser, large_site: BuiltSite) -> None:
    with shown(chromium, large_site, FLOOR, 700) as page:
        page.emulate_media(media="print")
        box = page.locator(".floor svg[role=group]").first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 700
        assert page.evaluate("document.documentElement.scrollWidth") <= 700
