"""What the hub starts for each person, as that person: a copy of the course in their home, and JupyterLab in it."""

import sys
from pathlib import Path

from datawijs.course.hub.own_server import start_server
from datawijs.course.problem import Problem

try:
    start_server(Path(__file__).resolve().parent / "settings")
except Problem as problem:
    sys.exit(str(problem))
