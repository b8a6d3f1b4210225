from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules.texts import NEEDED, REPORT_ANCHOR, REPORT_PAGE, TAKEN, text_problems
from ocop_site.pages import addresses
from ocop_site.pages.plan import FOOT, NAV
from tests.small_content import code, records_of

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "---\ntitle: A\ndescription: B\n---\n## Báo sai {#bao-sai}\n\nThư.\n"
METHOD = "---\ntitle: A\ndescription: B\n---\nCách làm.\n"
GOOD = {"pages/gioi-thieu.md": ABOUT, "pages/cach-lam.md": METHOD}


def test_the_addresses_are_those_of_the_pages() -> None:
    assert {page: addresses.about(page) for page in NEEDED} == NEEDED
    assert {page: addresses.about(page) for page in TAKEN} == TAKEN == {"nguon": addresses.SOURCES}
    assert f"{NEEDED[REPORT_PAGE]}#{REPORT_ANCHOR}" == addresses.REPORT
    menu = {href.partition("#")[0] for _, href in (*NAV, *FOOT)}
    about = {href for href in menu if href.startswith(addresses.ABOUT)}
    assert about == set(NEEDED.values()) | set(TAKEN.values())


def test_pages_that_the_menu_leads_to_are_there(tmp_path: Path) -> None:
    assert list(text_problems(records_of(tmp_path, GOOD))) == []


@pytest.mark.parametrize("missing", sorted(NEEDED))
def test_a_page_of_the_menu_is_missed_in_its_folder(tmp_path: Path, missing: str) -> None:
    files = {name: text for name, text in GOOD.items() if missing not in name}
    (problem,) = text_problems(records_of(tmp_path, files))
    assert (problem.code, str(problem.place)) == ("dead-link", "content/pages")
    assert f"pages/{missing}.md" in problem.message("vi")


def test_a_page_that_cannot_be_read_is_not_missed(tmp_path: Path) -> None:
    files = {**GOOD, "pages/cach-lam.md": "---\ntitel: A\n---\n"}
    assert list(text_problems(records_of(tmp_path, files, faulty=True))) == []


def test_the_place_to_report_mistakes_is_there(tmp_path: Path) -> None:
    files = {**GOOD, "pages/gioi-thieu.md": METHOD}
    (problem,) = text_problems(records_of(tmp_path, files))
    assert (problem.code, str(problem.place)) == ("dead-link", "content/pages/gioi-thieu.md")


def test_the_page_of_sources_is_the_sites_own(tmp_path: Path) -> None:
    (problem,) = text_problems(records_of(tmp_path, {**GOOD, "pages/nguon.md": METHOD}))
    assert (problem.code, str(problem.place)) == ("same-address", "content/pages/nguon.md")


@pytest.mark.parametrize(
    ("story", "line"),
    [
        ("Một.\n\n<div class='x'>Hai</div>", 7),
        ("<SCRIPT>x</SCRIPT>", 5),
        ("Hai <img src='x'> ảnh", 5),
        ("Hai<br>dòng, <b>đậm</b>, <em>nghiêng</em>", 0),
        ("`<b>` và 3 < 5, a <chị Ba>, <https://vi-du.vn/>", 0),
        ("```\n<div>\n```", 0),
    ],
)
def test_tags_in_a_story_are_told(tmp_path: Path, story: str, line: int) -> None:
    text = f'---\nname: HTX Ví Dụ\ncode: "{code(2)}"\n---\n{story}\n'
    found = [
        p for p in text_problems(records_of(tmp_path, {**GOOD, "producers/htx.md": text})) if p.code != "dead-link"
    ]
    assert [(p.code, p.place.line) for p in found] == ([("html-in-story", line)] if line else [])


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("Chuyện.\n\n{en}\nStory.\n\n{fr}\nHistoire.", []),
        ("Chuyện.\n\n{eng}\nStory.", [(7, "eng", "{en}")]),
        ("{vi}\nChuyện.\n\n{jp}\nHanashi.", [(5, "vi", ""), (8, "jp", "")]),
        ("Một {abc} giữa dòng.", []),
    ],
)
def test_what_a_story_tells_in_no_language_is_told(
    tmp_path: Path, story: str, found: list[tuple[int, str, str]]
) -> None:
    text = f'---\nname: HTX Ví Dụ\ncode: "{code(2)}"\n---\n{story}\n'
    problems = text_problems(records_of(tmp_path, {**GOOD, "producers/htx.md": text}))
    assert [(p.place.line, p.values["value"], p.hint) for p in problems if p.code == "story-language"] == found
