"""Faults of the way a record is written down: signs, margins, keys that YAML reads otherwise than the editor meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fault import Also, Fault, Said, at, kind

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy, Record

EVERY = ("products", "producers", "outlets", "fairs")


def district(record: Record) -> object:
    """The district of an address."""
    return record.get("address", "as_certified", "district")


def years(record: Record) -> object:
    """The years of the rounds of a product."""
    return record.get("programme_years")


@kind
def tab_in_the_margin(chance: random.Random, copy: Copy) -> Said:
    """A tab instead of spaces."""
    path = copy.pick(chance, chance.choice(EVERY))
    line = copy.record(path).line("address", "as_certified", "province")
    copy.put(path, line, "\t" + copy.lines(path)[line - 1].strip())
    return at(path, line, "yaml-tab")


@kind
def colon_in_a_value(chance: random.Random, copy: Copy) -> Said:
    """name: Trà: hoa vàng."""
    path = copy.pick(chance, chance.choice(EVERY))
    name = copy.record(path).get("name")
    return at(path, copy.set(path, ("name",), f"{name}: loại ví dụ"), "yaml-colon")


@kind
def colon_in_a_note(chance: random.Random, copy: Copy) -> Said:
    """A colon in an item of a list: YAML reads a mapping where a text was meant."""
    path = copy.pick(chance, "products", lambda r: len(r.get("notes") or ()) == 1)
    line = copy.record(path).line("notes", 0)
    copy.insert(path, line - 1, "  - Lưu ý: xem lại tên trên bao bì ví dụ")
    return at(path, line, "not-a-text", "yaml-colon")


@kind
def quote_not_closed(chance: random.Random, copy: Copy) -> Said:
    """name: "Trà hoa vàng."""
    path = copy.pick(chance, chance.choice(EVERY))
    name = copy.record(path).get("name")
    return at(path, copy.set(path, ("name",), chance.choice("\"'") + name), "yaml-quote")


@kind
def quote_of_a_code_not_closed(chance: random.Random, copy: Copy) -> Said:
    """code: "123456789, and the lines below are read as part of it."""
    path = copy.pick(chance, chance.choice(EVERY))
    return at(path, copy.set(path, ("code",), f'"{copy.code(path)}'), "yaml-quote")


@kind
def text_behind_a_quote(chance: random.Random, copy: Copy) -> Said:
    """name: "Trà" hoa vàng."""
    path = copy.pick(chance, chance.choice(EVERY))
    return at(path, copy.set(path, ("name",), '"Trà" ví dụ hảo hạng'), "yaml-quote")


@kind
def backslash_in_quotes(chance: random.Random, copy: Copy) -> Said:
    """A path of Windows in double quotes."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, "standards:", '  - "D:\\hoso\\vi-du"') + 1, "yaml-escape")


@kind
def no_space_behind_a_colon(chance: random.Random, copy: Copy) -> Said:
    """name:Trà hoa vàng."""
    path = copy.pick(chance, chance.choice(EVERY))
    place = chance.choice((("name",), ("code",), ("address", "as_certified", "province")))
    line = copy.record(path).line(*place)
    copy.put(path, line, copy.lines(path)[line - 1].replace(": ", ":", 1))
    return at(path, line, "yaml-no-colon", "not-a-group")


@kind
def colon_left_out(chance: random.Random, copy: Copy) -> Said:
    """group thuc-pham."""
    path = copy.pick(chance, "products", district)
    place = chance.choice((("group",), ("code",), ("address", "as_certified", "district")))
    line = copy.record(path).line(*place)
    copy.put(path, line, copy.lines(path)[line - 1].replace(":", "", 1))
    return at(path, line, "yaml-no-colon")


@kind
def colon_of_a_list_left_out(chance: random.Random, copy: Copy) -> Said:
    """sources, and the items below."""
    path = copy.pick(chance, chance.choice(("producers", "outlets", "fairs")))
    line = copy.record(path).line("sources") - 1
    assert copy.lines(path)[line - 1] == "sources:"
    copy.put(path, line, "sources")
    return at(path, line, "yaml-no-colon")


@kind
def colon_of_another_width(chance: random.Random, copy: Copy) -> Said:
    """group：thuc-pham, from an East Asian keyboard."""
    path = copy.pick(chance, "products")
    line = copy.record(path).line("group")
    copy.put(path, line, copy.lines(path)[line - 1].replace(": ", "：", 1))
    return at(path, line, "yaml-no-colon")


@kind
def hard_space_behind_a_colon(chance: random.Random, copy: Copy) -> Said:
    """A space from a web page that YAML does not take for one."""
    path = copy.pick(chance, chance.choice(EVERY))
    line = copy.record(path).line("name")
    copy.put(path, line, copy.lines(path)[line - 1].replace(": ", ":\u00a0", 1))
    return at(path, line, "yaml-hard-space")


@kind
def key_written_twice(chance: random.Random, copy: Copy) -> Said:
    """A second line of the same key further down."""
    path = copy.pick(chance, chance.choice(EVERY))
    return at(path, copy.append(path, chance.choice(("name: Tên ví dụ khác", 'code: "999999999"'))), "duplicate-key")


@kind
def key_of_a_part_twice(chance: random.Random, copy: Copy) -> Said:
    """The district twice in one address."""
    path = copy.pick(chance, "products", district)
    line = copy.record(path).line("address", "as_certified", "district")
    return at(path, copy.insert(path, line, "    district: huyện Ví Dụ"), "duplicate-key")


@kind
def bracket_not_closed(chance: random.Random, copy: Copy) -> Said:
    """standards: [HACCP, ISO."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, "standards: [HACCP, ISO ví dụ", "origin: new"), "yaml-bracket")


@kind
def value_that_begins_with_a_bracket(chance: random.Random, copy: Copy) -> Said:
    """name: [Mới] Trà hoa vàng."""
    path = copy.pick(chance, chance.choice(EVERY))
    name = copy.record(path).get("name")
    return at(path, copy.set(path, ("name",), f"[Mới] {name}"), "yaml-bracket", "yaml-sign", "yaml-margin")


@kind
def link_of_markdown(chance: random.Random, copy: Copy) -> Said:
    """url: [bài báo](https://…)."""
    path = copy.pick(chance, "producers", lambda r: r.get("sources", 0, "url"))
    line = copy.set(path, ("sources", 0, "url"), "[bài báo](https://bao.example/tin)")
    return at(path, line, "yaml-bracket", "yaml-sign", "yaml-margin")


@kind
def sign_at_the_beginning(chance: random.Random, copy: Copy) -> Said:
    """name: @Trà hoa vàng."""
    path = copy.pick(chance, chance.choice(EVERY))
    name = copy.record(path).get("name")
    return at(path, copy.set(path, ("name",), f"{chance.choice('@%`')}{name}"), "yaml-sign")


@kind
def asterisk_at_the_beginning(chance: random.Random, copy: Copy) -> Fault:
    """name: *Trà hoa vàng*, or & Co."""
    path = copy.pick(chance, chance.choice(EVERY))
    line = copy.set(path, ("name",), chance.choice(("*Tra* ví dụ", "*Tra", "&Tra")))
    return Fault((at(path, line, "yaml-anchor", "yaml-sign"),), (Also(path, ("missing-field",), line),))


@kind
def exclamation_mark_at_the_beginning(chance: random.Random, copy: Copy) -> Said:
    """notes: - !Xem lại."""
    path = copy.pick(chance, "products", lambda r: r.get("notes"))
    line = copy.record(path).line("notes", 0)
    return at(path, copy.insert(path, line - 1, "  - !Xem lại hồ sơ ví dụ"), "yaml-tag", "yaml-sign")


@kind
def second_record_in_the_file(chance: random.Random, copy: Copy) -> Said:
    """Another record pasted below a line of dashes."""
    path = copy.pick(chance, chance.choice(("products", "producers", "fairs")))
    return at(path, copy.append(path, "---", "name: Tên ví dụ thứ hai"), "many-documents")


@kind
def nothing_before_the_colon(chance: random.Random, copy: Copy) -> Said:
    """: thuc-pham."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, ": ví dụ"), "yaml-key")


@kind
def braces_of_a_form_letter(chance: random.Random, copy: Copy) -> Said:
    """name: {{ ten }}, not filled in."""
    path = copy.pick(chance, chance.choice(EVERY))
    return at(path, copy.set(path, ("name",), "{{ ten }}"), "yaml-key", "not-a-text")


@kind
def nested_too_deep(chance: random.Random, copy: Copy) -> Fault:
    """Brackets in brackets, from a program's output."""
    path = copy.pick(chance, "products", lambda r: not r.get("components"))
    line = copy.append(path, f"components: {'[' * 14}{']' * 14}")
    return Fault((at(path, line, "yaml-too-deep"),), (Also(path, ("not-a-text",), line),))


@kind
def merge_marks_in_a_record(chance: random.Random, copy: Copy) -> Fault:
    """Two versions of a line with the marks that a merge left."""
    path = copy.pick(chance, chance.choice(("products", "producers", "outlets")))
    line = copy.record(path).line("name")
    name = copy.lines(path)[line - 1]
    marks = ("<<<<<<< HEAD", name, "=======", f"{name} loại ví dụ", ">>>>>>> nhanh-vi-du")
    copy.put(path, line, *marks)
    return Fault((at(path, line, "merge-conflict"),), (Also(path),))


@kind
def template_line_left(chance: random.Random, copy: Copy) -> Said:
    """A line of a form: "ten_san_pham = Trà"."""
    path = copy.pick(chance, "products")
    line = copy.record(path).line("group")
    return at(path, copy.insert(path, line, "ghi chú = xem lại ví dụ"), "yaml-no-colon")
