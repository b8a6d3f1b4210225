"""In a real browser with its clock moved: a page that nobody rebuilt turns on the day, and claims nothing false without
script.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.catalogue.sentences import label, sentence
from ocop_site.catalogue.sentences_en import sentence_en
from ocop_site.catalogue.status import status_on
from ocop_site.commands.options import order_of
from ocop_site.pages import addresses
from tests.site.built import DAY
from tests.site.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from ocop_site.catalogue.entries import ProductEntry
    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser

SEVEN_HOURS = timedelta(hours=7)  # Viet Nam is that far ahead of UTC
NOT_THERE_BY_ITSELF = ("sắp hết thời hạn", "còn hiệu lực", "còn hạn")


@pytest.fixture(scope="module")
def known(real_site: BuiltSite) -> dict[str, ProductEntry]:
    """Products of the real catalogue whose status will turn: one for each way in which it does."""
    records, _ = read(order_of(real_site.content, real_site.output, None, DAY, 1))
    assert records is not None
    found: dict[str, ProductEntry] = {}
    for entry in link(records, DAY).products.values():
        if entry.turns:
            ways = [entry.status.value, *(turn.status.value for turn in entry.turns)]
            found.setdefault(f"{' '.join(ways)}{'' if entry.status.exact else ' (at least)'}", entry)
    assert {"valid expiring past-term", "expiring past-term"} <= set(found)
    return found


@pytest.fixture
def contexts(chromium: Browser) -> Iterator[tuple[BrowserContext, BrowserContext]]:
    """A reader with script whose own clock runs in another part of the world, and one without script."""
    both = (
        chromium.new_context(timezone_id="America/Los_Angeles"),
        chromium.new_context(java_script_enabled=False),
    )
    yield both
    for context in both:
        context.close()


def moments(entry: ProductEntry) -> list[datetime]:
    """The first and the last minute in Viet Nam of the day before and the day of each turn, and of the build."""
    days = {DAY, *(t.start for t in entry.turns), *(t.start - timedelta(days=1) for t in entry.turns)}
    ends = [datetime.combine(day, one, UTC) for day in sorted(days) if day >= DAY for one in (time(0, 1), time(23, 59))]
    return [moment - SEVEN_HOURS for moment in ends]


def vietnamese_day(moment: datetime) -> date:
    return (moment + SEVEN_HOURS).date()


def test_a_page_nobody_rebuilt_turns_on_the_day(
    contexts: tuple[BrowserContext, BrowserContext],
    known: dict[str, ProductEntry],
    real_site: BuiltSite,
    vocabulary: Vocabulary,
) -> None:
    """From disk and from a server, on the product's page and behind its code, by the day in Viet Nam."""
    page = contexts[0].new_page()
    with served(real_site.output, "/") as server:
        for way, entry in sorted(known.items()):
            for place in ((real_site.output.as_uri() + "/"), server):
                for moment in moments(entry):
                    page.clock.set_fixed_time(moment)
                    status = status_on(entry.certificates, entry.endings, vietnamese_day(moment), vocabulary)
                    page.goto(place + addresses.file_of(addresses.product(entry.record)))
                    boxes = page.locator(".lead-col .box")
                    assert boxes.count() == 1, (way, moment)
                    assert boxes.locator(".sentence").inner_text() == sentence(status), (way, moment)
                    assert (boxes.locator("svg.stars").count() == 1) == status.in_force, (way, moment)
                    page.goto(place + addresses.file_of(addresses.code(entry.record.code)))
                    assert page.locator(".box .sentence").all_inner_texts() == [sentence(status)], (way, moment)
                    assert page.locator(".box .en").all_inner_texts() == [sentence_en(status)], (way, moment)


def test_cards_turn_too(
    contexts: tuple[BrowserContext, BrowserContext],
    known: dict[str, ProductEntry],
    real_site: BuiltSite,
    vocabulary: Vocabulary,
) -> None:
    page = contexts[0].new_page()
    entry = known["expiring past-term"]
    assert entry.here.province
    address = addresses.province(entry.here.province)
    own = addresses.product(entry.record).strip("/")
    for moment in moments(entry):
        page.clock.set_fixed_time(moment)
        status = status_on(entry.certificates, entry.endings, vietnamese_day(moment), vocabulary)
        page.goto((real_site.output / addresses.file_of(address)).as_uri())
        card = page.locator(".card", has=page.locator(f'a[href*="{own}"]'))
        assert card.locator(".state > span").all_inner_texts() == [label(status)], moment


def test_without_script_the_words_stay_true(
    contexts: tuple[BrowserContext, BrowserContext], known: dict[str, ProductEntry], real_site: BuiltSite
) -> None:
    """They name the last day and never say that it is near, or that the paper is in force."""
    page = contexts[1].new_page()
    for entry in known.values():
        for address in (addresses.product(entry.record), addresses.code(entry.record.code)):
            page.goto((real_site.output / addresses.file_of(address)).as_uri())
            said = page.locator(".box .sentence").first.inner_text()
            if entry.status.until and entry.status.in_force:
                assert f"đến hết ngày {entry.status.until:%d/%m/%Y}" in said
            seen = page.locator("body").inner_text().lower()
            assert [words for words in NOT_THERE_BY_ITSELF if words in seen] == []
            assert f"{DAY:%d/%m/%Y}" not in page.locator("main").inner_text().replace(f"đọc ngày {DAY:%d/%m/%Y}", "")


def test_a_record_page_does_not_know_the_day_of_its_build(real_site: BuiltSite) -> None:
    """The day of the build may stand only where a source was read or an article published that day."""
    day = f"{DAY:%d/%m/%Y}"
    for kind in ("san-pham", "Q", "chu-the", "diem-ban", "hoi-cho"):
        for path in sorted((real_site.output / kind).rglob("*.html")):
            text = path.read_text(encoding="utf-8")
            for known_place in (f"đọc ngày {day}", f"Thời điểm đọc nguồn: {day}", f"đăng ngày {day}"):
                text = text.replace(known_place, "")
            assert day not in text, path
            assert DAY.isoformat() not in text, path
