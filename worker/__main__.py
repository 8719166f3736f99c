"""The validator for a terminal: ``python -m worker``, installed as ``ssda903-check``."""

import sys

from worker.terminal.commands import main

if __name__ == "__main__":
    sys.exit(main())
