"""Records as YAML text that people like to read and edit, and that the project's own reader gives back unchanged.

Keys keep the order in which they are given, texts stay Vietnamese, quotes stand only where another YAML reader
would otherwise take a text for a number or a truth value. No anchors, no aliases.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, ScalarNode

Plain: TypeAlias = "str | int | Decimal | Sequence[Plain] | Mapping[str, Plain]"

WIDTH = 110
_TEXT = "tag:yaml.org,2002:str"
_TIME = "tag:yaml.org,2002:timestamp"


class _Dumper(yaml.SafeDumper):
    """PyYAML's safe dumper with indented lists, dates without quotes and no aliases."""

    # Dates are text for this project's reader, and `issued: 2021-08-05` reads best without quotes.
    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own class attribute
        first: [(tag, pattern) for tag, pattern in pairs if tag != _TIME]
        for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: object) -> bool:
        """Equal pieces are written out each time."""
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Lists stand indented below their key."""
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003 - as above

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:  # noqa: ANN401 - PyYAML's signature
        """`on` is a key of reports; YAML 1.1 would take it for a truth value and quote it."""
        return _TEXT if value == "on" else super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]


def _represent_text(dumper: _Dumper, text: str) -> ScalarNode:
    meant_otherwise = dumper.resolve(yaml.ScalarNode, text, (True, False)) != _TEXT
    return dumper.represent_scalar(_TEXT, text, style='"' if meant_otherwise else None)


def _represent_number(dumper: _Dumper, number: Decimal) -> ScalarNode:
    whole = number == number.to_integral_value()
    tag = "tag:yaml.org,2002:int" if whole else "tag:yaml.org,2002:float"
    return dumper.represent_scalar(tag, str(int(number)) if whole else format(number.normalize(), "f"))


def _represent_mapping(dumper: _Dumper, mapping: Mapping[str, Any]) -> MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping.items(), flow_style=False)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(Decimal, _represent_number)
_Dumper.add_representer(dict, _represent_mapping)


def yaml_text(record: Mapping[str, Plain]) -> str:
    """The text of one record file, with a newline at its end."""
    return yaml.dump(
        _plain(record),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=WIDTH,
    )


def flow_text(value: Plain) -> str:
    """One value on one line, between braces or brackets where it is a group or a list."""
    # Inside a list a text keeps the quotes that a comma or a brace in it asks for.
    text: str = yaml.dump(
        [_plain(value)], Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=True, width=sys.maxsize
    )
    return text.strip()[1:-1]


def _plain(value: Plain) -> Any:  # noqa: ANN401 - plain data of any shape
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, str) or not isinstance(value, Sequence):
        return value
    return [_plain(inner) for inner in value]
