"""Faults in the form of codes and GTINs; the invented codes, numbers and records that other faults need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.digests import damm_digit, gs1_digit
from tests.faults.fault import Said, at, kind
from tests.faults.material import stem
from tests.faults.of_keys import CODED

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy


# -- codes and GTINs


def _code(chance: random.Random, copy: Copy, spoilt: str, *codes: str) -> Said:
    """The code of a record, whose right form the ledger holds."""
    path = copy.pick(chance, chance.choice(CODED))
    code = copy.code(path)
    spaced = f"{code[:3]} {code[3:6]} {code[6:]}"
    letters = code.replace("0", "O", 1)
    new = spoilt.format(code=code, spaced=spaced, letters=letters, short=code[:-1], long=code + code[-1])
    return at(path, copy.set(path, ("code",), new), *codes, right=code)


@kind
def code_with_a_wrong_digit(chance: random.Random, copy: Copy) -> Said:
    """One digit mistyped. The ledger knows the right code; the check digit alone does not tell which digit it was."""
    path = copy.pick(chance, chance.choice(CODED))
    code = copy.code(path)
    place = chance.randint(2, 7)
    wrong = chance.choice([one for one in "0123456789" if one != code[place]])
    line = copy.set(path, ("code",), f'"{code[:place]}{wrong}{code[place + 1 :]}"')
    return at(path, line, "wrong-check-digit", right=code)


@kind
def code_with_a_wrong_check_digit(chance: random.Random, copy: Copy) -> Said:
    """The last digit mistyped."""
    path = copy.pick(chance, chance.choice(CODED))
    code = copy.code(path)
    wrong = chance.choice([one for one in "0123456789" if one != code[-1]])
    return at(path, copy.set(path, ("code",), f'"{code[:-1]}{wrong}"'), "wrong-check-digit", right=code)


@kind
def neighbours_of_a_code_swapped(chance: random.Random, copy: Copy) -> Said:
    """Two digits in the wrong order."""
    path = copy.pick(chance, chance.choice(CODED))
    code = copy.code(path)
    place = chance.choice([n for n in range(2, 8) if code[n] != code[n + 1]] or [0])
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    return at(path, copy.set(path, ("code",), f'"{wrong}"'), "wrong-check-digit", right=code)


@kind
def code_too_short_or_long(chance: random.Random, copy: Copy) -> Said:
    """A digit lost or doubled."""
    return _code(chance, copy, chance.choice(('"{short}"', '"{long}"')), "bad-code")


@kind
def code_with_spaces(chance: random.Random, copy: Copy) -> Said:
    """123 456 789."""
    return _code(chance, copy, '"{spaced}"', "bad-code")


@kind
def code_with_a_letter(chance: random.Random, copy: Copy) -> Said:
    """The letter O for a nought."""
    return _code(chance, copy, '"{letters}"', "bad-code")


@kind
def code_in_printers_quotes(chance: random.Random, copy: Copy) -> Said:
    """“123456789”, as a word processor mends it."""
    return _code(chance, copy, chance.choice(("“{code}”", "‘{code}’", "«{code}»")), "bad-code")


@kind
def opening_quote_of_a_code_lost(chance: random.Random, copy: Copy) -> Said:
    """123456789"."""
    return _code(chance, copy, '{code}"', "bad-code")


@kind
def code_mangled_by_a_table(chance: random.Random, copy: Copy) -> Said:
    """1.03709848E+08, or with decimals."""
    path = copy.pick(chance, chance.choice(CODED))
    code = copy.code(path)
    new = chance.choice((f"{code[0]}.{code[1:]}E+08", f"{code}.0"))
    return at(path, copy.set(path, ("code",), new), "bad-code", right=code)


def new_gtin(chance: random.Random, first: str = "893") -> str:
    """An invented GTIN-13 that is whole."""
    digits = first + "".join(chance.choice("0123456789") for _ in range(12 - len(first)))
    return digits + gs1_digit(digits)


@kind
def gtin_with_a_wrong_check_digit(chance: random.Random, copy: Copy) -> Said:
    """The last digit mistyped: of all possible slips the one that the check digit mends."""
    path = copy.pick(chance, "products")
    gtin = new_gtin(chance)
    wrong = str((int(gtin[-1]) + chance.randint(1, 9)) % 10)
    return at(path, copy.append(path, f'gtin: "{gtin[:-1]}{wrong}"'), "wrong-check-digit", right=gtin)


@kind
def gtin_with_a_wrong_digit(chance: random.Random, copy: Copy) -> Said:
    """Another digit mistyped: nobody can say which."""
    path = copy.pick(chance, "products")
    gtin = new_gtin(chance)
    place = chance.randint(3, 11)
    wrong = gtin[:place] + str((int(gtin[place]) + chance.randint(1, 9)) % 10) + gtin[place + 1 :]
    return at(path, copy.append(path, f'gtin: "{wrong}"'), "wrong-check-digit", was=gtin)


@kind
def gtin_too_short(chance: random.Random, copy: Copy) -> Said:
    """A digit lost."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, f'gtin: "{new_gtin(chance)[:11]}"'), "bad-gtin")


@kind
def gtin_as_it_is_printed(chance: random.Random, copy: Copy) -> Said:
    """8 931234 567897, with the spaces below the bars."""
    path = copy.pick(chance, "products")
    gtin = new_gtin(chance)
    new = chance.choice((f"{gtin[0]} {gtin[1:7]} {gtin[7:]}", f"{gtin[:3]}-{gtin[3:7]}-{gtin[7:12]}-{gtin[12]}"))
    return at(path, copy.append(path, f'gtin: "{new}"'), "bad-gtin", right=gtin)


def new_code(chance: random.Random, copy: Copy, block: str = "10") -> str:
    """A whole code that the ledger never gave."""
    known = set(copy.codes.values())
    while True:
        digits = block + f"{chance.randrange(10**6):06d}"
        if (code := digits + damm_digit(digits)) not in known:
            return code


def invented_product(copy: Copy, name: str, code: str) -> tuple[str, str]:
    """Path and text of a whole product record that is new."""
    path = copy.take(f"products/vi-du/{name}-{copy.number()}.yaml")
    return path, f'name: Sản phẩm ví dụ {stem(path)}\ncode: "{code}"\ngroup: thuc-pham\n'
