from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.folder import read_content
from ocop_site.reading.ledger import GivenCode, ledger_text
from ocop_site.records.collection import read_records
from tests.catalogue.rules.checked import only, said_of, wrong
from tests.small_content import PROJECT, at, code, producer, product, records_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.records.collection import Records


def ledger(*given: tuple[int, str, str]) -> dict[str, str]:
    """The ledger that gave these codes (number, kind, id)."""
    lines = [GivenCode(code(number), kind, record_id, "2026-11-22", 0) for number, kind, record_id in given]
    return {"ledger/codes.csv": ledger_text(lines, GivenCode)}


def records_in(folder: Path) -> Records:
    """The records of a folder that is written already."""
    return read_records(read_content(folder / "content", PROJECT / "content" / "vocabulary")[0])[0]


def test_records_that_agree_are_good(tmp_path: Path) -> None:
    files = {
        "products/nuoc-mam.yaml": product(1, more="producer: htx\npossibly_same_as: [tuong]\n" + at("Phú Yên")),
        "products/tuong.yaml": product(2, more="shops: [{platform: shopee, url: https://shopee.vn/a}]\n"),
        "producers/htx.yaml": producer(3, more="type: htx\naddress: {current: {province: dak-lak}}\n"),
        "outlets/quay.yaml": producer(4, more="stocks: [{product: tuong}]\n"),
        "fairs/hoi.yaml": producer(
            5, more=f'booths: [{{number: A1, code: "{code(6)}", exhibitor: {{producer: htx}}}}]\n'
        ),
        "decisions/mot.yaml": "items: [{act: revoke, product: tuong}]\n",
        **ledger(
            (1, "products", "nuoc-mam"),
            (2, "products", "tuong"),
            (3, "producers", "htx"),
            (4, "outlets", "quay"),
            (5, "fairs", "hoi"),
            (6, "booths", "hoi/a1"),
        ),
    }
    assert said_of(records_of(tmp_path, files)) == []


@pytest.mark.parametrize(
    ("name", "text", "field", "column"),
    [
        ("products/a.yaml", product(9, more="producer: htx-khac\n"), "producer", 11),
        ("products/a.yaml", product(9, more="possibly_same_as: [khac]\n"), "possibly_same_as", 20),
        ("outlets/a.yaml", producer(9, more="stocks: [{product: khac}]\n"), "product", 20),
        ("decisions/a.yaml", "items: [{act: revoke, product: khac}]\n", "product", 32),
        (
            "fairs/a.yaml",
            producer(9, more="booths: [{number: A1, products: [khac], code: '120000015'}]\n"),
            "products",
            34,
        ),
        (
            "fairs/a.yaml",
            producer(9, more="booths: [{number: A1, exhibitor: {producer: khac}, code: '120000015'}]\n"),
            "producer",
            45,
        ),
    ],
)
def test_an_id_that_is_nobody_s_is_named_where_it_stands(
    tmp_path: Path, name: str, text: str, field: str, column: int
) -> None:
    problem = only(tmp_path, {name: text})
    assert (problem.code, problem.values["field"], problem.place.column) == ("unknown-reference", field, column)
    assert problem.place.path == f"content/{name}"


def test_a_nearly_right_id_is_recognised(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, more="producer: htx-vi-du-1\n"), "producers/htx-vi-du.yaml": producer(2)}
    assert only(tmp_path, files).hint == "htx-vi-du"


def test_a_record_that_could_not_be_read_is_not_called_missing(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more="producer: htx\npossibly_same_as: [b]\n"),
        "products/b.yaml": "name: [\n",
        "producers/htx.yaml": producer(2, more="type: [x]\n"),
    }
    problems = said_of(records_of(tmp_path, files, faulty=True))
    assert {p.code for p in problems} == {"code-not-in-ledger"}


@pytest.mark.parametrize("kind", ["products", "producers", "outlets", "fairs"])
@pytest.mark.parametrize("text", ["name: [\n", producer(1, more="example: có\n")], ids=["no YAML", "no record"])
def test_a_record_that_could_not_be_read_has_not_lost_its_code(tmp_path: Path, kind: str, text: str) -> None:
    """The editor mends the one real mistake; "the record is gone" would be a second, false one."""
    files = {f"{kind}/a.yaml": text, **ledger((1, kind, "a"))}
    assert said_of(records_of(tmp_path, files, faulty=True)) == []


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("products/a.yaml", product(1).replace("thuc-pham", "thuc-phm"), "thuc-pham"),
        ("products/a.yaml", product(1, more="shops: [{platform: shope, url: https://a.vn/}]\n"), "shopee"),
        ("producers/a.yaml", producer(1, more="type: htxx\n"), "htx"),
    ],
)
def test_words_are_those_of_the_vocabulary(tmp_path: Path, name: str, text: str, hint: str) -> None:
    problem = only(tmp_path, {name: text})
    assert (problem.code, problem.hint) == ("unknown-reference", hint)


def test_a_photo_that_is_not_there_is_missed(tmp_path: Path) -> None:
    more = "photos: [{file: chai.jpg, alt: Chai}, {file: hu.jpg, alt: Hũ}]\n"
    files = write(tmp_path, {"products/a.yaml": product(1, more=more)}) / "photos"
    files.mkdir()
    (files / "chai.jpg").write_bytes(b"\xff\xd8\xff\xe0 and so on")
    (problem,) = (p for p in said_of(records_in(tmp_path)) if p.code != "code-not-in-ledger")
    assert (problem.code, problem.values["value"], problem.place.line) == ("unknown-photo", "hu.jpg", 4)


def test_a_photo_that_begins_like_no_picture_is_named_where_it_is_used(tmp_path: Path) -> None:
    files = {"photos/chai.jpg": "<!doctype html>", "photos/khac.jpg": "of no record"}
    problem = only(tmp_path, {"products/a.yaml": product(1, more="photos: [{file: chai.jpg, alt: Chai}]\n"), **files})
    assert (problem.code, problem.values["value"], problem.place.line) == ("bad-photo", "chai.jpg", 4)


def test_of_a_renamed_record_the_name_of_today_is_offered(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more="producer: htx-cu\n"),
        "producers/hop-tac-xa.yaml": producer(2, more="formerly: [htx-cu]\n"),
        "producers/htx-cua.yaml": producer(3),
    }
    problem = only(tmp_path, files)
    assert (problem.code, problem.hint) == ("unknown-reference", "hop-tac-xa")


def test_of_a_record_that_is_gone_no_other_one_is_offered(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, more="producer: htx-vi-du\n"), "producers/htx-vi-du-2.yaml": producer(2)}
    assert only(tmp_path / "mistyped", files).hint == "htx-vi-du-2"
    problems = wrong(tmp_path / "gone", {**files, **ledger((3, "producers", "htx-vi-du"))})
    assert {p.code: p.hint for p in problems} == {"unknown-reference": "", "code-without-record": ""}


def test_a_file_with_a_bad_name_is_not_missing(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, more="producer: htx-vi-du\n"), "producers/HTX Ví Dụ.yaml": producer(2)}
    records = records_of(
        tmp_path, {**files, **ledger((1, "products", "a"), (2, "producers", "htx-vi-du"))}, faulty=True
    )
    assert said_of(records) == []


def test_one_code_belongs_to_one_record_of_any_kind(tmp_path: Path) -> None:
    problem = only(tmp_path, {"products/a.yaml": product(1), "outlets/b.yaml": producer(1)})
    assert (problem.code, problem.values["other"]) == ("duplicate-code", "products/a")
    assert str(problem.place) == "content/outlets/b.yaml:2:7"


def test_a_code_lies_in_the_block_of_the_catalogue(tmp_path: Path) -> None:
    problem = only(tmp_path, {"outlets/b.yaml": 'name: Quầy\ncode: "990000017"\n'})
    assert (problem.code, problem.values["block"]) == ("foreign-code-block", "12")


def test_a_code_that_no_ledger_knows_is_a_warning(tmp_path: Path) -> None:
    (problem,) = said_of(records_of(tmp_path, {"outlets/b.yaml": producer(1)}))
    assert (problem.code, problem.severity) == ("code-not-in-ledger", "warning")


def test_a_given_code_never_changes(tmp_path: Path) -> None:
    problem = only(tmp_path, {"outlets/b.yaml": producer(2), **ledger((1, "outlets", "b"))})
    assert (problem.code, problem.hint, problem.severity) == ("code-changed", code(1), "error")


def test_a_given_code_is_never_without_a_record(tmp_path: Path) -> None:
    problem = only(tmp_path, ledger((1, "outlets", "b")))
    assert (problem.code, str(problem.place)) == ("code-without-record", "content/ledger/codes.csv:2:1")


def test_a_record_may_be_renamed_if_it_says_so(tmp_path: Path) -> None:
    files = {"outlets/moi.yaml": producer(1, more="formerly: [cu]\n"), **ledger((1, "outlets", "cu"))}
    assert said_of(records_of(tmp_path, files)) == []
    files["outlets/moi.yaml"] = producer(2, more="formerly: [cu]\n")
    problems = said_of(records_of(tmp_path, files))
    assert {p.code for p in problems} == {"code-changed", "code-not-in-ledger"}


def test_a_line_of_the_ledger_that_was_touched_is_seen(tmp_path: Path) -> None:
    good = ledger((1, "outlets", "b"), (2, "outlets", "c"))["ledger/codes.csv"]
    lines = good.splitlines()
    for spoilt in (
        good.replace("outlets,c", "outlets,d"),
        f"{good}rác\n",
        good.replace(f"{lines[2]}\n", lines[2][:-1]),
    ):
        files = {"outlets/b.yaml": producer(1), "outlets/c.yaml": producer(2), "ledger/codes.csv": spoilt}
        problems = wrong(tmp_path, files)
        assert {p.code for p in problems} == {"bad-ledger-line"}


def test_the_ledger_is_called_by_the_name_of_its_folder(tmp_path: Path) -> None:
    content = write(tmp_path, ledger((1, "outlets", "b"))).rename(tmp_path / "ho-so")
    records, _ = read_records(read_content(content, PROJECT / "content" / "vocabulary")[0])
    assert records is not None
    (problem,) = said_of(records)
    assert problem.place.path == "ho-so/ledger/codes.csv"
