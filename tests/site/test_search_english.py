"""The search under /en/ in Chromium: the one index of Vietnamese names, asked and shown in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.site.test_search import NOON, ask, names, start
from tests.whole_sites import DAY

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser
VIETNAMESE = re.compile("[ăâđêôơư\u1ea0-\u1ef9]")


def start_english(page: Page, site: BuiltSite, query: str = "") -> None:
    page.goto((site.output / "en" / "tim-kiem" / "index.html").as_uri() + query)
    page.wait_for_selector("#tim[data-answered]")
    page.wait_for_selector("[data-part=filters]:not([hidden])", state="attached")


def said(page: Page) -> str:
    return page.inner_text("[data-part=said]")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fish sauce", "fish sauce"),
        ("Fish Sauces", "fish sauce"),
        ("the fish sauce from Phú Yên", "fish sauce"),
        ("nuoc mam", "fish sauce"),
        ("glass noodles", "vermicelli"),
        ("coconut candy", "coconut"),
    ],
)
def test_goods_are_found_by_english_words(example_site: BuiltSite, page: Page, typed: str, first: str) -> None:
    start_english(page, example_site)
    ask(page, typed)
    assert first in names(page)[0]
    assert re.match(rf"[0-9]+ products? for “{typed}”\.", said(page))


def test_one_and_several_are_told_apart(example_site: BuiltSite, page: Page) -> None:
    start_english(page, example_site, "?q=fish sauce")
    assert said(page) == "1 product for “fish sauce”. Showing products named nước mắm (fish sauce)."
    assert page.locator("[data-part=said] [lang=vi]").all_inner_texts() == ["nước mắm"]
    ask(page, "shrimp")
    assert said(page).startswith("2 products for “shrimp”.")
    ask(page, "shrimp crackerz")
    assert said(page).startswith(("No product has", "Nothing was found"))
    ask(page, "Three Drops")
    assert said(page) == "1 product for “Three Drops”."


def meant(page: Page) -> list[str]:
    """The Vietnamese names that the page says it took the words for."""
    return page.locator("[data-part=said] [lang=vi]").all_inner_texts()


def test_goods_are_found_in_the_tones_of_their_names(real_site: BuiltSite, page: Page) -> None:
    start_english(page, real_site, "?q=soap")
    assert said(page) == "Nothing was found for “soap”."  # xà phòng is not xa … Phong
    for typed, names_of, never in (
        ("bamboo", ("tre", "trúc"), "tré"),
        ("gift", ("quà",), "quả"),
        ("silk", ("lụa", "tơ tằm"), "chả"),
        ("hat", ("nón",), "hạt"),
        ("cosmetics", ("mặt nạ",), "nghệ"),
    ):
        ask(page, typed)
        assert set(meant(page)) & {*names_of, "tơ lụa"}
        found = [name.lower().split() for name in names(page)]
        assert found
        assert [name for name in found if never in name] == []
    ask(page, "tea")
    assert meant(page) == ["trà", "chè"]
    assert all({"trà", "chè", "tea"} & set(name.lower().split()) for name in names(page))


@pytest.mark.parametrize(
    ("typed", "begins", "names_of"),
    [
        ("fishsauce", "[0-9]+ products for", ["nước mắm"]),
        ("spring rolls", "[0-9]+ products for", ["chả ram", "nem"]),
        ("coffe", "No product has exactly", ["cà phê"]),
        ("hanoi coffee", "No product has all", ["cà phê"]),
        ("saigon honey", "3 products for", ["mật ong"]),
        ("Ho Chi Minh City", "[0-9]+ products for", []),
    ],
)
def test_words_together_with_a_slip_or_with_a_place(
    real_site: BuiltSite, page: Page, typed: str, begins: str, names_of: list[str]
) -> None:
    start_english(page, real_site)
    ask(page, typed)
    assert re.match(begins, said(page)), said(page)
    assert meant(page) == names_of
    assert all(any(name in shown.lower() for name in names_of) for shown in names(page) if names_of)


@pytest.mark.parametrize("typed", ["four star tea", "4-star tea"])
def test_stars_are_words_too(real_site: BuiltSite, page: Page, typed: str) -> None:
    start_english(page, real_site)
    ask(page, typed)
    assert meant(page) == ["4 sao", "trà", "chè"]
    assert all(text.strip().startswith("4") for text in page.locator(".cards .st").all_inner_texts())


def test_cards_are_those_of_the_english_lists(example_site: BuiltSite, page: Page) -> None:
    home = example_site.output.as_uri()
    card = """(all, home) => Object.fromEntries(all.map(one => {
      one.querySelectorAll('template').forEach(t => t.remove());
      one.querySelectorAll('[data-until]').forEach(t => t.removeAttribute('data-until'));
      one.querySelectorAll('img, source').forEach(shown => shown.replaceWith(  // in any order, wherever they lie
        [...shown.attributes].filter(a => !a.name.startsWith('src')).map(a => `${a.name}=${a.value}`).sort().join()));
      const link = one.querySelector('a');
      const href = link.href.replace(home, '');
      link.removeAttribute('href');
      return [href, one.outerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><')];
    }))"""
    page.clock.set_fixed_time(f"{DAY}T{NOON}Z")
    listed: dict[str, str] = {}
    for folder in ("", "trang-2/"):
        page.goto((example_site.output / "en/nhom/thuc-pham" / folder / "index.html").as_uri())
        listed |= page.eval_on_selector_all(".cards .card", card, home)
    start_english(page, example_site, "?nhom=thuc-pham&xem=252")
    found = page.eval_on_selector_all(".cards .card", card, home)
    assert len(listed) == 12
    for href in listed:
        assert found[href] == listed[href]
    assert all(href.startswith("/en/san-pham/") for href in found)
    assert any('<span lang="vi">' in text and 'class="gloss"' in text for text in found.values())


def test_filters_offer_english_words(example_site: BuiltSite, page: Page) -> None:
    start_english(page, example_site)
    page.click("[data-part=filters] > summary") if not page.locator("#loc-nhom").is_visible() else None
    page.click("[data-part=further] summary")
    page.wait_for_selector("#loc-tinh-trang option:nth-child(2)", state="attached")
    for name in ("nhom", "sao", "bo", "tinh-trang", "chu-the"):
        offered = page.eval_on_selector_all(f"#loc-{name} option", "all => all.map(one => one.text)")
        assert offered[0] == "All"
        assert len(offered) > 1
        assert [text for text in offered if VIETNAMESE.search(text)] == []


def test_a_number_leads_to_the_english_page(example_site: BuiltSite, page: Page) -> None:
    code = next(iter(example_site.codes))
    start_english(page, example_site)
    page.fill("#q", code)
    page.press("#q", "Enter")
    page.wait_for_url(re.compile(rf"/en/[a-z-]+/[a-z0-9-]+-{code}/index\.html$"))


def test_the_box_on_an_english_page_leads_to_the_english_search(example_site: BuiltSite, page: Page) -> None:
    page.goto((example_site.output / "en" / "nhom" / "index.html").as_uri())
    page.fill(".top input", "honey")
    page.press(".top input", "Enter")
    page.wait_for_selector("#tim[data-answered]")
    assert "/en/tim-kiem/index.html" in page.url
    assert page.title() == "honey – Search"
    page.goto(page.url.replace("/en/", "/"))
    page.wait_for_selector("#tim[data-answered]")
    assert page.inner_text("h1") == "Tìm kiếm"


def test_the_vietnamese_page_carries_no_words_of_others(example_site: BuiltSite, page: Page) -> None:
    start(page, example_site)
    assert page.get_attribute("#tim", "data-foreign") is None
    assert page.locator("script[src*=tongue]").count() == 0
