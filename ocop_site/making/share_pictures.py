"""The pictures that other sites show beside a link to a page: PNG, 1200 × 630, drawn by Pillow.

Each shows words on paper and, beside them, the drawing of a group on its woven ground: the drawings and colours of
the site's covers (`templates/drawings.html`, `assets/site.css`). What may be said is decided in `pages.sharing`. A
picture is drawn as numbers of colours, of which each mixture has a few steps: so it is small, and the same everywhere.
"""

from __future__ import annotations

from colorsys import hls_to_rgb
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from ocop_site.making.outlines import DRAWINGS, Outline, outlines
from ocop_site.pages.sharing import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

Colour = tuple[int, int, int]

FACES = {400: "fonts/be-vietnam-pro-400.ttf", 600: "fonts/be-vietnam-pro-600.ttf"}
# The hue of each group in `assets/site.css` (`.g-GROUP{--b:…}`), and of what is of no group: the leaf green.
HUES = {
    "thuc-pham": 60,
    "do-uong": 174,
    "duoc-lieu": 138,
    "thu-cong-my-nghe": 231,
    "sinh-vat-canh": 334,
    "du-lich": 203,
}
LEAF = 146
PAPER, INK, GREEN, SOFT, GOLD = (250, 244, 230), (38, 31, 22), (29, 89, 55), (93, 83, 68), (233, 185, 73)

EDGE = 64  # pixels between the words and the border
BAND = 430  # pixels of the drawing on the right
ROOM = WIDTH - BAND - 2 * EDGE  # for words
STRIP = 16  # pixels of the saw below
STEPS = 5  # of a mixture: with more of them, nobody sees a difference, and files are larger
FINER = 4  # times as fine as in the end, lines are drawn
LINES = 3  # of a text that does not fit into one
# Of a title: pixels high and the lines that it may have; rather on one line than as large as can be.
LETTERS = ((104, 1), (92, 1), (80, 1), (104, 2), (92, 2), (80, 2), (68, 3), (56, 3), (44, 3))
BELOW = (48, 44, 40, 36)  # of what stands below it
GAP = 14  # pixels between texts
PACKED = 8  # zlib's level: 9 takes twice the time for a tenth less

# The first number of each colour; behind it stand its mixtures with the one that it is drawn on.
_PAPER, _INK, _GREEN, _SOFT, _GROUND, _WEAVE, _FRAME, _MOTIF, _GOLD = (step * STEPS for step in range(9))


class PictureMaker:
    """Draws the pictures of one site; made once per worker, since what pictures share takes most of the time."""

    def __init__(self, templates: Path, assets: Path) -> None:
        """The drawings are those of `templates`, the fonts files of `assets`."""
        self.templates = templates
        self.assets = assets
        self._drawings: dict[str, Outline] | None = None
        self._grounds: dict[tuple[str, int], Image.Image] = {}
        self._faces: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}

    def draw(self, context: Plain) -> bytes:
        """The PNG for a context of `pages.sharing`; equal bytes for equal input."""
        picture = self._ground(context["group"], context["ground"]).copy()
        foot = _Text(context["foot"], self._face(400, 26), _SOFT)
        below = HEIGHT - STRIP - 36 - foot.height
        foot.write(picture, below)
        kicker = _Text(context["kicker"], self._face(600, 34), _GREEN)
        kicker.write(picture, EDGE - 12)
        self._body(picture, context, EDGE + kicker.height, below)
        picture.putpalette([part for colour in _palette(context["group"]) for part in colour])
        data = BytesIO()
        picture.save(data, "PNG", compress_level=PACKED)
        return data.getvalue()

    def _body(self, picture: Image.Image, context: Plain, top: int, below: int) -> None:
        """Title, line and stars in the middle between two heights, in the largest letters that leave room for all."""
        for size, lines in LETTERS:
            title = _Text(context["title"], self._face(600, size), _INK)
            line = self._short(context["line"], 400, size, _INK)
            stars = self._short(context["stars"], 600, size, _GREEN)
            height = title.height + line.height + stars.height + 2 * GAP
            if height + GAP <= below - top and title.width <= ROOM and len(title.lines) <= lines:
                break
        at = max(top, (top + below - height) // 2)
        for text in (title, line, stars):
            text.write(picture, at)
            at += text.height + (GAP if text.height else 0)

    def _short(self, text: str, weight: int, most: int, colour: int) -> _Text:
        """A text below the title: on one line if smaller letters make it so."""
        tried = [_Text(text, self._face(weight, min(size, most)), colour) for size in BELOW]
        return next((one for one in tried if len(one.lines) == 1), tried[0])

    def _face(self, weight: int, size: int) -> ImageFont.FreeTypeFont:
        if (weight, size) not in self._faces:
            # Basic layout: the same wherever the complex one is missing, and Vietnamese needs no more.
            self._faces[weight, size] = ImageFont.truetype(
                self.assets / FACES[weight], size, layout_engine=ImageFont.Layout.BASIC
            )
        return self._faces[weight, size]

    def _ground(self, group: str, number: int) -> Image.Image:
        """All but the words: the same for all pictures of a group."""
        if self._drawings is None:
            self._drawings = outlines((self.templates / DRAWINGS).read_text(encoding="utf-8"))
        if (group, number) not in self._grounds:
            self._grounds[group, number] = _ground(group, number, self._drawings)
        return self._grounds[group, number]


def _palette(group: str) -> list[Colour]:
    """The colours behind the numbers."""
    hue = HUES.get(group, LEAF)
    ground, frame, motif = _hsl(hue, 48, 31), _hsl(hue - 8, 60, 88), _hsl(hue, 52, 21)
    weave = _mixed(ground, (255, 255, 255), 0.22)
    pairs = [(PAPER, PAPER), (PAPER, INK), (PAPER, GREEN), (PAPER, SOFT), (ground, ground)]
    pairs += [(ground, weave), (ground, frame), (frame, motif), (GREEN, GOLD)]
    return [_mixed(below, above, step / STEPS) for below, above in pairs for step in range(1, STEPS + 1)]


def _hsl(hue: int, saturation: int, lightness: int) -> Colour:
    red, green, blue = hls_to_rgb(hue % 360 / 360, lightness / 100, saturation / 100)
    return (round(red * 255), round(green * 255), round(blue * 255))


def _mixed(below: Colour, above: Colour, part: float) -> Colour:
    red, green, blue = (round(one + (other - one) * part) for one, other in zip(below, above, strict=True))
    return (red, green, blue)


def _ground(group: str, number: int, drawn: Mapping[str, Outline]) -> Image.Image:
    """Paper, the woven band with its drawing, the saw. Of no group: with the drawings of all."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    left = WIDTH - BAND
    picture.paste(_GROUND, (left, 0, WIDTH, HEIGHT))
    if f"w{number}" in drawn:
        _inked(picture, _woven(drawn[f"w{number}"]), (left, 0), _WEAVE)
    if f"m-{group}" in drawn:
        _framed(picture, drawn[f"m-{group}"], (left + BAND // 2, (HEIGHT - STRIP) // 2), 300)
    else:
        some = [drawn[name] for name in sorted(drawn) if name.startswith("m-")]
        for place, motif in enumerate(some[:6]):
            centre = (left + 115 + 200 * (place % 2), 112 + 195 * (place // 2))
            _framed(picture, motif, centre, 150)
    picture.paste(_saw(), (0, HEIGHT - STRIP))
    return picture


def _framed(picture: Image.Image, motif: Outline, centre: tuple[int, int], size: int) -> None:
    """A disc around a point, `size` pixels wide, with a drawing in its middle."""
    disc = Image.new("L", (size * FINER, size * FINER))
    ImageDraw.Draw(disc).ellipse((0, 0, size * FINER - 1, size * FINER - 1), fill=255)
    _inked(picture, disc.reduce(FINER), (centre[0] - size // 2, centre[1] - size // 2), _FRAME)
    scale = size * 0.6 / motif.width
    lines = _stroked(motif, scale, 1.9)
    _inked(picture, lines, (centre[0] - lines.width // 2, centre[1] - lines.height // 2), _MOTIF)


def _woven(pattern: Outline) -> Image.Image:
    """A ground as wide and high as the band, three pixels for each unit of the pattern."""
    scale = 3  # so that its rows repeat within zlib's window of 32 kB, which halves what they take
    # Drawn beyond its border, then cut as a browser cuts it.
    tile = _stroked(pattern, scale, 1.1, margin=0)
    woven = Image.new("L", (BAND, HEIGHT))
    for top in range(0, HEIGHT, tile.height):
        for left in range(0, BAND, tile.width):
            woven.paste(tile, (left, top))
    return woven


def _stroked(drawing: Outline, scale: float, width: float, margin: float = 2) -> Image.Image:
    """A drawing as grey lines with round ends, `scale` pixels for each of its units."""
    fine = scale * FINER
    size = [round((side + 2 * margin) * scale) * FINER for side in (drawing.width, drawing.height)]
    picture = Image.new("L", (size[0], size[1]))
    pen, half = ImageDraw.Draw(picture), width * fine / 2
    for line in drawing.lines:
        points = [((x + margin) * fine, (y + margin) * fine) for x, y in line]
        pen.line(points, fill=255, width=round(2 * half))
        for x, y in points:  # round joints and ends
            pen.ellipse((x - half, y - half, x + half, y + half), fill=255)
    return picture.reduce(FINER)


def _saw() -> Image.Image:
    """The strip of gold teeth below the site's head."""
    tooth = Image.new("L", (STRIP * FINER, STRIP * FINER))
    ImageDraw.Draw(tooth).polygon(
        [(0, STRIP * FINER), (STRIP * FINER // 2, 0), (STRIP * FINER, STRIP * FINER)], fill=255
    )
    strip = Image.new("L", (WIDTH, STRIP), _GREEN + STEPS - 1)
    small = tooth.reduce(FINER)
    for left in range(0, WIDTH, STRIP):
        _inked(strip, small, (left, 0), _GOLD)
    return strip


def _inked(picture: Image.Image, mask: Image.Image, place: tuple[int, int], colour: int) -> None:
    """Put a colour where a mask is not black, in as many steps as the palette has of it."""
    steps = [(value * STEPS + 127) // 255 for value in range(256)]
    levels = mask.point([colour + max(step, 1) - 1 for step in steps])
    picture.paste(levels, place, mask.point([255 if step else 0 for step in steps]))


class _Text:
    """A text in lines as wide as the room for words: how wide and high it is, and writing it."""

    def __init__(self, text: str, face: ImageFont.FreeTypeFont, colour: int) -> None:
        self.face = face
        self.colour = colour
        self.step = round(face.size * 1.22)
        self.lines = _wrapped(text, face)

    @property
    def width(self) -> float:
        """In pixels: of its longest line."""
        return max((self.face.getlength(line) for line in self.lines), default=0)

    @property
    def height(self) -> int:
        """In pixels: of all its lines."""
        return self.step * len(self.lines)

    def write(self, picture: Image.Image, top: int) -> None:
        """Write it on the paper of a picture, below a height."""
        for number, line in enumerate(self.lines):
            # What has no room at all is cut at the band, not written over it.
            mask = Image.new("L", (min(round(self.face.getlength(line)) + 4, WIDTH - BAND - EDGE), 2 * self.step))
            ImageDraw.Draw(mask).text((0, self.step), line, fill=255, font=self.face, anchor="ls")
            _inked(picture, mask, (EDGE, top + number * self.step), self.colour)


def _wrapped(text: str, face: ImageFont.FreeTypeFont) -> list[str]:
    """A text in lines that have room; what needs more than `LINES` of them is cut with "…"."""
    lines: list[str] = []
    for word in text.split():
        if lines and face.getlength(f"{lines[-1]} {word}") <= ROOM:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]
