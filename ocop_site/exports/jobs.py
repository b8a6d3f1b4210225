"""Every file of the open data, below `/du-lieu/`: tables, their description for machines, the page for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.exports import dcat, places
from ocop_site.exports.dated import INDEX, index_of, months_shown, named
from ocop_site.exports.package import DATAPACKAGE, SUMS, datapackage, sums, written_json
from ocop_site.exports.page import page_job
from ocop_site.exports.places import geojson_files
from ocop_site.exports.schemas import schemas
from ocop_site.exports.spools import write_file, write_table
from ocop_site.exports.tables import TABLES
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.reading.history import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.spools import DataFile, Spool
    from ocop_site.reading.history import History

JSON = "application/json"
SCHEMA = "application/schema+json"


def export_jobs(
    catalogue: Catalogue, spools: Callable[[], Spool], history: History = NOTHING, *, filled: bool = True
) -> Iterator[Job]:
    """All of them. `spools`: where the bytes of files go while the site is planned; `history`: what the ledger tells.

    Unless `filled` the tables are empty: a plan of which nothing is made asks for their names alone.
    """
    written = [write_table(table, catalogue, spools, filled=filled) for table in TABLES]
    described = list(_described(catalogue, spools))
    files = [file for one in written for file in one.files.values()] + described
    told = write_file(dcat.NAME, dcat.MIME, dcat.dcat(files, catalogue), spools)
    package = write_file(DATAPACKAGE, JSON, datapackage(written, catalogue), spools)
    every = [*files, told, package]
    every.append(write_file(SUMS, "text/plain", sums(every), spools))
    for file in every:
        yield data_job(file)
    told_of = [(file, write_file(*named(file), history.read(file), spools)) for file in history.files]
    for _, file in told_of:
        yield data_job(file, addresses.CHANGES)
    if told_of:
        index = write_file(INDEX, "text/csv", index_of(told_of), spools)
        yield data_job(index)
        told_of = months_shown(told_of)
    yield page_job(written, every[len(files) - len(described) :], told_of, catalogue)


def _described(catalogue: Catalogue, spools: Callable[[], Spool]) -> Iterator[DataFile]:
    """The files beside the tables: points on the map, the schemas."""
    for name, data in geojson_files(catalogue):
        yield write_file(name, places.MIME, data, spools)
    for name, schema in schemas().items():
        yield write_file(f"schemas/{name}.schema.json", SCHEMA, written_json(schema), spools)


def data_job(file: DataFile, owner: str = addresses.DATA) -> Job:
    """The job of a file whose bytes lie in the store. What `addresses.CHANGES` owns stands for good."""
    context = {"digest": file.digest, "size": file.size}
    return Job(addresses.file_of(addresses.data_file(file.name)), "data", context, owner=owner)
