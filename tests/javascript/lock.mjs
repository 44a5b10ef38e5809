// `npm run lock`: package-lock.json anew, without the addresses where packages ask for money: it pins, and points nowhere.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(FILE, "utf8"));
for (const entry of Object.values(lock.packages)) {
  delete entry.funding;
  delete entry.deprecated;
}
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
