// What read-excel-file uses of fflate. Its `unzip` starts a worker from a text for large files, and a page that allows only its
// own scripts refuses that; unzipping at once takes a fraction of a second.

import { unzipSync } from "../../../../node_modules/fflate/esm/browser.js";

/**
 * As fflate's own: with or without options before what is to be done with the files.
 * @param {Uint8Array} data
 * @param {any[]} rest
 */
export function unzip(data, ...rest) {
  const done = rest.pop();
  try {
    done(null, unzipSync(data, ...rest));
  } catch (error) {
    done(error);
  }
}

export { strFromU8 } from "../../../../node_modules/fflate/esm/browser.js";
