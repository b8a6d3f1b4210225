from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.making.templates import check_templates, template_messages, template_sources
from tests.making.small_templates import maker

if TYPE_CHECKING:
    from pathlib import Path


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


def test_every_message_of_the_templates_is_found_once(tmp_path: Path) -> None:
    maker(
        tmp_path,
        a="{{ _('Nguồn') }}{% trans %}Mã thử{% endtrans %}{{ ngettext('sản phẩm', 'sản phẩm', 2) }}",
        b="{{ _('Nguồn') }}{{ _('năm %(year)s', year='2027') }} Không phải câu để dịch",
        bad="{{ _('Hỏng') }}{% for %}",
    )
    assert template_messages(tmp_path) == ["Mã thử", "Nguồn", "năm %(year)s", "sản phẩm"]
