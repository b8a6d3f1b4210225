from __future__ import annotations

from decimal import Decimal

import pytest

from ocop_site.records.columns import EACH, NOT_COLUMNS, OF_KIND, Table, all_tables, model_at, order_of, tables_of
from ocop_site.records.product import Product
from ocop_site.records.schemas import KINDS

TABLES = {table.name: table for table in all_tables()}


def column(table: str, name: str) -> object:
    return next(one for one in TABLES[table].columns if one.name == name)


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: table.name)
def test_sheets_can_be_named_and_columns_told_apart(table: Table) -> None:
    assert 0 < len(table.title) <= 31
    assert not set(table.title) & set(r"[]:*?/\'")
    names = [one.name for one in table.columns]
    assert len(set(names)) == len(names)
    assert all(one.title and one.said for one in table.columns if one.name != "id"), "every column has its help"


def test_titles_are_unique() -> None:
    assert len({table.title for table in TABLES.values()}) == len(TABLES)


@pytest.mark.parametrize("kind", OF_KIND)
def test_every_field_has_its_column_or_its_sheet(kind: str) -> None:
    """Nothing of a record is lost: each key of each group is a column, a group of columns or a sheet."""
    for table in tables_of(kind):
        model = model_at(kind, table.path)
        assert model is not None
        for key in order_of(model):
            here = [one for one in table.columns if one.path[0] == key]
            below = [one for one in tables_of(kind) if one.path[: len(table.path) + 1] == (*table.path, key)]
            assert here or below or key in NOT_COLUMNS, (table.name, key)


def test_lists_at_any_depth_have_sheets_with_as_many_places() -> None:
    assert {name: table.depth for name, table in TABLES.items() if name.startswith("products.cert")} == {
        "products.certificates": 1,
        "products.certificates.extension.sources": 2,
        "products.certificates.sources": 2,
    }
    assert TABLES["products.certificates.extension.sources"].path == (
        "certificates",
        EACH,
        "extension",
        "sources",
        EACH,
    )


def test_columns_know_form_bounds_choices_and_need() -> None:
    stars = column("products.certificates", "stars")
    assert (stars.form, stars.least, stars.most) == ("whole", Decimal(1), Decimal(5))  # type: ignore[attr-defined]
    forms = {
        ("products", "code"): "code",
        ("tombstones", "code"): "text",
        ("products", "producer"): "id",
        ("products", "programme_years"): "lines",
        ("products", "publish_contact"): "truth",
        ("products.certificates", "issued"): "days",
        ("products.certificates", "valid_until"): "day",
        ("products.certificates", "score"): "decimal",
        ("products.certificates", "kind"): "choice",
    }
    assert {at: column(*at).form for at in forms} == forms  # type: ignore[attr-defined]
    assert column("products", "name").required == "always"  # type: ignore[attr-defined]
    assert column("products", "name").longest == 2000  # type: ignore[attr-defined]
    assert column("products", "address.as_certified.province").required == "group"  # type: ignore[attr-defined]
    assert column("products", "gtin").required == ""  # type: ignore[attr-defined]


def test_keys_stand_in_the_order_of_a_file() -> None:
    order = order_of(Product)
    assert order[:4] == ("id", "name", "names", "code")
    assert order.index("certificates") < order.index("sources") < order.index("notes")
    assert set(order) == set(KINDS["product"][0].model_fields)
