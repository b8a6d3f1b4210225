"""Worn labels are read by two readers: a seeded share of what `make judge-labels` does, by the same program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "labels.py"
needs_zbar = pytest.mark.skipif(
    shutil.which("zbarimg") is None, reason="zbar is missing: install Debian's package `zbar-tools`"
)


def judged(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROGRAM), "judge", *options]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@needs_zbar
def test_every_worn_label_is_read_by_both_readers() -> None:
    done = judged("--labels", "300", "--seed", "7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ZXing: 300 of 300 read" in done.stdout
    assert "zbar: 300 of 300 read" in done.stdout
    assert "read as something else: 0" in done.stdout
    sizes = re.search(r"modules: 25: (\d+), 29: (\d+), 33: (\d+)", done.stdout)
    assert sizes
    assert all(int(count) > 30 for count in sizes.groups())  # symbols of version 2, 3 and 4


@needs_zbar
def test_what_nobody_can_read_is_told() -> None:
    done = judged("--labels", "12", "--seed", "1", "--blur", "2.5")
    assert done.returncode == 1
    assert re.search(r"ZXing: \d of 12 read", done.stdout) or re.search(r"zbar: \d of 12 read", done.stdout)


@needs_zbar
def test_the_same_seed_gives_the_same_labels() -> None:
    assert judged("--labels", "12", "--seed", "3").stdout == judged("--labels", "12", "--seed", "3").stdout
