"""The benchmark of the search measures both pages of the search, and what it prints was really found."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.site.built import PROJECT

PROGRAM = PROJECT / "benchmarks" / "search.py"

pytestmark = pytest.mark.browser


def test_first_queries_of_both_languages_are_weighed_and_timed() -> None:
    command = [sys.executable, str(PROGRAM), str(PROJECT / "examples" / "content"), "--queries", "2"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    found = re.findall(r"([0-9,]+) bytes; another .* ms; (.*)", done.stdout)
    assert len(found) == 4
    assert all(30_000 < int(weight.replace(",", "")) < 120_000 for weight, _ in found)
    assert [said.split()[-1] for _, said in found[2:]] == ["sauce).", "(honey)."]
    assert "/en/tim-kiem/index.html: at most" in done.stdout
