"""The outlets of the examples as built: fair words, lists that turn on their day."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.catalogue.sentences import label
from ocop_site.commands.options import order_of
from ocop_site.pages import addresses
from tests.site.built import DAY, PROJECT, build
from tests.site.server import served
from tests.site.test_fair_words import WORDS, ended_pages, stops
from tests.site.test_one_voice import card_differs, truth
from tests.site.voices import Voice, voices_of, words_of
from tests.small_content import code, producer

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from ocop_site.catalogue.entries import Catalogue
    from tests.site.built import BuiltSite

SHOP = "cua-hang-mau-xanh"
SEVEN_HOURS = timedelta(hours=7)  # Viet Nam is that far ahead of UTC
LATER = [DAY + timedelta(days=n) for n in (0, 1, 54, 55, 56, 400, 700, 1100)]


@pytest.fixture(scope="module")
def catalogue(example_site: BuiltSite) -> Catalogue:
    records, _ = read(order_of(example_site.content, example_site.output, None, DAY, 1))
    assert records is not None
    return link(records, DAY)


def page_of(site: BuiltSite, outlet_id: str, catalogue: Catalogue) -> Path:
    return site.output / addresses.file_of(addresses.outlet(catalogue.outlets[outlet_id].record))


def about(voice: Voice, page: Path, site: BuiltSite) -> str:
    """The page of the product that a voice is about."""
    return (page.parent / voice.link).resolve().relative_to(site.output.resolve()).as_posix()


def test_every_line_says_what_is_true_and_only_what_somebody_ended_is_red(
    example_site: BuiltSite, catalogue: Catalogue
) -> None:
    """Cards and reprint list on every day; the list of what has no paper only on days on which that is so."""
    by_page = {addresses.file_of(addresses.product(e.record)): e for e in catalogue.products.values()}
    ended = ended_pages(catalogue)
    seen = 0
    for outlet_id, entry in catalogue.outlets.items():
        page = page_of(example_site, outlet_id, catalogue)
        voices = voices_of(page.read_text(encoding="utf-8"))
        assert voices or not entry.record.stocks
        for voice in voices:
            product = by_page[about(voice, page, example_site)]
            assert not stops(voice) or addresses.file_of(addresses.product(product.record)) in ended
            for day in LATER:
                status = truth(product, day, catalogue)
                shown = voice.seen_on(day)
                assert len(shown) == (0 if voice.part and status.in_force else 1), (outlet_id, product.record.id, day)
                assert not [one for one in shown if card_differs(one, status)], (outlet_id, product.record.id, day)
                seen += 1
    assert seen > 20 * len(LATER)


def test_no_other_words_of_an_outlet_s_pages_and_calendars_call_anything_ended(
    example_site: BuiltSite, catalogue: Catalogue
) -> None:
    for outlet_id in catalogue.outlets:
        page = page_of(example_site, outlet_id, catalogue)
        outside = words_of(page.read_text(encoding="utf-8"))[1].lower()
        assert [words for words in WORDS if words in outside] == [], outlet_id
        for file in page.parent.glob("*.ics"):
            said = file.read_text(encoding="utf-8").replace("\r\n ", "").lower()
            assert [words for words in WORDS if words in said] == [], outlet_id


def test_the_example_shows_every_reason_for_a_reprint(example_site: BuiltSite, catalogue: Catalogue) -> None:
    text = words_of(page_of(example_site, SHOP, catalogue).read_text(encoding="utf-8"))[1]
    for words in (
        "Quầy Mẫu Xanh",
        "nhãn ghi 4 sao",
        "Nhãn ghi giá 180.000 ₫",
        "đã qua thời hạn ghi trên nhãn",
        "nhãn in mới",
    ):
        assert words in text, words


def test_the_index_leads_to_every_outlet_and_stays_light(real_site: BuiltSite) -> None:
    data = (real_site.output / "diem-ban" / "index.html").read_bytes()
    text = data.decode()
    pages = [path for path in (real_site.output / "diem-ban").iterdir() if path.is_dir()]
    assert len(pages) == 30
    assert [path.name for path in pages if f'href="{path.name}/' not in text] == []
    assert len(data) < 60_000


# -- in a browser


@pytest.mark.browser
def test_lists_turn_on_their_day_and_claim_nothing_without_script(
    chromium: Browser, example_site: BuiltSite, catalogue: Catalogue
) -> None:
    own = page_of(example_site, SHOP, catalogue).relative_to(example_site.output).as_posix()
    stocked = [catalogue.products[one.product] for one in catalogue.outlets[SHOP].record.stocks]
    context, still = chromium.new_context(), chromium.new_context(java_script_enabled=False)
    with served(example_site.output, "/") as server:
        page = context.new_page()
        for day in LATER:
            page.clock.set_fixed_time(datetime.combine(day, time(12), UTC) - SEVEN_HOURS)
            page.goto(server + own)
            wanted = [label(s) for e in stocked if not (s := truth(e, day, catalogue)).in_force]
            assert sorted(page.locator(".part .state > span").all_inner_texts()) == sorted(wanted), day
            assert page.locator(".tally").count() == (1 if day == DAY else 0)
        page = still.new_page()
        page.goto(server + own)
        assert page.locator(".part li").count() == 2
        assert "sắp hết thời hạn" not in page.locator("main").inner_text()
    context.close()
    still.close()


CLOSES = date(2027, 6, 30)
OPEN_WORDS = ("đang mở", "Sản phẩm bán ở đây", "Giá tại điểm bán", "In nhãn kệ")
CLOSED_WORDS = ("đã đóng, theo nguồn", "Sản phẩm từng bán ở đây", "Giá khi còn bán")


@pytest.mark.browser
def test_a_page_that_nobody_rebuilt_says_one_thing_on_the_day_on_which_the_outlet_closes(
    chromium: Browser, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(PROJECT / "tests" / "broken" / "_base" / "content", content)
    stock = "stocks: [{product: nuoc-mam-vi-du, price: 1000}]\n"
    (content / "outlets").mkdir(exist_ok=True)
    words = producer(9, "Quầy Thử", f"stage: open\nclosed: {CLOSES}\n{stock}")
    (content / "outlets" / "quay.yaml").write_text(words, encoding="utf-8")
    site = build(content, tmp_path / "output")
    page = chromium.new_context().new_page()
    for day, closed in (
        (DAY, False),
        (CLOSES - timedelta(days=1), False),
        (CLOSES, True),
        (CLOSES.replace(2030), True),
    ):
        page.clock.set_fixed_time(datetime.combine(day, time(12), UTC) - SEVEN_HOURS)
        page.goto((site.output / "diem-ban" / f"quay-thu-{code(9)}" / "index.html").as_uri())
        said = page.inner_text("main")
        assert [one for one in OPEN_WORDS if one in said] == ([] if closed else list(OPEN_WORDS[1:])), day
        assert [one for one in CLOSED_WORDS if one in said] == (list(CLOSED_WORDS) if closed else []), day
        assert "ngày 30/06/2027, theo nguồn" in said
        assert page.locator('a[href*="in-nhan"]').count() == (0 if closed else 1)
    page.context.close()
