"""The English site of the invented catalogue: whatever stays Vietnamese there says so, but for proper names."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import BuiltSite

VOID = {"meta", "link", "img", "input", "br", "hr", "source", "wbr"}
SPOKEN = ("alt", "aria-label", "placeholder", "title")
# Of places, whose names nothing marks: "phường Bản Thảo, thị xã Nháp", "Tổ 3, thôn Tưởng Tượng", "Số 0, đường Hội Chợ".
PLACES = {"xã", "phường", "huyện", "thị", "thành", "phố", "tỉnh", "đặc", "khu", "thôn", "đường"}
# Small letters alone: numbers of decisions ("9901/QĐ-UBND-MẪU") and letters of the alphabet stay as they are.
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]")


class _Reader(HTMLParser):
    """Gathers the words of a page that are not said to be Vietnamese; what stands in its <head> cannot say so."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: list[str] = []

    @property
    def language(self) -> str:
        return next((language for _, language in reversed(self.open) if language), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if (found.get("lang") or self.language) != "vi":
            self.words += [found[name] for name in SPOKEN if name in found]
        if tag not in VOID:
            self.open.append((tag, found.get("lang", "")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.language != "vi" and not {"head", "script"} & {tag for tag, _ in self.open}:
            self.words.append(data.strip())


def left_vietnamese(html: str) -> list[str]:
    """The texts of an English page that hold a Vietnamese word which begins no name and is not marked."""
    reader = _Reader()
    reader.feed(html)
    return [
        text
        for text in reader.words
        if any(
            word[0].islower() and VIETNAMESE.search(word) and word not in PLACES
            for word in re.findall(r"[^\W\d_]+", text)
        )
    ]


@pytest.fixture
def output(published_examples: BuiltSite) -> Path:
    return published_examples.output


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<html lang="en"><p>Recognised with 4 stars, theo hồ sơ</p>', ["Recognised with 4 stars, theo hồ sơ"]),
        ('<html lang="en"><p>Made by <span lang="vi">cơ sở Ví Dụ</span> in xã Đồi Giả, Huế</p>', []),
        ('<html lang="en"><img alt="chai nước mắm"><img alt="chai nước mắm" lang="vi">', ["chai nước mắm"]),
        ('<html lang="en"><p lang="vi">mật ong<br>rừng</p><p>rừng</p>', ["rừng"]),
    ],
)
def test_what_is_looked_for_is_found(html: str, left: list[str]) -> None:
    assert left_vietnamese(html) == left


def test_what_stays_vietnamese_says_so(output: Path) -> None:
    pages = sorted((output / "en").rglob("*.html"))
    assert len(pages) > 300
    left = {
        text: page.relative_to(output).as_posix()
        for page in pages
        for text in left_vietnamese(page.read_text(encoding="utf-8"))
    }
    assert left == {}


def test_the_english_of_a_product_in_whole_sentences(output: Path) -> None:
    (page,) = (output / "en" / "san-pham").glob("mam-nem-ca-com-*/index.html")
    text = page.read_text(encoding="utf-8")
    assert '<p class="sentence">Recognised with 3 stars, by our record until the end of 1 October 2027.</p>' in text
    assert '<h1><span lang="vi">Mắm nêm cá cơm</span></h1>\n<p class="gloss">liquid seasoning</p>' in text
