"""The schemas that editors use: they take every record of ours, and underline what `check` refuses of single fields."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import fastjsonschema
import pytest
import yaml

from ocop_site.reading.folder import read_content
from ocop_site.reading.front_matter import split_front_matter
from ocop_site.records.collection import read_records
from ocop_site.records.schemas import KINDS, schema_of
from tests.whole_sites import PROJECT


class Loader(yaml.CSafeLoader):
    """What editors' YAML servers read: the core schema of YAML 1.2, in which a date is text and `yes` is a word."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own class attribute
        first: [
            (tag, pattern)
            for tag, pattern in pairs
            if tag.rpartition(":")[2] in {"null", "int", "float"} or (tag.endswith(":bool") and first in "tfTF")
        ]
        for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def validator(kind: str) -> Any:  # noqa: ANN401 - what fastjsonschema makes
    raw, _ = read_content(PROJECT / "content")
    records, _ = read_records(raw)
    assert records is not None
    return fastjsonschema.compile(schema_of(kind, records.vocabulary))


def said(kind: str, text: str) -> str:
    """What the schema has against a record; "" where it takes it."""
    try:
        validator(kind)(yaml.load(text, Loader=Loader) or {})  # noqa: S506 - a safe loader with fewer types
    except fastjsonschema.JsonSchemaException as wrong:
        return str(wrong.message)
    return ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("content", ["content", "examples/content"])
def test_every_record_of_ours_is_taken(kind: str, content: str) -> None:
    pattern = KINDS[kind][1]
    files = sorted({*(PROJECT / content).glob(pattern), *(PROJECT / content).glob(pattern.replace(".yaml", ".md"))})
    wrong = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".md":
            parts, _ = split_front_matter(text, file.name)
            assert parts is not None
            text = parts.yaml
        wrong += [f"{file.name}: {told}"] if (told := said(kind, text)) else []
    assert wrong == []
    assert files or kind in {"plan", "tombstone", "coverage", "counts", "outlet", "decision", "fair"}


GOOD = "name: Mắm\ngroup: thuc-pham\n"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("product", GOOD),
        ("product", f"{GOOD}producer:\npacks:\n"),
        ("product", f"{GOOD}names: {{en: A, fr: B, ja: }}\n"),
        ("product", f"{GOOD}name_as_printed: 1234\ncertificates:\n  - issued: 2022\n    score: 74.5\n"),
        ("plan", "title: Kế hoạch\nprovince: Ví Dụ\nvintage: 63\nyear: 2024\n"),
    ],
)
def test_what_check_takes_is_not_underlined(kind: str, text: str) -> None:
    assert said(kind, text) == ""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("product", f"{GOOD}gruop: a\n"),
        ("product", "group: thuc-pham\n"),
        ("product", "name: Mắm\ngroup: thuc-pam\n"),
        ("product", f"{GOOD}certificates:\n  - stars: 6\n"),
        ("product", f"{GOOD}names: {{french: B}}\n"),
        ("product", f"{GOOD}names: {{fr: [B]}}\n"),
        ("product", f"{GOOD}certificates:\n  - stars: bốn\n"),
        ("product", f"{GOOD}certificates: bốn sao\n"),
        ("product", f"{GOOD}publish_contact: có\n"),
        ("product", f"{GOOD}address: {{current: {{province: ha-tay}}}}\n"),
        ("outlet", "name: Quầy\nstocks:\n  - {product: mam, price: 65 nghìn}\n"),
        ("outlet", "name: Quầy\nstage: mở\n"),
        ("decision", "number: 1/QĐ-UBND\n"),
        ("decision", "items: [{act: revoked, product: mam}]\n"),
    ],
)
def test_what_check_refuses_of_a_field_is_underlined(kind: str, text: str) -> None:
    assert said(kind, text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_explains_itself(kind: str) -> None:
    schema = json.loads((PROJECT / f".vscode/schemas/{kind}.schema.json").read_text("utf-8"))
    parts = [schema, *schema["definitions"].values()]
    mute = [name for part in parts for name, one in part["properties"].items() if not one.get("description")]
    assert mute == []


def test_editors_are_told_which_schema_is_whose() -> None:
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))
    named = settings["yaml.schemas"]
    assert set(named) == {f".vscode/schemas/{kind}.schema.json" for kind in KINDS}
    for kind, (_, pattern) in KINDS.items():
        assert f"content/{pattern}" in named[f".vscode/schemas/{kind}.schema.json"]
