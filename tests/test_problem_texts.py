"""The words of every problem: both languages say the same things, and Vietnamese is Vietnamese."""

from __future__ import annotations

import re
import string
import unicodedata

import pytest

from ocop_site.commands import COMMANDS
from ocop_site.problem_texts import TEXTS
from ocop_site.problems import Place, Problem, Severity
from ocop_site.records.others import Coverage, Decision, Fair, Outlet, Producer, Tombstone
from ocop_site.records.plans import Plan
from ocop_site.records.product import Product
from ocop_site.records.site import Page, Site
from tests.whole_sites import PROJECT

MODELS = (Coverage, Decision, Fair, Outlet, Page, Plan, Producer, Product, Site, Tombstone)

CODES = sorted(TEXTS)
# Names of formats, commands and words written in files: the only words of a Vietnamese text that are not Vietnamese.
NAMES = {
    *(
        "BOM",
        "OCOP",
        "CSV",
        "Excel",
        "GTIN",
        "Git",
        "HTML",
        "LibreOffice",
        "Markdown",
        "NFC",
        "NFD",
        "Notepad",
        "QR",
        "TCVN",
        "Tab",
        "UTF",
        "UniKey",
        "Unicode",
        "VNI",
        "Word",
        "YAML",
        "byte",
        "content",
        "csv",
        "example",
        "mm",
        "photos",
        "xls",
        "xlsx",
    ),
    *("false", "http", "https", "join", "joins", "link", "separate", "symlink", "true", "web"),
}
ONSET = r"(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
SYLLABLE = re.compile(ONSET + r"([aeiouy]{1,3})(ng|nh|ch|[cmnpt])?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


# What is typed as it stands: keys of records, files of the project or of a content folder.
KEYS = {name for model in MODELS for name in model.model_fields}
FILES = {"site.yaml", "ledger/codes.csv", "tombstones/", "tombstones/{id}.yaml"}


def literal(code: str) -> bool:
    """Whether a text between backticks is a key, a file or a command that there is, or stands for any of its kind."""
    words = code.removeprefix("python build.py ").split()
    if code.startswith("python build.py "):
        return words[0] in COMMANDS
    known = re.sub(r": \[\{[a-z]+\}\]$", "", code) in KEYS or code in FILES or code == "key: value"
    return (
        known
        or (code.startswith("docs/") and (PROJECT / code).is_file())
        or re.fullmatch(r"\{[a-z_]+\}", code) is not None
    )


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def vietnamese(word: str) -> bool:
    """Whether a word has the shape of a Vietnamese syllable or is a known name."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", word.lower().replace("đ", "d")) if not unicodedata.combining(c)
    )
    return word in NAMES or SYLLABLE.fullmatch(bare) is not None


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_made_of_small_words(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)


@pytest.mark.parametrize("code", CODES)
def test_both_languages_name_the_same_values(code: str) -> None:
    text = TEXTS[code]
    Severity(text.severity)
    assert {name.removesuffix("_vi") for name in fields(text.vi)} == {
        name.removesuffix("_en") for name in fields(text.en)
    }
    problem = Problem(code, Place("f.yaml", 1, 1), dict.fromkeys(fields(text.vi) | fields(text.en), "<…>"))
    for language in ("vi", "en"):
        message = problem.message(language)  # type: ignore[arg-type]
        assert message.endswith((".", "`?", ")."))
        assert "{" not in message
        assert "\n" not in message
    assert problem.message("vi") != problem.message("en")


@pytest.mark.parametrize("code", CODES)
def test_the_vietnamese_text_is_composed_and_holds_no_english(code: str) -> None:
    text = TEXTS[code].vi
    assert unicodedata.is_normalized("NFC", text)
    said = re.sub(r"`[^`]*`", lambda match: "" if literal(match[0].strip("`")) else match[0], text)
    said = re.sub(r"\{[a-z_]+\}", " ", said)
    strange = [word for word in WORD.findall(said) if not vietnamese(word)]
    assert strange == []


def test_the_test_for_english_knows_english_when_it_sees_it() -> None:
    assert all(map(vietnamese, WORD.findall("Chữ số kiểm tra nghiêng ngoẹo của quyển sổ")))
    assert not any(map(vietnamese, WORD.findall("file which was found")))


@pytest.mark.parametrize("code", CODES)
def test_the_english_text_holds_no_vietnamese(code: str) -> None:
    said = re.sub(r"`[^`]*`|[≥≤“”–…]", " ", TEXTS[code].en)
    assert said.isascii()


def test_every_code_that_the_engine_names_has_a_text_and_every_text_is_named() -> None:
    named: set[str] = set()
    for path in sorted((PROJECT / "ocop_site").rglob("*.py")):
        if path.name != "problem_texts.py":
            named |= set(re.findall(r"[\"']([a-z]+(?:-[a-z]+)+)[\"']", path.read_text(encoding="utf-8")))
    assert set(TEXTS) - named == set()
