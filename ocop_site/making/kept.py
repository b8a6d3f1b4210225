"""What makers keep: results under a kind and a key, so that equal input is worked on once.

A key covers everything a result depends on: the input, the parameters, the maker's own version and the versions
of the libraries behind it. Losing a kept result costs time and nothing else.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import Protocol

from ocop_site.digests import plain_digest


class Keep(Protocol):
    """A content-addressed store. Kinds in use: `qr`, `photo`, `photo-facts`, `prose`, `sheet`."""

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes kept under this kind and key, or None."""

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep these bytes. Equal keys always come with equal bytes."""


class NoKeep:
    """A store that remembers nothing: every result is made anew."""

    def get(self, kind: str, key: str) -> bytes | None:  # noqa: ARG002 - the shape of Keep
        """None, always."""
        return None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Forgets the bytes at once."""


def key_of(maker: str, packages: tuple[str, ...], *parts: str | int) -> str:
    """The key of a result: `maker` with its version ("symbol 1"), the packages it rests on, and all its input."""
    return plain_digest([maker, _versions(packages), *parts])


@lru_cache(maxsize=16)
def _versions(packages: tuple[str, ...]) -> list[str]:
    return [f"{name} {version(name)}" for name in packages]
