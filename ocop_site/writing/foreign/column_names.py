"""What columns of other people's tables are called, folded, and the mapping file for those that nobody foresaw."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, any_errors, sort_problems
from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.text import LARGEST_FILE, decode
from ocop_site.reading.yaml_text import read_yaml
from ocop_site.vietnamese import fold, nearest, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

LEFT_OUT = "-"
NUMBER = "stt"  # the running number: known, and of no use
STARS = "stars"
# Our name of a column -> what it is called elsewhere, as people write it; compared folded.
_CALLED: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("STT", "Số TT", "TT", "Số thứ tự", "No", "#"),
    "name": (
        *("Tên sản phẩm", "Sản phẩm", "Tên SP", "Tên sản phẩm OCOP", "Sản phẩm OCOP", "Tên sản phẩm, dịch vụ", "Tên"),
        *("Tên gọi sản phẩm", "Tên sản phẩm/dịch vụ", "Tên sản phẩm công nhận", "Tên hàng hóa", "Mặt hàng", "name"),
        *("Tên sản phẩm được công nhận", "Tên sản phẩm đề nghị công nhận", "Tên sản phẩm tham gia", "Product"),
    ),
    "producer": (
        *("Chủ thể", "Tên chủ thể", "Chủ thể sản xuất", "Tên chủ thể sản xuất", "Chủ thể OCOP", "producer"),
        *("Cơ sở sản xuất", "Đơn vị sản xuất", "Đơn vị", "Tên đơn vị", "Tên cơ sở", "Doanh nghiệp", "Nhà sản xuất"),
        *("Chủ thể tham gia", "Chủ thể có sản phẩm", "Đơn vị/cơ sở sản xuất", "Tổ chức, cá nhân", "Cơ sở"),
        *("Tên chủ thể sản phẩm", "Chủ thể sản phẩm", "Chủ sở hữu", "Đơn vị chủ thể", "Tên cơ sở sản xuất"),
    ),
    "producer_type": ("Loại hình chủ thể", "Loại hình", "Loại chủ thể", "Loại hình tổ chức", "producer_type"),
    "address": ("Địa chỉ", "Địa chỉ sản xuất", "Địa chỉ chủ thể", "Địa điểm", "Nơi sản xuất", "Địa phương", "address"),
    "commune": ("Xã", "Xã, phường", "Xã/phường", "Xã, thị trấn", "Phường, xã", "Xã/phường/thị trấn", "commune"),
    "district": ("Huyện", "Huyện, thị xã, thành phố", "Huyện/TP", "Quận, huyện", "Quận/huyện", "district", "Huyện/thị"),
    "province": ("Tỉnh", "Tỉnh, thành phố", "Tỉnh/TP", "Tỉnh/thành phố", "Tỉnh, thành", "province", "Thành phố"),
    "group": ("Ngành", "Nhóm", "Nhóm sản phẩm", "Ngành hàng", "Nhóm ngành", "Ngành sản phẩm", "Ngành, nhóm", "group"),
    "set": ("Bộ sản phẩm", "Bộ tiêu chí", "Bộ", "Phân nhóm", "Bộ tiêu chí sản phẩm", "set"),
    STARS: (
        *("Sao", "Hạng sao", "Xếp hạng", "Số sao", "Hạng", "Phân hạng", "Kết quả phân hạng", "Hạng sao đạt được"),
        *("Kết quả", "Kết quả xếp hạng", "Xếp hạng sao", "Đạt sao", "Hạng sao công nhận", "Sao OCOP", "Đạt hạng"),
        *("Kết quả đánh giá, phân hạng", "Hạng sản phẩm", "Xếp loại", "Phân hạng sao", "stars", "Cấp sao"),
    ),
    "score": (
        *("Điểm", "Tổng điểm", "Điểm TB", "Điểm trung bình", "Số điểm", "Điểm đánh giá", "Kết quả điểm", "score"),
        *("Tổng số điểm", "Điểm số", "Tổng điểm trung bình", "Điểm bình quân", "Điểm đạt được", "Điểm chấm"),
    ),
    "withdrawn": ("Thu hồi", "Thu hồi giấy chứng nhận", "Thu hồi, hủy bỏ", "Bị thu hồi"),
    "ground": ("Lý do thu hồi", "Lý do", "Nguyên nhân", "Lý do, căn cứ", "ground"),
    "kind": ("Hình thức đánh giá", "Hình thức", "Lần đánh giá", "Loại đánh giá", "Đánh giá", "Hình thức công nhận"),
    "decision": ("Số QĐ", "Quyết định", "Số quyết định", "Quyết định số", "QĐ công nhận", "Quyết định công nhận",
                 "Số quyết định công nhận", "decision"),
    "decision_date": ("Ngày QĐ", "Ngày quyết định", "Ngày công nhận", "Ngày cấp", "Ngày ký", "Ngày ban hành",
                      "Ngày, tháng, năm", "Thời gian công nhận", "decision_date"),
    "year": ("Năm", "Năm công nhận", "Năm đánh giá", "Năm đạt", "year"),
    "level": ("Cấp công nhận", "Cấp", "Cấp đánh giá", "Cấp quyết định", "awarding_level"),
    "product_code": ("Mã sản phẩm", "Mã số sản phẩm", "Mã OCOP", "Mã số", "Mã SP"),
    "notes": ("Ghi chú", "Ghi chú khác", "notes", "Chú thích", "Diễn giải"),
    "source_url": ("Nguồn", "Liên kết", "Đường dẫn", "Link", "source_url"),
}  # fmt: skip
# Personal or of no use here: named in the report as left out on purpose.
_PRIVATE = (
    *("SĐT", "Số điện thoại", "Điện thoại", "ĐT", "Di động", "Email", "Thư điện tử", "Người đại diện", "Đại diện"),
    *("Họ và tên người đại diện", "Người liên hệ", "Liên hệ", "CCCD", "CMND", "Mã số thuế", "MST", "Chủ hộ"),
)
_STARS_OF = re.compile(r"(?:hang |dat )?([1-5]) ?sao")


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """What one kind of table calls its columns.

    `by_name`: a folded header -> our column; `private`: folded headers that are left out. No such table is without the
    column `telling`, which is looked for as `telling_called`, and one more (`others_called`). `no_table`: the problem
    of a file that holds none; an unknown column is offered there as `second` where the telling one was found.
    """

    by_name: Mapping[str, str]
    private: frozenset[str]
    telling: str = "name"
    telling_called: str = "Tên sản phẩm"
    others_called: str = "Chủ thể / Địa chỉ / Tỉnh / Nhóm / Điểm / Hạng sao"
    no_table: str = "import-no-table"
    second: str = "producer"

    @property
    def ours(self) -> tuple[str, ...]:
        """Our names of the columns, in their order."""
        return tuple(dict.fromkeys(one for one in self.by_name.values() if one != LEFT_OUT))


def column_names(called: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """By folded header our column, of what each of our columns is called elsewhere."""
    return {fold(name) or name: ours for ours, names in called.items() for name in names}


PRIVATE = frozenset(fold(name) for name in _PRIVATE)
OF_PRODUCTS = ColumnNames(column_names(_CALLED), PRIVATE)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a mapping file says: `columns`, a folded header -> our column or "-"; `values` of columns, for every row.

    `written`: for each of `columns` the header as the file writes it, and where. `names`: of the kind of table.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    names: ColumnNames = OF_PRODUCTS

    def not_met(self, headers: Iterable[str]) -> list[Problem]:
        """A warning for each column that no table has; `headers` are all that there are, or what may be some."""
        known = {header_key(header): header for header in headers}
        return [
            Problem("import-mapping-unused", place, {"value": name}, nearest(name, known.values()))
            for key, (name, place) in self.written.items()
            if key not in known
        ]


def meaning(header: str, mapping: ColumnMapping) -> str:
    """Our column for a header; "-" for one that is left out, "" for one that nobody knows.

    A header that counts one hạng alone ("4 sao") gives `stars:4`.
    """
    key = header_key(header)
    if key in mapping.columns:
        return mapping.columns[key]
    if key in mapping.names.by_name:
        return mapping.names.by_name[key]
    if STARS in mapping.names.ours and (one := _STARS_OF.fullmatch(key)):
        return f"{STARS}:{one[1]}"
    return LEFT_OUT if key in mapping.names.private else ""


def header_key(header: str) -> str:
    """A header folded, without what stands in brackets behind it: "Điểm (thang 100)" is "diem"."""
    return fold(re.sub(r"\s*\([^()]*\)\s*$", "", header)) or fold(header) or header.strip()


def read_mapping(path: Path | None, names: ColumnNames = OF_PRODUCTS) -> tuple[ColumnMapping, list[Problem]]:
    """The mapping of a YAML or CSV file; none for no file. Every line that means nothing is a problem."""
    if path is None:
        return ColumnMapping(names=names), []
    shown = nfc(path.name)
    data, problems = read_bytes(str(path), shown, LARGEST_FILE)
    text, complaints = decode(data, shown) if data is not None else (None, [])
    problems += complaints
    if text is None:
        return ColumnMapping(names=names), problems
    pairs = list(_csv_pairs(text) if path.suffix.lower() == ".csv" else _yaml_pairs(text, shown, problems))
    columns: dict[str, str] = {}
    values: dict[str, str] = {}
    written: dict[str, tuple[str, Place]] = {}
    for line, kind, name, meant in pairs:
        ours = name if kind == "values" else meant
        if ours not in (*names.ours, *([LEFT_OUT] if kind == "columns" else [])):
            told = {"value": ours, "allowed": ", ".join((*names.ours, LEFT_OUT))}
            problems.append(Problem("import-bad-mapping", Place(shown, line, 1), told, nearest(ours, names.ours)))
        elif kind == "columns":
            columns[header_key(name)] = meant
            written[header_key(name)] = name, Place(shown, line, 1)
        else:
            values[name] = meant
    if any_errors(problems):
        return ColumnMapping(names=names), sort_problems(problems)
    return ColumnMapping(columns, values, written, names), sort_problems(problems)


def _csv_pairs(text: str) -> Iterator[tuple[int, str, str, str]]:
    """`Tên cột,mục`; a line `=province,Hà Tĩnh` gives a value for every row."""
    for line, cells in enumerate(csv.reader(io.StringIO(text)), 1):
        first, second = (*(cell.strip() for cell in cells), "", "")[:2]
        if first.startswith("="):
            yield line, "values", first[1:], second
        elif first or second:
            yield line, "columns", first, second


def _yaml_pairs(text: str, shown: str, problems: list[Problem]) -> Iterator[tuple[int, str, str, str]]:
    read = read_yaml(text, shown)
    problems += read.problems
    data = read.data if isinstance(read.data, dict) else {}
    for kind in data:
        inner = data[kind]
        if kind not in {"columns", "values"} or not isinstance(inner, dict):
            told = {"value": str(kind), "allowed": "columns, values"}
            problems.append(Problem("import-bad-mapping", Place(shown, *read.keys.get((kind,), (1, 1))), told))
            continue
        for name, meant in inner.items():
            line = read.keys.get((kind, name), (1, 1))[0]
            yield line, kind, name, str(meant) if meant is not None else ""
