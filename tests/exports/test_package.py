from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import URIRef

from ocop_site.exports.tables import TABLES
from tests.exports.package_judge import faults
from tests.exports.small_data import FILES, files_of
from tests.linked_data import triples
from tests.small_content import SITE, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

REAL = SITE + (
    "base_url: https://vi-du.vn/ocop/\nlicence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}\n"
)
DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files_of(catalogue_of(tmp_path_factory.mktemp("package"), {**FILES, "site.yaml": REAL}))


def test_the_package_keeps_the_specification_and_its_word(files: dict[str, bytes], tmp_path: Path) -> None:
    assert faults(files, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"name": "stocks"', b'"name": "stocks of outlets"', "does not match"),
        (b'"path": "stocks.csv"', b'"path": "/stocks.csv"', "not safe"),
        (b'"sha256:', b'"sha256:0', "hash-count"),
        (b'"bytes": ', b'"bytes": 1', "byte-count"),
        (b'"rows": ', b'"rows": 1', "row-count"),
        (b'"type": "boolean"', b'"type": "integer"', "type-error"),
        (b'"resource": "producers"', b'"resource": "outlets"', "foreign-key"),
        (b'"valid",', b'"fine",', "constraint-error"),
        (b'"name": "stars"', b'"name": "rank"', "incorrect-label"),
    ],
)
def test_the_judge_of_the_package_sees_faults(
    files: dict[str, bytes], tmp_path: Path, old: bytes, new: bytes, said: str
) -> None:
    broken = {**files, "datapackage.json": files["datapackage.json"].replace(old, new)}
    assert broken != files
    assert any(said in one for one in faults(broken, tmp_path))


def test_each_table_stands_in_the_package_once(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert [one["path"] for one in package["resources"]] == [f"{table.name}.csv" for table in TABLES]


def test_the_package_names_day_licence_and_columns(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert package["status_day"] == "2026-11-22"
    assert package["licenses"] == [{"title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["status"]["constraints"]["enum"][0] == "valid"
    assert fields["stars"]["unit"] == "sao"
    assert "36" in fields["status"]["description"]


def test_a_catalogue_without_a_licence_claims_none(tmp_path: Path) -> None:
    package = json.loads(files_of(catalogue_of(tmp_path, FILES))["datapackage.json"])
    assert "licenses" not in package
    assert "rights" not in package


def test_an_invented_catalogue_says_so_in_the_package_and_in_every_row(tmp_path: Path) -> None:
    files = files_of(catalogue_of(tmp_path, {**FILES, "site.yaml": SITE + "example: true\n"}))
    assert json.loads(files["datapackage.json"])["example"] is True
    assert {row["example"] for row in json.loads(files["products.json"])} == {True}


def test_the_sums_are_those_of_all_files(files: dict[str, bytes], tmp_path: Path) -> None:
    told = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert told == {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}
    program = shutil.which("sha256sum")
    assert program
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    subprocess.run([program, "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)


def said_by(data: bytes) -> list[tuple[str, str, Any]]:
    """What DCAT says, as RDF."""
    return [(str(subject), str(name), value) for subject, name, value in triples(json.loads(data))]


def test_dcat_names_every_file_with_its_sum_and_type(files: dict[str, bytes]) -> None:
    said = said_by(files["dcat.jsonld"])
    base = "https://vi-du.vn/ocop/du-lieu/"
    of = [str(value) for subject, name, value in said if (subject, name) == (base, f"{DCAT}distribution")]
    urls = {str(value) for _, name, value in said if name == f"{DCAT}downloadURL"}
    others = {"datapackage.json", "dcat.jsonld", "SHA256SUMS"}
    assert all(isinstance(value, URIRef) for _, name, value in said if name == f"{DCAT}downloadURL")
    assert urls == {base + name for name in files if name not in others}
    assert set(of) == {f"{url}#distribution" for url in urls}
    sums = {str(value) for _, name, value in said if name == f"{SPDX}checksumValue"}
    assert sums == {hashlib.sha256(data).hexdigest() for name, data in files.items() if name not in others}
    sizes = {str(value.datatype) for _, name, value in said if name == f"{DCAT}byteSize"}
    assert sizes == {"http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}


def test_dcat_says_what_licence_place_and_time_the_data_have(files: dict[str, bytes]) -> None:
    said = said_by(files["dcat.jsonld"])
    of = {name: str(value) for subject, name, value in said if subject == "https://vi-du.vn/ocop/du-lieu/"}
    assert of["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"] == f"{DCAT}Dataset"
    assert of[f"{DCT}license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert of[f"{DCT}spatial"].endswith("/VNM")
    days = [str(value) for _, name, value in said if name in {f"{DCAT}startDate", f"{DCAT}endDate"}]
    assert days == ["2024-03-20", "2024-03-20"]
    assert not [name for _, name, _ in said if not name.startswith("http")]
