from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.exports.beside import RECORD_FILES, public_record
from ocop_site.exports.schemas import schemas
from ocop_site.exports.tables import TABLES
from tests.exports.small_data import CODES, FILES, SECRET, files_of, rows_of
from tests.pages.json_schema import faults
from tests.small_content import DAY, catalogue_of, code

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(tmp_path_factory.mktemp("data"), FILES)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return files_of(catalogue)


def rows(files: dict[str, bytes], table: str) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in json.loads(files[f"{table}.json"])}


def ids(catalogue: Catalogue, kind: str) -> list[str]:
    return [one.id for one in catalogue.plans] if kind == "plans" else list(getattr(catalogue, kind))


def test_nothing_that_is_not_public_gets_into_any_file(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    assert [name for name, data in files.items() if SECRET.lower() in data.decode().lower()] == []
    beside = [public_record(kind, one, catalogue) for kind in RECORD_FILES for one in ids(catalogue, kind)]
    assert SECRET.lower() not in json.dumps(beside).lower()
    assert len(beside) == len([name for name in FILES if not name.startswith("pages/")])


def test_ids_of_files_which_may_be_names_that_are_kept_back_stand_nowhere(files: dict[str, bytes]) -> None:
    assert rows(files, "products")[CODES["b"]]["producer"] == code(5)
    assert b'"ho"' not in files["products.json"] + files["producers.json"] + files["booths.json"]


def test_a_contact_that_may_be_published_is_there_but_for_the_name_of_a_person(files: dict[str, bytes]) -> None:
    row = rows(files, "producers")[code(4)]
    assert (row["phone"], row["email"]) == ("0900000000", "htx@vi-du.vn")
    assert "person" not in row


def test_a_product_has_its_status_its_recognition_and_its_place(files: dict[str, bytes]) -> None:
    row = rows(files, "products")[CODES["a"]]
    assert (row["status"], row["stars"], row["term_until"], row["term_exact"]) == ("valid", 4, "2027-03-20", True)
    assert row["status_sentence"] == "Công nhận 4 sao, theo hồ sơ đến hết ngày 20/03/2027."
    assert (row["issued"], row["decision"]) == ("2024-03-20", "12/QĐ-UBND")
    assert (row["province"], row["province_as_certified"], row["map_as_certified"]) == ("dak-lak", "Phú Yên", 63)
    assert (row["producer"], row["producer_name"]) == (code(4), "HTX Ví Dụ")
    assert (row["group"], row["group_basis"], row["set"]) == ("thuc-pham", "stated", 9)
    assert row["standards"] == ["HACCP", "ISO 22000; 2018"]


def test_what_no_source_says_is_nothing(files: dict[str, bytes]) -> None:
    row = rows(files, "products")[CODES["c"]]
    unknown = ("stars", "issued", "decision", "issuer", "province", "producer", "producer_name", "gtin", "term_until")
    assert [row[name] for name in unknown] == [None] * len(unknown)
    assert row["status"] == "no-paper"


def test_a_year_is_a_year_with_its_first_and_last_day(files: dict[str, bytes]) -> None:
    paper = json.loads(files["certificates.json"])[1]
    assert (paper["issued"], paper["issued_first"], paper["issued_last"]) == ("2022", "2022-01-01", "2022-12-31")


def test_an_ending_names_its_decision(files: dict[str, bytes]) -> None:
    (ending,) = json.loads(files["endings.json"])
    assert (ending["product"], ending["says"], ending["decision_id"]) == (CODES["b"], "revoked", "d")
    assert rows(files, "products")[CODES["b"]]["status"] == "revoked"


def test_a_status_holds_until_the_day_before_it_turns(tmp_path: Path, files: dict[str, bytes]) -> None:
    before = rows(files, "products")
    last = date.fromisoformat(before[CODES["a"]]["status_holds_until"])
    (tmp_path / "x").mkdir()
    (tmp_path / "y").mkdir()
    same = rows(files_of(catalogue_of(tmp_path / "x", FILES, last)), "products")
    other = rows(files_of(catalogue_of(tmp_path / "y", FILES, last + timedelta(days=1))), "products")
    assert same[CODES["a"]]["status"] == "valid"
    assert other[CODES["a"]]["status"] == "expiring"


def test_a_day_that_turns_nothing_changes_the_day_of_the_status_alone(tmp_path: Path, files: dict[str, bytes]) -> None:
    after = files_of(catalogue_of(tmp_path, FILES, DAY + timedelta(days=1)))
    assert {name for name in files if files[name] != after[name]} == {"datapackage.json", "SHA256SUMS"}


def test_every_row_is_as_its_schema_says(files: dict[str, bytes]) -> None:
    known = schemas()
    for table in TABLES:
        schema = known[f"{table.name}.row"]
        for row in json.loads(files[f"{table.name}.json"]):
            assert faults(row, schema, schema) == []
            assert list(row) == [one.name for one in table.columns]


def test_the_record_beside_a_page_holds_the_rows_of_the_tables(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    tables = {table.name: json.loads(files[f"{table.name}.json"]) for table in TABLES}
    for kind, file in RECORD_FILES.items():
        schema = schemas()[file.name]
        for record in ids(catalogue, kind):
            found = public_record(kind, record, catalogue)
            assert faults(found, schema, schema) == []
            assert found[file.name] in tables[file.table]
            for name in file.lists:
                assert all(row in tables[name] for row in found[name])


def test_a_plan_has_its_elements_with_what_is_asked_counted_and_reported(files: dict[str, bytes]) -> None:
    (plan,) = json.loads(files["plans.json"])
    assert (plan["province_then"], plan["province"], plan["map"], plan["elements"]) == ("Phú Yên", "dak-lak", "63", 4)
    found = {one["element"]: one for one in json.loads(files["plan_elements.json"])}
    assert list(found) == ["1.1", "1.2", "1.3", "1.10"]
    assert [found["1.1"][name] for name in ("op", "value", "counted", "state")] == [">=", 1, 1, "met"]
    assert [found["1.2"][name] for name in ("least", "most", "counted", "state")] == [2, 3, 1, "unknown"]
    assert [found["1.10"][name] for name in ("counted", "of", "state", "reports")] == [None, "officials", "reported", 1]
    assert found["1.3"]["kind"] == "passage"
    (report,) = json.loads(files["plan_reports.json"])
    assert [report[name] for name in ("element", "value", "count", "reported_last")] == [
        "1.10",
        "=90 %",
        90,
        "2024-12-31",
    ]
    (shown,) = rows_of(files["plan_reports.excel.csv"], "utf-8-sig")
    assert shown["Như báo cáo"] == "'=90 %"
    told = [one["url"] for one in json.loads(files["sources.json"]) if one["kind"] == "plans"]
    assert told == ["https://nguon.vn/ke-hoach", "https://nguon.vn/bao-cao"]


def test_every_column_and_table_says_what_it_is_in_both_languages() -> None:
    for table in TABLES:
        assert all((table.title, table.title_en, table.vi, table.en))
        titles = [one.title for one in table.columns]
        assert len(set(titles)) == len(titles), table.name
        assert [one.name for one in table.columns if not (one.title and one.vi and one.en)] == []


def test_points_on_the_map_are_there_where_records_have_them(files: dict[str, bytes]) -> None:
    found = json.loads(files["outlets.geojson"])
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [109.3209, 13.0955]}
    assert feature["id"] == feature["properties"]["code"] == code(6)
    assert "fairs.geojson" not in files
    assert rows_of(files["outlets.csv"])[0]["longitude"] == "109.3209"
