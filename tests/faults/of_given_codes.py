"""Faults of codes that are whole, but not those that the ledger gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fault import Also, Fault, Said, at, kind
from tests.faults.of_codes import invented_product, new_code

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy


# -- codes and their ledger


@kind
def code_changed(chance: random.Random, copy: Copy) -> Fault:
    """Another code that is whole."""
    path = copy.pick(chance, chance.choice(("products", "producers", "outlets")))
    line = copy.set(path, ("code",), f'"{new_code(chance, copy)}"')
    return Fault((at(path, line, "code-changed", right=copy.code(path)),), (Also(path, ("code-not-in-ledger",), line),))


@kind
def code_of_another_block(chance: random.Random, copy: Copy) -> Fault:
    """A code of another catalogue."""
    path = copy.pick(chance, chance.choice(("products", "producers", "outlets")))
    line = copy.set(path, ("code",), f'"{new_code(chance, copy, "12")}"')
    said = at(path, line, "foreign-code-block", "code-changed", right=copy.code(path))
    return Fault((said,), (Also(path, ("code-not-in-ledger",), line),))


@kind
def codes_swapped(chance: random.Random, copy: Copy) -> Fault:
    """Two records, each with the other's code."""
    one, other = copy.pick(chance, "products"), copy.pick(chance, "products")
    first = copy.set(one, ("code",), f'"{copy.code(other)}"')
    second = copy.set(other, ("code",), f'"{copy.code(one)}"')
    return Fault(
        (
            at(one, first, "code-changed", right=copy.code(one)),
            at(other, second, "code-changed", right=copy.code(other)),
        )
    )


def _copied(chance: random.Random, copy: Copy, letters: str) -> Said:
    """A record copied to begin a new one, with the old code still in it: the ledger tells whose the code is."""
    path = copy.pick(chance, "producers")
    new = copy.take(f"producers/vi-du/{letters}-co-so-moi-{copy.number()}.yaml")
    copy.write(new, copy.text(path))
    return at(new, copy.record(path).line("code"), "duplicate-code")


@kind
def code_kept_in_a_copy_that_sorts_first(chance: random.Random, copy: Copy) -> Said:
    """The new record comes before the old one."""
    return _copied(chance, copy, "a")


@kind
def code_kept_in_a_copy_that_sorts_last(chance: random.Random, copy: Copy) -> Said:
    """The new record comes behind the old one."""
    return _copied(chance, copy, "zz")


@kind
def code_of_ones_own_making(chance: random.Random, copy: Copy) -> Said:
    """A whole code that the ledger never gave."""
    path, text = invented_product(copy, "san-pham-moi", new_code(chance, copy))
    copy.write(path, text)
    return at(path, 2, "code-not-in-ledger")
