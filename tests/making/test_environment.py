from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.making.environment import Foreign, Mixed, environment, marked, number, relative
from ocop_site.making.kept import NoKeep
from ocop_site.making.pages import TemplateFault
from ocop_site.reading.messages import Messages
from tests.making.small_templates import context, maker

if TYPE_CHECKING:
    from pathlib import Path

names = st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9-]{0,8}", fullmatch=True)
folders = st.lists(names, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


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


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567")])
def test_numbers_are_written_the_vietnamese_way(value: int, text: str) -> None:
    assert number(value) == text


def said(folder: Path, text: str, tag: str, **values: Any) -> str:  # noqa: ANN401 - any plain data
    """What a template prints on a page in a language."""
    made = environment(folder, NoKeep(), Messages(tag))
    return made.from_string(text).render(marked(values))


@pytest.mark.parametrize(
    ("tag", "numbers", "money"),
    [
        ("vi", "999 1.234.567", "65.000 ₫"),
        ("en", "999 1,234,567", "₫65,000"),
        ("fr", "999 1\u00a0234\u00a0567", "65\u00a0000\xa0₫"),
    ],
)
def test_numbers_and_money_are_written_as_the_language_does(tmp_path: Path, tag: str, numbers: str, money: str) -> None:
    assert said(tmp_path, "{{ 999 | number }} {{ 1234567 | number }}", tag) == numbers
    assert said(tmp_path, "{{ 65000 | money }}", tag) == money


@pytest.mark.parametrize("text", ["{{ 'x' | number }}", "{{ 'x' | money }}"])
@pytest.mark.parametrize("tag", ["vi", "en"])
def test_what_is_no_number_is_refused_in_every_language(tmp_path: Path, text: str, tag: str) -> None:
    with pytest.raises(ValueError, match="not a whole number"):
        said(tmp_path, text, tag)


def test_words_that_stayed_vietnamese_are_marked(tmp_path: Path) -> None:
    values = {"name": {"§": "Mắm & Ví Dụ"}, "said": {"§": ["by ", {"§": "Sở <Ví Dụ>"}, " & co"]}}
    assert said(tmp_path, "<b>{{ name }}</b>", "en", **values) == '<b><span lang="vi">Mắm &amp; Ví Dụ</span></b>'
    assert said(tmp_path, "{{ said }}", "en", **values) == 'by <span lang="vi">Sở &lt;Ví Dụ&gt;</span> &amp; co'
    within = "{{ _('group: %(group)s', group=name) }}"
    assert said(tmp_path, within, "en", **values) == 'group: <span lang="vi">Mắm &amp; Ví Dụ</span>'


def test_in_an_attribute_nothing_is_marked(tmp_path: Path) -> None:
    values = {"name": {"§": "Mắm & Ví Dụ"}, "said": {"§": ["by ", {"§": "Sở Ví Dụ"}]}}
    text = '<img alt="{{ name | bare }}" title="{{ said | bare }}">'
    assert said(tmp_path, text, "en", **values) == '<img alt="Mắm &amp; Ví Dụ" title="by Sở Ví Dụ">'


def test_a_template_can_ask_whether_a_text_stayed_vietnamese(tmp_path: Path) -> None:
    text = "{{ a is foreign }} {{ b is foreign }} {{ c is foreign }}"
    assert said(tmp_path, text, "en", a={"§": "Mắm"}, b="Paste", c={"§": ["by ", {"§": "Sở"}]}) == "True False False"


def test_marked_texts_are_compared_as_texts() -> None:
    data = marked({"a": {"§": "Mắm"}, "b": [{"§": ["by ", {"§": "Sở"}]}], "c": {"n": 3}})
    assert data == {"a": "Mắm", "b": ["by Sở"], "c": {"n": 3}}
    assert isinstance(data["a"], Foreign)
    assert isinstance(data["b"][0], Mixed)
