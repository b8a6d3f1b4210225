from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from ocop_site.making.links import links_of

values = st.text(st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=12).map(str.strip)
attribute = st.tuples(st.sampled_from(["href", "src", "id", "title", "class", "data-href"]), values)
tag = st.tuples(
    st.sampled_from(["a", "img", "link", "use", "p"]), st.lists(attribute, max_size=3, unique_by=lambda a: a[0]), values
)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, None] = {}
        self.ids: dict[str, None] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"}:
                self.links[value or ""] = None
            elif name == "id":
                self.ids[value or ""] = None


@given(st.lists(tag, max_size=6))
def test_the_same_links_as_a_whole_parser_finds(tags: list[tuple[str, list[tuple[str, str]], str]]) -> None:
    page = "".join(
        f"<{name}" + "".join(f' {key}="{escape(value)}"' for key, value in attributes) + f">{escape(text)}"
        for name, attributes, text in tags
    )
    reader = Reader()
    reader.feed(page)
    assert links_of(page.encode()) == (tuple(reader.links), tuple(reader.ids))


def test_srcset_gives_each_of_its_addresses() -> None:
    page = b'<img srcset="a-480.webp 480w, b-960.webp 960w" src="c.jpg"><p>href="no"</p>'
    assert links_of(page)[0] == ("a-480.webp", "b-960.webp", "c.jpg")


def test_text_that_looks_like_a_link_is_none() -> None:
    assert links_of(b'<p title="href=&quot;x&quot;">&lt;a href="y"&gt;</p>') == ((), ())


def test_what_is_written_in_another_way_is_found_too() -> None:
    page = b"<A HREF=a><a\nhref = 'b'><script src=c></script><use href='#d'/><a href=\" e \">"
    assert links_of(page)[0] == ("a", "b", "c", "#d", "e")


def test_comments_and_contents_that_are_text_hold_no_links() -> None:
    page = b"""<!-- <a href='a'> --><title><a href='b'></title><script>'<a href=c>'</script><style><a id=d></style>"""
    assert links_of(page) == ((), ())


def test_what_stands_inside_the_value_of_another_attribute_is_no_link() -> None:
    assert links_of(b"""<a title="see href='x' id='y' > z" href="real">""") == (("real",), ())
