"""A job: one file that will exist, as a sealed parcel of plain data for the worker who makes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain = dict[str, Any]
Maker = Literal[
    "page",
    "code-svg",
    "code-png",
    "photo",
    "calendar",
    "asset",
    "text",
    "sheet",
    "search",
    "sitemap",
    "feed",
    "share-picture",
    "data",
]


class Shared(dict[str, Any]):
    """Plain data that many contexts hold, as the card of a product: said once in each language. Nobody changes it."""


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
    """Every address that stands under the key `href` anywhere in some plain data, in no order that means anything."""
    left = [value]
    while left:
        some = left.pop()
        if isinstance(some, dict):
            href = some.get("href")
            if href and isinstance(href, str):
                yield href
            some = some.values()
        left += [inner for inner in some if isinstance(inner, (dict, list))]
