from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.cards import Cards
from ocop_site.pages.product import product_context
from ocop_site.pages.related import relate
from ocop_site.pages.stories import told
from ocop_site.pages.tongues import FOREIGN, Tongue
from ocop_site.reading.messages import Messages
from tests.small_content import catalogue_of, product

if TYPE_CHECKING:
    from pathlib import Path

BOTH = "Mắm làm ở Bản Thảo.\n\n{en}\nMade in *Bản Thảo*.\n\n# A day\n"


@pytest.mark.parametrize(
    ("text", "vietnamese", "others"),
    [
        ("", "", {}),
        ("Mắm làm ở Bản Thảo.\n", "Mắm làm ở Bản Thảo.\n", {}),
        (BOTH, "Mắm làm ở Bản Thảo.", {"en": "Made in *Bản Thảo*.\n\n# A day"}),
        ("{en}  \nMade there.", "", {"en": "Made there."}),
        ("Một.\n{en}\nOne.\n{fr}\nUn.\n{en}\nTwo.", "Một.", {"en": "One.\n\nTwo.", "fr": "Un."}),
        ("Một.\n{en}\n\n", "Một.", {}),
        ("Viết {en} trong câu.\n{EN}\n {en}\n{en} sau.\n", "Viết {en} trong câu.\n{EN}\n {en}\n{en} sau.\n", {}),
    ],
)
def test_a_line_with_a_language_begins_what_is_told_in_it(text: str, vietnamese: str, others: dict[str, str]) -> None:
    story = told(text)
    assert (str(story), story.others) == (vietnamese, others)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("en", "Made in *Bản Thảo*.\n\n# A day"), ("fr", {FOREIGN: "Mắm làm ở Bản Thảo."})],
)
def test_a_page_in_a_language_tells_its_story_or_the_vietnamese_marked(tag: str, shown: object) -> None:
    assert Tongue(Messages(tag)).context({"story": told(BOTH)}) == {"story": shown}


def test_no_story_is_none_in_any_language() -> None:
    assert Tongue(Messages("en")).context({"story": told("")}) == {"story": ""}
    assert Tongue(Messages("fr")).context({"story": told("{en}\nMade there.")}) == {"story": ""}


def test_a_vietnamese_page_shows_no_word_of_the_other_story(tmp_path: Path) -> None:
    text = f"---\n{product(1)}---\n{BOTH}"
    catalogue = catalogue_of(tmp_path, {"products/a.md": text})
    (entry,) = catalogue.products.values()
    it = product_context(entry, catalogue, Cards(catalogue), relate(catalogue))["it"]
    assert it["story"] == "Mắm làm ở Bản Thảo."
