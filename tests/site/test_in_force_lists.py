"""In a real browser with its clock moved: a list of what is in force stays one although nobody rebuilt it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.commands.options import order_of
from ocop_site.pages import addresses
from ocop_site.pages.shelves import shelves
from tests.site.built import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from ocop_site.pages.shelves import Shelf
    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser

ONE_DAY = timedelta(days=1)
LONG_AFTER = date(2040, 1, 1)


@pytest.fixture(scope="module")
def shelf(example_site: BuiltSite) -> Shelf:
    """A list of what is in force that has one page, and from which some go before others."""
    records, _ = read(order_of(example_site.content, example_site.output, None, DAY, 1))
    assert records is not None
    catalogue = link(records, DAY)
    return next(
        one
        for one in shelves(catalogue)
        if one.in_force
        and one.switch
        and 2 < len(one.entries) <= catalogue.site.page_size
        and len({e.force_stops for e in one.entries}) > 1
        and all(e.force_stops for e in one.entries)
    )


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[tuple[Page, bool]]:
    context = chromium.new_context(timezone_id="America/Los_Angeles", java_script_enabled=request.param)
    yield context.new_page(), request.param
    context.close()


def opened(page: Page, site: BuiltSite, address: str, day: date) -> None:
    """Open a page at noon of a day in Viet Nam."""
    page.clock.set_fixed_time(datetime.combine(day, time(5, 0), UTC))
    page.goto((site.output / addresses.file_of(address)).as_uri())


def test_products_leave_the_list_on_their_day(reader: tuple[Page, bool], example_site: BuiltSite, shelf: Shelf) -> None:
    """Without script they stay, and the page says that they were in force when it was made."""
    page, script = reader
    stops = sorted({e.force_stops for e in shelf.entries if e.force_stops})
    for day in (DAY, stops[0] - ONE_DAY, stops[0], stops[-1] - ONE_DAY, stops[-1], LONG_AFTER):
        opened(page, example_site, shelf.base, day)
        left = [e for e in shelf.entries if not e.force_stops or day < e.force_stops] if script else shelf.entries
        assert page.locator(".card h2").all_inner_texts() == [e.record.name for e in left], day
        assert page.locator(".mid-col .none").count() == (script and not left)
        # Counts hold until the first of them goes.
        counted = len(page.locator(".standing [aria-current] .n").all_inner_texts())
        assert counted == (0 if script and day >= stops[0] else 1), day
        assert "lúc lập trang" in page.locator("h1").inner_text()
        assert page.locator(".lead").inner_text().endswith("còn thời hạn theo hồ sơ lúc lập trang này.")


def test_the_way_to_what_is_in_force_counts_until_it_changes(
    reader: tuple[Page, bool], example_site: BuiltSite, shelf: Shelf
) -> None:
    page, script = reader
    assert shelf.switch
    first = min(e.force_stops for e in shelf.entries if e.force_stops)
    for day in (DAY, first - ONE_DAY, first):
        opened(page, example_site, shelf.switch["all"]["href"], day)
        way = page.locator(".standing .chips a")
        told = f" {len(shelf.entries)}" if not script or day < first else ""
        assert " ".join(way.inner_text().split()) == f"Còn thời hạn{told}"
        assert "theo hồ sơ, lúc lập trang này" in page.locator(".standing").inner_text()


def test_filters_are_taken_away_by_touch_and_by_name(reader: tuple[Page, bool], example_site: BuiltSite) -> None:
    """On a phone: chips and switch are large enough, and the first product is seen without moving the page."""
    page, _ = reader
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto((example_site.output / "tinh/tuyen-quang/nhom/thuc-pham/sao/4/index.html").as_uri())
    targets = page.locator(".chosen a, .standing a, .jumps a").all()
    assert targets
    for target in targets:
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44
    card = page.locator(".card").first.bounding_box()
    assert card
    assert card["y"] < 740
    page.get_by_role("link", name="Bỏ lọc: Tuyên Quang").click()
    assert page.url.endswith("/nhom/thuc-pham/sao/4/index.html")
    assert "/tinh/" not in page.url
