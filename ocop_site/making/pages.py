"""Pages from templates: Jinja2 with everything escaped, nothing undefined, and links relative to the page.

A template sees `site`, `page` and `it`, the filters `here`, `prose`, `number` and `sha256`, and the function `symbol`;
it can order no file and reach no engine object (`docs/reference/templates.md`).
"""

from __future__ import annotations

import base64
import hashlib
import traceback
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    meta,
    nodes,
    pass_context,
)
from markupsafe import Markup

from ocop_site.making import prose, qr
from ocop_site.making.kept import NoKeep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2.runtime import Context

    from ocop_site.making.kept import Keep


ENGINE = Path(__file__).parents[1]


class TemplateFault(Exception):  # noqa: N818 - a fault of a template, not an error of ours
    """A template that could not be rendered: which one, on which line, why."""

    def __init__(self, template: str, line: int, message: str) -> None:
        super().__init__(f"{template}:{line}: {message}")
        self.template = template
        self.line = line
        self.message = message


class WrongValue(ValueError):  # noqa: N818 - what a template did wrong
    """A value that a template handed to a filter or function that cannot take it."""


class PageMaker:
    """Renders the pages of one site; made once per worker."""

    def __init__(self, templates: Path, site: Mapping[str, Any], keep: Keep) -> None:
        self.site = site
        self.templates = templates
        self.environment = _environment(templates, keep)

    def render(self, template: str, path: str, context: Mapping[str, Any]) -> bytes:
        """The bytes of a page. Raises TemplateFault for what is wrong with a template, CodeUnreadable for a code."""
        page = {**context["page"], "path": path}
        try:
            text = self.environment.get_template(template).render(site=self.site, page=page, it=context["it"])
        except TemplateSyntaxError as error:
            raise TemplateFault(error.name or template, error.lineno, error.message or "") from error
        except Exception as error:
            if not _by_template(error, self.templates):
                raise
            raise TemplateFault(*self._where(error, template), f"{type(error).__name__}: {error}") from error
        return (text.strip("\n") + "\n").encode()

    def _where(self, error: BaseException, template: str) -> tuple[str, int]:
        """The template and line on which rendering broke: the innermost frame that is a template's."""
        place = (template, 0)
        for frame in traceback.extract_tb(error.__traceback__):
            path = Path(frame.filename)
            if path.is_relative_to(self.templates):
                place = (path.relative_to(self.templates).as_posix(), frame.lineno or 0)
        return place


def _by_template(error: Exception, templates: Path) -> bool:
    """Whether a template is to blame; an error that came up in our own code is a bug and keeps its traceback."""
    if isinstance(error, TemplateError | WrongValue):
        return True
    files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    known = [file for file in files if file.is_relative_to(templates) or file.is_relative_to(ENGINE)]
    return known[-1].is_relative_to(templates)


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


def sha256(text: str) -> str:
    """The hash by which a Content-Security-Policy allows one inline block: SHA-256 of its text, in base 64."""
    return base64.b64encode(hashlib.sha256(_text(text).encode()).digest()).decode("ascii")


@dataclass(frozen=True, slots=True)
class _Source:
    """What one template's text says: (line, message) of each fault, the templates that it needs, all that it names.

    `needed`: (line, name) of those without which it cannot be rendered; `named` holds None where an expression names
    one, so that any may be meant.
    """

    faults: tuple[tuple[int, str], ...] = ()
    needed: tuple[tuple[int, str], ...] = ()
    named: frozenset[str | None] = frozenset()


@lru_cache(maxsize=256)
def _read_source(source: str, name: str) -> _Source:
    """Read once for each text: one build asks for the same templates several times, one process may build often."""
    environment = _environment(Path(), NoKeep())
    try:
        tree = environment.parse(source, name)
        environment.compile(source, name, raw=True)  # finds unknown filters and tests
    except TemplateSyntaxError as error:
        return _Source(((error.lineno, error.message or ""),))
    return _Source((), tuple(sorted(set(_needed(tree)))), frozenset(meta.find_referenced_templates(tree)))


def _needed(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named = getattr(node, "template", None)
        if isinstance(named, nodes.Const) and isinstance(named.value, str) and not getattr(node, "ignore_missing", 0):
            yield node.lineno, named.value


def check_templates(templates: Path) -> list[tuple[str, int, str]]:
    """Name, line and message of every template that does not compile or names a template that is not there."""
    faults: list[tuple[str, int, str]] = []
    for path in sorted(templates.rglob("*.html")):
        name = path.relative_to(templates).as_posix()
        try:
            read = _read_source(path.read_text(encoding="utf-8"), name)
        except UnicodeDecodeError:
            faults.append((name, 0, "not UTF-8"))
            continue
        faults += [(name, line, message) for line, message in read.faults]
        missing = [(line, other) for line, other in read.needed if not (templates / other).is_file()]
        faults += [(name, line, f"there is no template {other!r}") for line, other in missing]
    return faults


def template_sources(templates: Path, name: str) -> tuple[Path, ...]:
    """The files of a template and of all it extends, includes and imports, sorted; missing ones are left out.

    Where a template names another by an expression, any template may be meant, and all are given.
    """
    found: dict[str, Path] = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        path = templates / current
        if current in found or ".." in path.parts or not path.is_file():
            continue
        found[current] = path
        named = _read_source(path.read_text(encoding="utf-8"), current).named
        waiting += [other for other in named if other]
        if None in named:
            waiting += [other.relative_to(templates).as_posix() for other in templates.rglob("*.html")]
    return tuple(found[key] for key in sorted(found))


class _Environment(Environment):
    """Jinja2's, but `it.items` is the entry `items` of a mapping, never its method; and faster for mappings."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - any plain data
        """What stands behind a dot in a template."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _environment(templates: Path, keep: Keep) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    environment.filters["here"] = _here
    environment.filters["number"] = number
    environment.filters["sha256"] = sha256
    environment.filters["prose"] = lambda text: Markup(prose.html(_text(text), keep))  # noqa: S704 - nh3 made it safe
    environment.globals["symbol"] = lambda text: qr.symbol(_text(text), keep)
    del environment.globals["lipsum"], environment.filters["random"]  # equal content gives equal pages
    return environment


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
