"""How wide small pictures may be so that all of them fit."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from ocop_site.building.small_photos import Original, Room, widest
from ocop_site.building.store import Store
from ocop_site.making.photos import PhotoFacts, probe
from ocop_site.pages import pictures

if TYPE_CHECKING:
    from pathlib import Path

WIDTHS = (320, 160, 80)


def originals(folder: Path, count: int) -> list[Original]:
    """Photos of noise, the even ones 200 pixels wide."""
    made = []
    for n in range(count):
        width = 200 if n % 2 == 0 else 400
        file = folder / f"{n}.png"
        Image.frombytes("RGB", (width, 100), random.Random(n).randbytes(width * 300)).save(file)
        facts = probe(file.read_bytes())
        assert isinstance(facts, PhotoFacts)
        made.append(Original(file, pictures.PhotoFacts(facts.digest, facts.width, facts.height)))
    return made


def total(photos: list[Original], width: int, keep: Store) -> int:
    return sum(len(photo.at(width, keep)) for photo in photos)


@pytest.mark.parametrize("wanted", WIDTHS)
def test_it_is_the_largest_at_which_all_fit(tmp_path: Path, wanted: int) -> None:
    photos, keep = originals(tmp_path, 9), Store(tmp_path / "store")
    room = total(photos, wanted, keep)
    assert widest(photos, WIDTHS, Room(room), keep) == wanted
    narrower = [one for one in WIDTHS if one < wanted]
    assert widest(photos, WIDTHS, Room(room - 1), keep) == (narrower[0] if narrower else None)


def test_what_a_picture_takes_besides_its_bytes_counts(tmp_path: Path) -> None:
    photos, keep = originals(tmp_path, 4), Store(tmp_path / "store")
    room = total(photos, 160, keep) + 4 * 50
    assert widest(photos, WIDTHS, Room(room, lambda size: size + 50), keep) == 160
    assert widest(photos, WIDTHS, Room(room, lambda size: size + 51), keep) == 80


def test_a_photo_is_never_made_larger(tmp_path: Path) -> None:
    photo = originals(tmp_path, 1)[0]
    made = probe(photo.at(320, Store(tmp_path / "store")))
    assert isinstance(made, PhotoFacts)
    assert (made.width, made.height) == (200, 100)


def test_an_original_whose_picture_was_kept_is_not_read(tmp_path: Path) -> None:
    photo, keep = originals(tmp_path, 1)[0], Store(tmp_path / "store")
    made = photo.at(160, keep)
    photo.file.unlink()
    assert photo.at(160, keep) == made
    with pytest.raises(FileNotFoundError):
        photo.at(80, keep)


def test_several_processes_say_the_same(tmp_path: Path) -> None:
    photos = originals(tmp_path, 120)
    room = total(photos, 160, Store(tmp_path / "one")) + 1
    said = [widest(photos, WIDTHS, Room(room), Store(tmp_path / f"w{n}"), n) for n in (1, 2)]
    assert said == [160, 160]


def test_no_photos_fit_everywhere(tmp_path: Path) -> None:
    assert widest([], WIDTHS, Room(0), Store(tmp_path)) == 320
