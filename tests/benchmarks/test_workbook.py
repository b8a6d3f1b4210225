"""The benchmark of the workbook ends well: an untouched workbook changes nothing, an edited one what was edited."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "workbook.py"


def test_the_edited_cells_are_the_files_written() -> None:
    command = [sys.executable, str(PROGRAM), "corpus", "--products", "60", "--cells", "7", "--runs", "1"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 changed cells: 7 files written." in done.stdout
    assert len(re.findall(r"^\| `(?:export|import)`", done.stdout, re.MULTILINE)) == 3
