"""JSON-LD as two libraries that are not ours understand it, PyLD and rdflib; neither is let onto the network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyld import jsonld
from rdflib import Graph

if TYPE_CHECKING:
    from rdflib.term import Node as Term

SCHEMA = "https://schema.org/"
CONTEXT = "https://schema.org"
# What the real context says of the terms that we use, as far as reading them depends on it.
_LOCAL: dict[str, Any] = {
    "@context": {
        "@vocab": SCHEMA,
        "url": {"@type": "@id"},
        "item": {"@type": "@id"},
        "sameAs": {"@type": "@id"},
        "license": {"@type": "@id"},
        "certificationStatus": {"@type": "@vocab"},
        "dayOfWeek": {"@type": "@vocab"},
    }
}

Node = dict[str, Any]
Triple = tuple["Term", "Term", "Term"]


class Fetched(Exception):  # noqa: N818 - a test must fail of it
    """Something other than schema.org's context was asked for."""


def _load(url: str, _options: dict[str, Any]) -> dict[str, Any]:
    if url != CONTEXT:
        raise Fetched(url)
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": _LOCAL}


def nodes(data: Node) -> list[Node]:
    """The things of a document, expanded: every name a whole address, every value a list."""
    found: list[Node] = jsonld.expand(data, {"documentLoader": _load, "base": "about:invalid"})
    return found


def of_type(data: Node, kind: str) -> list[Node]:
    """The things of a type that stand at the top of a document."""
    return [node for node in nodes(data) if SCHEMA + kind in node.get("@type", ())]


def values(node: Node, name: str) -> list[Any]:
    """What a thing says under a name: texts and numbers bare, links as addresses, things as they are."""
    return [one.get("@value", one.get("@id", one)) if len(one) == 1 else one for one in node.get(SCHEMA + name, ())]


def value(node: Node, name: str) -> Any:  # noqa: ANN401 - any value
    """The only thing said under a name, None where nothing is."""
    found = values(node, name)
    assert len(found) <= 1, (name, found)
    return found[0] if found else None


def triples(data: Node, base: str = "about:here/") -> set[Triple]:
    """What a document says as RDF, by rdflib. Any context but schema.org's must stand in the document."""
    if data.get("@context") == CONTEXT:
        data = {**data, **_LOCAL}
    assert isinstance(data["@context"], dict), data["@context"]
    return set(Graph().parse(data=json.dumps(data), format="json-ld", publicID=base))
