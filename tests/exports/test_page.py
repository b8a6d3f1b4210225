"""`/du-lieu/` as it is built: its examples run on the files beside it, in both languages, and its sizes are theirs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from ocop_site.building.pipeline import build
from ocop_site.exports.page import size_text
from ocop_site.pages import addresses
from tests.building.small_site import PAGES, order_of
from tests.exports.small_data import CODES, FILES, rows_of
from tests.small_content import SITE

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "names: {en: {title: T, tagline: T, publisher: P, description: D}}\n"
ADDRESS = "base_url: https://vi-du.vn/\nlanguages: [en]\n"
LONG = SITE.replace("Danh mục để thử.", "Danh mục để thử, đặt ra từ đầu đến cuối, không có gì trong đó là thật.")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    outcome = build(order_of(folder, {**FILES, **PAGES, "site.yaml": LONG + ADDRESS + NAMES}))
    assert outcome.good, [one.line() for one in outcome.problems]
    return folder / "output"


def text_of(output: Path, page: str) -> str:
    return (output / page / "index.html").read_text(encoding="utf-8")


def example(output: Path, page: str, name: str) -> str:
    found = re.search(rf'<code data-example="{name}">(.*?)</code>', text_of(output, page), re.DOTALL)
    assert found
    return unescape(found[1])


@pytest.mark.parametrize("page", ["du-lieu", "en/du-lieu"])
def test_the_python_example_runs_on_the_files(output: Path, page: str) -> None:
    program = example(output, page, "python")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        cwd=output / "du-lieu",
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith(f"{CODES['a']} | =HYPERLINK(1) | 4 | Công nhận 4 sao")
    assert lines[-1] == "1 / 3"


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="no sqlite3")
def test_the_sql_example_runs_on_the_files(output: Path) -> None:
    query = output.parent / "hoi.sql"
    query.write_text(example(output, "du-lieu", "sql"), encoding="utf-8")
    words = ["sqlite3", "-bail", ":memory:", f".read {query}"]
    done = subprocess.run(words, cwd=output / "du-lieu", capture_output=True, check=True)
    assert done.stderr == b""
    assert '"Đắk Lắk",1,1' in done.stdout.decode()
    assert '"HTX Ví Dụ",1' in done.stdout.decode()


def test_the_file_for_excel_opens_to_the_same_text(output: Path) -> None:
    folder = output / "du-lieu"
    names = [row["name"] for row in rows_of((folder / "products.csv").read_bytes())]
    shown = [row["Tên"] for row in rows_of((folder / "products.excel.csv").read_bytes(), "utf-8-sig")]
    assert names == ["=HYPERLINK(1)", 'Mắm, "Ví Dụ"', "Chè Ví Dụ"]
    assert shown == ["'=HYPERLINK(1)", 'Mắm, "Ví Dụ"', "Chè Ví Dụ"]


def test_the_page_names_every_file_with_its_size(output: Path) -> None:
    page = text_of(output, "du-lieu")
    for path in sorted((output / "du-lieu").rglob("*")):
        if path.is_file() and path.name != "index.html":
            name = path.relative_to(output / "du-lieu").as_posix()
            line = next(line for line in page.splitlines() if f'<li><a href="{name}"' in line)
            assert size_text(path.stat().st_size) in line


def test_the_page_says_what_a_row_does_not_mean(output: Path) -> None:
    assert "Không có dòng không có nghĩa là không được công nhận" in text_of(output, "du-lieu")
    assert "does not mean that a product was not recognised" in text_of(output, "en/du-lieu")


def test_every_page_leads_there_and_search_engines_are_told_of_the_files(output: Path) -> None:
    assert 'href="du-lieu/index.html"' in (output / "index.html").read_text(encoding="utf-8")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text_of(output, "du-lieu"))
    assert block
    dataset = json.loads(block[1])["@graph"][0]
    assert dataset["@type"] == "Dataset"
    assert dataset["distribution"][0]["contentUrl"] == "https://vi-du.vn/du-lieu/products.csv"
    about = text_of(output, "gioi-thieu")
    assert '"Dataset"' not in about
    places = {one.text for one in fromstring((output / "sitemap.xml").read_bytes()).iter() if one.tag.endswith("loc")}  # noqa: S314 - our own
    assert f"https://vi-du.vn{addresses.DATA}" in places
    assert not [place for place in places if place and place.endswith(".json")]


def test_a_page_of_a_record_names_the_file_beside_it(output: Path) -> None:
    (page,) = (output / "san-pham").glob(f"*{CODES['b']}")
    assert '<link rel="alternate" type="application/json" href="index.json">' in text_of(page.parent, page.name)
    english = text_of(output / "en" / "san-pham", page.name)
    assert f'type="application/json" href="../../../san-pham/{page.name}/index.json"' in english
    found = json.loads((page / "index.json").read_text(encoding="utf-8"))
    assert found["product"]["code"] == CODES["b"]
    assert found["endings"][0]["decision"] == "15/QĐ-UBND"


def test_files_of_the_data_are_promised_as_files_are(tmp_path: Path) -> None:
    """Pages are promised for good; so is `/du-lieu/`. Files beside records go with their pages."""
    order = order_of(tmp_path, {**FILES, **PAGES})
    outcome = build(order)
    promised = {one.address for one in outcome.promises}
    assert addresses.DATA in promised
    assert not [address for address in promised if address.endswith((".json", ".csv"))]


def test_workers_make_the_same_files(tmp_path: Path) -> None:
    made = []
    for workers in (1, 2):
        order = replace(order_of(tmp_path / str(workers), {**FILES, **PAGES}), workers=workers)
        assert build(order).good
        made.append({path.name: path.read_bytes() for path in (order.output / "du-lieu").glob("*") if path.is_file()})
    assert made[0] == made[1]
