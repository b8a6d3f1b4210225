"""The files of a new catalogue: its own `site.yaml`, and what the project lends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.digests import digest
from ocop_site.writing.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Copied from the project: the vocabulary, the pages about the catalogue, the rule for merging ledgers, help in editors.
LENT = ("content/vocabulary/**/*", "content/pages/*.md", ".vscode/**/*.json", ".gitattributes")
BLOCKS = range(11, 99)  # 10 is the project's own catalogue, 99 its invented one
HEAD = "# Danh mục này là của ai và trình bày thế nào. Mọi mục: docs/reference/records.md\n"
NO_ADDRESS = """
# Chưa có địa chỉ web: mọi mã là "mã thử". Có tên miền của mình rồi thì bỏ dấu # và sửa dòng dưới TRƯỚC khi in mã.
# base_url: https://TÊN-MIỀN/
"""
NO_CONTACT = """
# Thư điện tử nhận báo sai và giấy chứng nhận mới; nên có trước khi đưa trang lên mạng.
# contact: ten@ten-mien.vn
"""


def default_block(title: str) -> str:
    """Two digits for a catalogue of this title: the same title gives the same ones."""
    return str(BLOCKS[int(digest(title.encode())[:8], 16) % len(BLOCKS)])


def site_files(project: Path, title: str, publisher: str, base_url: str | None, block: str) -> dict[str, bytes]:
    """Every file by its name below the new folder."""
    site = {
        "title": title,
        "tagline": "Sản phẩm OCOP, được công nhận mấy sao, theo giấy tờ nào",
        "publisher": publisher,
        "description": "Tra cứu sản phẩm OCOP (Mỗi xã một sản phẩm), như các nguồn công khai đã nêu.",
        **({"base_url": base_url} if base_url else {}),
        "code_block": block,
    }
    text = HEAD + yaml_text(site) + ("" if base_url else NO_ADDRESS) + NO_CONTACT
    return {"content/site.yaml": text.encode(), **dict(_lent(project))}


def _lent(project: Path) -> Iterator[tuple[str, bytes]]:
    for pattern in LENT:
        for file in sorted(project.glob(pattern)):
            if file.is_file():
                yield file.relative_to(project).as_posix(), file.read_bytes()
