"""What a phone sees of a printed label that is worn, blurred and noisy; and what two readers make of it.

A picture is judged as a phone looks at it: the code fills half the height of a video frame of 1080 lines, which gives
13 to 16 pixels a module; a reader tries a frame as it is, reduced, and sharpened as phones sharpen, and takes the next
frame, with other noise, where that was not enough. Blur, wear and scale stay the same from frame to frame.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

CODE_HIGH = 540  # pixels: half of 1080 lines
QUIET = 4  # modules on each side
AROUND = 4  # modules more of the label around the quiet zone
FRAMES = 8  # a quarter of a second

_SOURCE = re.compile(r"<source href='([^']*)'>(.*?)</source>", re.DOTALL)
_DATA = re.compile(r"<data[^>]*><!\[CDATA\[(.*?)\]\]></data>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wear:
    """How bad one label looks: σ of blur in modules and of noise in parts of black to white, scale, worn modules."""

    blur: float
    noise: float
    across: float
    down: float
    worn: int


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a frame: reduced to so many pixels a module (0: as it is), sharpened, enlarged again."""

    name: str
    pixels: float = 0
    percent: int = 0
    radius: float = 0
    larger: float = 1


LOOKS = (
    Look("as it is"),
    Look("reduced", 5),
    Look("sharpened", 4, 500, 0.65, 1.5),
    Look("sharpened", 3, 300, 0.5, 2),
    Look("sharpened", 4, 300, 0.5, 2),
    Look("sharpened", 3.5, 500, 0.5, 2),
)


@dataclass(slots=True)
class Judged:
    """One label before the judge: its text, its clean print, modules of its symbol; what each reader needed.

    `symbol` is the box of the symbol without quiet zone in pixels of the print. `read`: reader -> (frame, look).
    """

    about: str
    text: str
    picture: Image.Image
    symbol: tuple[float, float, float, float]
    modules: int
    wear: Wear
    read: dict[str, tuple[int, str]] = field(default_factory=dict)
    misread: list[str] = field(default_factory=list)


def worn_print(one: Judged) -> Image.Image:
    """The label at the size in which the phone sees it, its corner worn off, blurred; without noise."""
    left, top, right, bottom = one.symbol
    wide, high = (right - left) / one.modules, (bottom - top) / one.modules
    picture = one.picture.copy()
    worn = one.wear.worn
    picture.paste(255, (round(right - worn * wide), round(bottom - worn * high), round(right) + 1, round(bottom) + 1))
    pixels = pixels_a_module(one)
    size = (
        round(picture.width / wide * pixels * one.wear.across),
        round(picture.height / high * pixels * one.wear.down),
    )
    return picture.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(one.wear.blur * pixels))


def pixels_a_module(one: Judged) -> float:
    """How large the phone sees a module."""
    return CODE_HIGH / (one.modules + 2 * QUIET)


def with_noise(picture: Image.Image, sigma: float, dice: random.Random) -> Image.Image:
    """Each pixel a little lighter or darker, by a normal distribution."""
    if not sigma:
        return picture
    noise = Image.frombytes("L", picture.size, dice.randbytes(picture.width * picture.height)).point(_normal(sigma))
    return ImageChops.add(picture, noise, 1, -128)


@cache
def _normal(sigma: float) -> list[int]:
    """From evenly spread bytes to normally spread ones around 128."""
    spread = NormalDist(128, sigma * 255)
    return [min(255, max(0, round(spread.inv_cdf((at + 0.5) / 256)))) for at in range(256)]


def seen(frame: Image.Image, look: Look, pixels: float) -> Image.Image:
    """A frame in one of the ways to look at it; `pixels`: pixels a module of the frame."""
    if not look.pixels:
        return frame
    part = look.pixels / pixels
    picture = frame.resize((round(frame.width * part), round(frame.height * part)), Image.Resampling.BOX)
    if look.percent:
        picture = picture.filter(ImageFilter.UnsharpMask(look.radius * look.pixels, look.percent, 0))
    if look.larger > 1:
        size = (round(picture.width * look.larger), round(picture.height * look.larger))
        picture = picture.resize(size, Image.Resampling.BICUBIC)
    return picture


def zxing(pictures: Sequence[Image.Image]) -> list[list[str]]:
    """The texts that ZXing reads in each picture; no Micro QR and rMQR, for which noise can be taken."""
    model = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    return [[one.text for one in zxingcpp.read_barcodes(picture, formats=model)] for picture in pictures]


def zbar(pictures: Sequence[Image.Image]) -> list[list[str]]:
    """The texts that zbar reads in each picture; one process for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{at:06}.pgm" for at in range(len(pictures))]
        for path, picture in zip(paths, pictures, strict=True):
            picture.save(path)
        command = ["zbarimg", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 4}:  # 4: some pictures hold nothing that it reads
        raise SystemExit(f"zbarimg: {done.stderr}")
    found = {source: _DATA.findall(inner) for source, inner in _SOURCE.findall(done.stdout)}
    return [found.get(str(path), []) for path in paths]


READERS = {"ZXing": zxing, "zbar": zbar}


def judge(labels: Sequence[Judged], dice: random.Random) -> None:
    """Let each reader look at each label until it has read it or has seen all frames in all ways."""
    prints = {id(one): worn_print(one) for one in labels}
    for frame in range(1, FRAMES + 1):
        waiting = [one for one in labels if len(one.read) < len(READERS)]
        if not waiting:
            return
        frames = {id(one): with_noise(prints[id(one)], one.wear.noise, dice) for one in waiting}
        for look in LOOKS:
            _look(waiting, frames, look, frame)


def _look(waiting: Sequence[Judged], frames: dict[int, Image.Image], look: Look, frame: int) -> None:
    for name, reader in READERS.items():
        todo = [one for one in waiting if name not in one.read]
        if not todo:
            continue
        texts = reader([seen(frames[id(one)], look, pixels_a_module(one)) for one in todo])
        for one, found in zip(todo, texts, strict=True):
            one.misread += [f"{name}: {text}" for text in found if text != one.text]
            if one.text in found:
                one.read[name] = (frame, look.name)
