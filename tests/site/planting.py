"""Records in which every text is hostile: found by the models themselves, so that a new field is planted too."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from ocop_site.digests import damm_digit, gs1_digit
from ocop_site.records.base import BaseAddress, Line, Paragraph, WebAddress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Good values of the fields that hold no free text, by the name of the field. A printed province must be a known one.
PLAIN: dict[str, Any] = {
    "group": "thuc-pham",
    "set": "7",
    "vintage": "63",
    "stars": "4",
    "to_stars": "5",
    "min_stars": "3",
    "issued": "2025-03-01",
    "programme_year": "2025",
    "programme_years": ["2024", "2025"],
    "year": "2025",
    "score": "74.5",
    "level": "province",
    "valid_until": "2028-03-01",
    "until": "2028-03-01",
    "on": "2025-04",
    "date": "2025-02-01",
    "withdrawn": "2026-11-01",
    "recognised_below_3": "false",
    "publish_contact": "true",
    "publish_name": "true",
    "example": "true",
    "price": "65000",
    "platform": "shopee",
    "checked": "2026-10-01",
    "read": "2026-11-22",
    "published": "2025-05-05",
    "type": "htx",
    "joined": "2020",
    "founded": "2001-05",
    "opened": "2021-09-05",
    "closed": "2026-09-05",
    "latitude": "16.0",
    "longitude": "108.9",
    "from": "2025-01-01",
    "to": "2026-10-31",
    "country": "VN",
    "reported_booths": "12",
    "rows": "3",
    "columns": "4",
    "row": "1",
    "column": "1",
    "wide": "2",
    "deep": "1",
    "value": "30",
    "min": "10",
    "max": "40",
    "measure": "products-recognised",
    "beside": ["products-enrolled"],
    "text": "false",
    "types": ["htx"],
    "metrics": ["revenue"],
    "below_3": "false",
    "count": "12",
    "lists": ["products"],
    "contact": "lien-he@example.org",
    "code_block": "10",
    "languages": ["en"],
    "language": "en",
    "page_size": "24",
    "names_per_page": "100",
    "sources_read": "2026-11-22",
    "as_of": "2026-06-30",
    "total": "12",
    "stars_3": "6",
    "stars_4": "4",
    "stars_5": "2",
    "producers": "9",
    "formerly": [],
    "formerly_at": [],
    "possibly_same_as": [],
}
MATCHED = {("PrintedPlace", "province"): "Phú Yên", ("CurrentPlace", "province"): "dak-lak"}
MATCHED |= {(model, "province"): "Phú Yên" for model in ("Plan", "Statement", "OfficialCount")}
GIVEN = {"id", "story"}  # not written in the YAML of a record


def code_of(number: int) -> str:
    """The code with a number in the block that the planted catalogue owns."""
    digits = f"10{number:06}"
    return digits + damm_digit(digits)


def gtin_of(number: int) -> str:
    digits = f"893{number:09}"
    return digits + gs1_digit(digits)


class Planter:
    """Fills records of any model. Every text takes the next payload, every web address the next of `urls`."""

    def __init__(self, texts: Sequence[str], urls: Sequence[str], start: int = 0) -> None:
        self.texts = texts
        self.urls = urls
        self.turn = start
        self.planted: set[tuple[str, str]] = set()
        self.addressed = 0

    def record(self, model: type[BaseModel], **fixed: Any) -> dict[str, Any]:  # noqa: ANN401 - any plain data
        """A record with every field filled; `fixed` are fields of any depth that are to hold a value, None: nothing."""
        hints = get_type_hints(model, include_extras=True)
        data = {}
        for name, field in model.model_fields.items():
            key = field.alias or name
            if name in GIVEN and hints[name] is not Line:
                continue
            if key in fixed or (model.__name__, key) in MATCHED:
                value = fixed.get(key, MATCHED.get((model.__name__, key)))
            else:
                value = self._value(model, key, hints[name], fixed)
            if value is not None:
                data[key] = value
        return data

    def _value(self, model: type[BaseModel], key: str, hint: Any, fixed: dict[str, Any]) -> Any:  # noqa: ANN401
        kinds = list(_parts_of(hint))
        if any(kind in (Line, Paragraph) for kind in kinds):
            self.planted.add((model.__name__, key))
            texts = [self._next(self.texts), self._next(self.texts)]
            return texts if _is_list(hint) else texts[0]
        if any(kind in (WebAddress, BaseAddress) for kind in kinds):
            self.addressed += 1
            url = self._next(self.urls)
            return [url] if _is_list(hint) else url
        inner = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
        if inner is not None:
            made = self.record(inner, **fixed)
            return [made] if _is_list(hint) else made
        choices = next((get_args(kind) for kind in kinds if get_origin(kind) is Literal), None)
        if key not in PLAIN and choices:
            return choices[0]
        assert key in PLAIN, f"planting.py must know a good value of {model.__name__}.{key}"
        return PLAIN[key]

    def _next(self, some: Sequence[str]) -> str:
        self.turn += 1
        return some[self.turn % len(some)]


def _parts_of(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - any type expression
    """The type itself and what lies inside it, as far as our own small types."""
    yield hint
    if hint in (Line, Paragraph, WebAddress, BaseAddress):
        return
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _parts_of(get_args(hint)[0])
    elif origin in (Union, types.UnionType, tuple):
        for inner in get_args(hint):
            yield from _parts_of(inner)


def _is_list(hint: Any) -> bool:  # noqa: ANN401 - any type expression
    return any(get_origin(part) is tuple for part in _parts_of(hint))
