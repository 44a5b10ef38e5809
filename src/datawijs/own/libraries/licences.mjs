// The licences of the packages that a bundle holds, whole, with their versions.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULES = join(dirname(fileURLToPath(import.meta.url)), "../../../../node_modules");

/** @param {string[]} packages */
export function licencesOf(packages) {
  const licences = packages.map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(MODULES, name, "package.json"), "utf8"));
    return `${name} ${version} (${license})\n\n${readFileSync(join(MODULES, name, "LICENSE"), "utf8").trim()}\n`;
  });
  return licences.join(`\n${"-".repeat(80)}\n\n`).replace(/\r\n/g, "\n");
}
