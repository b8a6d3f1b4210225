from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld

from tests.exports.data_package import faults
from tests.exports.small_data import FILES, files_of
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


def test_the_package_keeps_the_specification_and_its_word(files: dict[str, bytes]) -> None:
    assert list(faults(files)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"name": "products"', b'"name": "Products"', "name"),
        (b'"path": "stocks.csv"', b'"path": "/stocks.csv"', "no path"),
        (b'"sha256:', b'"sha256:0', "hash"),
        (b'"type": "boolean"', b'"type": "integer"', "is no integer"),
        (b'"resource": "producers"', b'"resource": "outlets"', "not in outlets"),
        (b'"valid",', b'"fine",', "is none of"),
    ],
)
def test_the_judge_of_the_package_sees_faults(files: dict[str, bytes], old: bytes, new: bytes, said: str) -> None:
    broken = {**files, "datapackage.json": files["datapackage.json"].replace(old, new)}
    if b"/stocks.csv" in new:
        broken["/stocks.csv"] = broken["stocks.csv"]
    assert broken != files
    assert any(said in one for one in faults(broken))


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


def triples(data: bytes) -> list[tuple[str, str, Any]]:
    """What DCAT says, as RDF: PyLD reads it with the context that stands in the file, and never asks the network."""
    quads: dict[str, Any] = jsonld.to_rdf(json.loads(data), {"base": "about:here/"})
    return [(one["subject"]["value"], one["predicate"]["value"], one["object"]) for one in quads["@default"]]


def test_dcat_names_every_file_with_its_sum_and_type(files: dict[str, bytes]) -> None:
    said = triples(files["dcat.jsonld"])
    base = "https://vi-du.vn/ocop/du-lieu/"
    of = [value["value"] for subject, name, value in said if (subject, name) == (base, f"{DCAT}distribution")]
    urls = {value["value"] for _, name, value in said if name == f"{DCAT}downloadURL"}
    others = {"datapackage.json", "dcat.jsonld", "SHA256SUMS"}
    assert urls == {base + name for name in files if name not in others}
    assert set(of) == {f"{url}#distribution" for url in urls}
    sums = {value["value"] for _, name, value in said if name == f"{SPDX}checksumValue"}
    assert sums == {hashlib.sha256(data).hexdigest() for name, data in files.items() if name not in others}
    sizes = {value["datatype"] for _, name, value in said if name == f"{DCAT}byteSize"}
    assert sizes == {"http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}


def test_dcat_says_what_licence_place_and_time_the_data_have(files: dict[str, bytes]) -> None:
    said = triples(files["dcat.jsonld"])
    of = {name: value["value"] for subject, name, value in said if subject == "https://vi-du.vn/ocop/du-lieu/"}
    assert of["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"] == f"{DCAT}Dataset"
    assert of[f"{DCT}license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert of[f"{DCT}spatial"].endswith("/VNM")
    days = [value["value"] for _, name, value in said if name in {f"{DCAT}startDate", f"{DCAT}endDate"}]
    assert days == ["2024-03-20", "2024-03-20"]
    assert not [name for _, name, _ in said if not name.startswith("http")]
