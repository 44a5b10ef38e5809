#!/bin/sh
# jupyter-cache 1.0.1 with nbclient 0.11.0 and ipykernel 7.4.0. A notebook is run by nbclient with its defaults and put in the cache.
# Seen: the cache does not find it for the notebook as it was before it ran (KeyError), because nbclient notes times in the metadata of
# cells and the cache takes that for part of the code. With record_timing=False it finds it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
python="$folder/venv/bin/python"
"$python" -m pip install -q --disable-pip-version-check jupyter-cache==1.0.1 nbclient==0.11.0 ipykernel==7.4.0 nbformat==5.11.1
cat > "$folder/run.py" <<'PYTHON'
import sys
import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from nbclient import NotebookClient
found = {}
for timed in (True, False):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    before = nbformat.reads(nbformat.writes(notebook), as_version=4)
    NotebookClient(notebook, kernel_name="python3", **({} if timed else {"record_timing": False})).execute()
    cache = get_cache(f"{sys.argv[1]}/cache-{timed}")
    cache.cache_notebook_bundle(CacheBundleIn(notebook, "page.ipynb"), check_validity=False)
    try:
        cache.match_cache_notebook(before)
        found[timed] = True
    except KeyError:
        found[timed] = False
    print(f"times noted: {timed}; found again: {found[timed]}")
sys.exit(found != {True: False, False: True})
PYTHON
"$python" "$folder/run.py" "$folder"
