"""What people come for, done by keyboard alone, with and without script, on a narrow screen and on a wide one.

Find a product, check its certificate, find where to buy it, print a label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp

from tests.site.hands import Hands
from tests.site.prints import sheets_of
from tests.site.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser
PRODUCT, CODE = "Mật ong hoa rừng", "992498539"
TYPED = "mat ong hoa rung mau xanh"
MAKER = "HTX Mẫu Xanh"
DECISION = "9914/QĐ-UBND-MẪU"
OUTLET, OUTLET_CODE = "Cửa hàng Mẫu Xanh", "992849429"
DOTS = 300  # an inch
WIDTHS = (360, 1280)


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(chromium: Browser, example_site: BuiltSite, width: int, scripts: bool) -> Iterator[Page]:  # noqa: FBT001
    """The home page of the examples, as a visitor meets it; it may look at no other host."""
    with (
        served(example_site.output, "/") as address,
        chromium.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 780}) as context,
    ):
        elsewhere: list[str] = []
        context.on("request", lambda request: request.url.startswith(address) or elsewhere.append(request.url))
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(address)
        yield page
        assert elsewhere == []


@pytest.fixture
def hands(page: Page) -> Hands:
    return Hands(page)


def find_by_search(hands: Hands) -> None:
    """From any page, through the box that stands on every page."""
    hands.go_to(tag="input")
    hands.type(TYPED)
    with hands.page.expect_navigation():
        hands.press()
    hands.page.wait_for_selector("#tim[data-answered]")
    hands.page.wait_for_selector(".cards a")
    hands.follow(href=CODE)


def find_by_lists(hands: Hands) -> None:
    """From the home page through the province's list, which may come in pages."""
    hands.follow(words="Đà Nẵng")
    while not hands.page.locator(f'main a[href*="{CODE}"]').count():
        hands.follow(words="Sau")
    hands.follow(href=CODE)


def arrive(hands: Hands) -> None:
    """At the page of the product."""
    assert hands.page.inner_text("h1") == PRODUCT
    assert CODE in hands.page.url


def test_the_first_thing_is_the_way_past_the_menu(hands: Hands) -> None:
    hands.press("Tab")
    first = hands.focused()
    assert first
    assert (first["href"], first["seen"]) == ("#noi-dung", True)
    hands.press()
    hands.press("Tab")
    # The next stop lies within the main part: none of the menu's.
    inside = hands.page.evaluate("() => document.querySelector('main').contains(document.activeElement)")
    assert inside


def test_find_a_product_and_check_its_certificate(hands: Hands, scripts: bool) -> None:  # noqa: FBT001
    (find_by_search if scripts else find_by_lists)(hands)
    arrive(hands)
    said = hands.page.inner_text("main")
    assert "Công nhận 4 sao, theo hồ sơ đến hết ngày 14/03/2028" in said
    assert DECISION in said
    # The paper's own source is a stop of the keyboard, and says where it leads.
    source = hands.go_to(href="https://nguon.example/quyet-dinh/9914")
    assert source["words"]


def test_find_a_product_from_a_to_z(hands: Hands) -> None:
    hands.follow(words="Tìm sản phẩm")
    hands.follow(href="/m/index.html")
    hands.follow(href=CODE)
    arrive(hands)


def test_find_where_to_buy_it_and_print_its_label(hands: Hands, scripts: bool) -> None:  # noqa: FBT001
    (find_by_search if scripts else find_by_lists)(hands)
    hands.follow(href=OUTLET_CODE)
    page = hands.page
    assert page.inner_text("h1") == OUTLET
    hands.follow(href="in-nhan")
    if scripts:
        print_chosen(hands)
    pdf = page.pdf(prefer_css_page_size=True)
    codes = [found.text for sheet in sheets_of(pdf, DOTS) for found in zxingcpp.read_barcodes(sheet.picture)]
    mine = [code for code in codes if CODE in code]
    assert len(mine) == (2 if scripts else 1)
    # Without script each product of the outlet has one label.
    assert (set(codes) == set(mine)) == scripts


def print_chosen(hands: Hands) -> None:
    """Two labels of the product and nothing else."""
    page = hands.page
    page.wait_for_selector("#in:visible")
    page.evaluate("() => { window.wanted = false; window.print = () => { window.wanted = true } }")
    hands.go_to(ident="khong")
    hands.press()
    hands.go_to(words=PRODUCT, tag="input")
    hands.press("Space")
    hands.go_to(words=f"Số bản: {PRODUCT}")
    page.keyboard.press("Control+A")
    hands.type("2")
    hands.go_to(ident="in")
    hands.press()
    assert page.evaluate("wanted")
