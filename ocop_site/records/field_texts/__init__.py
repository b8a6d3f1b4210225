"""What each field of a record means, Vietnamese and English: help in editors, notes in workbooks, the reference.

One module for each kind of record; `FIELDS` has them all.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from ocop_site.records.field_texts.documents import DOCUMENTS
from ocop_site.records.field_texts.labels import LABELS
from ocop_site.records.field_texts.products import PRODUCTS
from ocop_site.records.field_texts.said import Said
from ocop_site.records.field_texts.sellers import SELLERS
from ocop_site.records.field_texts.shared import SHARED
from ocop_site.records.field_texts.site import SITE

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["FIELDS", "Said", "said_of"]

# By the class that declares the field (a base class once, for all that inherit it), then by the name in the file.
FIELDS: dict[str, dict[str, Said]] = {**SHARED, **PRODUCTS, **SELLERS, **DOCUMENTS, **SITE, **LABELS}


def said_of(model: type[BaseModel], name: str) -> Said | None:
    """The help of a key, at the class that declares its field."""
    field = next((own for own, one in model.model_fields.items() if (one.alias or own) == name), name)
    owner = next((one.__name__ for one in model.__mro__ if field in inspect.get_annotations(one)), "")
    return FIELDS.get(owner, {}).get(name)
