from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.digests import damm_digit, digest, gs1_digit, plain_digest, short_digest

rows = st.text("0123456789", min_size=1, max_size=14)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def test_a_digest_is_sha_256() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert short_digest("mắm".encode()) == hashlib.sha256("mắm".encode()).hexdigest()[:12]


@given(st.dictionaries(st.text(max_size=3), plain, min_size=2, max_size=4))
def test_the_order_of_keys_does_not_matter(data: dict[str, object]) -> None:
    assert plain_digest(dict(reversed(data.items()))) == plain_digest(data)


@pytest.mark.parametrize(
    ("one", "other"), [(1, "1"), (None, ""), ([1, 2], [2, 1]), ({"a": None}, {}), (True, 1), ("ệ", "ê")]
)
def test_different_data_have_different_digests(one: object, other: object) -> None:
    assert plain_digest(one) != plain_digest(other)


def test_the_damm_digit_of_the_thesis() -> None:
    assert damm_digit("572") == "4"
    assert damm_digit("5724") == "0"


@given(rows)
def test_every_single_wrong_digit_is_found(digits: str) -> None:
    whole = digits + damm_digit(digits)
    for place, right in enumerate(whole):
        for wrong in set("0123456789") - {right}:
            assert damm_digit(whole[:place] + wrong + whole[place + 1 :]) != "0"


@given(rows)
def test_every_swap_of_neighbours_is_found(digits: str) -> None:
    whole = digits + damm_digit(digits)
    for place, (one, other) in enumerate(pairwise(whole)):
        if one != other:
            assert damm_digit(whole[:place] + other + one + whole[place + 2 :]) != "0"


@pytest.mark.parametrize(
    "gtin",
    [
        "8931234567897",
        "8938500000010",
        "08931234567897",
        "18931234567894",
        "73513537",  # GTIN-8
        "614141999996",  # GTIN-12
    ],
)
def test_the_check_digits_of_gs1(gtin: str) -> None:
    assert gs1_digit(gtin[:-1]) == gtin[-1]


@given(st.text("0123456789", min_size=7, max_size=13))
def test_gs1_finds_every_single_wrong_digit_and_leading_zeros_change_nothing(digits: str) -> None:
    check = gs1_digit(digits)
    assert gs1_digit(f"0{digits}") == check
    for place, right in enumerate(digits):
        wrong = str((int(right) + 1) % 10)
        assert gs1_digit(digits[:place] + wrong + digits[place + 1 :]) != check
