"""The published content and its receipts: every row of the three tables is accounted for, no private data came in."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from pathlib import Path

import pytest

from ocop_site.reading.ledger import read_codes

CONTENT = Path(__file__).parents[3] / "content"
ROWS = {"products": 1149, "outlets": 30, "fairs": 30}
RECORDS = ("products", "producers", "outlets", "fairs", "decisions")
PHONE = re.compile(r"(?<![\w/.-])(?:\+84|0)(?:[ .-]?[0-9]){8,10}(?![\w/])")
HOUSE = re.compile(r"(?:^|; )(?:số [0-9]+,|[0-9]{1,3}(?:-[0-9]+)? [A-ZĐ])")

OPEN = "\npublish_contact: true"  # the record says that its contact may be published


@cache
def receipt(name: str) -> tuple[dict[str, str], ...]:
    text = (CONTENT / "imports" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@cache
def texts() -> dict[Path, str]:
    paths = [path for kind in RECORDS for path in sorted((CONTENT / kind).rglob("*.*"))]
    return {path: path.read_text(encoding="utf-8") for path in paths}


def ids(kind: str) -> set[str]:
    return {path.stem for path in texts() if path.is_relative_to(CONTENT / kind)}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_row_of_a_table_has_its_line(name: str) -> None:
    lines = receipt(name)
    assert [int(line["row"]) for line in lines] == list(range(2, ROWS[name] + 2))
    assert {line["file"] for line in lines} == {f"{name}.csv"}
    assert all(re.fullmatch(r"[0-9a-f]{16}", line["row_digest"]) for line in lines)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_line_leads_to_a_record_or_gives_a_reason(name: str) -> None:
    known = ids(name)
    for line in receipt(name):
        if line["outcome"] == "rejected":
            assert line["reason"]
            assert line in receipt("rejects")
        else:
            assert line["outcome"] in {"record", "joined"}
            assert (line["kind"], line["id"] in known) == (name, True)
    records = [line["id"] for line in receipt(name) if line["outcome"] == "record"]
    assert len(records) == len(set(records))
    assert all(line["id"] in set(records) and line["reason"] for line in receipt(name) if line["outcome"] == "joined")


def test_every_line_of_the_rejects_stands_in_a_receipt() -> None:
    assert all(any(line in receipt(name) for name in ROWS) for line in receipt("rejects"))


def test_every_decision_about_duplicates_was_carried_out() -> None:
    by_row = {line["row"]: line for line in receipt("products")}
    text = {path.stem: text for path, text in texts().items() if path.is_relative_to(CONTENT / "products")}
    assert receipt("joins")
    for line in receipt("joins"):
        one, other = by_row[line["row"]], by_row[line["with_row"]]
        assert line["reason"]
        if line["decision"] == "join":
            assert (one["outcome"], one["id"]) == ("joined", other["id"])
        else:
            assert one["id"] != other["id"]
            linked = f"  - {other['id']}\n" in text[one["id"]] and f"  - {one['id']}\n" in text[other["id"]]
            assert linked == (line["decision"] == "link")


def test_every_imported_record_keeps_its_code_in_the_ledger() -> None:
    given, problems = read_codes((CONTENT / "ledger" / "codes.csv").read_bytes(), "codes.csv")
    assert problems == []
    code_of = {(line.kind, line.id): line.code for line in given}
    for name in ROWS:
        for line in receipt(name):
            if line["outcome"] != "rejected":
                text = next(text for path, text in texts().items() if path.stem == line["id"] and name in path.parts)
                assert f'\ncode: "{code_of[name, line["id"]]}"\n' in text


def test_no_telephone_number_stands_in_a_record() -> None:
    found = {path.name: PHONE.findall(_without_addresses(text)) for path, text in texts().items() if OPEN not in text}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_no_house_number_stands_in_a_note() -> None:
    notes = {path.name: text.partition("\nnotes:\n")[2].replace("\n  - ", "; ") for path, text in texts().items()}
    assert {name: note for name, note in notes.items() if HOUSE.search(f"; {note}")} == {}


def test_the_patterns_for_private_data_find_what_they_should() -> None:
    assert PHONE.search("gọi 0912 345 678 nhé")
    assert PHONE.search("gọi +84912345678")
    assert not PHONE.search('code: "102345678"')
    assert HOUSE.search("đợt 1; 12 Ví Dụ")
    assert not HOUSE.search("đợt 1; 12 sản phẩm")


def _without_addresses(text: str) -> str:
    return re.sub(r"https?://\S+", "", text)
