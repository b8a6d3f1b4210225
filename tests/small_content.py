"""Small contents for unit tests: a few files are written and read by the real floors below the one that is tested."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.catalogue.link import link
from ocop_site.digests import damm_digit
from ocop_site.reading.folder import read_content
from ocop_site.reading.raw import RawRecord
from ocop_site.reading.yaml_text import read_yaml
from ocop_site.records.collection import Records, read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.catalogue.entries import Catalogue

PROJECT = Path(__file__).parents[1]
DAY = date(2026, 11, 22)
SITE = """\
title: Danh mục Ví Dụ
tagline: Mọi tên ở đây đều do chúng tôi đặt ra
publisher: Nhóm Ví Dụ
description: Danh mục để thử.
code_block: "12"
"""


def code(number: int) -> str:
    """The code of a number in block 12: 1 gives 120000015."""
    digits = f"12{number:06}"
    return digits + damm_digit(digits)


def product(number: int, name: str = "Nước mắm Ví Dụ", more: str = "") -> str:
    """The text of a product with a code; `more` are further lines."""
    return f'name: {name}\ncode: "{code(number)}"\ngroup: thuc-pham\n{more}'


def producer(number: int, name: str = "HTX Ví Dụ", more: str = "") -> str:
    """The text of a producer with a code (also of an outlet or a fair: they need no more)."""
    return f'name: {name}\ncode: "{code(number)}"\n{more}'


def at(province: str, commune: str = "", vintage: int = 63) -> str:
    """The lines of an address as certified."""
    near = f", commune: {commune}" if commune else ""
    return f"address:\n  as_certified: {{province: {province}{near}, vintage: {vintage}}}\n"


def paper(issued: str, stars: int = 3, more: str = "") -> str:
    """The lines of one certificate."""
    return f"certificates:\n  - stars: {stars}\n    issued: {issued}\n{more}"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a content folder with a `site.yaml` and these files; gives the content folder."""
    content = folder / "content"
    for name, text in {"site.yaml": SITE, **files}.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content


def records_of(folder: Path, files: Mapping[str, str], *, faulty: bool = False) -> Records:
    """The records of these files. Unless `faulty`, each of them must be whole."""
    raw, problems = read_content(write(folder, files), PROJECT / "content" / "vocabulary")
    records, complaints = read_records(raw)
    assert records is not None
    assert faulty or [problem.line() for problem in problems + complaints] == []
    return records


def catalogue_of(folder: Path, files: Mapping[str, str], day: date = DAY) -> Catalogue:
    """The catalogue of these files on a day."""
    return link(records_of(folder, files), day)


def raw_of(text: str, kind: str = "products", story: str = "") -> RawRecord:
    """The raw record of a YAML text, as if it stood in `content/KIND/vi-du.yaml`."""
    path = f"content/{kind}/vi-du.yaml"
    read = read_yaml(text, path)
    assert read.problems == []
    assert isinstance(read.data, dict)
    return RawRecord(kind, "vi-du", path, read.data, read.values, read.keys, story, 9 if story else 0, "")
