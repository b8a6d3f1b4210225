from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ocop_site.making import qr
from ocop_site.making.kept import NoKeep
from tests.conftest import PROJECT

FONT = PROJECT / "assets" / "fonts" / "be-vietnam-pro-400.woff2"
TEXT = "HTTPS://DANH-MUC.EXAMPLE/Q/101234567/"


class Memory:
    """A store in memory that counts what it is asked for."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}
        self.found = 0

    def get(self, kind: str, key: str) -> bytes | None:
        data = self.kept.get((kind, key))
        self.found += data is not None
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        self.kept[kind, key] = data


def read(picture: Image.Image) -> str:
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    return found[0].text


def draw(symbol: qr.Symbol, scale: int = 8) -> Image.Image:
    """The path drawn by this test's own hand: runs of h, v, h and z from absolute and relative moves."""
    picture = Image.new("L", (symbol.size * scale,) * 2, 255)
    x = y = 0
    for piece in symbol.path.rstrip("z").split("z"):
        move, width, height, _ = piece.replace("v", "h").split("h")
        right, down = (int(n) for n in move[1:].split())
        x, y = (right, down) if move[0] == "M" else (x + right, y + down)
        picture.paste(0, (x * scale, y * scale, (x + int(width)) * scale, (y + int(height)) * scale))
    return picture


def test_a_capital_address_gives_a_small_symbol_with_its_quiet_zone() -> None:
    symbol = qr.symbol(TEXT, NoKeep())
    assert symbol.size == 25 + 8  # version 2 with four modules on each side
    picture = draw(symbol)
    assert read(picture) == TEXT
    quiet = 4 * 8
    assert picture.crop((0, 0, picture.width, quiet)).getextrema() == (255, 255)
    assert picture.crop((0, 0, quiet, picture.height)).getextrema() == (255, 255)
    assert picture.crop((quiet, quiet, quiet + 56, quiet + 8)).getextrema() == (0, 0)


@settings(max_examples=60)
@given(st.from_regex(r"HTTPS?://[A-Z0-9.-]{3,60}(/[a-zA-Z0-9._~-]{1,30}){0,3}/Q/[0-9]{9}/", fullmatch=True))
def test_every_symbol_reads_back_as_its_text(text: str) -> None:
    assert read(draw(qr.symbol(text, NoKeep()))) == text


def test_a_text_that_no_symbol_holds_is_unreadable() -> None:
    with pytest.raises(qr.CodeUnreadable):
        qr.symbol("A" * 5000, NoKeep())
    with pytest.raises(qr.CodeUnreadable):
        qr.symbol("", NoKeep())


def test_a_symbol_that_does_not_read_back_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = qr._draw  # noqa: SLF001 - the sabotage is inside
    monkeypatch.setattr(
        qr, "_draw", lambda text: qr.Symbol(whole(text).size, whole(text).path[:400].rpartition("z")[0] + "z")
    )
    with pytest.raises(qr.CodeUnreadable):
        qr.symbol(TEXT, NoKeep())


def test_a_kept_symbol_is_only_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Memory()
    first = qr.symbol(TEXT, keep)
    monkeypatch.setattr(qr, "_draw", lambda text: pytest.fail(f"{text} was drawn again"))
    assert qr.symbol(TEXT, keep) == first
    assert keep.found == 1


def test_the_svg_file_names_its_text_and_its_size() -> None:
    svg = qr.svg_file(TEXT, "", NoKeep()).decode()
    assert 'width="16.5mm" height="16.5mm" viewBox="0 0 33 33"' in svg
    assert f"<title>{TEXT}</title>" in svg
    assert "<text" not in svg
    assert ">mã thử</text>" in qr.svg_file(TEXT, "mã thử", NoKeep()).decode()


@pytest.mark.parametrize("trial", ["", "mã thử"])
def test_the_png_file_reads_back_and_says_300_dpi(trial: str) -> None:
    data = qr.png_file(TEXT, trial, NoKeep(), FONT)
    picture = Image.open(BytesIO(data))
    assert read(picture.convert("L")) == TEXT
    assert picture.width == 33 * 12
    assert picture.height == picture.width + (6 * 12 if trial else 0)
    assert round(picture.info["dpi"][0]) == 300
    assert set(picture.info) <= {"dpi"}
    assert data == qr.png_file(TEXT, trial, NoKeep(), FONT)


def test_the_trial_word_is_drawn_below_the_symbol() -> None:
    picture = Image.open(BytesIO(qr.png_file(TEXT, "mã thử", NoKeep(), FONT))).convert("L")
    band = picture.crop((0, picture.width, picture.width, picture.height))
    assert band.getextrema() == (0, 255)


def test_a_trial_word_needs_a_font() -> None:
    with pytest.raises(ValueError, match="font"):
        qr.png_file(TEXT, "mã thử", NoKeep(), None)


def test_a_missing_font_is_no_silent_success() -> None:
    with pytest.raises(OSError, match=r"."):
        qr.png_file(TEXT, "mã thử", NoKeep(), Path("no-such-font.woff2"))
