"""Photos: judged before anything is planned, then made smaller, upright and free of what the camera wrote into them."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageCms, UnidentifiedImageError

from ocop_site.digests import digest
from ocop_site.making.kept import key_of

if TYPE_CHECKING:
    from ocop_site.making.kept import Keep

LARGEST_BYTES = 25_000_000
MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
Kind = Literal["webp", "jpeg"]
QUALITY = 80
ORIENTATION = 0x0112  # the EXIF tag
TURNED = {5, 6, 7, 8}  # orientations in which width and height change places
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LONGEST_TO_SHORTEST = 10  # a narrower picture shows nothing on a page, and WebP ends at 16,383 pixels


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What is known of a good photo: digest of its bytes, upright size in pixels, format."""

    digest: str
    width: int
    height: int
    format: str


@dataclass(frozen=True, slots=True)
class PhotoFault:
    """Why a photo cannot be used, in Vietnamese and English."""

    reason_vi: str
    reason_en: str


TOO_HEAVY = PhotoFault("tệp lớn hơn 25 MB", "the file is larger than 25 MB")
TOO_LARGE = PhotoFault("ảnh có hơn 50 triệu điểm ảnh", "the picture has more than 50 million pixels")
NOT_A_PHOTO = PhotoFault("không phải ảnh JPEG, PNG hay WebP", "it is no JPEG, PNG or WebP picture")
TOO_NARROW = PhotoFault("ảnh dài hơn 10 lần chiều kia", "one side is more than 10 times the other")
MOVING = PhotoFault("ảnh động không dùng được", "moving pictures are not used")
BROKEN = PhotoFault("tệp ảnh bị hỏng hoặc bị cắt cụt", "the picture is damaged or cut off")


def probe(data: bytes) -> PhotoFacts | PhotoFault:
    """The facts of a photo, or what is wrong with it. A picture is decoded whole, once, if its size is bearable."""
    if len(data) > LARGEST_BYTES:
        return TOO_HEAVY
    try:
        with _quiet(), Image.open(BytesIO(data), formats=FORMATS) as picture:
            return _facts(picture, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return TOO_LARGE
    except UnidentifiedImageError:
        return NOT_A_PHOTO
    except Exception:  # noqa: BLE001 - Pillow's readers raise anything on damaged data, and content may not raise
        return BROKEN


def _facts(picture: Image.Image, data: bytes) -> PhotoFacts | PhotoFault:
    if picture.width * picture.height > MOST_PIXELS:
        return TOO_LARGE
    if max(picture.size) > LONGEST_TO_SHORTEST * min(picture.size):
        return TOO_NARROW
    # What telephones write as MPO is a JPEG with a second picture behind it, and that is no moving picture.
    kind = "JPEG" if picture.format == "MPO" else picture.format or ""
    if kind != "JPEG" and getattr(picture, "is_animated", False):
        return MOVING
    width, height = picture.size
    picture.draft(None, (width // 8, height // 8))  # all of a JPEG is read, not all of it computed
    picture.load()
    if _orientation(picture) in TURNED:
        width, height = height, width
    return PhotoFacts(digest(data), width, height, kind)


def derive(data: bytes, width: int, kind: Kind, keep: Keep) -> bytes:
    """A photo at a width in pixels: upright, in sRGB, on white, without any metadata; equal bytes for equal input.

    `data` is a photo in which `probe` found no fault.
    """
    known = digest(data)
    kept = derived(known, width, kind, keep)
    if kept is not None:
        return kept
    with _quiet(), Image.open(BytesIO(data), formats=FORMATS) as original:
        smaller = _upright(original, width)
    made = BytesIO()
    if kind == "webp":
        smaller.save(made, "WEBP", quality=QUALITY, method=4)
    else:
        smaller.save(made, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    keep.put("photo", _key(known, width, kind), made.getvalue())
    return made.getvalue()


def derived(known: str, width: int, kind: Kind, keep: Keep) -> bytes | None:
    """What `derive` made earlier of the photo with this digest, if it was kept."""
    return keep.get("photo", _key(known, width, kind))


def _key(known: str, width: int, kind: Kind) -> str:
    return key_of("photo 2", ("pillow",), known, width, kind)


def _upright(original: Image.Image, width: int) -> Image.Image:
    """The photo `width` pixels wide once it stands upright: made small first, since all the rest is cheaper then."""
    turn = _orientation(original)
    across, down = original.size[::-1] if turn in TURNED else original.size
    height = max(1, round(down * width / across))
    size = (height, width) if turn in TURNED else (width, height)
    original.draft(None, (2 * size[0], 2 * size[1]))
    smaller = _flat(original).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    coloured = _in_srgb(smaller, original.info.get("icc_profile"))
    made = coloured.transpose(TURNS[turn]) if turn in TURNS else coloured
    made.info.clear()
    return made


def _orientation(picture: Image.Image) -> int:
    """The EXIF orientation, 1 (upright) where it cannot be read: damaged metadata do not damage a photo."""
    try:
        turn = picture.getexif().get(ORIENTATION)
    except Exception:  # noqa: BLE001 - Pillow raises anything on damaged metadata
        return 1
    return turn if isinstance(turn, int) else 1


class _quiet(warnings.catch_warnings):  # noqa: N801 - used as a word: `with _quiet()`
    """Pillow's warnings are silent but for bombs, which are raised."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in RGB, its colours changed to sRGB where the file carries a colour profile that can be used."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            changed = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            changed = None
        if changed is not None:
            return changed
    return picture.convert("RGB")


def _flat(picture: Image.Image) -> Image.Image:
    """Grey, RGB or CMYK with eight bits and without transparency: what was see-through becomes white."""
    if picture.mode in {"I;16", "I"}:
        return picture.point(lambda value: value / 256).convert("L")
    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        see_through = picture.convert("RGBA")
        white = Image.new("RGBA", see_through.size, "white")
        white.alpha_composite(see_through)
        return white.convert("RGB")
    return picture if picture.mode in {"L", "RGB", "CMYK"} else picture.convert("RGB")
