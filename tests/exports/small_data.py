"""A small invented catalogue for the tests of open data, and the files of any catalogue as bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

from ocop_site.exports.jobs import export_jobs
from ocop_site.pages import addresses
from tests.small_content import at, code, paper, producer, product

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue

Plain = dict[str, Any]
SECRET = "KHONG-CONG-BO"  # noqa: S105 - a word that no file of open data may hold
CONTACT = f"contact: {{phone: '{SECRET}', email: {SECRET.lower()}@vi-du.vn, person: {SECRET}}}\n"
OPEN_CONTACT = f"publish_contact: true\ncontact: {{phone: '0900000000', email: htx@vi-du.vn, person: {SECRET}}}\n"
FILES = {
    "products/a.yaml": product(
        1,
        '"=HYPERLINK(1)"',
        "producer: htx\nset: 9\ngroup_basis: stated\nstandards: [HACCP, 'ISO 22000; 2018']\ngtin: '8936012345674'\n"
        f"notes: [{SECRET}]\n"
        + CONTACT
        + at("Phú Yên")
        + paper("2024-03-20", stars=4, more="    score: 74.5\n    decision: 12/QĐ-UBND\n"),
    ),
    "products/b.yaml": product(2, 'Mắm, "Ví Dụ"', f"producer: ho\n{paper('2022')}"),
    "products/c.yaml": product(3, "Chè Ví Dụ", "nominations: [{to_stars: 5, year: 2023, score: 92.3}]\n"),
    "producers/htx.yaml": producer(4, "HTX Ví Dụ", OPEN_CONTACT),
    "producers/ho.yaml": producer(
        5, f"Hộ {SECRET}", f"publish_name: false\npublish_contact: true\n{CONTACT}names: {{en: {SECRET}}}\n"
    ),
    "outlets/o.yaml": producer(
        6,
        "Điểm bán Ví Dụ",
        "geo: {latitude: 13.0955, longitude: 109.3209}\nopened: 2023-05\n"
        "stocks: [{product: a, price: 65000}, {product: b}]\n",
    ),
    "fairs/h.yaml": producer(
        7,
        "Hội chợ Ví Dụ",
        "days: {from: 2026-12-01, to: 2026-12-05}\n"
        f"booths: [{{number: A1, products: [a], exhibitor: {{producer: ho, name: {SECRET}}}}}, {{number: A2}}]\n",
    ),
    "decisions/d.yaml": "number: 15/QĐ-UBND\ndate: 2025-06-01\nlevel: district\n"
    "items: [{act: revoke, product: b, ground: Lý do ví dụ}]\n",
    "plans/k.yaml": "title: Kế hoạch ví dụ\nprovince: Phú Yên\nvintage: '63'\nyear: 2024\n"
    "sources: [{url: 'https://nguon.vn/ke-hoach'}]\n"
    "targets:\n"
    "  - {id: '1.1', quote: ít nhất 1 sản phẩm, measure: products-recognised, op: '>=', value: 1, unit: sản phẩm}\n"
    "  - {id: '1.10', quote: '100% cán bộ', op: '=', value: 100, unit: '%', of: officials, strength: aspire}\n"
    "  - {id: '1.2', quote: từ 2 đến 3, measure: products-recognised, op: range, min: 2, max: 3, unit: sản phẩm}\n"
    f"passages: [{{id: '1.3', quote: lời nói, text: true, speaker: {SECRET}}}]\n"
    "reported: [{target: '1.10', value: '=90 %', count: 90, by: Sở Ví Dụ, date: 2024-12,"
    " sources: [{url: 'https://nguon.vn/bao-cao'}]}]\n",
}
CODES = {name: code(number) for number, name in enumerate("abc", start=1)}


class Collected:
    """A spool that keeps what it takes, by digest, in a place that the test reads."""

    def __init__(self, kept: dict[str, bytes]) -> None:
        self.kept = kept
        self.data = b""

    def write(self, data: bytes) -> None:
        self.data += data

    def finish(self) -> tuple[str, int]:
        digest = hashlib.sha256(self.data).hexdigest()
        self.kept[digest] = self.data
        return digest, len(self.data)


def files_of(catalogue: Catalogue) -> dict[str, bytes]:
    """The files of the open data of a catalogue, by their names below `/du-lieu/`."""
    kept: dict[str, bytes] = {}
    jobs = [job for job in export_jobs(catalogue, lambda: Collected(kept)) if job.maker == "data"]
    return {f"/{job.path}".removeprefix(addresses.DATA): kept[job.context["digest"]] for job in jobs}


def rows_of(data: bytes, encoding: str = "utf-8") -> list[dict[str, str]]:
    """The rows of a CSV file as any reader of CSV finds them."""
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline=""), strict=True))


def typed(row: dict[str, str], fields: list[Plain]) -> Plain:
    """A row of a CSV file with the values that its description in the data package says they have."""
    return {field["name"]: value_of(row[field["name"]], field["type"]) for field in fields}


def value_of(text: str, kind: str) -> Any:  # noqa: ANN401 - any plain value
    """A cell by Table Schema: an empty one is no value."""
    if text == "":
        return None
    if kind in {"string", "date"}:
        return text
    return json.loads(text)
