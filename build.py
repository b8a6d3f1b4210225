#!/usr/bin/env python3
"""The front step: `python build.py` is the command `ocop-site`."""

import sys

from ocop_site.commands import main

if __name__ == "__main__":
    sys.exit(main())
