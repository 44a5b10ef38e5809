// `npm run libraries`: libraries.js and LICENSES.txt anew, from the versions in package-lock.json. An argument names another
// folder to write in, which is how a test sees that they are what these versions give.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licencesOf } from "./licences.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = process.argv[2] || HERE;
const IN_TURNS = join(HERE, "in_turns.mjs");
const INSIDE = ["papaparse", "read-excel-file", "saxen", "fflate"];

await build({
  entryPoints: [join(HERE, "entry.mjs")],
  outfile: join(OUT, "libraries.js"),
  plugins: [{ name: "in turns", setup: ({ onResolve }) => onResolve({ filter: /^fflate$|\/parseXml\.js$/ }, () => ({ path: IN_TURNS })) }],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none", // they stand in LICENSES.txt, whole
});
writeFileSync(join(OUT, "LICENSES.txt"), licencesOf(INSIDE));
