from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocop_site.writing.tables.record_ids import Wanted, give_ids, slug_within

NAMES = st.sampled_from(["Hạt điều rang muối", "Tôm khô", "Tôm khô phú yên", "Tôm khô phú yên hải sơn", "Ớt"])
ONE = st.tuples(NAMES, st.sampled_from(["phu-yen", "ha-tinh"]), st.sampled_from(["", "hai-son", "vi-du"]))
MANY = st.lists(ONE, max_size=12).map(lambda rows: [Wanted(str(i), *row) for i, row in enumerate(rows)])


@given(MANY, st.sets(st.sampled_from(["tom-kho", "ot-phu-yen"])), st.randoms(use_true_random=False))
def test_ids_are_unique_free_and_the_same_in_any_order(wanted: list[Wanted], taken: set[str], chance: object) -> None:
    ids = give_ids(wanted, taken)
    shuffled = list(wanted)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert give_ids(shuffled, taken) == ids
    assert set(ids) == {one.key for one in wanted}
    assert len(set(ids.values())) == len(wanted)
    assert not set(ids.values()) & taken


def test_equal_names_are_told_apart_by_province_then_maker_then_number() -> None:
    wanted = [
        Wanted("1", "Tôm khô", "ca-mau", "ngoc"),
        Wanted("2", "Tôm khô", "ca-mau", "bat"),
        Wanted("3", "Tôm khô", "phu-yen", "x"),
        Wanted("4", "Mực khô", "ca-mau", "x"),
        Wanted("5", "Cá khô", "ca-mau"),
        Wanted("6", "Cá khô", "ca-mau"),
    ]
    assert give_ids(wanted, ()) == {
        "1": "tom-kho-ca-mau-ngoc",
        "2": "tom-kho-ca-mau-bat",
        "3": "tom-kho-phu-yen",
        "4": "muc-kho",
        "5": "ca-kho-ca-mau-1",
        "6": "ca-kho-ca-mau-2",
    }


def test_long_names_are_cut_at_a_hyphen() -> None:
    assert slug_within("Một hai ba bốn năm", 10) == "mot-hai-ba"
    assert slug_within("Một hai ba bốn năm", 9) == "mot-hai"
    assert slug_within("a" * 80) == "a" * 60
