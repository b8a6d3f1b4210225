"""The help for every problem: both languages, short, true to the commands and keys that there are."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import click
import pytest

from ocop_site.commands import cli
from ocop_site.problem_help import HELP
from ocop_site.problem_texts import TEXTS
from ocop_site.records.parse import models_in
from ocop_site.records.profiles import Profile
from ocop_site.records.stocks import Stock
from tests.test_problem_texts import MODELS, WORD, literal, vietnamese
from tests.whole_sites import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from ocop_site.problem_help import Said

CODES = list(HELP)
LONGEST_WHY = 140
LONGEST_HOW = 220
COMMAND = "python build.py "
QUOTED = re.compile(r"`([^`]*)`")
OPTION = re.compile(r"--[a-z][a-z-]*")
HEADING = re.compile(r"^    # -- .*$|^    \"([a-z-]+)\": ", re.MULTILINE)


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model inside it."""
    yield model
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            yield from models(inner)


def keys() -> set[str]:
    """Every key that stands in some record, stock or printer's file, and the `id` of the vocabulary."""
    found = {"id"}
    for top in (*MODELS, Stock, Profile):
        for model in models(top):
            found |= {field.alias or name for name, field in model.model_fields.items()}
    return found


KEYS = keys()


def commands(group: click.Command) -> Iterator[click.Command]:
    yield group
    if isinstance(group, click.Group):
        for name in group.list_commands(click.Context(group)):
            yield from commands(_inner(group, name))


def _inner(group: click.Group, name: str) -> click.Command:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return command


def options(command: click.Command) -> set[str]:
    return {name for one in command.params for name in one.opts}


ALL_OPTIONS = {name for command in commands(cli) for name in options(command)}


def sentences(code: str) -> tuple[Said, Said]:
    return HELP[code].why, HELP[code].how


def order(name: str) -> list[str]:
    """The codes and section comments of one of the two files, in order."""
    return [found[1] or found[0] for found in HEADING.finditer((PROJECT / f"ocop_site/{name}.py").read_text("utf-8"))]


def test_every_problem_has_its_help_in_the_same_order_and_sections() -> None:
    assert list(TEXTS) == CODES
    assert order("problem_help") == order("problem_texts")


@pytest.mark.parametrize("code", CODES)
def test_the_help_is_short_and_whole(code: str) -> None:
    for said, longest in zip(sentences(code), (LONGEST_WHY, LONGEST_HOW), strict=True):
        assert said.vi != said.en
        for text in said:
            assert 0 < len(text) <= longest, text
            assert text.endswith(".")
            assert text == " ".join(text.split())
            assert text[0].isupper()
            assert text.count("`") % 2 == 0
            assert "{" not in text, "these texts are fixed"
            assert "}" not in text
            assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("code", CODES)
def test_the_vietnamese_holds_no_english(code: str) -> None:
    why, how = HELP[code].why.vi, HELP[code].how.vi
    # Samples stand in `how` alone; what stands in backticks in `why` is a key, a file or a command.
    why = re.sub(r"`[^`]*`", lambda match: "" if literal(match[0].strip("`")) else match[0], why)
    how = QUOTED.sub(" ", how)
    assert [word for word in WORD.findall(f"{why} {how}") if not vietnamese(word)] == []


@pytest.mark.parametrize("code", CODES)
def test_the_english_holds_no_vietnamese(code: str) -> None:
    for said in sentences(code):
        assert re.sub(r"`[^`]*`|[≥≤“”–…]", " ", said.en).isascii()


@pytest.mark.parametrize("code", CODES)
def test_both_languages_name_the_same_keys_and_commands(code: str) -> None:
    for said in sentences(code):
        assert _fixed(said.vi) == _fixed(said.en)


def _fixed(text: str) -> set[str]:
    """What both languages must name alike: keys, options, real commands without their sample values."""
    found = set()
    for quoted in QUOTED.findall(text):
        key = re.match(r"([a-z_]+)(:|$)", quoted)
        found |= {key[1]} if key and key[1] in KEYS else set()
        found |= set(re.findall(OPTION, quoted))
        found |= {" ".join(_command(quoted)[1])} if quoted.startswith(COMMAND) else set()
    return found


def _command(quoted: str) -> tuple[click.Command, list[str], list[str]]:
    """The command that a line calls, its names, the words left over."""
    words = quoted.removeprefix(COMMAND).split()
    command: click.Command = cli
    names: list[str] = []
    while words and isinstance(command, click.Group) and words[0] in command.list_commands(click.Context(command)):
        names.append(words.pop(0))
        command = _inner(command, names[-1])
    return command, names, words


@pytest.mark.parametrize("code", CODES)
def test_every_command_and_option_is_there(code: str) -> None:
    for said in sentences(code):
        for quoted in (one for text in said for one in QUOTED.findall(text)):
            used = {word for word in quoted.split() if OPTION.fullmatch(word)}
            if not quoted.startswith(COMMAND):
                assert used <= ALL_OPTIONS, quoted
                continue
            command, names, rest = _command(quoted)
            assert names, quoted
            assert used <= options(command), quoted
            if isinstance(command, click.Group) and not command.invoke_without_command:
                pytest.fail(f"{quoted}: no such command")
            arguments = [one for one in command.params if isinstance(one, click.Argument)]
            # A word behind an option is its value.
            values = [
                word for at, word in enumerate(rest) if word not in used and (at == 0 or rest[at - 1] not in used)
            ]
            assert len(values) == len(arguments), quoted


@pytest.mark.parametrize("code", CODES)
def test_every_key_and_file_is_there(code: str) -> None:
    for said in sentences(code):
        for quoted in (one for text in said for one in QUOTED.findall(text)):
            key = re.match(r"([a-z_]+):( |$)", quoted)
            assert key is None or key[1] in KEYS, quoted
            if re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", quoted):  # a word alone: a key, or the name of a built-in page
                assert quoted in KEYS | {"nguon", "true", "false"}, quoted
            if quoted.startswith(("docs/", "examples/", "templates/")):
                assert (PROJECT / quoted).exists(), quoted
