"""Writes the generated parts of `docs/reference/`: run by `make docs`, compared with the files by a test.

python docs/generate.py          write them
python docs/generate.py --check  say which are out of date; exit 1 if any is
"""

from __future__ import annotations

import json
import sys
import types
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

sys.path.insert(0, str(Path(__file__).parents[1]))

import click
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from ocop_site.commands import cli
from ocop_site.exports.schemas import schemas as public_schemas
from ocop_site.exports.tables import TABLES
from ocop_site.problem_help import HELP
from ocop_site.problem_texts import TEXTS
from ocop_site.reading.folder import read_content
from ocop_site.records.base import Record
from ocop_site.records.collection import read_records
from ocop_site.records.counts import OfficialCounts
from ocop_site.records.field_texts import said_of
from ocop_site.records.others import Coverage, Decision, Fair, Outlet, Producer, Tombstone
from ocop_site.records.plans import Plan
from ocop_site.records.product import Product
from ocop_site.records.profiles import Profile
from ocop_site.records.schemas import KINDS as SCHEMAS
from ocop_site.records.schemas import schema_of
from ocop_site.records.site import Page, Site
from ocop_site.records.stocks import Stock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.exports.declared import Column
    from ocop_site.records.vocabulary import Vocabulary

PROJECT = Path(__file__).resolve().parents[1]
REFERENCE = PROJECT / "docs" / "reference"
SAMPLE = PROJECT / "examples" / "content" / "products" / "da-nang" / "mat-ong-hoa-rung-mau-xanh.md"
KINDS: dict[str, type[BaseModel]] = {
    "content/site.yaml": Site,
    "content/products/": Product,
    "content/producers/": Producer,
    "content/outlets/": Outlet,
    "content/fairs/": Fair,
    "content/decisions/": Decision,
    "content/plans/": Plan,
    "content/coverage.yaml": Coverage,
    "content/counts.yaml": OfficialCounts,
    "content/pages/": Page,
    "content/tombstones/": Tombstone,
    "--stock TỆP.yaml": Stock,
    "--profile TỆP.yaml": Profile,
}
HOMES = ("content", "examples/content")
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý"}
GIVEN = {"id", "story"}  # the file's stem and the text below the front matter


def problems() -> str:
    """Every problem code: what is wrong, why it matters, how it is mended, and how it looks in its broken site."""
    lines = [
        "# Lỗi, cảnh báo, lưu ý · Problems",
        "",
        "Mỗi dòng `tệp:dòng:cột: mức mã: câu` mang một trong các mã dưới đây. Lỗi (error) thì không trang nào được ghi; "
        "cảnh báo (warning) và lưu ý (notice) thì vẫn ghi. `check --fix` tự sửa những gì chắc chắn; `check --format json` và "
        "`--format github` viết cho chương trình.",
        "Each line carries one of these codes. An error keeps the site from being written. `check --fix` mends what is certain.",
        "",
        "Ví dụ lấy từ `tests/broken/`; tên trong đó đều đặt ra · The examples are invented (`tests/broken/`).",
    ]
    for code, text in sorted(TEXTS.items()):
        said = HELP[code]
        lines += ["", f"## `{code}`", "", f"*{SEVERITIES[text.severity]} · {text.severity}*", ""]
        lines += [f"{text.vi} {said.why.vi}  ", f"**Sửa:** {said.how.vi}", ""]
        lines += [f"{text.en} {said.why.en}  ", f"**Mend it:** {said.how.en}"]
        example = _example(code)
        lines += ["", "```text", example, "```"] if example else []
    return "\n".join(lines) + "\n"


def _example(code: str) -> str:
    """The line that its broken site gives; "" for what no content can cause."""
    told = PROJECT / "tests" / "broken" / code / "expected.txt"
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    return next((line for line in lines if f" {code}: " in line), "")


def records() -> str:
    """Every kind of record with its fields."""
    lines = [
        "# Hồ sơ và các trường · Records and their fields",
        "",
        "Hồ sơ là tệp YAML, hoặc Markdown với phần đầu YAML khi có bài viết. Tên tệp là `id`. Khóa lạ là lỗi. Trường có dấu **•** là bắt buộc. Dưới phần đầu là bài viết (câu chuyện); dòng `{en}` mở bản tiếng Anh của nó.",
        "Records are YAML files, or Markdown with YAML front matter. The file's stem is the id. Fields marked **•** are required. Below the front matter stands the record's story; a line `{en}` begins it in English.",
        "",
        "*Ngày biết một phần* (partial date): `2022-12-29`, `2022-12`, `2022`, `2022-01-01/2023-12-31`, `../2023-07-24`, `2023-01-01/..`.",
    ]
    lines += [
        "",
        "## Một hồ sơ mẫu · A sample record",
        "",
        f"`{SAMPLE.relative_to(PROJECT).as_posix()}` (đặt ra · invented):",
        "",
    ]
    lines += ["```yaml", *SAMPLE.read_text(encoding="utf-8").rstrip().splitlines(), "```"]
    lines += [
        "",
        "`code` do `python build.py codes assign` điền, đừng tự đặt · is filled in by that command. `group`, `type`, `platform` là các mã "
        "trong bảng sau, `set` là số 1–26 trong `content/vocabulary/sets.yaml`.",
        "",
        *_words(),
    ]
    inner: dict[str, type[BaseModel]] = {}
    for place, model in KINDS.items():
        lines += ["", f"## `{place}`", "", _first_line(model), "", *_table(model, inner)]
    lines += ["", "## Các phần dùng lại · Parts"]
    done: set[str] = set()
    while set(inner) - done:
        name = min(set(inner) - done)
        done.add(name)
        lines += ["", f"### {name}", "", _first_line(inner[name]), "", *_table(inner[name], inner)]
    return "\n".join(lines) + "\n"


@cache
def _vocabulary() -> Vocabulary:
    raw, _ = read_content(PROJECT / "content")
    found, _ = read_records(raw)
    assert found is not None  # noqa: S101 - the project's own content is whole
    return found.vocabulary


def _words() -> list[str]:
    """The ids that fields take from the vocabulary."""
    words = _vocabulary()
    some = (
        ("group", [(g.id, g.name) for g in words.groups]),
        ("type", [(t.id, t.name) for t in words.producer_types]),
        ("platform", [(p.id, p.name) for p in words.platforms]),
        ("level", [(level.id, level.name) for level in words.levels]),
    )
    rows = [f"| `{field}` | {', '.join(f'`{i}` ({name})' for i, name in ids)} |" for field, ids in some]
    return ["| trường · field | mã · ids |", "|---|---|", *rows]


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _table(model: type[BaseModel], inner: dict[str, type[BaseModel]]) -> list[str]:
    rows = ["| trường · field | giá trị · value | nghĩa · meaning |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        if name in GIVEN and issubclass(model, Record | Page):
            continue
        must = " **•**" if field.default is PydanticUndefined and field.default_factory is None else ""
        key = field.alias or name
        said = said_of(model, key)
        example = f"<br>`{said.example}`" if said and said.example else ""
        meaning = f"{said.vi}<br>*{said.en}*{example}".replace("|", "\\|") if said else ""
        rows.append(f"| `{key}`{must} | {_type(field.annotation, inner)} | {meaning} |")
    return rows


def _type(annotation: Any, inner: dict[str, type[BaseModel]]) -> str:  # noqa: ANN401 - any type expression
    origin = get_origin(annotation)
    arguments = [a for a in get_args(annotation) if a is not type(None)]
    if origin is Annotated:
        return _type(arguments[0], inner)
    if origin in (Union, types.UnionType):
        return " / ".join(_type(a, inner) for a in arguments)
    if origin is tuple:
        return f"danh sách · list: {_type(arguments[0], inner)}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inner[annotation.__name__] = annotation
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if origin is Literal:
        return " / ".join(f"`{a}`" for a in arguments)
    names = {
        "Days": "ngày biết một phần · partial date",
        "str": "chữ · text",
        "int": "số nguyên · whole number",
        "Decimal": "số · number",
        "bool": "true / false",
        "date": "ngày · day",
    }
    return names.get(annotation.__name__, annotation.__name__)


def commands() -> str:
    """The help of every command, as it is printed."""
    lines = [
        "# Lệnh · Commands",
        "",
        "`python build.py LỆNH …`; không nêu lệnh thì là `build`. Mã thoát · exit codes: 0 tốt, 1 có lỗi "
        "trong hồ sơ hay mẫu trang, 2 gõ sai lệnh, 70 lỗi của công cụ, 130 người dùng dừng lại.",
        "",
    ]
    for name, command in _all("build.py", cli):
        with click.Context(command, info_name=name, max_content_width=100, terminal_width=100) as context:
            lines += [f"## `{name}`", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(lines)


def open_data() -> dict[str, str]:
    """The columns of the open data, and the schemas of the public records as they stand below `/du-lieu/`."""
    lines = [
        "# Dữ liệu mở · Open data",
        "",
        "<!-- Do `make docs` viết từ các khai báo. / Written by `make docs`. -->",
        "",
        "Mỗi bảng ở `/du-lieu/` có bốn dạng cùng những dòng ấy: `.csv`, `.excel.csv`, `.json`, `.ndjson`. Cách dùng: [how-to](../how-to/open-data.md). Lược đồ: [open-data/](open-data/).",
        "",
        "*Each table below `/du-lieu/` has four forms of the same rows. Columns are only ever added.*",
        "",
        "Cột có ghi “riêng” chỉ có trong bảng của hôm nay, không bao giờ có trong [bản chụp và tệp thay đổi](../how-to/open-data.md#lịch-sử--history): ai cũng có thể rút lại điều ghi ở đó. · *Columns marked “personal” stand in today's tables alone, never in the history: what they hold may be taken back.*",
    ]
    for table in TABLES:
        lines += ["", f"## {table.name}", "", f"{table.vi} · *{table.en}*", "", f"Khóa · key: {_names(table.key)}"]
        for one in table.references:
            lines += ["", f"{_names(one.columns)} → `{one.table}` ({_names(one.keys)})"]
        lines += ["", "| cột | kiểu | tiêu đề | ý nghĩa |", "|---|---|---|---|"]
        lines += [f"| `{one.name}` | {_kind(one)} | {one.title} | {one.vi} · *{one.en}* |" for one in table.columns]
    texts = {"docs/reference/open-data.md": "\n".join(lines) + "\n"}
    for name, schema in public_schemas().items():
        if not name.endswith(".row"):
            texts[f"docs/reference/open-data/{name}.schema.json"] = (
                json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
            )
    return texts


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _kind(column: Column) -> str:
    kind = f"array ({column.inner})" if column.inner else column.kind
    kind = kind if column.always else f"{kind}, –"
    return f"{kind}, **riêng · personal**" if column.personal else kind


def for_editors() -> dict[str, str]:
    """What an editor needs to help while somebody types: a JSON Schema for each kind, and which files it is for."""
    schemas = {kind: f".vscode/schemas/{kind}.schema.json" for kind in SCHEMAS}
    settings = {
        "yaml.schemas": {
            schemas[kind]: [f"{home}/{pattern}" for home in HOMES] for kind, (_, pattern) in SCHEMAS.items()
        },
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.trimTrailingWhitespace": False,
    }
    texts = {".vscode/settings.json": settings, ".vscode/extensions.json": {"recommendations": ["redhat.vscode-yaml"]}}
    texts |= {path: schema_of(kind, _vocabulary()) for kind, path in schemas.items()}
    return {path: json.dumps(one, ensure_ascii=False, indent=2) + "\n" for path, one in texts.items()}


def _all(name: str, command: click.Command) -> list[tuple[str, click.Command]]:
    found = [(name, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in sorted(command.list_commands(context)):
            found += _all(f"{name} {inner}", command.get_command(context, inner) or command)
    return found


def main() -> int:
    """Write or compare the generated files."""
    texts = {
        "docs/reference/problems.md": problems(),
        "docs/reference/records.md": records(),
        "docs/reference/commands.md": commands(),
        **open_data(),
        **for_editors(),
    }
    files = {name: PROJECT / name for name in texts}
    old = [n for n, file in files.items() if not file.exists() or file.read_text(encoding="utf-8") != texts[n]]
    if "--check" in sys.argv:
        for name in old:
            print(f"{name} is out of date: run make docs")
        return 1 if old else 0
    for name in old:
        files[name].parent.mkdir(parents=True, exist_ok=True)
        files[name].write_text(texts[name], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
