"""The zip of a pack: equal bytes, checksums, and what is read of a file that anybody may have written."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.pack_file import NoPack, manifest_of, read_manifest, zip_of
from ocop_site.pages.fair_changes import BoothFacts, FairFacts, ProductFacts
from ocop_site.records.others import Fair
from tests.small_content import DAY

if TYPE_CHECKING:
    from pathlib import Path

FACTS = FairFacts(
    "Hội chợ Ví Dụ",
    "Từ ngày 01/12/2026 đến ngày 05/12/2026.",
    {"120000610": BoothFacts("A1", "HTX Ví Dụ", ("Bánh lạ",))},
    {"120000015": ProductFacts("Mắm Ví Dụ", ("A1",), "4 sao · còn thời hạn")},
)
FAIR = Fair.model_construct(id="hoi-cho", code="120000503", name="Hội chợ Ví Dụ")
BASE = "https://vi-du.vn/"
FILES = {"index.html": b"<!doctype html>", "anh/a.webp": b"\x00\x01", "en/ă.html": b"x" * 4000}


def packed(files: dict[str, bytes] | None = None) -> bytes:
    some = FILES if files is None else files
    return zip_of("hoi-cho", some, manifest_of(FAIR, BASE, DAY, FACTS, some))


def test_equal_files_give_equal_bytes_in_any_order() -> None:
    assert packed() == packed(dict(reversed(FILES.items())))
    assert packed() != packed({**FILES, "index.html": b"<!doctype HTML>"})


def test_every_file_lies_in_one_folder_with_one_time_and_can_be_read() -> None:
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        entries = archive.infolist()
        assert [one.filename for one in entries] == sorted(
            f"hoi-cho/{path}" for path in (*FILES, "manifest.json", "SHA256SUMS")
        )
        assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in entries} == {0o100644}
        assert archive.read("hoi-cho/en/ă.html") == FILES["en/ă.html"]


def test_checksums_are_those_of_every_file_but_their_own() -> None:
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        lines = archive.read("hoi-cho/SHA256SUMS").decode().splitlines()
        named = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
        assert sorted(named) == sorted((*FILES, "manifest.json"))
        for path, digest in named.items():
            assert hashlib.sha256(archive.read(f"hoi-cho/{path}")).hexdigest() == digest


def test_what_a_pack_said_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed())
    read = read_manifest(tmp_path / "a.zip")
    assert read.facts == FACTS
    assert (read.fair, read.day) == ("120000503", DAY)
    assert read.files["anh/a.webp"].bytes == 2


def zipped(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def changed(**other: object) -> bytes:
    told = {**manifest_of(FAIR, BASE, DAY, FACTS, FILES).model_dump(mode="json"), **other}
    return zipped("hoi-cho/manifest.json", json.dumps(told).encode())


DAMAGED = bytearray(packed())
DAMAGED[DAMAGED.index(b"manifest.json") + 60] ^= 0xFF


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and nothing",
        zipped("hoi-cho/index.html", b"x"),
        zipped("manifest.json", b"{}"),
        zipped("hoi-cho/manifest.json", b"{"),
        zipped("hoi-cho/manifest.json", b"[]"),
        zipped("hoi-cho/manifest.json", b" " * 20_000_001),
        changed(day="today"),
        changed(day=5),
        changed(format=2),
        changed(name="Hội chợ \x1b[2J"),
        changed(days="\u202e"),
        changed(more="x"),
        changed(booths={"1": {"number": "A" * 3000, "exhibitor": "", "goods": []}}),
        bytes(DAMAGED),
    ],
    ids=range(15),  # a zip file holds the time at which it was made
)
def test_what_is_no_pack_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(NoPack):
        read_manifest(tmp_path / "a.zip")


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(changed(day="2026-02-31"))
    with pytest.raises(NoPack):
        read_manifest(tmp_path / "a.zip")
