"""What people do to records over the years, rightly and wrongly. Each takes the catalogue and its seeded chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.digests import damm_digit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.promises.invented import Invented, Record

BASES = ("https://ocop.vi-du.vn/", "https://vi-du.vn/ocop/", "https://vi-du.vn/", "https://danh-muc.thu.vn/dac-san/")
WORDS = ("Nước mắm", "Chè", "Mật ong", "Tương", "Bánh tráng", "Rượu nếp", "Trà gừng", "Cốm", "Mứt dừa", "Chả cá")
PLACES = ("Ví Dụ", "Thí Dụ", "Mẫu", "Thử", "Nháp", "Tưởng Tượng")
PROVINCES = ("ha-tinh", "dak-lak", "ca-mau", "lao-cai", "hue")
GROUPS = ("thuc-pham", "do-uong", "thu-cong-my-nghe")
MANY = 4


def begin(here: Invented) -> None:
    """A catalogue of a few products, producers and outlets at the first address."""
    here.site = {
        "title": "Danh mục Ví Dụ",
        "tagline": "Mọi tên đều do chúng tôi đặt",
        "publisher": "Nhóm Ví Dụ",
        "description": "Để thử.",
        "code_block": "12",
        "base_url": BASES[0],
        "formerly_at": [],
    }
    here.kinds = {kind: {} for kind in ("products", "producers", "outlets", "fairs", "decisions", "tombstones")}
    for _ in range(3):
        add_producer(here)
    for _ in range(5):
        add_product(here)
    add_outlet(here)
    add_decision(here)


def _new_id(here: Invented, kind: str) -> str:
    here.number += 1
    return f"{kind[:4]}-{here.number}"


def _name(here: Invented) -> str:
    here.number += 1
    return f"{here.chance.choice(WORDS)} {here.chance.choice(PLACES)} {here.number}"


def _some(here: Invented, kind: str) -> str:
    return here.chance.choice(sorted(here.kinds[kind]))


def add_producer(here: Invented) -> None:
    """A new producer."""
    here.kinds["producers"][_new_id(here, "producers")] = {"name": f"HTX {_name(here)}"}


def add_product(here: Invented) -> None:
    """A new product of some producer, somewhere."""
    here.kinds["products"][_new_id(here, "products")] = {
        "name": _name(here),
        "producer": _some(here, "producers"),
        "group": here.chance.choice(GROUPS),
        "address": {"current": {"province": here.chance.choice(PROVINCES)}},
        "certificates": [{"stars": here.chance.choice((3, 4)), "issued": "2025-03-20"}],
    }


def add_outlet(here: Invented) -> None:
    """A new outlet that stocks a product."""
    product = _some(here, "products")
    here.kinds["outlets"][_new_id(here, "outlets")] = {
        "name": f"Cửa hàng {_name(here)}",
        "address": {"current": {"province": here.chance.choice(PROVINCES)}},
        "stocks": [{"product": product}],
    }


def add_decision(here: Invented) -> None:
    """A decision that extends nothing: it revokes the paper of a product."""
    decision = _new_id(here, "decisions")
    here.kinds["decisions"][decision] = {
        "number": f"{here.number}/QĐ-UBND",
        "date": "2026-01-15",
        "items": [{"act": "revoke", "product": _some(here, "products"), "ground": "Cơ sở xin trả lại"}],
        "sources": [{"url": "https://bao.example/thu-hoi", "published": "2026-02-01"}],
    }


def rename(here: Invented) -> None:
    """A name changes, and with it the address."""
    kind = here.chance.choice(("products", "producers", "outlets"))
    here.kinds[kind][_some(here, kind)]["name"] = _name(here)


def rename_file(here: Invented) -> None:
    """A record gets another file name and says which it had."""
    kind = here.chance.choice(("products", "producers", "outlets", "decisions"))
    old, new = _some(here, kind), _new_id(here, kind)
    record = here.kinds[kind].pop(old)
    here.kinds[kind][new] = {**record, "formerly": [*record.get("formerly", []), old]}
    _point(here, kind, old, new)


def merge(here: Invented) -> None:
    """Of two records of one thing one stays; it takes the names of the other."""
    kind = here.chance.choice(("products", "producers", "outlets"))
    if len(here.kinds[kind]) < MANY:
        return
    stays, goes = here.chance.sample(sorted(here.kinds[kind]), 2)
    gone = here.kinds[kind].pop(goes)
    kept = here.kinds[kind][stays]
    kept["formerly"] = [*kept.get("formerly", []), goes, *gone.get("formerly", [])]
    _point(here, kind, goes, stays)


def withdraw(here: Invented) -> None:
    """A record was entered by mistake: a tombstone stays, with or without what takes its place."""
    kind = here.chance.choice(("products", "outlets"))
    if len(here.kinds[kind]) < MANY:
        return
    given = [name for name, record in sorted(here.kinds[kind].items()) if "code" in record]
    if not given:
        return
    gone = here.chance.choice(given)
    record = here.kinds[kind].pop(gone)
    stone: Record = {
        "name": record["name"],
        "formerly": record.get("formerly", []),
        "code": record["code"],
        "withdrawn": here.day.isoformat(),
        "reason": "Nhập nhầm.",
    }
    if here.chance.random() < 0.5 and here.kinds[kind]:
        stone["instead"] = _some(here, kind)
    here.kinds["tombstones"][f"rut-{gone}"] = stone
    _forget(here, kind, gone)


def withdraw_decision(here: Invented) -> None:
    """A decision that was none: it has no code, its address stays."""
    if len(here.kinds["decisions"]) < MANY // 2:
        return
    gone = _some(here, "decisions")
    record = here.kinds["decisions"].pop(gone)
    here.kinds["tombstones"][f"rut-{gone}"] = {
        "name": f"Quyết định {record['number']}",
        "decision": gone,
        "formerly": record.get("formerly", []),
        "withdrawn": here.day.isoformat(),
        "reason": "Không phải quyết định.",
    }


def merge_provinces(here: Invented) -> None:
    """One province is joined to another: whatever lay in it lies there now."""
    old, new = here.chance.sample(PROVINCES, 2)
    for kind in ("products", "outlets"):
        for record in here.kinds[kind].values():
            if record["address"]["current"]["province"] == old:
                record["address"]["current"]["province"] = new


def regroup(here: Invented) -> None:
    """A product belongs to another group: its old list may become empty."""
    here.kinds["products"][_some(here, "products")]["group"] = here.chance.choice(GROUPS)


def move_site(here: Invented) -> None:
    """The site moves to another host or path; the old place still serves files."""
    old = here.site["base_url"]
    new = here.chance.choice([base for base in BASES if base != old])
    here.site["formerly_at"] = sorted({*here.site["formerly_at"], old} - {new})
    here.site["base_url"] = new


def _point(here: Invented, kind: str, old: str, new: str) -> None:
    """References to a record follow it."""
    for product in here.kinds["products"].values():
        if kind == "producers" and product["producer"] == old:
            product["producer"] = new
    if kind == "products":
        for outlet in here.kinds["outlets"].values():
            outlet["stocks"] = [{"product": new if s["product"] == old else s["product"]} for s in outlet["stocks"]]
            outlet["stocks"] = [one for i, one in enumerate(outlet["stocks"]) if one not in outlet["stocks"][:i]]
        for decision in here.kinds["decisions"].values():
            for item in decision["items"]:
                item["product"] = new if item["product"] == old else item["product"]
    for stone in here.kinds["tombstones"].values():
        if stone.get("instead") == old:
            stone["instead"] = new


def _forget(here: Invented, kind: str, gone: str) -> None:
    """References to a record that is gone are taken away."""
    if kind == "products":
        other = _some(here, "products")
        _point(here, kind, gone, other)
    for stone in here.kinds["tombstones"].values():
        if stone.get("instead") == gone:
            del stone["instead"]


def delete(here: Invented) -> list[str]:
    """A record with a code is deleted and nothing is left of it."""
    kind = here.chance.choice(("products", "producers", "outlets"))
    gone = _some(here, kind)
    code = here.kinds[kind].pop(gone)["code"]
    return [code, f"{kind}/"]


def change_code(here: Invented) -> list[str]:
    """Another code is typed over the one that was given."""
    kind = here.chance.choice(("products", "outlets"))
    record = here.kinds[kind][_some(here, kind)]
    old = record["code"]
    digits = f"12{here.chance.randrange(1_000_000):06}"
    record["code"] = digits + damm_digit(digits)
    return [old, record["code"]] if record["code"] != old else []


def forget_former_name(here: Invented) -> list[str]:
    """A file is renamed and nobody writes what it was called."""
    kind = here.chance.choice(("products", "producers", "outlets"))
    old, new = _some(here, kind), _new_id(here, kind)
    record = here.kinds[kind].pop(old)
    here.kinds[kind][new] = {key: value for key, value in record.items() if key != "formerly"}
    _point(here, kind, old, new)
    # The ledger knows the record by the name that it had when its code was given.
    known = next(line for line in here.ledgers["codes.csv"].splitlines() if line.startswith(record["code"]))
    return [record["code"], known.split(",")[2]]


def delete_tombstone(here: Invented) -> list[str]:
    """A tombstone is tidied away."""
    stones = here.kinds["tombstones"]
    if not stones:
        return []
    stone = stones.pop(here.chance.choice(sorted(stones)))
    if "code" in stone:
        return [stone["code"]]
    promised = f"/quyet-dinh/{stone['decision']}/" in here.ledgers.get("addresses.csv", "")
    return [f"/quyet-dinh/{stone['decision']}/"] if promised else []


def delete_decision(here: Invented) -> list[str]:
    """A decision is deleted whose page was published."""
    gone = _some(here, "decisions")
    here.kinds["decisions"].pop(gone)
    return [f"/quyet-dinh/{gone}/"] if f"/quyet-dinh/{gone}/" in here.ledgers.get("addresses.csv", "") else []


def forget_old_host(here: Invented) -> list[str]:
    """The site moves and nobody says that the labels of the old address must still be served."""
    old = here.site["base_url"]
    if f",{old}," not in here.ledgers.get("prints.csv", ""):
        return []
    here.site["base_url"] = next(base for base in BASES if base != old)
    here.site["formerly_at"] = [base for base in here.site["formerly_at"] if base != old]
    return [old]


def give_code_again(here: Invented) -> list[str]:
    """The code of a withdrawn record is given to a new one."""
    stones = [one for one in here.kinds["tombstones"].values() if "code" in one]
    if not stones:
        return []
    code = here.chance.choice(sorted(one["code"] for one in stones))
    add_product(here)
    here.kinds["products"][f"prod-{here.number}"]["code"] = code
    return [code]


def change_ledger_line(here: Invented) -> list[str]:
    """A line of the ledger is changed by hand."""
    lines = here.ledgers["codes.csv"].splitlines(keepends=True)
    row = here.chance.randrange(1, len(lines))
    lines[row] = lines[row].replace(",2", ",3", 1)
    here.ledgers["codes.csv"] = "".join(lines)
    return [f"codes.csv:{row + 1}:"]


def lose_released_line(here: Invented) -> list[str]:
    """A merge loses a line of the ledger that was released."""
    names = [name for name, text in sorted(here.released.items()) if text.count("\n") > 1]
    if not names:  # nothing was released yet
        return []
    name = here.chance.choice(names)
    lines = here.ledgers[name].splitlines(keepends=True)
    lost = here.chance.choice([line for line in here.released[name].splitlines(keepends=True)[1:] if line in lines])
    here.ledgers[name] = "".join(line for line in lines if line != lost)
    return [lost[:40].strip()]


EDITS: tuple[Callable[[Invented], None], ...] = (
    *(
        add_product,
        add_product,
        add_producer,
        add_outlet,
        add_decision,
        rename,
        rename,
        rename_file,
        rename_file,
        merge,
    ),
    *(merge, withdraw, withdraw, withdraw_decision, merge_provinces, regroup, move_site),
)
SABOTAGE: tuple[Callable[[Invented], list[str]], ...] = (
    *(delete, delete, change_code, forget_former_name, delete_tombstone, delete_decision, forget_old_host),
    *(give_code_again, change_ledger_line, lose_released_line),
)
