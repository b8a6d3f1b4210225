from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops

from ocop_site.building.parcels import Sealer
from ocop_site.building.workers import Bench, make_all
from ocop_site.making.share_pictures import BAND, EDGE, HUES, STRIP, PictureMaker
from ocop_site.pages.jobs import Job
from ocop_site.pages.sharing import HEIGHT, WIDTH
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES, ASSETS = PROJECT / "templates", PROJECT / "assets"
WORDS = {
    "kicker": "Danh mục Ví Dụ",
    "title": "Hà Tĩnh",
    "line": "Thực phẩm",
    "stars": "Đã được công nhận 4 sao",
    "foot": "Tình trạng hiện nay và giấy tờ: xem trên trang.",
    "group": "thuc-pham",
    "ground": 0,
}
LARGEST = 25_000  # bytes
PAPER = (WIDTH - BAND, HEIGHT - STRIP)


def drawn(**others: Any) -> bytes:  # noqa: ANN401 - as a context
    return PictureMaker(TEMPLATES, ASSETS).draw({**WORDS, **others})


def seen(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as picture:
        return picture.convert("RGB")


@pytest.mark.parametrize("group", [*HUES, ""])
@pytest.mark.parametrize("title", ["Huế", "Thừa Thiên Huế"])
def test_a_picture_is_of_the_size_and_weight_that_networks_want(group: str, title: str) -> None:
    data = drawn(group=group, title=title, ground=1 if not group else list(HUES).index(group) % 5)
    assert len(data) < LARGEST
    with Image.open(BytesIO(data)) as picture:
        assert (picture.format, picture.size, picture.mode) == ("PNG", (WIDTH, HEIGHT), "P")
        assert set(picture.info) <= {"transparency"}  # no day, no program
        colours = picture.getcolors()
    assert colours
    assert 20 < len(colours) < 64


@pytest.mark.parametrize("word", ["kicker", "title", "line", "stars", "foot"])
def test_every_text_is_drawn_on_the_paper(word: str) -> None:
    whole, without = seen(drawn()), seen(drawn(**{word: ""}))
    changed = ImageChops.difference(whole, without).getbbox()
    assert changed
    left, top, right, bottom = changed
    assert left >= EDGE - 4
    assert right <= PAPER[0]
    assert top >= 0
    assert bottom <= PAPER[1]


@pytest.mark.parametrize(("one", "other"), [("Hà", "Ha"), ("ệ", "ê"), ("Đ", "D"), ("Ưu", "Uu"), ("ẫ", "â"), ("ỹ", "ý")])
def test_marks_of_letters_are_drawn(one: str, other: str) -> None:
    assert drawn(title=one) != drawn(title=other)


def test_letters_that_are_not_there_would_be_seen() -> None:
    face = PictureMaker(TEMPLATES, ASSETS)._face(600, 104)  # noqa: SLF001 - the letters themselves
    missing = bytes(face.getmask("\uffff"))
    for letter in "ẠẢÃÀÁĂẰẮẲẴẶÂẦẤẨẪẬĐÊỀẾỂỄỆÔỒỐỔỖỘƠỜỚỞỠỢƯỪỨỬỮỰỲÝỶỸỴ":
        assert bytes(face.getmask(letter)) != missing, letter
        assert bytes(face.getmask(letter.lower())) != missing, letter


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Thừa Thiên Huế " * 6},
        {"title": "A" * 90},
        {"line": "một hai ba bốn " * 20},
        {"kicker": "Danh mục Ví Dụ có một cái tên rất dài không ai đọc hết " * 4},
        {"stars": "", "line": "", "foot": "", "kicker": "", "title": ""},
    ],
)
def test_too_many_words_stay_on_the_paper(words: dict[str, str]) -> None:
    blank = seen(drawn(kicker="", title="", line="", stars="", foot=""))
    changed = ImageChops.difference(blank, seen(drawn(**words))).getbbox()
    if any(words.values()):
        assert changed
        assert changed[2] <= PAPER[0]
        assert changed[3] <= PAPER[1]


def test_each_group_has_its_own_drawing_and_hue() -> None:
    pictures = {group: drawn(group=group) for group in HUES}
    assert len(set(pictures.values())) == len(HUES)
    bands = {group: seen(data).getpixel((WIDTH - 1, 1)) for group, data in pictures.items()}
    assert len(set(bands.values())) == len(HUES)


def test_hues_are_those_of_the_covers() -> None:
    style = (ASSETS / "site.css").read_text(encoding="utf-8")
    assert {name: int(hue) for name, hue in re.findall(r"\.g-([a-z-]+)\{--b:(\d+)", style)} == HUES


def test_a_group_that_nobody_drew_is_drawn_as_of_no_group() -> None:
    assert seen(drawn(group="khong-co", ground=9)).getpixel((WIDTH - 1, 1)) == (41, 117, 74)


def test_equal_words_give_equal_bytes_also_in_a_worker(tmp_path: Path) -> None:
    maker = PictureMaker(TEMPLATES, ASSETS)
    contexts = [{**WORDS, "title": f"Ví Dụ {n}", "group": list(HUES)[n % 6]} for n in range(70)]
    here = [maker.draw(context) for context in contexts[:3]]
    assert here == [maker.draw(context) for context in contexts[:3]]
    assert here == [PictureMaker(TEMPLATES, ASSETS).draw(context) for context in contexts[:3]]
    sealer = Sealer(TEMPLATES, ASSETS, {})
    parcels = [sealer.seal(Job(f"chia-se/{n}.png", "share-picture", one)) for n, one in enumerate(contexts)]
    bench = Bench(TEMPLATES, ASSETS, tmp_path / "store", tmp_path / "staging", {"vi": {}}, {})
    made = list(make_all(parcels, bench, 2))
    assert [one.problems for one in made] == [()] * 70
    assert here == [(tmp_path / "staging" / f"chia-se/{n}.png").read_bytes() for n in range(3)]
