"""The first text of a record: what is known, and the other keys as comments that say what they are for.

Lines that begin with `## ` explain, lines that begin with `# ` are keys to be used by taking the mark away.
"""

from __future__ import annotations

from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import yaml

from ocop_site.records.field_texts import said_of
from ocop_site.records.schemas import KINDS
from ocop_site.writing.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.writing.yaml_text import Plain

WIDTH = 100
TITLES = {
    "product": "Sản phẩm",
    "producer": "Chủ thể",
    "outlet": "Điểm bán",
    "fair": "Hội chợ",
    "decision": "Quyết định",
    "plan": "Kế hoạch của một tỉnh trong một năm",
}
HEAD = (
    "## {title}. Dòng có ## là lời giải thích. Dòng có # là mục chưa dùng: bỏ dấu # ở đầu rồi sửa giá trị.",
    "## Kiểm tra: python build.py check. Mọi mục: docs/reference/records.md. Không rõ thì để trống, đừng đoán.",
)
LATER = ("address", "contact", "publish_contact", "photos", "sources", "notes")  # of what is offered, in the end
# What most records of a kind come to need, in the order in which people fill it in.
OFFERED: dict[str, tuple[str, ...]] = {
    "product": ("producer", "certificates", "packs", "standards", "gtin", "shops", "names", *LATER),
    "producer": ("type", "size", "joined", "founded", "publish_name", "names", *LATER),
    "outlet": ("operator", "stage", "opened", "closed", "hours", "stocks", "level", "geo", *LATER),
    "fair": ("days", "venue", "geo", "directions", "organiser", "organiser_level", "theme", "halls", "booths", *LATER),
    "decision": ("number", "date", "issuer", "level", "items", "sources", "notes"),
    "plan": (
        "number",
        "date",
        "source_kind",
        "lead",
        "partners",
        "districts",
        "targets",
        "activities",
        "sources",
        "notes",
    ),
}


def first_text(kind: str, values: Mapping[str, Plain]) -> str:
    """The whole file of a new record of a kind ("product"); `values` by key, in the order of the file."""
    lines = [line.format(title=TITLES[kind]) for line in HEAD]
    lines += yaml_text(values).splitlines()
    for key in OFFERED[kind]:
        if key not in values:
            lines += ["", *_offered(kind, key)]
    return "\n".join(lines) + "\n"


def _offered(kind: str, key: str) -> Iterator[str]:
    """A key with an example, as comments below what it means."""
    said = said_of(KINDS[kind][0], key)
    if said is None:
        raise ValueError(f"{kind}.{key} has no help")
    yield from wrap(said.vi, WIDTH, initial_indent="## ", subsequent_indent="## ", break_long_words=False)
    for line in yaml_text({key: _as_typed(yaml.safe_load(said.example))}).splitlines():
        yield f"# {line}"


def _as_typed(value: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    """Days as they are typed; the rest as it is."""
    if isinstance(value, dict):
        return {key: _as_typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_typed(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
