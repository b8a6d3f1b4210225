from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.digests import damm_digit, digest
from ocop_site.reading.ledger import GivenCode, ledger_text, read_codes
from ocop_site.writing.codes import give_code, give_codes

DAY = date(2026, 11, 22)
WANTED = st.lists(st.tuples(st.sampled_from(["products", "fairs"]), st.from_regex(r"[a-z]{1,8}", fullmatch=True)))


@given(WANTED, st.randoms(use_true_random=False))
def test_codes_are_whole_own_and_the_same_in_any_order(wanted: list[tuple[str, str]], chance: object) -> None:
    given = give_codes("12", wanted, (), DAY)
    shuffled = list(wanted)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert give_codes("12", shuffled, (), DAY) == given
    assert len({line.code for line in given}) == len(set(wanted)) == len(given)
    for line in given:
        assert line.code.startswith("12")
        assert damm_digit(line.code[:-1]) == line.code[-1]


def test_the_first_number_of_a_record_comes_from_its_kind_and_id() -> None:
    number = int(digest(b"products/nuoc-mam-vi-du/0"), 16) % 1_000_000
    assert give_code("12", "products", "nuoc-mam-vi-du", ())[:-1] == f"12{number:06}"


def test_a_taken_code_is_passed_over() -> None:
    first = give_code("12", "products", "nuoc-mam-vi-du", ())
    second = give_code("12", "products", "nuoc-mam-vi-du", {first})
    assert second != first
    assert give_codes("12", [("products", "nuoc-mam-vi-du")], {first}, DAY)[0].code == second


def test_the_ledger_is_sorted_and_reads_back() -> None:
    lines = give_codes("12", [("products", f"vi-du-{i}") for i in range(30)], (), DAY)
    read, problems = read_codes(ledger_text(reversed(lines), GivenCode).encode(), "codes.csv")
    assert problems == []
    assert [line.code for line in read] == sorted(line.code for line in lines)


def test_a_full_block_is_an_engine_fault() -> None:
    class Everything(frozenset[str]):
        def __contains__(self, code: object) -> bool:
            return True

    with pytest.raises(RuntimeError):
        give_code("12", "products", "x", Everything())
