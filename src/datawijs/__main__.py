"""`python -m datawijs` does what the command `datawijs` does."""

import sys

from datawijs.cli import main

sys.exit(main())
