"""The limits of web hosts, declared: a built site is compared with them. They are the hosts' own and change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ocop_site.records.base import Day, Id, Line, Part
from ocop_site.records.vocabulary_files import Sourced

Measure = Literal["files", "files-in-folder", "file-size", "total-size", "redirects"]
Count = Annotated[int, Field(ge=1)]


class Limit(Part):
    """The most of one thing that a host takes: a number of files or redirects, or of bytes.

    `measure`: files of the site, files in one of its folders, bytes of its largest file, bytes of all files, lines of
    `_redirects`. `unless` says when it does not hold ("trừ gói trả phí"), `read` the day on which the source was read.
    """

    measure: Measure
    most: Count
    unless: Line | None = None
    unless_en: Line | None = None
    read: Day
    sources: Sourced


class Host(Part):
    """A host for static sites, with the limits that its own pages state; none where none is known."""

    id: Id
    name: Line
    limits: tuple[Limit, ...] = ()
    sources: Sourced


class Hosts(Part):
    """`hosts.yaml`."""

    hosts: tuple[Host, ...]
