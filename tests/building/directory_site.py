"""A fair to print a directory of: long names, free exhibitors, goods, a booth without anything, and its PDF."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.building.fair_directory import checked_directory
from ocop_site.building.orders import Order
from ocop_site.catalogue.link import link
from ocop_site.making.directories import directory_bytes
from ocop_site.pages.fair_directory import fair_directory
from tests.building.label_site import PAGES
from tests.making.test_qr import Memory
from tests.small_content import DAY, PROJECT, SITE, at, code, paper, producer, product, records_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.problems import Problem

BASE = "https://ocop.vi-du.vn/danh-muc/"
FAIR_CODE = code(900)
BOOTHS = {"A1": 901, "A2": 902, "A10": 903, "Khu ẩm thực 12": 904, "B3": 905}
DAYS = "days: {from: 2026-12-01, to: 2026-12-05}\n"
LONG = "Bộ quà Ví Dụ gồm " + ", ".join(f"mứt dừa non vị thứ {number}" for number in range(1, 30))
WORD = "Siêudàikhôngngắt" * 9
MARKUP = r"""#read("/labels/pieces.typ") $x^2$ \u{1F600} *đậm* _nghiêng_ <nhan> @ref [khối] // lời \ `mã` = Đầu"""
KEEP = Memory()
TEMPLATES, ASSETS = PROJECT / "templates", PROJECT / "assets"


def recognised(issued: str, stars: int, province: str = "Hà Tĩnh") -> str:
    return "producer: htx\n" + at(province, "xã Mẫu") + paper(issued, stars=stars)


PRODUCTS = {
    "du": product(1, "Ổi Đủ Ngày", recognised("2025-03-20", 4)),
    "nua": product(2, "Ớt Nửa Kỳ", recognised("2023-12-03", 3)),
    "qua": product(3, "Đậu Đã Quá", recognised("2022-12-03", 5)),
    "chua": product(4, "Điều Chưa Có Giấy", "producer: htx\n" + at("Phú Yên")),
    "dai": product(5, json.dumps(LONG, ensure_ascii=False), recognised("2025-03-20", 5)),
    "ai": product(6, "Ấu Không Rõ Chủ", at("Bến Tre") + paper("2025-03-20", stars=4)),
    "la": product(7, json.dumps(MARKUP, ensure_ascii=False), recognised("2025-03-20", 3, "Cà Mau")),
    "khoe": product(8, "Mật Ong OCOP 5 sao", recognised("2022-12-03", 5)),
}


def booth(number: str, more: str) -> str:
    return f'  - {{number: {number}, code: "{code(BOOTHS[number])}"{more}}}\n'


def fair(days: str = DAYS, more: str = "", name: str = "Hội chợ Ví Dụ 2026") -> str:
    exhibitor = json.dumps(f"Trường nghề {WORD} {MARKUP}", ensure_ascii=False)
    booths = (
        booth("A10", ", hall: Nhà A, position: cạnh cửa, exhibitor: {producer: htx}, products: [du, nua, qua, du]")
        + booth("A2", f", exhibitor: {{name: {exhibitor}}}, goods: [Bánh lạ, Mắm OCOP 5 sao]")
        + booth("A1", ", exhibitor: {producer: kin}, products: [dai, chua, khoe]")
        + booth("Khu ẩm thực 12", ", products: [ai, la, du]")
        + booth("B3", "")
        + "  - {number: B4, exhibitor: {name: Ngân hàng Thử}}\n"
    )
    return producer(
        900, json.dumps(name, ensure_ascii=False), f"{days}venue: Nhà triển lãm Ví Dụ\nbooths:\n{booths}{more}"
    )


def files(fair_text: str = "") -> dict[str, str]:
    return {
        "site.yaml": f"{SITE}base_url: {BASE}\n",
        **{f"products/{name}.yaml": text for name, text in PRODUCTS.items()},
        "producers/htx.yaml": producer(800, "HTX Ví Dụ", at("Hà Tĩnh", "xã Mẫu")),
        "producers/kin.yaml": producer(801, "Hộ Giữ Tên", at("Phú Yên") + "publish_name: false\n"),
        "fairs/h.yaml": fair_text or fair(),
        **PAGES,
    }


def catalogue_of(folder: Path, some: Mapping[str, str] | None = None, *, published: bool = True) -> Catalogue:
    """The catalogue of these files; `published`: all codes but that of B3 lead somewhere."""
    catalogue = link(records_of(folder, some or files()), DAY)
    codes = {FAIR_CODE, *(code(one) for number, one in BOOTHS.items() if number != "B3")}
    return replace(catalogue, published=frozenset(codes if published else ()))


def directory_of(folder: Path, fair_text: str = "") -> Plain:
    catalogue = catalogue_of(folder, files(fair_text))
    return fair_directory(catalogue.fairs["h"], catalogue)


def order_of(folder: Path, templates: Path = TEMPLATES) -> Order:
    content = folder / "content"
    return Order(
        content, folder / "output", templates, ASSETS, folder / ".cache", PROJECT / "content" / "vocabulary", DAY
    )


def made(directory: Plain, folder: Path, templates: Path = TEMPLATES) -> tuple[bytes | None, list[Problem]]:
    """The PDF of a directory with what reading it back found."""
    return checked_directory(directory, order_of(folder, templates), KEEP, "danh-ba.pdf")


def pdf_of(directory: Plain, templates: Path = TEMPLATES) -> bytes:
    """The PDF of a directory, not read back."""
    return directory_bytes(directory, templates, ASSETS / "fonts", KEEP)


def spoilt(folder: Path, old: str, new: str, file: str = "fair/directory.typ") -> Path:
    """A copy of the templates in which something stands for something else."""
    copy = folder / "templates"
    shutil.copytree(TEMPLATES, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    return copy
