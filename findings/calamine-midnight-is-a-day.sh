#!/bin/sh
# python-calamine 0.9.1, on a file that openpyxl 3.1.5 wrote with a column of moments, all with the same format for date and time.
# Seen: a moment at midnight comes back as a date and all others as a datetime, so that one column holds two types and sorting it
# raises TypeError.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import sys
from datetime import date, datetime
from openpyxl import Workbook
from python_calamine import CalamineWorkbook
moments = [datetime(2026, 5, 6, 13, 5), datetime(2026, 5, 7), datetime(2026, 5, 7, 8, 30)]
book = Workbook()
for row, moment in enumerate(moments, start=1):
    book.active.cell(row, 1, moment).number_format = "dd-mm-yyyy hh:mm"
book.save("moments.xlsx")
read = [row[0] for row in CalamineWorkbook.from_path("moments.xlsx").get_sheet_by_index(0).to_python()]
print("types read:", [type(moment).__name__ for moment in read])
try:
    sorted(read)
    sorting = "works"
except TypeError as error:
    sorting = f"raises TypeError: {error}"
print("sorting them", sorting)
sys.exit([type(moment) for moment in read] != [datetime, date, datetime] or not sorting.startswith("raises"))
PYTHON
