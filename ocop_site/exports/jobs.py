"""Every file of the open data, below `/du-lieu/`: tables, their description for machines, the page for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.exports.page import page_job
from ocop_site.exports.spools import write_table
from ocop_site.exports.tables import TABLES
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.spools import DataFile, Spool


def export_jobs(catalogue: Catalogue, spools: Callable[[], Spool]) -> Iterator[Job]:
    """All of them. `spools`: where the bytes of tables go while the site is planned."""
    written = [write_table(table, catalogue, spools) for table in TABLES]
    for one in written:
        for file in one.files.values():
            yield data_job(file)
    yield page_job(written, catalogue)


def data_job(file: DataFile) -> Job:
    """The job of a file whose bytes lie in the store."""
    context = {"digest": file.digest, "size": file.size}
    return Job(addresses.file_of(addresses.data_file(file.name)), "data", context, owner=addresses.DATA)
