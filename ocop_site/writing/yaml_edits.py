"""Changing values of hand-written YAML: only the letters of what changes are touched, everything else stays as it is.

The text is composed for its places and spliced, never dumped: comments, order, quotes, line breaks and braces of what
does not change cannot be lost. What cannot be done so is refused, and every result is read again and compared.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, TypeAlias

import yaml

from ocop_site.reading.yaml_text import read_yaml
from ocop_site.writing.yaml_pieces import GONE, Splice, block_item, block_pair, flow, scalar, spliced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

    from ocop_site.reading.raw import Raw
    from ocop_site.writing.yaml_pieces import Value

Order: TypeAlias = "Callable[[tuple[str, ...]], Sequence[str]]"
"""The keys of a group in the order in which a file should have them, by the way to the group; list items are `*`."""


_COMMENT = re.compile(r"(?:^|(?<=[\s]))#[^\n]*", re.MULTILINE)


class EditRefusedError(Exception):
    """An edit cannot be made without harm; the argument is why, for the log of a programmer."""


def edited(text: str, wanted: Mapping[str, Value], order: Order) -> str:
    """The YAML text of a mapping with its values changed to the wanted ones.

    `text` has LF line ends. A key that `wanted` lacks is taken out, a new one is put where `order` has it. A value that
    says what stands there already is not touched; items of a list that are `GONE` are taken out. Raises
    EditRefusedError where a comment would be lost or the text would not say what is wanted.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise EditRefusedError("not a block mapping")
    if not _keeps(root, wanted):
        raise EditRefusedError("nothing of the record would be left")
    editor = _Editor(text, order)
    editor.mapping(root, wanted, ())
    comments = [match.span() for match in _COMMENT.finditer(text) if not _inside(match.start(), root)]
    for splice in editor.splices:
        if any(splice.start <= start and end <= splice.end for start, end in comments):
            raise EditRefusedError("a comment would be lost")
    new = spliced(text, editor.splices)
    read = read_yaml(new, "")
    if read.problems or plain_data(read.data) != plain_data(wanted):
        raise EditRefusedError("the text would not say what is wanted")
    return new


def plain_data(value: Raw | Value | Mapping[str, Value]) -> Raw:
    """A value as the reader gives it: text for numbers and truths, without what is gone and without empty groups."""
    if isinstance(value, dict):
        inner = {key: plain_data(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in (None, {}, [])}
    if isinstance(value, list | tuple):
        return [plain_data(one) for one in value if one is not GONE]
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def _same(node: Node, value: Value) -> bool:
    """Whether a node says a value already."""
    if isinstance(node, yaml.ScalarNode):
        return not isinstance(value, dict | list) and (node.value == plain_data(value) or _nothing(node, value))
    if isinstance(node, yaml.SequenceNode):
        if not isinstance(value, list) or len(value) != len(node.value):
            return False
        return all(_same(one, inner) for one, inner in zip(node.value, value, strict=True))
    pairs = {key.value: inner for key, inner in node.value}
    return isinstance(value, dict) and set(pairs) == set(value) and all(_same(pairs[key], value[key]) for key in pairs)


def _nothing(node: ScalarNode, value: Value) -> bool:
    return value is None and node.tag == "tag:yaml.org,2002:null"


def _inside(place: int, node: Node) -> bool:
    """Whether a place of the text lies inside a scalar."""
    if isinstance(node, yaml.ScalarNode):
        return node.start_mark.index <= place < node.end_mark.index
    if not node.start_mark.index <= place < node.end_mark.index:
        return False
    inner = [one for pair in node.value for one in pair] if isinstance(node, yaml.MappingNode) else node.value
    return any(_inside(place, one) for one in inner)


class _Editor:
    """Collects splices of one text."""

    def __init__(self, text: str, order: Order) -> None:
        self.text = text
        self.order = order
        self.splices: list[Splice] = []

    # -- groups

    def mapping(self, node: MappingNode, wanted: Mapping[str, Value], path: tuple[str, ...]) -> None:
        """Make a group say what is wanted; at least one of its keys stays."""
        pairs = {key.value: (key, value) for key, value in node.value}
        gone = [number for number, (key, _) in enumerate(node.value) if key.value not in wanted]
        for key, (key_node, value_node) in pairs.items():
            if key in wanted and not _same(value_node, wanted[key]):
                self._value(key_node, value_node, wanted[key], (*path, key), flow_style=bool(node.flow_style))
        if gone:
            self._take_out(node, gone)
        new = {key: value for key, value in wanted.items() if key not in pairs}
        if new:
            self._put_in(node, new, [number for number in range(len(node.value)) if number not in gone], path)

    def _value(self, key: Node, node: Node, wanted: Value, path: tuple[str, ...], *, flow_style: bool) -> None:
        if isinstance(node, yaml.MappingNode) and isinstance(wanted, dict) and _keeps(node, wanted):
            self.mapping(node, wanted, path)
        elif isinstance(node, yaml.SequenceNode) and isinstance(wanted, list):
            self._list(node, wanted, (*path, "*"))
        elif isinstance(node, yaml.ScalarNode) and not isinstance(wanted, dict | list):
            self._scalar(node, wanted, key.start_mark.column, flow_style=flow_style)
        else:
            name = self.text[key.start_mark.index : key.end_mark.index]
            new = f"{name}: {flow(wanted)}" if flow_style else block_pair(path[-1], wanted, key.start_mark.column)
            self._splice(key.start_mark.index, self._end(node), new.strip("\n "))

    def _scalar(self, node: ScalarNode, wanted: Value, column: int, *, flow_style: bool) -> None:
        start, end = node.start_mark.index, self._end(node)
        new = scalar(wanted, node.style, column, flow_style=flow_style)
        if start == end:  # a key with nothing behind it
            new = f" {new}"
        self._splice(start, end, new)

    def _take_out(self, node: MappingNode, gone: Sequence[int]) -> None:
        keys, values = [pair[0] for pair in node.value], [pair[1] for pair in node.value]
        if node.flow_style:
            self._take_from_flow(keys, values, gone)
            return
        first = keys[0].start_mark.index
        lead = 0  # of keys behind a dash, which stays for the first that does
        if self.text[self._line_start(first) : first].strip():
            while lead in gone:
                lead += 1
            self._splice(first, keys[lead].start_mark.index, "")
        for number in gone:
            if number >= lead:
                self._lines(keys[number].start_mark.index, self._end(values[number]))

    def _put_in(self, node: MappingNode, new: Mapping[str, Value], kept: Sequence[int], path: tuple[str, ...]) -> None:
        order = {key: rank for rank, key in enumerate(self.order(path))}
        last = len(order)
        for key in sorted(new, key=lambda key: order.get(key, last)):
            rank = order.get(key, last)
            before = [number for number in kept if order.get(node.value[number][0].value, last) <= rank]
            at = self._end(node.value[before[-1] if before else kept[0]][1])
            if node.flow_style:
                self._splice(at, at, f", {key}: {flow(new[key])}")
            else:
                self._insert(at, block_pair(key, new[key], node.value[0][0].start_mark.column))

    # -- lists

    def _list(self, node: SequenceNode, wanted: list[Value], path: tuple[str, ...]) -> None:
        """Make a list say what is wanted: items are compared one by one, or aligned where they are plain texts."""
        gone: list[int] = []
        for number, new, many in _aligned(node, wanted):
            if many is not None:
                self._put_items(node, number, many, alone=len(gone) == len(node.value))
            elif new is GONE:
                gone.append(number)
            elif not _same(node.value[number], new):
                self._item(node, node.value[number], new, path)
        if gone and node.flow_style:
            self._take_from_flow(node.value, node.value, gone)
            return
        for number in gone:
            item = node.value[number]
            if self.text[self._line_start(item.start_mark.index) : item.start_mark.index].strip() != "-":
                raise EditRefusedError("unclear margin")
            self._lines(item.start_mark.index, self._end(item))

    def _item(self, node: SequenceNode, item: Node, wanted: Value, path: tuple[str, ...]) -> None:
        if isinstance(item, yaml.MappingNode) and isinstance(wanted, dict) and _keeps(item, wanted):
            self.mapping(item, wanted, path)
        elif isinstance(item, yaml.ScalarNode) and not isinstance(wanted, dict | list):
            self._scalar(item, wanted, item.start_mark.column - 2, flow_style=bool(node.flow_style))
        else:
            new = flow(wanted) if node.flow_style else block_item(wanted, node.start_mark.column).strip("\n ")[2:]
            self._splice(item.start_mark.index, self._end(item), new)

    def _put_items(self, node: SequenceNode, after: int, new: list[Value], *, alone: bool) -> None:
        """Items behind the one with a number; -1: before the first. `alone`: all others are taken out."""
        if node.flow_style:
            text = ", ".join(flow(one) for one in new)
            if not node.value:
                at = node.start_mark.index + 1
                self._splice(at, at, text)
            elif after < 0:
                at = node.value[0].start_mark.index
                self._splice(at, at, f"{text}, ")
            else:
                at = self._end(node.value[after])
                self._splice(at, at, text if alone else f", {text}")
            return
        column = node.start_mark.column
        text = "".join(block_item(one, column) for one in new)
        if after < 0:
            at = self._line_start(node.value[0].start_mark.index)
            self._splice(at, at, text)
        else:
            self._insert(self._end(node.value[after]), text)

    # -- the text

    def _take_from_flow(self, starts: Sequence[Node], ends: Sequence[Node], gone: Sequence[int]) -> None:
        """Some of several things parted by commas, each with the comma behind it, the last ones with the one before."""
        tail = len(starts)
        while tail - 1 in gone:
            tail -= 1
        if tail == 0:
            self._splice(starts[0].start_mark.index, self._end(ends[-1]), "")
        elif tail < len(starts):
            self._splice(self._end(ends[tail - 1]), self._end(ends[-1]), "")
        for number in gone:
            if number < tail:
                self._splice(starts[number].start_mark.index, starts[number + 1].start_mark.index, "")

    def _end(self, node: Node) -> int:
        """Where the last letter of a value ends; blank lines and comments behind it are not part of it."""
        if isinstance(node, yaml.ScalarNode):
            end = node.end_mark.index
            if node.style in {"|", ">"}:
                while end > node.start_mark.index and self.text[end - 1] in "\n ":
                    end -= 1
            return end
        if isinstance(node, yaml.CollectionNode) and (node.flow_style or not node.value):
            return node.end_mark.index
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        """Where the line of a place ends, its LF included."""
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end + 1

    def _lines(self, first: int, last: int) -> None:
        self._splice(self._line_start(first), self._line_end(last), "")

    def _insert(self, behind: int, text: str) -> None:
        """Whole lines below the line of a place."""
        at = self._line_end(behind)
        missing = "" if self.text[:at].endswith("\n") else "\n"
        self._splice(at, at, missing + text)

    def _splice(self, start: int, end: int, text: str) -> None:
        self.splices.append(Splice(start, end, text))


def _keeps(node: MappingNode, wanted: Mapping[str, Value]) -> bool:
    return any(key.value in wanted for key, _ in node.value)


def _aligned(node: SequenceNode, wanted: list[Value]) -> Iterator[tuple[int, Value, list[Value] | None]]:
    """For each old item that changes its number and new value; for new items the number before them, and the items."""
    old = [one.value if isinstance(one, yaml.ScalarNode) else None for one in node.value]
    if None in old or GONE in wanted or any(isinstance(one, dict | list) for one in wanted):
        yield from ((number, wanted[number], None) for number in range(len(old)))
        if len(wanted) > len(old):
            yield len(old) - 1, None, wanted[len(old) :]
        return
    new = [str(plain_data(one)) for one in wanted]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, first, last, start, stop in matcher.get_opcodes():
        if what == "equal":
            continue
        pairs = min(last - first, stop - start)
        yield from ((first + step, wanted[start + step], None) for step in range(pairs))
        yield from ((number, GONE, None) for number in range(first + pairs, last))
        if stop - start > pairs:
            yield first + pairs - 1, None, wanted[start + pairs : stop]
