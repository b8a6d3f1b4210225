"""Photos: judged before anything is planned, then made smaller, upright and free of what the camera wrote into them."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ocop_site.digests import digest
from ocop_site.making.kept import key_of

if TYPE_CHECKING:
    from ocop_site.making.kept import Keep

LARGEST_BYTES = 25_000_000
MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 80
ORIENTATION = 0x0112  # the EXIF tag
TURNED = {5, 6, 7, 8}  # orientations in which width and height change places


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
    if getattr(picture, "n_frames", 1) > 1:
        return MOVING
    turned = picture.getexif().get(ORIENTATION) in TURNED
    picture.load()
    width, height = (picture.height, picture.width) if turned else picture.size
    return PhotoFacts(digest(data), width, height, picture.format or "")


def derive(data: bytes, width: int, kind: Literal["webp", "jpeg"], keep: Keep) -> bytes:
    """A photo at a width in pixels: upright, in sRGB, on white, without any metadata; equal bytes for equal input."""
    key = key_of("photo 1", ("pillow",), digest(data), width, kind)
    kept = keep.get("photo", key)
    if kept is not None:
        return kept
    with _quiet(), Image.open(BytesIO(data), formats=FORMATS) as original:
        picture = _flat(_in_srgb(ImageOps.exif_transpose(original)))
    height = max(1, round(picture.height * width / picture.width))
    smaller = picture.resize((width, height), Image.Resampling.LANCZOS)
    made = BytesIO()
    if kind == "webp":
        smaller.save(made, "WEBP", quality=QUALITY, method=4)
    else:
        smaller.save(made, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    keep.put("photo", key, made.getvalue())
    return made.getvalue()


class _quiet(warnings.catch_warnings):  # noqa: N801 - used as a word: `with _quiet()`
    """Pillow's warnings are silent but for bombs, which are raised."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in sRGB where it carries a colour profile of its own."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        changed = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return changed if changed is not None else picture


def _flat(picture: Image.Image) -> Image.Image:
    """Three colours, no transparency: what was see-through becomes white. The result carries no metadata."""
    if picture.mode in {"I;16", "I"}:
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        see_through = picture.convert("RGBA")
        white = Image.new("RGBA", see_through.size, "white")
        white.alpha_composite(see_through)
        picture = white
    flat = picture.convert("RGB")
    flat.info.clear()
    return flat
