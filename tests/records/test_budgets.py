from __future__ import annotations

from ocop_site.records.budgets import Budget, Budgets

BOTH = Budgets(every_page=Budget(html=100, css=50), pages={"home": Budget(html=200), "list": Budget(script=7)})


def test_a_kind_has_its_own_limits_and_those_of_every_page() -> None:
    assert BOTH.of("home") == {"html": 200, "css": 50}
    assert BOTH.of("list") == {"html": 100, "css": 50, "script": 7}
    assert BOTH.of("product") == {"html": 100, "css": 50}
    assert Budgets().of("home") == {}


def test_a_limit_stands_where_it_was_written() -> None:
    assert BOTH.location("home", "html") == ("pages", "home", "html")
    assert BOTH.location("home", "css") == ("every_page", "css")
    assert BOTH.location("product", "html") == ("every_page", "html")
