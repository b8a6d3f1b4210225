from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.building.label_items import WHY_NOTHING, Selection
from ocop_site.building.label_selection import choose
from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.pages.labels import FORMATS
from ocop_site.problems import MOST_OF_A_VALUE
from tests.building.label_site import FAIR, MAKER, OF_THE_FAIR, OUTLET, order_of
from tests.small_content import DAY, code

if TYPE_CHECKING:
    from ocop_site.building.label_items import Chosen
    from ocop_site.catalogue.entries import Catalogue


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    records, problems = read(order_of(tmp_path_factory.mktemp("labels")))
    assert [problem.line() for problem in problems if problem.code not in OF_THE_FAIR] == []
    assert records
    return link(records, DAY)


def chosen(catalogue: Catalogue, kind: str, *ids: str, door_sign: bool = False) -> Chosen:
    found, problems = choose(Selection(kind, ids, door_sign), catalogue)  # type: ignore[arg-type]  # a kind
    assert problems == []
    assert found
    return found


def slip(right: str, digits: int = 1) -> str:
    """A code with so many wrong digits at its end."""
    wrong = "".join(str((int(digit) + 1) % 10) for digit in right[-digits:])
    return right[:-digits] + wrong


def names(found: Chosen) -> list[str]:
    return [item.entry.record.id for item in found.items]


def test_an_outlet_s_labels_come_in_the_order_of_its_shelf_with_its_prices(catalogue: Catalogue) -> None:
    found = chosen(catalogue, "outlet", "quay")
    assert (found.title, found.name, found.outlet) == ("Quầy Ví Dụ", "quay", code(OUTLET))
    assert [(item.entry.record.id, item.price) for item in found.items] == [
        ("mam", 65000),
        ("che", None),
        ("gao", 30000),
        ("mat-ong", None),
    ]


def test_the_door_sign_is_the_outlet_alone(catalogue: Catalogue) -> None:
    found = chosen(catalogue, "outlet", "quay", door_sign=True)
    assert (names(found), found.name, found.outlet) == (["quay"], "bien-quay", code(OUTLET))
    assert found.items[0].why_no_stars(catalogue) is None


def test_a_fair_has_a_label_for_each_booth(catalogue: Catalogue) -> None:
    found = chosen(catalogue, "fair", "cho")
    assert names(found) == ["che", "mam", "che"]
    assert [item.at.called for item in found.items if item.at] == ["Gian A1", "Gian A1", "Gian A2"]


def test_a_producer_s_products_come_by_name(catalogue: Catalogue) -> None:
    assert names(chosen(catalogue, "producer", "htx")) == ["banh", "che", "gao", "mam", "mat-ong"]


def test_a_province_is_one_of_today(catalogue: Catalogue) -> None:
    assert names(chosen(catalogue, "province", "dak-lak")) == ["mat-ong", "ruou"]
    found, problems = choose(Selection("province", ("phu-yen",)), catalogue)
    assert found is None
    assert [(one.code, one.hint) for one in problems] == [("unknown-reference", "dak-lak")]
    _, problems = choose(Selection("province", ("daklak",)), catalogue)
    assert problems[0].hint == "dak-lak"


def test_products_come_as_they_were_named_each_once(catalogue: Catalogue) -> None:
    found = chosen(catalogue, "product", "mam", "che", code(2))
    assert names(found) == ["mam", "che"]
    assert (found.title, found.name) == ("Mắm Ví Dụ và 1 sản phẩm khác", "mam-va-1-san-pham-khac")
    assert (found.outlet, chosen(catalogue, "product", "che").title) == ("", "Chè Ví Dụ")


@pytest.mark.parametrize(
    ("kind", "wanted", "found"),
    [
        ("product", code(6), "banh"),
        ("product", "banh-cu", "banh"),
        ("outlet", code(OUTLET), "mam"),
        ("fair", code(FAIR), "che"),
        ("producer", code(MAKER), "banh"),
    ],
)
def test_a_code_and_a_former_id_mean_the_same_record(catalogue: Catalogue, kind: str, wanted: str, found: str) -> None:
    assert names(chosen(catalogue, kind, wanted))[0] == found


@pytest.mark.parametrize(
    ("kind", "wanted", "hint"),
    [
        ("product", "maam", "mam"),
        ("product", "Mật ong Ví Dụ", "mat-ong"),
        ("outlet", "Quầy Ví Dụ", "quay"),
        ("fair", "chợ ví dụ", "cho"),
        ("producer", "xyz", ""),
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest(catalogue: Catalogue, kind: str, wanted: str, hint: str) -> None:
    found, problems = choose(Selection(kind, (wanted,)), catalogue)  # type: ignore[arg-type]  # a kind
    assert found is None
    assert [(one.code, one.hint, one.place.path) for one in problems] == [("unknown-reference", hint, f"--{kind}")]
    assert problems[0].values["kind"] == f"{kind}s"


@pytest.mark.parametrize(
    ("wanted", "why"),
    [("che", None), ("gao", "past-term"), ("mat-ong", "no-paper"), ("ruou", "no-maker")],
)
def test_why_no_stars_stand_on_a_label(catalogue: Catalogue, wanted: str, why: str | None) -> None:
    (item,) = chosen(catalogue, "product", wanted).items
    assert item.why_no_stars(catalogue) == why
    assert bool(item.label(catalogue, FORMATS["price"])["stars"]) is (why is None)


@pytest.mark.parametrize(
    ("kind", "wanted", "hint"),
    [
        ("outlet", code(OUTLET)[:-1] + "x", ""),
        ("outlet", slip(code(OUTLET)), code(OUTLET)),
        ("fair", slip(code(FAIR)), code(FAIR)),
        ("product", code(2)[:-2] + code(2)[-1] + code(2)[-2], code(2)),
        ("outlet", slip(code(OUTLET), 3), ""),  # nothing is so near
        ("outlet", code(2), ""),  # a good code of something else
    ],
)
def test_a_mistyped_code_is_answered_with_the_right_one(
    catalogue: Catalogue, kind: str, wanted: str, hint: str
) -> None:
    _, (problem,) = choose(Selection(kind, (wanted,)), catalogue)  # type: ignore[arg-type]  # a kind
    assert (problem.code, problem.hint) == ("unknown-reference", hint)


def test_nothing_to_print_is_a_problem_with_its_reason(catalogue: Catalogue) -> None:
    for selection, value, why in (
        (Selection("outlet", ("trong",)), "Quầy Trống", "hồ sơ điểm bán chưa ghi sản phẩm nào trong `stocks`"),
        (Selection("province", ("an-giang",)), "An Giang", "danh mục chưa có sản phẩm nào ở đó"),
        (
            Selection("outlet", ("quay",), only_reprint=True),
            "Quầy Ví Dụ – nhãn cần in lại",
            "không có nhãn đã in nào cần in lại",
        ),
    ):
        found, (problem,) = choose(selection, catalogue)
        assert found is None
        assert (problem.code, problem.values["value"], problem.values["why_vi"]) == ("nothing-to-print", value, why)
        assert problem.values["why_en"].isascii()


def test_the_reasons_stand_whole_in_a_message() -> None:
    assert max(len(text) for both in WHY_NOTHING.values() for text in both) <= MOST_OF_A_VALUE


def test_an_outlet_s_labels_may_be_narrowed_to_some_products(catalogue: Catalogue) -> None:
    found, problems = choose(Selection("outlet", ("quay",), only=("gao", code(2))), catalogue)
    assert problems == []
    assert found
    assert [(item.entry.record.id, item.price) for item in found.items] == [("gao", 30000), ("mam", 65000)]
    assert (found.outlet, found.name) == (code(OUTLET), "quay-gao-va-1-san-pham-khac")
    assert found.title == "Quầy Ví Dụ: Gạo Ví Dụ và 1 sản phẩm khác"


def test_only_what_the_outlet_sells_is_printed_for_it(catalogue: Catalogue) -> None:
    found, problems = choose(Selection("outlet", ("quay",), only=("mam", "ruou")), catalogue)
    assert found is None
    assert [(one.code, one.place.path, one.values["value"], one.values["why_vi"]) for one in problems] == [
        (
            "nothing-to-print",
            "--product",
            "Rượu Ví Dụ – Quầy Ví Dụ",
            "hồ sơ điểm bán không ghi sản phẩm này trong `stocks`",
        )
    ]
    _, problems = choose(Selection("outlet", ("quay",), only_reprint=True, only=("mam",)), catalogue)
    assert [one.values["why_vi"] for one in problems] == ["không có nhãn đã in nào cần in lại"]
    _, problems = choose(Selection("outlet", ("quay",), only=("maam",)), catalogue)
    assert [(one.code, one.hint) for one in problems] == [("unknown-reference", "mam")]
