// What opens a file on the page: PapaParse for what is separated, read-excel-file for spreadsheets, fflate for a zip. `npm run
// libraries` makes libraries.js of it, one classic script, which a page loads when somebody chooses a file and not before.

import { parse } from "papaparse";
import readSpreadsheet from "read-excel-file/universal";
import { unzip } from "./in_turns.mjs";

window.datawijs = Object.assign(window.datawijs || {}, { files: { parse, readSpreadsheet, unzip } });
