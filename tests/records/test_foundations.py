"""One mistake in what everything is judged by does not hide the others."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules import cross_check
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import Records, read_records
from tests.small_content import PROJECT, SITE, producer, product, write

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARY = PROJECT / "content" / "vocabulary"
RECORDS = {
    "products/a.yaml": product(1, more="producer: nobody\nshops: [{platform: khong-co, url: https://a.vn/}]\n"),
    "producers/b.yaml": producer(1),
}
OF_RECORDS = {"unknown-reference", "duplicate-code"}


def read(content: Path, spare: Path | None = VOCABULARY) -> tuple[Records, list[str]]:
    raw, problems = read_content(content, spare)
    records, complaints = read_records(raw)
    return records, [p.code for p in problems + complaints]


def own_vocabulary(content: Path) -> Path:
    shutil.copytree(VOCABULARY, content / "vocabulary")
    return content / "vocabulary"


def said(records: Records) -> list[str]:
    return sorted(p.values.get("value", "") for p in cross_check(records) if p.code in OF_RECORDS)


EVERYTHING = ["120000015", "khong-co", "nobody"]


@pytest.mark.parametrize(
    ("site", "code"),
    [
        (f"{SITE}colour: đỏ\n", "unknown-key"),
        (f"{SITE}page_size: nhiều\n", "not-a-number"),
        (SITE.replace("title:", "titel:"), "unknown-key"),
        (SITE.replace('"12"', '"12'), "yaml-quote"),
        (SITE.replace('"12"', "mười hai"), "wrong-form"),
        ("", "missing-field"),
    ],
)
def test_a_wrong_site_hides_nothing(tmp_path: Path, site: str, code: str) -> None:
    records, codes = read(write(tmp_path, {**RECORDS, "site.yaml": site}))
    assert code in codes
    assert not records.whole
    assert said(records) == EVERYTHING


def test_what_is_right_of_a_wrong_site_counts(tmp_path: Path) -> None:
    records, _ = read(write(tmp_path, {"site.yaml": f"{SITE}page_size: nhiều\n"}))
    assert (records.site.code_block, records.site.title) == ("12", "Danh mục Ví Dụ")
    records, _ = read(write(tmp_path, {"site.yaml": SITE.replace('"12"', "mười hai")}))
    assert (records.site.code_block, records.site.title) == ("", "Danh mục Ví Dụ")


def test_a_missing_site_hides_nothing(tmp_path: Path) -> None:
    content = write(tmp_path, RECORDS)
    (content / "site.yaml").unlink()
    records, codes = read(content)
    assert (codes, records.whole, said(records)) == (["missing-file"], False, EVERYTHING)


def test_a_wrong_statement_vouches_for_nothing_and_hides_nothing(tmp_path: Path) -> None:
    records, codes = read(write(tmp_path, {**RECORDS, "coverage.yaml": "statements: [{province: Hà Tĩnh}]\n"}))
    assert set(codes) == {"missing-field"}
    assert (records.whole, records.coverage.statements, said(records)) == (False, (), EVERYTHING)


def test_without_mistakes_the_records_are_whole(tmp_path: Path) -> None:
    records, codes = read(write(tmp_path, RECORDS))
    assert (codes, records.whole, said(records)) == ([], True, EVERYTHING)


@pytest.mark.parametrize(
    ("text", "code"), [("platforms: x: y\n", "yaml-colon"), ("platforms: [{id: a}]\n", "missing-field")]
)
def test_the_project_s_own_file_stands_in_for_a_wrong_one(tmp_path: Path, text: str, code: str) -> None:
    content = write(tmp_path, RECORDS)
    own = own_vocabulary(content)
    (own / "platforms.yaml").write_text(text)
    records, codes = read(content)
    assert code in codes
    assert "missing-file" not in codes
    assert (records.whole, records.vocabulary.lacking, said(records)) == (False, frozenset(), EVERYTHING)


def test_without_another_copy_only_what_needs_the_file_is_left_out(tmp_path: Path) -> None:
    """The project's own catalogue: the file that would stand in is the wrong one itself."""
    content = write(tmp_path, RECORDS)
    own = own_vocabulary(content)
    (own / "platforms.yaml").write_text("platforms: x: y\n")
    records, _ = read(content, own)
    assert (records.whole, records.vocabulary.lacking) == (False, frozenset({"platforms"}))
    assert said(records) == ["120000015", "nobody"]


@pytest.mark.parametrize("stem", sorted(path.stem for path in VOCABULARY.glob("*.yaml")))
def test_no_rule_fails_without_a_file(tmp_path: Path, stem: str) -> None:
    content = write(tmp_path, RECORDS)
    own = own_vocabulary(content)
    (own / f"{stem}.yaml").unlink()
    records, codes = read(content, own)
    assert (codes, records.vocabulary.lacking) == (["missing-file"], frozenset({stem}))
    assert {"120000015", "nobody"} <= set(said(records))


def test_a_wrong_entry_is_still_found_beside_a_lost_file(tmp_path: Path) -> None:
    content = write(tmp_path, RECORDS)
    own = own_vocabulary(content)
    (own / "platforms.yaml").unlink()
    text = (own / "producer-types.yaml").read_text()
    (own / "producer-types.yaml").write_text(text + text[text.index("  - id: ") :])
    _, codes = read(content)
    assert set(codes) == {"missing-file", "same-id-twice"}
