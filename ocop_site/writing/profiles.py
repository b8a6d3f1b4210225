"""Writing a printer's profile: the values that changed are put in place, every other letter of the file stays.

People write beside their printer's figures why they are so; a file written anew would lose that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.reading.raw import RawRecord
from ocop_site.reading.yaml_text import read_yaml
from ocop_site.records.parse import parse
from ocop_site.records.profiles import Profile
from ocop_site.writing.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from ocop_site.reading.raw import Location

_SCALAR = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,{}\[\]#][^\s,{}\[\]]*""")
_WRITTEN = ("stock", "dpi", "next", "shift", "scale")
_HEAD = """\
# Máy in này in nhãn thế nào. Lệnh `labels` tự ghi `next` sau mỗi lần in, `labels calibrate` ghi `shift` và `scale`.
# Thêm dòng ghi chú sau dấu # tùy ý: công cụ giữ nguyên.
# How this printer prints labels. `labels` moves `next` on, `labels calibrate` sets `shift` and `scale`; your own
# comments are kept.
"""
_MEANINGS = {
    "stock": "khổ giấy nhãn trong máy / the label paper",
    "dpi": "số chấm trên một inch của máy in: 203, 300 hoặc 600 / dots per inch",
    "next": "ô trống đầu tiên trên tờ đang dùng dở; 1 là tờ mới / the first free place, 1: a new sheet",
    "shift": "dịch sang phải và xuống dưới, mm / to the right and down",
    "scale": "phóng theo chiều ngang và chiều dọc / across and down",
}


def profile_text(profile: Profile, before: str | None = None) -> str:
    """The text of a profile's file. `before` is the text that stands there; its comments and order stay.

    Where the old text cannot take the new values in place, the whole file is written anew.
    """
    wanted = _values(profile)
    if before is not None and before.strip():
        edited = _edited(before, wanted)
        if _read(edited)[0] == profile:
            return edited
    note = yaml_text({"note": profile.note}) if profile.note else ""
    return _HEAD + "".join(_line(name, wanted) for name in _WRITTEN) + note


def _values(profile: Profile) -> dict[Location, str]:
    """Location -> how the value is written."""
    return {
        ("stock",): yaml_text({"stock": profile.stock}).removeprefix("stock: ").strip(),
        ("dpi",): str(profile.dpi),
        ("next",): str(profile.next),
        ("shift", "x"): _number(profile.shift.x),
        ("shift", "y"): _number(profile.shift.y),
        ("scale", "x"): _number(profile.scale.x),
        ("scale", "y"): _number(profile.scale.y),
    }


def _number(value: Decimal) -> str:
    return f"{value.normalize() + 0:f}"  # + 0: no "-0"


def _line(name: str, wanted: Mapping[Location, str]) -> str:
    value = wanted.get((name,)) or f"{{x: {wanted[name, 'x']}, y: {wanted[name, 'y']}}}"
    return f"{name}: {value}  # {_MEANINGS[name]}\n"


def _edited(text: str, wanted: Mapping[Location, str]) -> str:
    """The text with each changed value put where it stands; what does not stand there yet comes at the end."""
    before, raw = _read(text)
    said = _values(before) if before else {}
    lines = text.split("\n")
    spots = {at: raw.values[at] for at in wanted if at in raw.values and said.get(at) != wanted[at]}
    for at, (row, column) in sorted(spots.items(), key=lambda item: item[1], reverse=True):
        line = lines[row - 1]
        rest = _SCALAR.sub(lambda _, new=wanted[at]: new, line[column - 1 :], count=1)  # type: ignore[misc]
        lines[row - 1] = line[: column - 1] + rest
    edited = "\n".join(lines)
    missing = "".join(_line(name, wanted) for name in _WRITTEN if (name,) not in raw.values)
    return edited + ("\n" if missing and not edited.endswith("\n") else "") + missing


def _read(text: str) -> tuple[Profile | None, RawRecord]:
    """What a text says as a profile."""
    yaml = read_yaml(text, "")
    data = yaml.data if isinstance(yaml.data, dict) and not yaml.broken else {}
    raw = RawRecord("profile", "", "", data, yaml.values, yaml.keys, "", 0, "")
    return parse(raw, Profile)[0], raw
