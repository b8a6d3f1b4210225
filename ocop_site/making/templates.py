"""The templates as texts: whether each compiles, which others it needs, which messages it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, meta, nodes

from ocop_site.making.environment import environment
from ocop_site.making.kept import NoKeep
from ocop_site.reading.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class _Source:
    """What one template's text says: (line, message) of each fault, the templates that it needs, all that it names.

    `needed`: (line, name) of those without which it cannot be rendered; `named` holds None where an expression names
    one, so that any may be meant. `messages`: the words that are to be translated.
    """

    faults: tuple[tuple[int, str], ...] = ()
    needed: tuple[tuple[int, str], ...] = ()
    named: frozenset[str | None] = frozenset()
    messages: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def _read_source(source: str, name: str) -> _Source:
    """Read once for each text: one build asks for the same templates several times, one process may build often."""
    reader = environment(Path(), NoKeep(), Messages("vi"))
    try:
        tree = reader.parse(source, name)
        reader.compile(source, name, raw=True)  # finds unknown filters and tests
    except TemplateSyntaxError as error:
        return _Source(((error.lineno, error.message or ""),))
    # A method of the extension, which no type declares.
    extracted = reader.extract_translations(source)  # type: ignore[attr-defined]
    said = [words[0] if isinstance(words, tuple) else words for _, _, words in extracted]
    needed = tuple(sorted(set(_needed(tree))))
    return _Source((), needed, frozenset(meta.find_referenced_templates(tree)), tuple(word for word in said if word))


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


def template_messages(templates: Path) -> list[str]:
    """Every message that some template says, each once; of templates that do not compile, none."""
    found: set[str] = set()
    for path in sorted(templates.rglob("*.html")):
        text = path.read_text(encoding="utf-8", errors="replace")
        found.update(_read_source(text, path.relative_to(templates).as_posix()).messages)
    return sorted(found)
