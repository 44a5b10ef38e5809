// `npm run libraries`: libraries.js and LICENSES.txt anew, from the versions in package-lock.json. An argument names another
// folder to write in, which is how a test sees that they are what these versions give.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licencesOf } from "./licences.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = process.argv[2] || HERE;
/** What is ours instead of the libraries' own, for whoever asks for it but us. */
const OURS = [
  { filter: /^fflate$|\/parseXml\.js$/, path: join(HERE, "in_turns.mjs") },
  { filter: /\/parseSheet\.js$/, path: join(HERE, "plain_sheet.mjs") },
];
const INSIDE = ["papaparse", "read-excel-file", "saxen", "fflate"];

await build({
  entryPoints: [join(HERE, "entry.mjs")],
  outfile: join(OUT, "libraries.js"),
  plugins: [{ name: "ours", setup: ({ onResolve }) => OURS.forEach(replaced(onResolve)) }],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none", // they stand in LICENSES.txt, whole
});

/**
 * @param {import("esbuild").PluginBuild["onResolve"]} onResolve
 * @returns {(ours: { filter: RegExp, path: string }) => void}
 */
function replaced(onResolve) {
  return ({ filter, path }) => onResolve({ filter }, ({ importer }) => (importer.startsWith(HERE) ? undefined : { path }));
}

writeFileSync(join(OUT, "LICENSES.txt"), licencesOf(INSIDE));
