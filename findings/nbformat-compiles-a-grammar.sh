#!/bin/sh
# nbformat 5.11.1 with jsonschema 4.26.0 and its extra "format-nongpl" (which jupyter-events, and so every JupyterLab, asks for).
# Seen: `import nbformat` imports the parser generator lark, through rfc3987-syntax 1.1.0, and compiles a grammar for addresses (IRIs)
# that no notebook is checked for; on one machine 0.3 s of processor became 2.4 s. Without the extra, lark is not imported.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
python="$folder/venv/bin/python"
"$python" -m pip install -q --disable-pip-version-check nbformat==5.11.1 jsonschema==4.26.0
cat > "$folder/look.py" <<'PYTHON'
import sys, time
import nbformat
print(f"lark imported: {'lark' in sys.modules}; {time.process_time():.1f} s of processor")
sys.exit("lark" in sys.modules)
PYTHON
"$python" "$folder/look.py"
"$python" -m pip install -q --disable-pip-version-check "jsonschema[format-nongpl]==4.26.0" rfc3987-syntax==1.1.0
if "$python" "$folder/look.py"; then echo "changed: lark is not imported any more"; exit 1; fi
