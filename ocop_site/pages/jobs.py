"""A job: one file that will exist, as a sealed parcel of plain data for the worker who makes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain = dict[str, Any]
Maker = Literal["page", "code-svg", "code-png", "photo", "calendar", "asset", "text", "sheet", "search"]


@dataclass(frozen=True, slots=True)
class Job:
    """One file: where it goes, who makes it, from what.

    `path` is relative to the output folder; `template` is for the maker "page" only; `context` is plain data (what
    JSON can hold), the whole input of the maker besides templates, assets and photos; `owner` names the record or
    list that it belongs to, for complaints.
    """

    path: str
    maker: Maker
    context: Plain = field(hash=False)
    template: str = ""
    owner: str = ""


def links_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - any plain data
    """Every address that stands under the key `href` anywhere in some plain data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "href" and isinstance(inner, str):
                if inner:
                    yield inner
            elif isinstance(inner, dict | list):
                yield from links_in(inner)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict | list):
                yield from links_in(inner)
