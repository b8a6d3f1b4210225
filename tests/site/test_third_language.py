"""A third language takes a file of messages and one line of `site.yaml`: here it is added, and the site looked at."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from ocop_site.pages import addresses
from tests.invented_language import write_language
from tests.site.chromium import PATIENCE
from tests.small_content import PROJECT
from tests.whole_sites import DAY, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

BASE = "https://thu.vn/ocop/"
TAGS = ("vi", "en", "fr")
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([a-z]+)" href="([^"]+)">')
LINK = re.compile(r'<a [^>]*href="([^"]+)"')
SWITCH = re.compile(r'<nav class="tongues".*?</nav>', re.DOTALL)

# What is recorded in the third language: of a file, what is replaced by what.
NAMED = {
    "site.yaml": (
        r"(?s)^names:\n(.*)^languages: \[en\]$",
        r"languages: [en, fr]\nnames:\n  fr: {title: Catalogue exemple, tagline: Rien de vrai, description: A}\n\1",
    ),
    "producers/htx-mau-xanh.md": (r"^names: \{en: (.*)\}$", r"names: {en: \1, fr: Coopérative Mau Xanh}"),
    "vocabulary/groups.yaml": (
        r"^( *)gloss_en: food$",
        r"\1gloss_en: food\n\1name_fr: Aliments\n\1gloss_fr: denrée alimentaire",
    ),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented catalogue in Vietnamese and two languages that nobody speaks."""
    folder = tmp_path_factory.mktemp("ba-thu-tieng")
    shutil.copytree(PROJECT / "examples" / "content", folder / "content")
    shutil.copytree(PROJECT / "templates", folder / "templates")
    for tag in TAGS[1:]:
        write_language(folder / "templates", tag)
    shutil.copytree(PROJECT / "content" / "vocabulary", folder / "content" / "vocabulary")
    for file, (old, new) in NAMED.items():
        path = folder / "content" / file
        text, changed = re.subn(old, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert changed == 1, file
        path.write_text(text, encoding="utf-8")
    done = run(folder, "build", "--date", DAY, "--workers", "1", "--base-url", BASE)
    assert (done.exit, done.problems) == (0, [])
    return folder / "output"


def pages(output: Path) -> Iterator[tuple[str, str]]:
    """The address below the base and the text of every page."""
    for path in sorted(output.rglob("*.html")):
        yield path.relative_to(output).as_posix(), path.read_text(encoding="utf-8")


def language_of(path: str) -> str:
    return next((tag for tag in TAGS[1:] if path.startswith(f"{tag}/")), "vi")


def test_every_page_is_there_in_every_language(output: Path) -> None:
    paths = {path for path, _ in pages(output)}
    own = {path for path in paths if language_of(path) == "vi" and addresses.has_languages(path)}
    assert len(own) > 200
    for tag in TAGS[1:]:
        assert {f"{tag}/{path}" for path in own} == {path for path in paths if language_of(path) == tag}


def test_every_page_says_its_language(output: Path) -> None:
    for path, text in pages(output):
        assert f'<html lang="{language_of(path)}"' in text, path


def test_the_languages_of_a_page_name_each_other(output: Path) -> None:
    alternates = {f"{BASE}{path.removesuffix('index.html')}": ALTERNATE.findall(text) for path, text in pages(output)}
    for address, found in alternates.items():
        path = address.removeprefix(BASE)
        if language_of(path) == "vi" and not addresses.has_languages(f"{path}index.html" if path else "index.html"):
            assert found == [], address
            continue
        assert [tag for tag, _ in found] == list(TAGS), address
        assert address in {href for _, href in found}
        for _, href in found:
            assert alternates[href] == found, (address, href)


def test_links_stay_inside_the_language_but_for_the_switch(output: Path) -> None:
    seen = 0
    for path, text in pages(output):
        tag = language_of(path)
        if tag == "vi":
            continue
        for href in LINK.findall(SWITCH.sub("", text)):
            target = urljoin(f"{BASE}{path}", href).partition("#")[0].partition("?")[0]
            if target.startswith(BASE) and target.endswith(".html"):
                there = target.removeprefix(BASE)
                if addresses.has_languages(there):
                    assert language_of(there) == tag, (path, href)
                    seen += 1
    assert seen > 5000


def test_the_switch_leads_to_the_same_page(output: Path) -> None:
    text = (output / "fr" / "tinh" / "phu-yen" / "index.html").read_text(encoding="utf-8")
    (switch,) = SWITCH.findall(text)
    assert LINK.findall(switch) == [
        "../../../tinh/phu-yen/index.html",
        "../../../en/tinh/phu-yen/index.html",
        "index.html",
    ]
    assert re.findall(r'lang="([a-z]+)"', switch) == ["vi", "vi", "en", "en", "fr", "fr"]
    assert switch.count("aria-current") == 1


def test_days_and_numbers_are_written_as_the_language_does(output: Path) -> None:
    text = (output / "fr" / "tinh" / "phu-yen" / "index.html").read_text(encoding="utf-8")
    assert "[Từ ngày 1 juillet 2025, địa bàn [tỉnh Phú Yên] thuộc [tỉnh Đắk Lắk].]" in text
    english = (output / "en" / "tinh" / "phu-yen" / "index.html").read_text(encoding="utf-8")
    assert "[Từ ngày 1 July 2025, địa bàn [tỉnh Phú Yên] thuộc [tỉnh Đắk Lắk].]" in english
    prices = text_of(output, "fr", "san-pham/nuoc-mam-ba-giot-*")
    assert re.search("[0-9]\u00a0000\u00a0₫", prices)
    assert not any("\u202f" in text for _, text in pages(output))  # CLDR's space, which the typeface lacks


def test_the_language_counts_by_its_own_rules(output: Path) -> None:
    """French has no plural before two; the figures say themselves which form is theirs."""
    counted = 0
    for path, text in pages(output):
        if path.startswith(("fr/tinh/", "fr/nhom/", "fr/sao/")):
            for number, form in re.findall(r'<p class="total"><b>([0-9]+)</b> \[([12]): sản phẩm\]', text):
                assert form == ("1" if int(number) < 2 else "2"), path
                counted += 1
    assert counted > 50


def test_words_of_the_catalogue_are_said_and_names_stay(output: Path) -> None:
    """On a product's page the sentence, the facts and the headings are said; its name is marked as Vietnamese."""
    (page,) = output.glob("fr/san-pham/mam-nem-ca-com-*/index.html")
    text = page.read_text(encoding="utf-8")
    assert '<h1><span lang="vi">Mắm nêm cá cơm</span></h1>' in text
    assert '<p class="sentence">[[2: 3 sao]' not in text
    assert re.search(
        r'<p class="sentence">\[Công nhận \[2: 3 sao\], theo hồ sơ đến hết ngày 1 octobre 2027\.\]</p>', text
    )
    assert "[Thông tin chính]" in text
    assert re.search(r"<title>Mắm nêm cá cơm – [^<]*</title>", text)


def text_of(output: Path, tag: str, address: str) -> str:
    (page,) = (output if tag == "vi" else output / tag).glob(f"{address}/index.html")
    return page.read_text(encoding="utf-8")


def test_a_product_without_a_name_is_glossed_in_the_words_of_each_language(output: Path) -> None:
    """In English by its set, in French by its group, since nobody has written more."""
    name = '<span lang="vi">Mắm nêm cá cơm</span>'
    for tag, gloss in (("vi", None), ("en", "liquid seasoning"), ("fr", "denrée alimentaire")):
        text = text_of(output, tag, "san-pham/mam-nem-ca-com-*")
        assert re.findall('<p class="gloss">(.*)</p>', text)[:1] == ([gloss] if gloss else []), tag
        assert (name in text) is (tag != "vi"), tag


@pytest.mark.browser
def test_a_card_that_the_search_draws_is_glossed_in_the_words_of_each_language(output: Path, page: Page) -> None:
    for tag, gloss in (("en", "liquid seasoning"), ("fr", "denrée alimentaire")):
        page.goto((output / tag / "tim-kiem" / "index.html").as_uri() + "?q=mam nem ca com")
        page.wait_for_selector("#tim[data-answered]")
        card = page.locator(".card", has_text="Mắm nêm cá cơm").first
        expect(card.locator("h2 [lang=vi], h2[lang=vi]").first).to_have_text("Mắm nêm cá cơm", timeout=PATIENCE)
        expect(card.locator(".gloss")).to_have_text(gloss, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("tag", "heading", "below"),
    [
        ("vi", "Hợp tác xã Nông nghiệp Mẫu Xanh", ("en", "Mau Xanh Agricultural Co-operative (example)")),
        ("en", "Mau Xanh Agricultural Co-operative (example)", ("vi", "Hợp tác xã Nông nghiệp Mẫu Xanh")),
        ("fr", "Coopérative Mau Xanh", ("vi", "Hợp tác xã Nông nghiệp Mẫu Xanh")),
    ],
)
def test_a_recorded_name_stands_on_the_pages_of_its_language(
    output: Path, tag: str, heading: str, below: tuple[str, str]
) -> None:
    text = text_of(output, tag, "chu-the/hop-tac-xa-nong-nghiep-mau-xanh-*")
    assert f"<h1>{heading}</h1>" in text
    assert re.findall('<p class="en" lang="([a-z]+)">(.*)</p>', text) == [below]


def test_what_no_name_was_recorded_for_keeps_its_vietnamese_name_above_the_english_one(output: Path) -> None:
    text = text_of(output, "fr", "chu-the/*mau-viet-thu-*")
    assert re.search('<h1><span lang="vi">.*Mẫu Việt Thử</span></h1>', text)
    assert re.findall('<p class="en" lang="([a-z]+)">(.*)</p>', text) == [("en", "Mau Viet Thu Co. Ltd (example)")]


def test_the_catalogue_and_its_groups_have_their_names_in_the_language(output: Path) -> None:
    home, group = text_of(output, "fr", "."), text_of(output, "fr", "nhom/thuc-pham")
    assert "<span>Catalogue exemple</span>" in home
    assert "Rien de vrai" in home
    assert "<h1>Aliments</h1>" in group
    assert '<p class="small"><span lang="vi">Nhóm Ví Dụ</span>' in home  # who publishes it is not said in French


def test_news_are_by_whoever_publishes_in_the_words_of_the_language(output: Path) -> None:
    for folder, author in ((".", "Nhóm Ví Dụ"), ("en", "Example Group"), ("fr", "Nhóm Ví Dụ")):
        feed = (output / folder / "tin-moi.atom").read_text(encoding="utf-8")
        assert f"<author><name>{author}</name></author>" in feed, folder


def test_nothing_is_marked_inside_an_attribute(output: Path) -> None:
    for path, text in pages(output):
        assert not re.search(r'="[^"<>]*<span', re.sub(r"(?s)<script.*?</script>", "", text)), path
        assert "{&#39;§&#39;" not in text, path
        assert "§" not in text, path
