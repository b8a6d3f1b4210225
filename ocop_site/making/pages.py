"""Pages from templates: Jinja2 with everything escaped, nothing undefined, and links relative to the page.

A template sees `site`, `page` and `it`, the filters `here`, `prose`, `number` and `sha256`, and the function `symbol`;
it can order no file and reach no engine object (`docs/reference/templates.md`).
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from ocop_site.making.environment import Part, WrongValue, environment, marked
from ocop_site.pages.tongues import VIETNAMESE
from ocop_site.reading.messages import LOCALE, Messages, read_messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.making.kept import Keep


ENGINE = Path(__file__).parents[1]


class TemplateFault(Exception):  # noqa: N818 - a fault of a template, not an error of ours
    """A template that could not be rendered: which one, on which line, why."""

    def __init__(self, template: str, line: int, message: str) -> None:
        super().__init__(f"{template}:{line}: {message}")
        self.template = template
        self.line = line
        self.message = message


class PageMaker:
    """Renders the pages of one site; made once per worker."""

    def __init__(self, templates: Path, site: Mapping[str, Any], keep: Keep, part: Part | None = None) -> None:
        """`part`: of the site of which only that is made."""
        self.site = site
        self.templates = templates
        self.keep = keep
        self.part = part
        self._environments: dict[str, Environment] = {}

    def render(self, template: str, path: str, context: Mapping[str, Any]) -> bytes:
        """The bytes of a page. Raises TemplateFault for what is wrong with a template, CodeUnreadable for a code."""
        language = context["page"].get("language", VIETNAMESE)
        seen = {"site": self.site[language], "page": {**context["page"], "path": path}, "it": context["it"]}
        if language != VIETNAMESE:
            seen = marked(seen)
        try:
            text = self._environment(language).get_template(template).render(seen)
        except TemplateSyntaxError as error:
            raise TemplateFault(error.name or template, error.lineno, error.message or "") from error
        except Exception as error:
            if not _by_template(error, self.templates):
                raise
            raise TemplateFault(*self._where(error, template), f"{type(error).__name__}: {error}") from error
        return (text.strip("\n") + "\n").encode()

    def _environment(self, language: str) -> Environment:
        """Templates compiled for a language: each says its own words in it."""
        if language not in self._environments:
            messages = Messages(language)
            if language != VIETNAMESE:
                messages, _ = read_messages(self.templates / LOCALE, language)
            self._environments[language] = environment(self.templates, self.keep, messages, self.part)
        return self._environments[language]

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
