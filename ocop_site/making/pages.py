"""Pages from templates: Jinja2 with everything escaped, nothing undefined, and links relative to the page.

A template sees `site`, `page` and `it`, the filters `here`, `prose` and `number`, and the function `symbol`; it can
order no file and reach no engine object (`docs/reference/templates.md`).
"""

from __future__ import annotations

import posixpath
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, meta, pass_context
from markupsafe import Markup

from ocop_site.making import prose, qr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.runtime import Context

    from ocop_site.making.kept import Keep


class TemplateFault(Exception):  # noqa: N818 - a fault of a template, not an error of ours
    """A template that could not be rendered: which one, on which line, why."""

    def __init__(self, template: str, line: int, message: str) -> None:
        super().__init__(f"{template}:{line}: {message}")
        self.template = template
        self.line = line
        self.message = message


class PageMaker:
    """Renders the pages of one site; made once per worker."""

    def __init__(self, templates: Path, site: Mapping[str, Any], keep: Keep) -> None:
        self.site = site
        self.templates = templates
        self.environment = _environment(templates)
        self.environment.filters["prose"] = lambda text: Markup(prose.html(text, keep))  # noqa: S704 - nh3 made it safe
        self.environment.globals["symbol"] = lambda text: qr.symbol(text, keep)

    def render(self, template: str, path: str, context: Mapping[str, Any]) -> bytes:
        """The bytes of a page. Raises TemplateFault for whatever is wrong with the template."""
        page = {**context["page"], "path": path}
        try:
            text = self.environment.get_template(template).render(site=self.site, page=page, it=context["it"])
        except TemplateSyntaxError as error:
            raise TemplateFault(error.name or template, error.lineno, error.message or "") from error
        except qr.CodeUnreadable:
            raise
        except Exception as error:
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


def relative(from_path: str, address: str) -> str:
    """The link from a page to an address of the site; `index.html` is named, so that it opens from disk too."""
    path, mark, fragment = address.partition("#")
    target = path.lstrip("/")
    if target == "" or target.endswith("/"):
        target += "index.html"
    link = posixpath.relpath(target, posixpath.dirname(from_path) or ".")
    return f"{link}{mark}{fragment}"


def number(value: int) -> str:
    """A whole number as Vietnamese write it: 12345 gives "12.345"."""
    return f"{value:,}".replace(",", ".")


def check_templates(templates: Path) -> list[tuple[str, int, str]]:
    """Name, line and message of every template that is not well formed."""
    environment = _environment(templates)
    faults = []
    for path in sorted(templates.rglob("*.html")):
        name = path.relative_to(templates).as_posix()
        try:
            environment.parse(path.read_text(encoding="utf-8"), name)
        except TemplateSyntaxError as error:
            faults.append((name, error.lineno, error.message or ""))
    return faults


def template_sources(templates: Path, name: str) -> tuple[Path, ...]:
    """The files of a template and of all it extends, includes and imports, sorted; missing ones are left out."""
    environment = _environment(templates)
    found: dict[str, Path] = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        path = templates / current
        if current in found or not path.is_file():
            continue
        found[current] = path
        tree = environment.parse(path.read_text(encoding="utf-8"), current)
        waiting += [other for other in meta.find_referenced_templates(tree) if other]
    return tuple(found[key] for key in sorted(found))


def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["here"] = _here
    environment.filters["number"] = number
    return environment


@pass_context
def _here(context: Context, address: str) -> str:
    """The filter `here`: an address of the site as a link from the page being made."""
    page = context["page"]
    if page["absolute"]:
        return f"{page['absolute']}{address}"
    return relative(page["path"], address)
