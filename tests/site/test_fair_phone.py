"""A fair's file for phones in Chromium, opened from disk without a network: everything is there, nothing is asked for.

A fair of 250 booths and 1,200 products with a photo each is made and opened by `make bench-fair`.
"""

from __future__ import annotations

import random
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from ocop_site.building import fair_phone
from ocop_site.building.fair_phone import phone_files
from ocop_site.building.pipeline import read
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.commands.options import order_of
from tests.making.payloads import PAYLOADS
from tests.site.hostile import REFUSED_SIGNS
from tests.site.large_fair import PAGES
from tests.site.test_axe import RUN
from tests.site.test_html import JAR, check, java, said  # noqa: F401 - the fixture too
from tests.site.test_types import faults
from tests.small_content import DAY, PROJECT, at, code, paper, producer, product, write
from tests.whole_sites import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

BASE = "https://ocop.test/danh-muc/"
ROW = 25
SOON = 400  # milliseconds after which an answer stands there; the policy forbids Playwright's own way to wait
# The checker takes no picture in the page itself for one that `img-src data:` allows; every browser does.
NOT_SO = re.compile(r"Resource violates Content Security Policy \(meta tag\): image “data:image/webp;base64,")
NAMES = ("Nước mắm Ví Dụ", "Bánh đa Ví Dụ", "Chè xanh Ví Dụ")


def invented(home: Path, booths: int, products: int, photos: int, names: tuple[str, ...] = NAMES) -> Path:
    """A content folder with one fair; so many of its products have a photo of their own."""
    files = dict(PAGES)
    for n in range(1, products + 1):
        name = names[n % len(names)].replace('"', '\\"').replace("\n", " ")
        own = (
            f"photos: [{{file: p{n}.jpg, alt: Ảnh số {n}, credit: Nhóm Ví Dụ, licence: CC0}}]\n" if n <= photos else ""
        )
        more = at("Hà Tĩnh") + paper("2025-03-20" if n % 3 else "2022-03-20") + own
        files[f"products/p{n}.yaml"] = product(n, f'"{name} {n}"', more)
    stands = "".join(_booth(n, booths, products) for n in range(booths))
    hall = f"halls: [{{name: Nhà A, rows: {-(-booths // ROW)}, columns: {ROW}}}]\n"
    days = "days: {from: 2026-12-01, to: 2026-12-05}\n"
    files["fairs/h.yaml"] = producer(
        9000, "Hội chợ Ví Dụ", f"{days}{hall}booths:\n{stands}names: {{en: Example Fair}}\n"
    )
    content = write(home, files)
    with (content / "site.yaml").open("a", encoding="utf-8") as site:
        site.write(f"languages: [en]\nbase_url: {BASE}\n")
    (content / "photos").mkdir()
    for n in range(1, photos + 1):
        _photo(n).save(content / "photos" / f"p{n}.jpg", quality=88)
    return content


def _booth(n: int, booths: int, products: int) -> str:
    shown = ", ".join(f"p{one}" for one in range(1, products + 1) if one % booths == n)
    place = f"hall: Nhà A, row: {n // ROW + 1}, column: {n % ROW + 1}"
    last = ", goods: [Kẹo lạ]" if n == booths - 1 else ""
    who = f'code: "{code(10000 + n)}", {place}, exhibitor: {{name: HTX số {n + 1}}}'
    return f"  - {{number: A{n + 1}, {who}, products: [{shown}]{last}}}\n"


def _photo(n: int) -> Image.Image:
    """A picture with about as much detail as a photo: coarse and finer noise."""
    rng = random.Random(n)
    coarse = Image.frombytes("RGB", (40, 30), rng.randbytes(3600)).resize((800, 600), Image.Resampling.BICUBIC)
    fine = Image.frombytes("RGB", (120, 90), rng.randbytes(32_400)).resize((800, 600), Image.Resampling.BICUBIC)
    return Image.blend(coarse, fine, 0.2)


def made(content: Path) -> dict[str, bytes]:
    """The files of the fair, by name."""
    order = order_of(content, content.parent / "output", None, DAY, 1)
    records, _ = read(order)
    assert records is not None
    catalogue = link(records, order.day)
    files, problems = phone_files(catalogue.fairs["h"], catalogue, records, order, Store(order.store))
    assert [problem.line() for problem in problems] == []
    return files


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the files of a small fair."""
    home = tmp_path_factory.mktemp("fair-phone")
    for name, data in made(invented(home, 30, 60, 12)).items():
        (home / name).write_bytes(data)
    return home


@contextmanager
def seen(chromium: Browser, file: Path, *, script: bool = True, policy: bool = True) -> Iterator[Page]:
    """A file on a cheap phone without a network; whatever it asks for or complains of fails the test."""
    options = {"java_script_enabled": script, "bypass_csp": not policy}
    context = chromium.new_context(viewport={"width": 360, "height": 740}, offline=True, **options)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda one: wrong.append(one.url) if not one.url.startswith(("data:", file.as_uri())) else None)
    page.goto(file.as_uri())
    yield page
    context.close()
    assert wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("question", ["nuoc mam", "nước mắm", "NƯỚC MẮM", "mam nuoc"])
def test_words_are_found_with_tones_and_without(chromium: Browser, small: Path, question: str) -> None:
    with seen(chromium, small / "dien-thoai.html") as page:
        page.fill("#hoi", question)
        page.wait_for_timeout(SOON)
        cards = page.locator(".card:visible h3").all_inner_texts()
        assert len(cards) == 20
        assert all(name.startswith("Nước mắm") for name in cards)
        assert page.inner_text(".told") == "Tìm thấy: 10 gian, 20 sản phẩm."


@pytest.mark.browser
def test_codes_booths_and_goods_are_found_and_what_is_not_is_said(chromium: Browser, small: Path) -> None:
    with seen(chromium, small / "dien-thoai.html") as page:
        for question, booths, products in ((code(7), 0, 1), ("A30", 1, 2), ("keo la", 1, 0), ("tau bay", 0, 0)):
            page.fill("#hoi", question)
            page.wait_for_timeout(SOON)
            assert page.locator(".stands > li:visible").count() == booths
            assert page.locator(".card:visible").count() == products
        assert page.inner_text(".told").startswith("Không tìm thấy trong tệp này")
        page.press("#hoi", "Escape")
        assert page.locator(".card:visible").count() == 60


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_the_plan_leads_to_booths_and_these_to_products_and_back(
    chromium: Browser, small: Path, *, script: bool
) -> None:
    with seen(chromium, small / "dien-thoai.html", script=script) as page:
        page.locator(".floor a").nth(1).click()
        assert page.url.endswith("#gian-a2")
        page.locator("#gian-a2 .goods a").first.click()
        assert page.url.partition("#")[2].startswith("sp-")
        page.locator(f"#{page.url.partition('#')[2]} .numbers a").first.click()
        assert page.url.endswith("#gian-a2")
        assert page.locator("#tim").is_visible() is script
        ids = page.locator(".floor a").count()
        assert ids == page.locator(".stands > li").count() == 30


@pytest.mark.browser
def test_a_link_shows_what_a_question_hid(chromium: Browser, small: Path) -> None:
    with seen(chromium, small / "dien-thoai.html") as page:
        page.fill("#hoi", code(7))
        page.wait_for_timeout(SOON)
        page.locator(".card:visible .numbers a").first.click()
        page.wait_for_timeout(SOON)
        assert page.locator("#gian-a8").is_visible()
        assert page.input_value("#hoi") == ""


@pytest.mark.browser
@pytest.mark.parametrize("name", ["dien-thoai.html", "dien-thoai-en.html"])
def test_nobody_is_shut_out_and_a_phone_scrolls_one_way(chromium: Browser, small: Path, name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - needed with a browser only

    with seen(chromium, small / name, policy=False) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        low = "e => e.filter(a => a.getBoundingClientRect().height < 45).map(a => a.outerHTML)"
        assert page.eval_on_selector_all(".numbers a, .goods a, .ways a, summary, #hoi, .code a", low) == []
        assert page.eval_on_selector_all("img", "e => e.filter(i => !i.complete || !i.naturalWidth).length") == 0
        page.evaluate(Axe().axe_script)
        for colours in ("light", "dark"):
            for forced in ("none", "active"):
                page.emulate_media(color_scheme=colours, forced_colors=forced)  # type: ignore[arg-type]
                found = page.evaluate(RUN)["violations"]
                assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.java
def test_it_is_valid_html(java: str, small: Path) -> None:  # noqa: F811
    found = check(java, *(str(path) for path in sorted(small.glob("dien-thoai*.html"))))
    messages = [one for one in found if not NOT_SO.match(one["message"])]
    assert not messages, said(messages)


def test_the_types_of_its_script_hold() -> None:
    script = PROJECT / "templates" / "fair_phone.js"
    assert faults(str(script)) == []
    assert script.read_text(encoding="utf-8").count("\n") < 120


@pytest.mark.browser
def test_hostile_names_do_not_run(chromium: Browser, tmp_path: Path) -> None:
    texts = tuple(one.replace("\\", "/").strip() for one in PAYLOADS if not REFUSED_SIGNS.search(one))
    files = made(invented(tmp_path, 20, len(texts), 2, texts))
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        with seen(chromium, tmp_path / name, policy=False) as page:
            page.fill("#hoi", "<script>window.__ran=1</script>")
            page.wait_for_timeout(SOON)
            assert page.evaluate("window.__ran") is None
            assert page.locator("script, iframe, object, form, base").count() == 1
            assert page.locator(".card").count() == len(texts)


def test_the_same_bytes_again_and_pictures_as_large_as_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = invented(tmp_path, 5, 10, 10)
    first = made(content)
    assert made(content) == first
    assert first["dien-thoai.html"].count(b'width="320"') == 10
    sizes = []
    for room in (len(first["dien-thoai.html"]) * 2 // 3, 20_000):
        monkeypatch.setattr(fair_phone, "LARGEST_FILE", room)
        smaller = made(content)["dien-thoai.html"]
        assert b'width="320"' not in smaller
        sizes.append((smaller.count(b"data:image/webp"), len(smaller) <= room))
    assert sizes == [(10, True), (0, False)]


def test_it_says_of_which_day_it_speaks_and_where_the_latest_word_is(small: Path) -> None:
    text = (small / "dien-thoai.html").read_text(encoding="utf-8")
    assert "Theo hồ sơ danh mục ngày 22/11/2026." in text
    assert f'href="{BASE}Q/{code(1)}/"' in text
    assert "hết hạn" not in text
    past = text.partition(f'id="sp-{code(3)}"')[2].partition("</li>\n<li")[0]
    assert "thời hạn theo hồ sơ đã qua trước hội chợ" in past
    assert '<svg class="stars"' not in past


def test_the_command_writes_a_file_for_each_language(tmp_path: Path) -> None:
    invented(tmp_path, 5, 10, 1)
    done = run(tmp_path, "fair-phone", "h", "--output", "tep/hoi-cho.html", "--date", "2026-11-22")
    assert done.exit == 0, done.err
    assert sorted(path.name for path in (tmp_path / "tep").iterdir()) == ["hoi-cho-en.html", "hoi-cho.html"]
    assert run(tmp_path, "fair-phone", "h", "--output", "hoi-cho.pdf").exit == 2
    assert run(tmp_path, "fair-phone", "x", "--output", "hoi-cho.html").exit == 2
