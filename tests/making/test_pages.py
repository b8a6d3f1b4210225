from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.making import qr
from ocop_site.making.environment import number, relative
from ocop_site.making.kept import NoKeep
from ocop_site.making.pages import PageMaker, TemplateFault
from ocop_site.making.templates import check_templates, template_sources
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

names = st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9-]{0,8}", fullmatch=True)
folders = st.lists(names, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


def maker(folder: Path, **files: str) -> PageMaker:
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return PageMaker(folder, {"vi": {"root": "/", "title": "Danh mục"}}, NoKeep())


def context(**it: Any) -> dict[str, Any]:  # noqa: ANN401 - any plain data
    return {"page": {"absolute": ""}, "it": it}


@given(folders, names, folders, st.sampled_from(["", "#muc"]))
def test_a_relative_link_leads_to_its_address(here: str, name: str, there: str, fragment: str) -> None:
    page = f"{here}{name}.html"
    link = relative(page, f"/{there}{fragment}")
    assert urljoin(f"https://x.example/{page}", link) == f"https://x.example/{there}index.html{fragment}"


def test_a_link_to_a_file_keeps_its_name() -> None:
    assert relative("san-pham/a-1/index.html", "/assets/site.css") == "../../assets/site.css"


def test_everything_is_escaped(tmp_path: Path) -> None:
    pages = maker(tmp_path, a='<p title="{{ it.x }}">{{ it.x }}</p><svg><text>{{ it.x }}</text></svg>')
    html = pages.render("a.html", "a.html", context(x='"><script>&')).decode()
    safe = "&#34;&gt;&lt;script&gt;&amp;"
    assert html == f'<p title="{safe}">{safe}</p><svg><text>{safe}</text></svg>\n'


def test_the_filters_and_the_symbol(tmp_path: Path) -> None:
    text = "{{ '/tinh/' | here }} {{ 12345 | number }} {{ '*a*' | prose }} {{ symbol('HTTPS://X.EXAMPLE/Q/1/').size }}"
    html = maker(tmp_path, a=text).render("a.html", "san-pham/x/index.html", context()).decode()
    assert html == "../../tinh/index.html 12.345 <p><em>a</em></p> 33\n"


def test_the_page_that_is_found_anywhere_has_absolute_links(tmp_path: Path) -> None:
    given_context = {"page": {"absolute": "https://x.example/ocop"}, "it": {}}
    assert (
        maker(tmp_path, a="{{ '/tinh/' | here }}").render("a.html", "404.html", given_context)
        == b"https://x.example/ocop/tinh/\n"
    )


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


def test_sources_follow_what_a_template_uses(tmp_path: Path) -> None:
    maker(
        tmp_path,
        base="{% block b %}{% endblock %}",
        macros="{% macro m() %}{% endmacro %}",
        part="x",
        lonely="y",
        a="{% extends 'base.html' %}{% from 'macros.html' import m %}"
        "{% block b %}{% include 'part.html' %}{% endblock %}",
    )
    assert [p.name for p in template_sources(tmp_path, "a.html")] == ["a.html", "base.html", "macros.html", "part.html"]


def test_every_broken_template_is_found_before_rendering(tmp_path: Path) -> None:
    maker(
        tmp_path,
        good="{{ x | here }}{% include 'perhaps.html' ignore missing %}",
        bad="\n{% for %}",
        lost="\n\n{% include 'gone.html' %}",
        worse="{{ x | nofilter }}",
    )
    (tmp_path / "old.html").write_bytes("Việt".encode("utf-16"))
    found = [(name, line) for name, line, _ in check_templates(tmp_path)]
    assert found == [("bad.html", 2), ("lost.html", 3), ("old.html", 0), ("worse.html", 1)]


def test_a_template_named_by_an_expression_may_be_any(tmp_path: Path) -> None:
    maker(tmp_path, a="{% include it.part %}", b="b", c="c")
    assert [p.name for p in template_sources(tmp_path, "a.html")] == ["a.html", "b.html", "c.html"]


def test_links_within_the_page_and_with_a_question_stay() -> None:
    assert relative("tinh/index.html", "#muc") == "#muc"
    assert relative("tinh/index.html", "/tinh/#muc") == "#muc"
    assert relative("tinh/index.html", "/tinh/") == "index.html"
    assert relative("tinh/index.html", "/tim-kiem/?q=a/b#c") == "../tim-kiem/index.html?q=a/b#c"
    assert relative("index.html", "/a:b/") == "./a:b/index.html"


@pytest.mark.parametrize("address", ["", "tinh/", "//evil.example/", "/a//b", "https://x.example/"])
def test_what_is_no_address_of_the_site_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(TemplateFault, match="not an address"):
        maker(tmp_path, a="{{ it.x | here }}").render("a.html", "a.html", context(x=address))


def test_a_constant_link_is_made_for_every_page_anew(tmp_path: Path) -> None:
    pages = maker(tmp_path, a="{{ '/tinh/' | here }}")
    assert pages.render("a.html", "index.html", context()) == b"tinh/index.html\n"
    assert pages.render("a.html", "a/b/index.html", context()) == b"../../tinh/index.html\n"


def test_an_entry_of_a_mapping_goes_before_its_methods(tmp_path: Path) -> None:
    pages = maker(tmp_path, a="{% for x in it.items %}{{ x }}{% endfor %}{{ it.values.count }}")
    assert pages.render("a.html", "a.html", context(items=["một", "hai"], values={"count": 2})) == "mộthai2\n".encode()


def test_nothing_in_a_template_is_random(tmp_path: Path) -> None:
    for text in ("{{ lipsum() }}", "{{ [1, 2] | random }}"):
        with pytest.raises(TemplateFault):
            maker(tmp_path, a=text).render("a.html", "a.html", context())


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


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567")])
def test_numbers_are_written_the_vietnamese_way(value: int, text: str) -> None:
    assert number(value) == text


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
