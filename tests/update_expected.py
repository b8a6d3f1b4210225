"""Writes what the whole sites give now over what was expected: `python -m tests.update_expected`.

Then read `git diff tests/`: every changed line is a changed promise. A new page of a good site is added by making an
empty file for it (`tests/sites/NAME/expected/PATH.txt`), a new broken site by making its folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.whole_sites import (
    BROKEN,
    SITES,
    build_site,
    codes_with_a_folder,
    commands_of,
    expected_pages,
    lay_out,
    run,
    words_of_page,
)


def update_broken() -> None:
    for code in codes_with_a_folder():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lay_out(code, folder)
            words, _ = commands_of(code)
            said = "".join(f"{line}\n" for line in run(folder, *words).problems)
        if f" {code}: " in said:
            (BROKEN / code / "expected.txt").write_text(said, encoding="utf-8")
        else:
            sys.stderr.write(f"{code}: not said by its own site, nothing written\n{said}")


def update_sites() -> None:
    for site in sorted(path.name for path in SITES.iterdir()):
        with tempfile.TemporaryDirectory() as name:
            made = build_site(site, Path(name))
            sys.stderr.write(f"{site}: {made.err}{made.out}")
            for page, path in expected_pages(site).items():
                path.write_text(words_of_page(Path(name) / "output", page), encoding="utf-8")


if __name__ == "__main__":
    update_broken()
    update_sites()
