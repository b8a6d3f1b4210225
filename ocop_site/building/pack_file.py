"""The zip of a pack: fixed times and order, so that equal files give equal bytes; checksums, and what it says.

`manifest.json` holds what a later pack is compared with; it is read as what anybody may have written.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Strict, ValidationError

from ocop_site.pages.fair_changes import BoothFacts, FairFacts, ProductFacts
from ocop_site.records.base import Line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.records.others import Fair

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
LARGEST_MANIFEST = 20_000_000  # bytes
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can hold
READABLE = 0o100644 << 16
UNIX = 3
HARDEST = 9


class NoPack(ValueError):  # noqa: N818 - what somebody named is none
    """A file that is no pack of a fair."""


# What a pack says is printed on terminals and pages: it holds nothing that no record may hold.
Text = Line | Literal[""]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Booth(_Strict):
    number: Text
    exhibitor: Text
    goods: tuple[Text, ...]


class _Product(_Strict):
    name: Text
    booths: tuple[Text, ...]
    said: Text


class _File(_Strict):
    bytes: int
    sha256: Text


class Manifest(_Strict):
    """What a pack says of itself: its fair by code, name and days, the day of its statuses, what it said, its files."""

    format: Literal[1]
    fair: Text
    name: Text
    days: Text
    day: Annotated[date, Strict()]
    base_url: Text
    booths: dict[Text, _Booth]
    products: dict[Text, _Product]
    files: dict[Text, _File]

    @property
    def facts(self) -> FairFacts:
        """What the pack said of its fair."""
        booths = {key: BoothFacts(one.number, one.exhibitor, one.goods) for key, one in self.booths.items()}
        products = {key: ProductFacts(one.name, one.booths, one.said) for key, one in self.products.items()}
        return FairFacts(self.name, self.days, booths, products)


def manifest_of(fair: Fair, base_url: str, day: date, facts: FairFacts, files: Mapping[str, bytes]) -> Manifest:
    """The manifest of a pack with these files. `day`: of its statuses; `base_url`: where the site is."""
    return Manifest(
        format=1,
        fair=fair.code,
        name=fair.name,
        days=facts.days,
        day=day,
        base_url=base_url,
        booths={key: _Booth(number=b.number, exhibitor=b.exhibitor, goods=b.goods) for key, b in facts.booths.items()},
        products={key: _Product(name=p.name, booths=p.booths, said=p.said) for key, p in facts.products.items()},
        files={
            path: _File(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
            for path, data in sorted(files.items())
        },
    )


def zip_of(folder: str, files: Mapping[str, bytes], manifest: Manifest) -> bytes:
    """The bytes of a zip with all files below one folder, the manifest, and checksums as `sha256sum -c` reads them."""
    told = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    whole = {**files, MANIFEST: told}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(whole.items()))
    whole[CHECKSUMS] = sums.encode()
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, data in sorted(whole.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, READABLE, UNIX
            archive.writestr(entry, data, compresslevel=HARDEST)
    return made.getvalue()


def read_manifest(path: Path) -> Manifest:
    """The manifest of a pack that was made before. Raises NoPack for anything else."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [one for one in archive.infolist() if one.filename.count("/") == 1 and _is_manifest(one)]
            if len(names) != 1 or names[0].file_size > LARGEST_MANIFEST:
                raise NoPack(str(path))
            with archive.open(names[0]) as file:
                return Manifest.model_validate_json(file.read(LARGEST_MANIFEST))
    except (
        OSError,
        zipfile.BadZipFile,
        ValidationError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
    ) as error:
        raise NoPack(str(path)) from error


def _is_manifest(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith(f"/{MANIFEST}")
