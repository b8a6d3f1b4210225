"""The links of a made page, for the verify step: by regular expressions over its tags, which is fast."""

from __future__ import annotations

import re
from html import unescape

_ATTRIBUTES = r"((?:\s|/)[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*)?"
# Comments are passed over, and so is the content of elements whose content is text.
_TAG = re.compile(
    rf"<!--.*?-->|<(script|style|title|textarea){_ATTRIBUTES}>.*?</\1|<[a-z][^\s<>/\"']*{_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
# Every attribute is matched, so that what looks like one inside the value of another is passed over with it.
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_WANTED = {"href", "src", "srcset", "id"}


def links_of(html: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values of all `href`, `src` and `srcset` in the order of the page, each once; and the anchors (`id`)."""
    links: dict[str, None] = {}
    ids: dict[str, None] = {}
    for tag in _TAG.finditer(html.decode()):
        attributes = tag[2] or tag[3]
        if not attributes:
            continue
        for name, double, single, bare in _ATTRIBUTE.findall(attributes):
            kind = name.lower()
            if kind not in _WANTED:
                continue
            value = unescape(double or single or bare)
            if kind == "id":
                ids[value] = None
            elif kind == "srcset":
                links.update(dict.fromkeys(part.split()[0] for part in value.split(",") if part.strip()))
            else:
                links[value.strip()] = None
    return tuple(links), tuple(ids)
