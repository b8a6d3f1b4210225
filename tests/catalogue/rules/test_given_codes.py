from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.ledger import PRINTS, GivenCode, Print, ledger_text
from tests.catalogue.rules.checked import said_of, wrong
from tests.small_content import code, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

SITE = "title: Thử\ntagline: Thử\npublisher: Thử\ndescription: Thử.\ncode_block: '12'\n"


def printed(copies: int, base: str) -> Print:
    words = {"name": "Mắm", "maker": "", "stars": "", "until": "", "price": ""}
    where = {"outlet": "", "format": "shelf", "stock": "avery-l7160"}
    return Print("2026-11-20", "", code(1), copies=str(copies), **where, **words, base=base, line=0)


@pytest.mark.parametrize(
    ("base", "wrong"),
    [
        ("https://ocop.vi-du.vn/", False),
        ("https://OCOP.vi-du.vn", False),
        ("http://ocop.vi-du.vn/", False),  # hosts lead on from there, as they do for whoever types it
        ("https://cu.vi-du.vn/ocop", False),
        ("", False),
        ("https://cu.vi-du.vn/OCOP/", True),
        ("https://cu.vi-du.vn/", True),
        ("https://ocop.vi-du.vn:8443/", True),
    ],
)
def test_printed_labels_lead_to_where_the_site_is_or_was(tmp_path: Path, base: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    files = {
        "products/mam.yaml": product(1),
        "site.yaml": f"{SITE}base_url: https://ocop.vi-du.vn/\nformerly_at: [https://cu.vi-du.vn/ocop/]\n",
        "ledger/codes.csv": ledger_text([GivenCode(code(1), "products", "mam", "2026-11-20", 0)], GivenCode),
        f"ledger/{PRINTS}": ledger_text([printed(21, base), printed(3, base)], Print),
    }
    found = [(p.code, p.values, p.place.line) for p in said_of(records_of(tmp_path, files))]
    assert found == ([("labels-of-another-host", {"value": base, "count": "24"}, 2)] if wrong else [])


def test_a_changed_code_is_hinted_only_where_one_code_was_the_records_own(tmp_path: Path) -> None:
    """A record that was renamed and took another in may have had either code: both are named, none is offered."""
    given = [(1, "mam-cu"), (2, "tuong")]
    lines = [GivenCode(code(number), "products", name, "2026-11-20", 0) for number, name in given]
    for formerly, hint in (("mam-cu", code(1)), ("mam-cu, tuong", "")):
        files = {
            "products/mam.yaml": product(3, more=f"formerly: [{formerly}]\n"),
            "site.yaml": SITE,
            "ledger/codes.csv": ledger_text(lines, GivenCode),
        }
        problems = said_of(records_of(tmp_path / formerly, files))
        (changed,) = [p for p in problems if p.code == "code-changed"]
        assert changed.hint == hint
        assert changed.values["ledger"] == ", ".join(code(n) for n, name in given if name in formerly)


def ledger_of(*given: tuple[int, str, str]) -> dict[str, str]:
    lines = [GivenCode(code(number), kind, name, "2026-11-20", 0) for number, kind, name in given]
    return {"ledger/codes.csv": ledger_text(lines, GivenCode)}


@pytest.mark.parametrize("copied", ["a-truoc", "z-sau"])
def test_of_two_records_with_one_code_the_copied_one_is_blamed(tmp_path: Path, copied: str) -> None:
    files = {"producers/htx.yaml": producer(1), f"producers/{copied}.yaml": producer(1)}
    (problem,) = wrong(tmp_path, {**files, **ledger_of((1, "producers", "htx"))})
    assert (problem.code, problem.values["other"]) == ("duplicate-code", "producers/htx")
    assert problem.place.path == f"content/producers/{copied}.yaml"


def test_a_renamed_record_still_owns_its_code(tmp_path: Path) -> None:
    files = {"producers/moi.yaml": producer(1, more="formerly: [cu]\n"), "producers/a.yaml": producer(1)}
    (problem,) = wrong(tmp_path, {**files, **ledger_of((1, "producers", "cu"))})
    assert (problem.code, problem.place.path) == ("duplicate-code", "content/producers/a.yaml")


def test_where_the_ledger_knows_neither_the_second_is_blamed(tmp_path: Path) -> None:
    (problem,) = wrong(tmp_path, {"producers/a.yaml": producer(1), "producers/b.yaml": producer(1)})
    assert (problem.code, problem.values["other"]) == ("duplicate-code", "producers/a")
    assert problem.place.path == "content/producers/b.yaml"
