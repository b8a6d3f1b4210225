from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageOps

from ocop_site.making import photos
from ocop_site.making.kept import NoKeep
from ocop_site.making.photos import PhotoFacts, PhotoFault, derive, probe
from ocop_site.pages.pictures import widths

GPS = 0x8825


def picture(size: tuple[int, int] = (800, 600), mode: str = "RGB", colour: Any = (200, 40, 30)) -> Image.Image:  # noqa: ANN401 - Pillow's colours
    image = Image.new(mode, size, colour)
    if mode == "RGB":
        ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(10, 20, 200))
    return image


def data_of(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def turned_with_gps() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn by 90 degrees
    exif[0x010E] = "Nhà bà Ví Dụ"
    exif.get_ifd(GPS)[2] = (16.0, 3.0, 0.0)
    return data_of(picture(), exif=exif)


TURNED_SMALL = turned_with_gps()


def png_header(width: int, height: int) -> bytes:
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(body)) + b"IHDR" + body + struct.pack(">I", zlib.crc32(b"IHDR" + body))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 4) + b"IDAT" + bytes(8)


def test_a_good_photo_gives_its_facts() -> None:
    facts = probe(data_of(picture()))
    assert isinstance(facts, PhotoFacts)
    assert (facts.width, facts.height, facts.format) == (800, 600, "JPEG")


def test_a_turned_photo_is_measured_upright() -> None:
    facts = probe(turned_with_gps())
    assert isinstance(facts, PhotoFacts)
    assert (facts.width, facts.height) == (600, 800)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", photos.NOT_A_PHOTO),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", photos.NOT_A_PHOTO),
        (data_of(picture(), "GIF"), photos.NOT_A_PHOTO),
        (data_of(picture(), "TIFF"), photos.NOT_A_PHOTO),
        (data_of(picture((1200, 900)))[:5000], photos.BROKEN),
        (data_of(picture((1200, 900)), "PNG")[:2000], photos.BROKEN),
        (png_header(200_000, 200_000), photos.TOO_LARGE),
        (png_header(9_000, 9_000), photos.TOO_LARGE),
        (data_of(picture(), "WEBP", save_all=True, append_images=[picture(colour=(0, 0, 0))]), photos.MOVING),
        (b"\xff\xd8\xff" + bytes(photos.LARGEST_BYTES), photos.TOO_HEAVY),
        (data_of(picture((1, 20_000)), "PNG"), photos.TOO_NARROW),
        (data_of(picture((1111, 111)), "PNG"), photos.TOO_NARROW),
    ],
)
def test_a_bad_file_is_a_fault_and_no_crash(data: bytes, fault: PhotoFault) -> None:
    assert probe(data) == fault


def test_every_fault_has_both_languages() -> None:
    for fault in (
        photos.TOO_HEAVY,
        photos.TOO_LARGE,
        photos.TOO_NARROW,
        photos.NOT_A_PHOTO,
        photos.MOVING,
        photos.BROKEN,
    ):
        assert fault.reason_vi != fault.reason_en


def test_what_a_telephone_writes_as_two_pictures_in_one_is_a_jpeg() -> None:
    data = data_of(picture(), "MPO", save_all=True, append_images=[picture(colour=(0, 0, 0))])
    facts = probe(data)
    assert isinstance(facts, PhotoFacts)
    assert (facts.width, facts.height, facts.format) == (800, 600, "JPEG")
    red = Image.open(BytesIO(derive(data, 200, "jpeg", NoKeep()))).getpixel((150, 100))
    assert red[0] > 150 > red[2]


@settings(max_examples=150)
@given(st.dictionaries(st.integers(6, 200), st.integers(0, 255), min_size=1, max_size=4))
def test_damaged_metadata_damage_no_photo(changes: dict[int, int]) -> None:
    data = bytearray(TURNED_SMALL)
    begin = data.index(b"Exif")
    end = begin - 2 + int.from_bytes(data[begin - 2 : begin], "big")
    for place, byte in changes.items():
        if begin + place < end:
            data[begin + place] = byte
    facts = probe(bytes(data))
    assert isinstance(facts, PhotoFacts)
    made = Image.open(BytesIO(derive(bytes(data), 30, "jpeg", NoKeep())))
    assert made.size == (30, max(1, round(facts.height * 30 / facts.width)))


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_orientation_comes_out_upright(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    data = data_of(picture((200, 100)), quality=95, exif=exif)
    with Image.open(BytesIO(data)) as original:
        upright = ImageOps.exif_transpose(original)
    facts = probe(data)
    assert isinstance(facts, PhotoFacts)
    assert (facts.width, facts.height) == upright.size
    made = Image.open(BytesIO(derive(data, upright.width, "jpeg", NoKeep())))
    assert made.size == upright.size
    for corner in ((4, 4), (upright.width - 5, 4), (4, upright.height - 5), (upright.width - 5, upright.height - 5)):
        assert all(abs(a - b) < 25 for a, b in zip(made.getpixel(corner), upright.getpixel(corner), strict=True))


def test_colours_of_another_profile_become_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    swapped = data_of(picture(), icc_profile=lab.tobytes())  # a profile that fits no RGB picture is passed over
    assert Image.open(BytesIO(derive(swapped, 200, "jpeg", NoKeep()))).getpixel((150, 100))[0] > 150
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for mode, colour in (("RGB", (200, 40, 30)), ("RGBA", (200, 40, 30, 255))):
        data = data_of(picture(mode=mode, colour=colour), "PNG", icc_profile=srgb)
        pixel = Image.open(BytesIO(derive(data, 200, "jpeg", NoKeep()))).getpixel((150, 100))
        assert all(abs(a - b) < 6 for a, b in zip(pixel, (200, 40, 30), strict=True))
    assert Image.open(BytesIO(derive(data_of(picture(), icc_profile=b"none"), 200, "webp", NoKeep()))).size == (
        200,
        150,
    )


@pytest.mark.parametrize("kind", ["webp", "jpeg"])
def test_the_derived_photo_is_upright_and_carries_nothing_of_the_camera(kind: Any) -> None:  # noqa: ANN401
    data = derive(turned_with_gps(), 300, kind, NoKeep())
    made = Image.open(BytesIO(data))
    assert made.size == (300, 400)
    assert dict(made.getexif()) == {}
    assert not set(made.info) & {"exif", "xmp", "icc_profile", "comment", "photoshop"}
    assert b"Exif" not in data
    assert "Ví Dụ".encode() not in data
    blue = made.convert("RGB").getpixel((made.width - 10, 10))
    assert blue[2] > 150 > blue[0]  # the corner that was top left is top right once the picture stands upright


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (picture(mode="CMYK", colour=(0, 255, 255, 0)), "JPEG"),
        (picture(mode="RGBA", colour=(255, 0, 0, 255)), "PNG"),
        (picture(mode="L", colour=80), "JPEG"),
        (picture(mode="LA", colour=(80, 255)), "PNG"),
        (picture(mode="I;16", colour=20_000), "PNG"),
        (picture().convert("P"), "PNG"),
        (picture(), "WEBP"),
    ],
)
def test_every_mode_becomes_plain_colours(image: Image.Image, kind: str) -> None:
    made = Image.open(BytesIO(derive(data_of(image, kind), 200, "jpeg", NoKeep())))
    assert (made.mode, made.size) == ("RGB", (200, 150))


def test_sixteen_bits_keep_their_brightness() -> None:
    made = Image.open(BytesIO(derive(data_of(picture(mode="I;16", colour=128 * 256), "PNG"), 200, "jpeg", NoKeep())))
    assert abs(made.getpixel((100, 100))[0] - 128) <= 3


def test_what_is_see_through_becomes_white() -> None:
    clear = data_of(picture(mode="RGBA", colour=(0, 0, 0, 0)), "PNG")
    assert Image.open(BytesIO(derive(clear, 200, "jpeg", NoKeep()))).getpixel((100, 100)) == (255, 255, 255)


def test_equal_input_gives_equal_bytes() -> None:
    data = turned_with_gps()
    assert derive(data, 320, "webp", NoKeep()) == derive(data, 320, "webp", NoKeep())


@pytest.mark.parametrize(
    ("size", "expected"),
    [((2000, 1500), (480, 960, 1600)), ((960, 700), (480, 960)), ((959, 700), (480,)), ((300, 400), (300,))],
)
def test_a_photo_is_never_made_larger(size: tuple[int, int], expected: tuple[int, ...]) -> None:
    facts = probe(data_of(picture(size)))
    assert isinstance(facts, PhotoFacts)
    assert widths(facts) == expected  # type: ignore[arg-type]  # the same three facts
