#!/bin/sh
# JupyterHub 6.1.1: the server of one user, who has no business with the hub's database, imports it all the same. Importing what
# `jupyterhub-singleuser` runs brings in SQLAlchemy, Alembic and the hub's own tables (`jupyterhub.orm`).
# Seen: all three are imported, and they are a good part of the memory of an import (told below; it differs by machine). Who sizes
# a hub counts this once for every user at work.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check jupyterhub==6.1.1 jupyter_server==2.21.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import resource
import sys

def megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

import jupyter_server.serverapp  # what the server of a user is

before = megabytes()
import jupyterhub.singleuser.extension  # what the hub adds to it

brought = [name for name in ("sqlalchemy", "alembic", "jupyterhub.orm") if name in sys.modules]
print("imported with it:", ", ".join(brought) or "none of the database")
print(f"memory: {before:.0f} MB with the server alone, {megabytes():.0f} MB with what the hub adds")
sys.exit(len(brought) != 3)
PYTHON
