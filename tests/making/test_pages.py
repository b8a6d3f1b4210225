from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from ocop_site.making import qr
from ocop_site.making.kept import NoKeep
from ocop_site.making.pages import PageMaker, TemplateFault
from tests.making.small_templates import context, maker
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a\n{{ it.nothing }}", 2, "nothing"),
        ("a\n\n{{ it.x.y.z }}", 3, "has no attribute"),
        ("{% if %}", 1, "Expected an expression"),
        ("a\n{{ it.x | unknown }}", 2, "unknown"),
    ],
)
def test_a_fault_names_its_template_and_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        maker(tmp_path, a=text).render("a.html", "a.html", context(x="1"))
    assert (fault.value.template, fault.value.line) == ("a.html", line)
    assert word in fault.value.message


def test_a_template_reaches_no_engine_object(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault):
        maker(tmp_path, a="{% include '../../etc/passwd' %}").render("a.html", "a.html", context())


@pytest.mark.parametrize(
    "text",
    [
        "{{ 1 / 0 }}",
        "{{ 'x' | number }}",
        "{{ 3 | prose }}",
        "{{ symbol(it) }}",
        "{{ 5 | here }}",
        "{{ '%d' | format('x') }}",
    ],
)
def test_a_wrong_value_is_a_fault_of_the_template(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        maker(tmp_path, a=f"\n{text}").render("a.html", "a.html", context())
    assert (fault.value.template, fault.value.line) == ("a.html", 2)


def test_a_fault_in_a_macro_without_context_says_what_to_do(tmp_path: Path) -> None:
    pages = maker(
        tmp_path, m="{% macro go() %}{{ '/' | here }}{% endmacro %}", a="{% import 'm.html' as m %}{{ m.go() }}"
    )
    with pytest.raises(TemplateFault, match="with context"):
        pages.render("a.html", "a.html", context())


def test_a_code_that_does_not_read_back_is_no_fault_of_the_template(tmp_path: Path) -> None:
    with pytest.raises(qr.CodeUnreadable):
        maker(tmp_path, a="{{ symbol('').size }}").render("a.html", "a.html", context())


def test_a_bug_of_ours_is_not_blamed_on_the_template(tmp_path: Path) -> None:
    class Broken(NoKeep):
        def get(self, kind: str, key: str) -> bytes | None:
            raise KeyError(kind, key)

    (tmp_path / "a.html").write_text("{{ it.x | prose }}", encoding="utf-8")
    with pytest.raises(KeyError):
        PageMaker(tmp_path, {"vi": {}}, Broken()).render("a.html", "a.html", context(x="a"))


def test_a_letter_about_a_page_carries_its_whole_name_and_address(tmp_path: Path) -> None:
    """What means something in the address of a letter is written out: spaces, `&`, `?`, `#`."""
    for name in ("macros.html", "drawings.html"):
        (tmp_path / name).write_bytes((PROJECT / "templates" / name).read_bytes())
    (tmp_path / "a.html").write_text("{% import 'macros.html' as m with context %}{{ m.qr(it, '', 'Mã') }}", "utf-8")
    site = {"root": "/", "title": "Danh mục", "trial": False}
    page = {"absolute": "", "heading": "Mắm & muối? #1", "canonical": "https://vi-du.example/mam/?a=1&b=2#c"}
    it = {"text": "HTTPS://VI-DU.EXAMPLE/Q/1/", "short": "VI-DU.EXAMPLE/Q/1", "href": "/Q/1/", "svg": None, "png": None}
    html = PageMaker(tmp_path, {"vi": site}, NoKeep()).render("a.html", "a.html", {"page": page, "it": it}).decode()
    (letter,) = re.findall('href="mailto:[?]([^"]*)"', html)
    assert parse_qs(unescape(letter)) == {"subject": [page["heading"]], "body": [page["canonical"]]}


@pytest.mark.parametrize(
    ("subject", "read"),
    [("[120000015] Báo sai: Mắm & muối? #1", "[120000015] Báo sai: Mắm & muối? #1"), ("ổi " * 90, ("ổi " * 90)[:200])],
)
def test_the_subject_of_a_report_is_whole_and_its_address_stays_short(tmp_path: Path, subject: str, read: str) -> None:
    for name in ("macros.html", "drawings.html"):
        (tmp_path / name).write_bytes((PROJECT / "templates" / name).read_bytes())
    (tmp_path / "a.html").write_text("{% import 'macros.html' as m with context %}{{ m.report(it) }}", "utf-8")
    it = {"mail": "bao-sai@vi-du.example", "subject": subject, "href": ""}
    html = PageMaker(tmp_path, {"vi": {}}, NoKeep()).render("a.html", "a.html", {"page": {}, "it": it}).decode()
    (letter,) = re.findall('href="mailto:bao-sai@vi-du.example[?]([^"]*)"', html)
    assert parse_qs(unescape(letter)) == {"subject": [read]}
