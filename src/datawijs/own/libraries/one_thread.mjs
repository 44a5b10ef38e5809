// What read-excel-file uses of fflate. Its `unzip` starts a worker from a text for large files, and a page that allows only its
// own scripts refuses that; unzipping at once takes a fraction of a second.

import { unzipSync } from "../../../../node_modules/fflate/esm/browser.js";

/** @type {(data: Uint8Array, options: object, done: (error: unknown, files?: object) => void) => void} */
export function unzip(data, options, done) {
  try {
    done(null, unzipSync(data, options));
  } catch (error) {
    done(error);
  }
}

export { strFromU8 } from "../../../../node_modules/fflate/esm/browser.js";
