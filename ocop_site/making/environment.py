"""What a template finds: its filters and functions, links relative to the page, words in the page's language."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel.numbers import format_currency
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes, pass_context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from ocop_site.making import prose, qr
from ocop_site.pages import addresses
from ocop_site.pages.tongues import FOREIGN, VIETNAMESE, decimal, in_type, locale_of
from ocop_site.reading.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2.runtime import Context

    from ocop_site.making.kept import Keep


class WrongValue(ValueError):  # noqa: N818 - what a template did wrong
    """A value that a template handed to a filter or function that cannot take it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a site that is given away by itself: its `files`; the rest is on the web, below `base`.

    `base` has no slash at its end.
    """

    files: frozenset[str]
    base: str

    def holds(self, address: str) -> bool:
        """Whether the file of an address, or the page itself to whose anchor it leads, is here."""
        return address.startswith("#") or addresses.file_of(address.partition("?")[0]) in self.files


def relative(from_path: str, address: str) -> str:
    """The link from a page to an address of the site; `index.html` is named, so that it opens from disk too.

    `from_path` is the page's file (`tinh/ha-tinh/index.html`), `address` begins at the root (`/tinh/`) or is an anchor
    of the page itself (`#x`). What follows `?` or `#` stays. Raises WrongValue for anything else.
    """
    cut = min((place for place in (address.find("?"), address.find("#")) if place >= 0), default=len(address))
    path, rest = address[:cut], address[cut:]
    if not path and rest.startswith("#"):
        return rest
    if not path.startswith("/") or "//" in path:
        raise WrongValue(f"not an address of the site: {address!r}")
    target = path[1:] + "index.html" if path.endswith("/") else path[1:]
    if target == from_path and rest.startswith("#"):
        return rest
    here, there = from_path.split("/")[:-1], target.split("/")
    same = 0
    while same < len(here) and same < len(there) - 1 and here[same] == there[same]:
        same += 1
    link = "../" * (len(here) - same) + "/".join(there[same:])
    # A colon before the first slash would read as a scheme.
    return f"./{link}{rest}" if ":" in link.partition("/")[0] else link + rest


def number(value: int) -> str:
    """A whole number as Vietnamese write it: 12345 gives "12.345"."""
    if not isinstance(value, int):
        raise WrongValue(f"not a whole number: {value!r}")
    return f"{value:,}".replace(",", ".")


def _number(tag: str) -> Callable[[int], str]:
    """The filter `number` of a language: a whole number as it is written there."""
    if tag == VIETNAMESE:
        return number
    # `number` complains of what is none.
    return lambda value: number(value) and decimal(value, tag)


def _money(tag: str) -> Callable[[int], str]:
    """The filter `money` of a language: 65000 đồng are "65.000 ₫" in Vietnamese, "₫65,000" in English."""
    if tag == VIETNAMESE:
        return lambda value: f"{number(value)} ₫"
    return lambda value: number(value) and in_type(format_currency(value, "VND", locale=locale_of(tag)))


def sha256(text: str) -> str:
    """The hash by which a Content-Security-Policy allows one inline block: SHA-256 of its text, in base 64."""
    return base64.b64encode(hashlib.sha256(_text(text).encode()).digest()).decode("ascii")


class _SaidOnce(NodeTransformer):
    """Puts the words of a language in the place of `_("…")` when a template is compiled, not for each page."""

    def __init__(self, messages: Messages) -> None:
        self.say = messages.said.gettext

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - as Jinja2 calls it
        """A message without gaps becomes its words, which stand as they are: they are written by us."""
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(message))], kwargs=[]):
                # In the words of templates a percent sign that stands for itself is written twice.
                said = nodes.Const(self.say(message) % {}, lineno=node.lineno)
                return nodes.MarkSafe(said, lineno=node.lineno)
        return node


class _Environment(Environment):
    """Jinja2's, but `it.items` is the entry `items` of a mapping, never its method; and faster for mappings."""

    messages = Messages(VIETNAMESE)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002
    ) -> str:
        return super()._generate(_SaidOnce(self.messages).visit(source), name, filename, defer_init)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - any plain data
        """What stands behind a dot in a template."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(templates: Path, keep: Keep, messages: Messages, part: Part | None = None) -> Environment:
    """The templates of a folder, saying their own words by some messages; Vietnamese needs none.

    `part`: of a site of which only that is made, for links to all the rest.
    """
    made = _Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    made.messages = messages
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    made.filters["here"] = _here if part is None else _here_or_on_the_web(part)
    made.filters["number"] = _number(messages.tag)
    made.filters["money"] = _money(messages.tag)
    made.filters["bare"] = str  # for attributes, in which nothing can be marked
    made.tests["foreign"] = lambda value: isinstance(value, Foreign)
    made.filters["sha256"] = sha256
    made.filters["prose"] = lambda text: Markup(prose.html(_text(text), keep))  # noqa: S704 - nh3 made it safe
    made.globals["symbol"] = lambda text: qr.symbol(_text(text), keep)
    del made.globals["lipsum"], made.filters["random"]  # equal content gives equal pages
    # The extension's own methods, which no type declares.
    made.install_gettext_translations(messages.said, newstyle=True)  # type: ignore[attr-defined]
    return made


class Foreign(str):
    """A text in Vietnamese on a page in another language: printed with its language (WCAG 2.2, 3.1.2)."""

    __slots__ = ()

    def __html__(self) -> Markup:
        """What a template prints."""
        return Markup('<span lang="vi">{}</span>').format(str(self))


class Mixed(str):
    """A text in the page's language that holds Vietnamese words; `pieces`: what it consists of."""

    __slots__ = ("pieces",)
    pieces: tuple[str, ...]

    def __html__(self) -> Markup:
        """What a template prints."""
        return Markup().join(self.pieces)


def marked(value: Any) -> Any:  # noqa: ANN401 - any plain data
    """Plain data in which each text that stands as {"§": …} is a `Foreign`, or a `Mixed` text."""
    if isinstance(value, dict):
        if isinstance(value.get(FOREIGN), list):
            pieces = tuple(marked(value[FOREIGN]))
            mixed = Mixed("".join(pieces))
            mixed.pieces = pieces
            return mixed
        if FOREIGN in value:
            return Foreign(value[FOREIGN])
        return {key: marked(inner) for key, inner in value.items()}
    return [marked(inner) for inner in value] if isinstance(value, list) else value


def _text(value: object) -> str:
    shown = str(value)  # an undefined name says so itself
    if not isinstance(value, str):
        raise WrongValue(f"not a text: {shown}")
    return value


# Depends on the context: without this mark Jinja2 would work out a constant link once, for the first page.
@pass_context
def _here(context: Context, address: str) -> str:
    """The filter `here`: an address of the site as a link from the page being made."""
    if "page" not in context:
        raise WrongValue("`here` needs the page: import the macro `with context`")
    page = context["page"]
    if page["absolute"]:
        return f"{page['absolute']}{_text(address)}"
    return relative(page["path"], _text(address))


def _here_or_on_the_web(part: Part) -> Callable[[Context, str], str]:
    """The filter `here` in a part of a site: what it does not hold is where the site is."""

    @pass_context
    def here(context: Context, address: str) -> str:
        return _here(context, address) if part.holds(_text(address)) else f"{part.base}{address}"

    return here
