#!/bin/sh
# read-excel-file 9.3.17, on a file that openpyxl 3.1.5 wrote with every minute of one day, each a cell with a date and a time.
# Seen: 544 of the 1,440 moments come back one millisecond before their minute (00:04:59.999 for 00:05), so that who shows hours and
# minutes shows the minute before. Midnight is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PYTHON'
from datetime import datetime, timedelta
from openpyxl import Workbook
book = Workbook()
for minute in range(1440):
    book.active.cell(minute + 1, 1, datetime(2026, 5, 7) + timedelta(minutes=minute))
book.save("day.xlsx")
PYTHON
npm install --silent --no-audit --no-fund read-excel-file@9.3.17 > /dev/null
cat > read.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import readFile from "read-excel-file/universal";
const bytes = readFileSync("day.xlsx");
const [{ data }] = await readFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const off = data.map(([moment], minute) => moment.getTime() - (Date.UTC(2026, 4, 7) + 60_000 * minute));
const short = off.filter((milliseconds) => milliseconds === -1).length;
console.log(`of ${off.length} moments ${short} are a millisecond short; the fifth minute reads ${data[5][0].toISOString()}`);
process.exit(off.length === 1440 && short === 544 && off.every((one) => one === 0 || one === -1) ? 0 : 1);
JAVASCRIPT
node read.mjs
