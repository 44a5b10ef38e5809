#!/bin/sh
# nbclient 0.11.0 with ipykernel 7.4.0. `coalesce_streams=True` is to merge what a cell prints in pieces.
# Seen: it also moves what is printed after something else that the cell shows: "before", 7, "after" becomes "before" and "after", 7.
# Without it the order is kept, but how many pieces a text comes in depends on how fast the machine is.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
python="$folder/venv/bin/python"
"$python" -m pip install -q --disable-pip-version-check nbclient==0.11.0 ipykernel==7.4.0 nbformat==5.11.1
cat > "$folder/run.py" <<'PYTHON'
import sys
import nbformat
from nbclient import NotebookClient
code = "from IPython.display import display\nprint('before')\ndisplay(7)\nprint('after')"
shown = {}
for merged in (False, True):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, coalesce_streams=merged, kernel_name="python3").execute()
    shown[merged] = [output.get("text") or output.data["text/plain"] for output in notebook.cells[0].outputs]
    print(f"coalesce_streams={merged}: {shown[merged]}")
sys.exit(shown != {False: ["before\n", "7", "after\n"], True: ["before\nafter\n", "7"]})
PYTHON
"$python" "$folder/run.py"
