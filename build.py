#!/usr/bin/env python3
"""The front step: `python build.py` is the command `ocop-site`."""

import sys

try:
    from ocop_site.commands import main
except ModuleNotFoundError as missing:
    sys.exit(
        f"Thiếu thư viện {missing.name}: chạy `make site` một lần, rồi dùng .venv/bin/python build.py …\n"
        f"The library {missing.name} is missing: run `make site` once, then use .venv/bin/python build.py …"
    )

if __name__ == "__main__":
    sys.exit(main())
