"""Problems as people and as programs read them: text for a terminal, JSON, annotations for GitHub."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from ocop_site.problem_help import HELP
from ocop_site.problems import Severity, sort_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.commands.excerpts import Excerpts
    from ocop_site.problems import Language, Problem

Format = Literal["text", "json", "github"]
RANK = {severity: number for number, severity in enumerate(Severity)}
COUNTED = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTICE: "lưu ý"}


def worst_first(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems by file, those of each file by severity and place; the files with the worst problems come first."""
    files: dict[str, list[Problem]] = defaultdict(list)
    for problem in sort_problems(problems):
        files[problem.place.path].append(problem)
    grouped = [sorted(some, key=lambda problem: RANK[problem.severity]) for some in files.values()]
    return sorted(grouped, key=lambda some: (RANK[some[0].severity], some[0].place.path))


def text_lines(problems: Iterable[Problem], language: Language, excerpts: Excerpts) -> Iterator[str]:
    """Every problem with its line and a mark below the place, file after file, and how many there are.

    Why it matters and how it is mended stands with the first of each code.
    """
    english = language == "en"
    explained: set[str] = set()
    counts: Counter[Severity] = Counter()
    for some in worst_first(problems):
        for problem in some:
            counts[problem.severity] += 1
            yield problem.line(language)
            yield from excerpts.of(problem)
            if problem.code not in explained:
                explained.add(problem.code)
                said = HELP[problem.code]
                yield f"    = {'why' if english else 'vì sao'}: {said.why.en if english else said.why.vi}"
                yield f"    = {'do' if english else 'cách sửa'}: {said.how.en if english else said.how.vi}"
        yield ""
    if counts:
        yield ", ".join(_counted(counts[s], s, english=english) for s in Severity if counts[s]) + "."


def _counted(count: int, severity: Severity, *, english: bool) -> str:
    word = severity.value + ("s" if count > 1 else "") if english else COUNTED[severity]
    return f"{count} {word}"


def json_text(problems: Iterable[Problem], language: Language) -> str:
    """One JSON object: `problems`, worst first, and `counts` by severity."""
    ordered = [problem for some in worst_first(problems) for problem in some]
    counts = Counter(problem.severity for problem in ordered)
    english = language == "en"
    listed = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message(language),
            "why": HELP[problem.code].why[english],
            "how": HELP[problem.code].how[english],
            "hint": problem.hint,
            "values": dict(sorted(problem.values.items())),
        }
        for problem in ordered
    ]
    whole = {"problems": listed, "counts": {severity.value: counts[severity] for severity in Severity}}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def github_lines(problems: Iterable[Problem], language: Language) -> Iterator[str]:
    """One annotation for each problem, as workflow commands of GitHub Actions."""
    for some in worst_first(problems):
        for problem in some:
            place = problem.place
            where = f",line={place.line},col={place.column}" if place.line else ""
            title = _property(problem.code)
            said = _escaped(f"{problem.message(language)} {HELP[problem.code].how[language == 'en']}")
            yield f"::{problem.severity} file={_property(place.path)}{where},title={title}::{said}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
