// `npm run qr`: static/qr.js and LICENSES.txt anew, from the version in package-lock.json. An argument names another folder to
// write in, which is how a test sees that they are what this version gives.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licencesOf } from "../../../own/libraries/licences.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = process.argv[2] || HERE;

await build({
  entryPoints: [join(HERE, "entry.mjs")],
  outfile: join(OUT, "qr.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none", // they stand in LICENSES.txt, whole
});
writeFileSync(join(OUT, "LICENSES.txt"), licencesOf(["lean-qr"]));
