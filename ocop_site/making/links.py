"""The links of a made page, for the verify step: fast, over the tags of our own well-formed HTML."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<[a-zA-Z][^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>")
_ATTRIBUTE = re.compile(r"\s(href|src|srcset|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def links_of(html: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values of all `href`, `src` and `srcset` in the order of the page, each once; and the anchors (`id`)."""
    links: dict[str, None] = {}
    ids: dict[str, None] = {}
    for tag in _TAG.finditer(html.decode()):
        for match in _ATTRIBUTE.finditer(tag[0]):
            value = unescape(match[2] if match[2] is not None else match[3])
            if match[1] == "id":
                ids[value] = None
            elif match[1] == "srcset":
                links.update(dict.fromkeys(part.split()[0] for part in value.split(",") if part.strip()))
            else:
                links[value] = None
    return tuple(links), tuple(ids)
