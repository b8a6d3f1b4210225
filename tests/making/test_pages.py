from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.making.kept import NoKeep
from ocop_site.making.pages import PageMaker, TemplateFault, check_templates, number, relative, template_sources

if TYPE_CHECKING:
    from pathlib import Path

names = st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9-]{0,8}", fullmatch=True)
folders = st.lists(names, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


def maker(folder: Path, **files: str) -> PageMaker:
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return PageMaker(folder, {"root": "/", "title": "Danh mục"}, NoKeep())


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
    maker(tmp_path, good="{{ x }}", bad="\n{% for %}", worse="{{ x | nofilter }}")
    assert [(name, line) for name, line, _ in check_templates(tmp_path)] == [("bad.html", 2)]


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567")])
def test_numbers_are_written_the_vietnamese_way(value: int, text: str) -> None:
    assert number(value) == text
