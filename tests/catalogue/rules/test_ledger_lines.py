from __future__ import annotations

import pytest

from ocop_site.catalogue.rules.ledger_lines import LostLine, line_problems, lost_lines
from ocop_site.reading.ledger import GivenCode, Promise, ledger_text
from tests.small_content import code

ONE = GivenCode(code(1), "products", "che-vi-du", "2026-11-20", 0)
TWO = GivenCode(code(2), "products", "mam-vi-du", "2026-11-21", 0)
THREE = GivenCode(code(3), "producers", "htx-vi-du", "2026-11-22", 0)


def text(*lines: GivenCode) -> bytes:
    return ledger_text(lines, GivenCode).encode()


@pytest.mark.parametrize(
    "now",
    [
        text(ONE, TWO),
        text(ONE, TWO, THREE),
        text(TWO, ONE).replace(b"\n", b"\r\n"),
        text(ONE) + text(TWO),  # two branches that both began the file
        text(ONE, TWO).replace(b"che-vi-du", b'"che-vi-du"'),
        text(ONE, TWO).rstrip(b"\n"),
        text(ONE, TWO) + b"<<<<<<< nh\xc3\xa1nh\n",
    ],
)
def test_nothing_is_lost_whatever_the_order_and_the_line_ends(now: bytes) -> None:
    assert lost_lines(text(ONE, TWO), now) == ()


def test_a_line_that_is_gone_is_given_back_word_for_word() -> None:
    assert lost_lines(text(ONE, TWO), text(ONE, THREE)) == (LostLine(3, TWO.text().strip()),)
    assert lost_lines(text(ONE, TWO), b"") == (LostLine(2, ONE.text().strip()), LostLine(3, TWO.text().strip()))
    assert lost_lines(b"", text(ONE)) == ()


def test_a_line_that_was_changed_is_lost() -> None:
    changed = GivenCode(TWO.code, TWO.kind, "mam-khac", TWO.date, 0)
    assert [line.number for line in lost_lines(text(ONE, TWO), text(ONE, changed))] == [3]
    assert lost_lines(text(ONE), text(ONE).replace(b"2026-11-20", b"2026-11-19"))


def test_lines_that_are_no_good_are_compared_as_they_stand() -> None:
    bad = b'1,"2,3\n\xff\n'
    assert lost_lines(bad, bad) == ()
    assert [line.number for line in lost_lines(bad, b"")] == [1, 2]


def test_each_file_that_lost_lines_is_one_problem() -> None:
    address = ledger_text([Promise("/", "page", "", "2026-11-22", 0)], Promise).encode()
    released = {"codes.csv": text(ONE, TWO, THREE), "addresses.csv": address}
    problems = line_problems(released, {"codes.csv": text(TWO)}, "content", "noi/ledger")
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("ledger-line-lost", "content/ledger/addresses.csv"),
        ("ledger-line-lost", "content/ledger/codes.csv"),
    ]
    lost = [line.text().strip() for line in (ONE, THREE)]
    assert problems[1].values["count"] == "2"
    assert problems[1].values["released"] == "noi/ledger/codes.csv"
    assert problems[1].values["value"] in lost
    numbers = problems[1].values["numbers"].split(", ")
    lines = text(ONE, TWO, THREE).decode().splitlines()
    assert [lines[int(number) - 1] for number in numbers] == sorted(lost)
    assert line_problems(released, released, "content", "noi/ledger") == []
    assert line_problems({}, released, "content", "noi/ledger") == []
