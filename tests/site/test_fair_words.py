"""No page of the real catalogue says "hết hạn" or "thu hồi", or turns red, where no decision or named source does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.commands.options import order_of
from ocop_site.pages import addresses
from tests.site.built import DAY
from tests.site.voices import Voice, words_of

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from tests.site.built import BuiltSite

WORDS = ("hết hạn", "thu hồi", "hết hiệu lực", "còn hiệu lực", "còn hạn")
WORDS += ("expired", "revoked", "struck off", "no longer valid", "still valid")
# These pages list or explain what decisions and named sources said, or say what the words mean; plans ask for
# withdrawals in their own words, and each of their figures says how it is counted.
SPEAK_OF_IT = ("het-han", "thu-hoi", "quyet-dinh", "gioi-thieu", "du-lieu", "ke-hoach")
# The ways to the two lists of what somebody ended, and what the catalogue promises not to say.
ON_THE_HOME_PAGE = (
    "hết hạn theo quyết định hoặc nguồn",
    "thu hồi theo quyết định hoặc nguồn",
    "không nói là hết hạn",
    "expired by the word of a decision or a source",
    "revoked by the word of a decision or a source",
    "it does not say “expired”",
)
# Statistics count what was ended as they count every other status, and say that the rest is not.
ON_STATISTICS = (
    "hết hạn theo quyết định hoặc nguồn",
    "thu hồi theo quyết định hoặc nguồn",
    "không phải là hết hạn",
    "expired by a decision or a source",
    "revoked by a decision or a source",
    "does not mean expired",
)
SAID = {"index.html": ON_THE_HOME_PAGE, "so-lieu": ON_STATISTICS}
ENGLISH = "en/"


@pytest.fixture(scope="module")
def catalogue(real_site: BuiltSite) -> Catalogue:
    records, _ = read(order_of(real_site.content, real_site.output, None, DAY, 1))
    assert records is not None
    return link(records, DAY)


def ended_pages(catalogue: Catalogue) -> set[str]:
    """The pages of the products that a decision or a named source ended, and the short pages behind their codes."""
    ended = [e for e in catalogue.products.values() if e.endings]
    assert {e.status.value for e in ended} >= {"expired", "revoked"}
    for entry in ended:
        assert all(ending.decision or ending.sources for ending in entry.endings), entry.record.id
    own = {addresses.file_of(addresses.product(e.record)) for e in ended}
    own |= {f"{ENGLISH}{path}" for path in own}
    return own | {addresses.file_of(addresses.code(e.record.code)) for e in ended}


@pytest.fixture(scope="module")
def every_page(real_site: BuiltSite) -> list[tuple[str, list[Voice], str]]:
    """Every page with what it says of statuses, and with all its other words."""
    output = real_site.output
    found = ((path.relative_to(output).as_posix(), path) for path in sorted(output.rglob("*.html")))
    return [(page, *words_of(path.read_text(encoding="utf-8"))) for page, path in found]


def stops(voice: Voice) -> bool:
    said = " ".join(text for phase in voice.phases for text in phase.texts.values()).lower()
    return any(phase.tone == "stop" for phase in voice.phases) or any(words in said for words in WORDS)


def test_only_ended_products_are_called_so(
    real_site: BuiltSite, catalogue: Catalogue, every_page: list[tuple[str, list[Voice], str]]
) -> None:
    """Every box and card of every page, in all its phases: words and the red tone."""
    ended = ended_pages(catalogue)
    seen, wrong = 0, []
    for page, voices, _ in every_page:
        for voice in voices:
            seen += 1
            about = page
            if voice.link:
                target = (real_site.output / page).parent / voice.link
                about = target.resolve().relative_to(real_site.output.resolve()).as_posix()
            if stops(voice) and about not in ended:
                wrong.append((page, about))
    assert seen > 10 * len(catalogue.products)
    assert wrong == []


def test_no_other_words_of_a_page_say_it_either(
    catalogue: Catalogue, every_page: list[tuple[str, list[Voice], str]]
) -> None:
    """Headings, facts, descriptions, menus: of every page but those that report decisions and explain the words."""
    ended = ended_pages(catalogue)
    # What stands beside an official count is the word of the source that is named with it.
    # A note may begin as another one: the longest first.
    reported = sorted({one.note.lower() for one in catalogue.counts if one.note}, key=lambda note: (-len(note), note))
    wrong = []
    for page, _, words_besides in every_page:
        vietnamese = page.removeprefix(ENGLISH)
        if page in ended or vietnamese.split("/")[0] in SPEAK_OF_IT:
            continue
        outside = words_besides.lower()
        place = vietnamese.split("/")[0]
        for words in (*SAID.get(place, ()), *(reported if place == "so-lieu" else ())):
            outside = outside.replace(words, "")
        wrong += [(page, words) for words in WORDS if words in outside]
    assert wrong == []


def test_calendars_do_not_say_it(real_site: BuiltSite) -> None:
    files = sorted(real_site.output.rglob("*.ics"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8").replace("\r\n ", "").lower()
        assert [words for words in WORDS if words in text] == [], path


def test_red_is_used_for_endings_only(real_site: BuiltSite) -> None:
    """The red of the style sheets hangs on the tone `stop` and on what a history marks as ended."""
    sheets = sorted(real_site.output.glob("assets/*.css"))
    assert len(sheets) > 1
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets).replace("\n", "")
    red = [rule for rule in css.split("}") if "var(--stop" in rule]
    assert red
    for rule in red:
        selector = rule.split("{")[-2].rsplit(";", 1)[-1]
        assert "t-stop" in selector or "ended" in selector, selector
