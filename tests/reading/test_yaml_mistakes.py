from __future__ import annotations

import pytest
import yaml

from ocop_site.reading import yaml_text
from ocop_site.reading.yaml_text import read_yaml

# Each text holds one mistake: its code, line and column.
MISTAKES = {
    "a:\n\tb: 1\n": ("yaml-tab", 2, 1),
    "a: 1\n \tb: 1\n": ("yaml-tab", 2, 2),
    "a:\n- x\n\t- y\n": ("yaml-tab", 3, 1),
    "a: |\n  x\n\ty\n": ("yaml-tab", 3, 1),
    "a: 1\nb: 'Chè\nc: 2\n": ("yaml-quote", 2, 4),
    'a: "Chè\n': ("yaml-quote", 1, 4),
    'a: "Chè" Ví Dụ\n': ("yaml-quote", 1, 4),
    "a: 'it's'\n": ("yaml-quote", 1, 4),
    'a:\n- "Chè" Ví Dụ\n': ("yaml-quote", 2, 3),
    'a: "Chè\nb: "Gạo"\n': ("yaml-quote", 1, 4),
    'a: "C:\\Ảnh"\n': ("yaml-escape", 1, 7),
    'a: "\\ud80"\n': ("yaml-escape", 1, 5),
    "a: Chè: Ví Dụ\n": ("yaml-colon", 1, 7),
    "a:\n  - b: Chè: Ví Dụ\n": ("yaml-colon", 2, 11),
    "a:1\nb: 2\n": ("yaml-no-colon", 1, 1),
    "a: 1\nb 2\nc: 3\n": ("yaml-no-colon", 2, 1),
    "a: 1\nb 2\n": ("yaml-no-colon", 2, 1),
    "a: 1\n b: 2\n": ("yaml-margin", 2, 2),
    "a:\n  b: 1\n c: 2\n": ("yaml-margin", 3, 2),
    "a:\n  - b: 1\n   c: 2\n": ("yaml-margin", 3, 4),
    "a: 1\n- b\n": ("yaml-margin", 2, 1),
    " a: 1\nb: 2\n": ("yaml-margin", 2, 1),
    "a:\u00a01\nb: 2\n": ("yaml-hard-space", 1, 3),
    "a: 1\nb:\u00a02\nc: 3\n": ("yaml-hard-space", 2, 3),
    "a:\n-b\n-c\n": ("yaml-dash", 2, 1),
    "a: 1\n: b\n": ("yaml-key", 2, 1),
    "a: - b\n": ("yaml-dash", 1, 4),
    "a:\n  -b: 1\n    c: 2\n": ("yaml-dash", 2, 3),
    "a:\n  – b: 1\n    c: 2\n": ("yaml-dash", 2, 3),
    "a: [1, 2\nb: 3\n": ("yaml-bracket", 1, 4),
    "a: {b: 1\nc: 2\n": ("yaml-bracket", 1, 4),
    "a: [1, 2": ("yaml-bracket", 1, 4),
    "a: @chè\n": ("yaml-sign", 1, 4),
    "a: `chè`\n": ("yaml-sign", 1, 4),
    "a: 100\nb: %d\n": ("yaml-sign", 2, 4),
    "a: **chè**\n": ("yaml-sign", 1, 4),
    "a: & b\n": ("yaml-sign", 1, 4),
    "a: |chè\n": ("yaml-sign", 1, 4),
    "a: >chè\n": ("yaml-sign", 1, 4),
    "a: ]\n": ("yaml-sign", 1, 4),
    "a: ? b\n": ("yaml-syntax", 1, 4),
}


def found(text: str) -> tuple[str, int, int]:
    result = read_yaml(text, "f.yaml")
    assert result.broken
    problem = result.problems[0]
    return problem.code, problem.place.line, problem.place.column


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_named_where_it_was_made(text: str) -> None:
    assert found(text) == MISTAKES[text]


@pytest.mark.parametrize("text", MISTAKES)
def test_the_parser_in_python_leads_to_the_same_mistake(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", yaml.SafeLoader)
    assert found(text)[:2] == MISTAKES[text][:2]


def test_the_sign_is_in_the_sentence() -> None:
    (problem,) = read_yaml("a: @chè\n", "f.yaml").problems
    assert "`@`" in problem.message("vi")
    (problem,) = read_yaml('a: "\\d"\n', "f.yaml").problems
    assert "`\\d`" in problem.message("en")


def test_words_nobody_has_translated_are_the_parser_s_own() -> None:
    (problem,) = read_yaml("a: ? b\n", "f.yaml").problems
    assert "mapping keys are not allowed" in problem.message("vi")
