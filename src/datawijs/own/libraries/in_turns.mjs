// What read-excel-file uses to unzip and to read XML, in turns: after a stretch of work the page may do something else.
// fflate's own `unzip` starts a worker from a text, which a page that allows only its own scripts refuses, and the library reads a
// whole sheet at once, which on a phone takes a second.

import { Unzip, UnzipInflate, UnzipPassThrough, unzipSync } from "../../../../node_modules/fflate/esm/browser.js";
import parseXmlStream from "../../../../node_modules/read-excel-file/modules/xml/parseXmlStream.js";
import { turns } from "./turns.mjs";

const ZIPPED_AT_A_TIME = 8_192; // bytes; a sheet unzips to some ten times as many
const XML_AT_A_TIME = 32_768; // characters

/**
 * As fflate's own: the files of a zip, or an error, are handed to `done`.
 * @param {Uint8Array} data
 * @param {any[]} rest options, which may be absent, and `done`
 */
export function unzip(data, ...rest) {
  const done = rest.pop();
  unzipInTurns(data, rest[0] || {}).then((files) => done(null, files), done);
}

/** @type {(data: Uint8Array, options: { filter?: (file: any) => boolean }) => Promise<Record<string, Uint8Array>>} */
async function unzipInTurns(data, { filter = () => true }) {
  /** @type {Map<string, number>} */
  const sizes = new Map(); // by the list at the end of a zip, which is the one that counts
  unzipSync(data, { filter: (file) => {
    if (filter(file)) sizes.set(file.name, file.originalSize);
    return false;
  } });
  const files = await streamed(data, sizes).catch(() => ({}));
  const whole = [...sizes].every(([name, size]) => files[name] && files[name].length === size);
  return whole ? files : unzipSync(data, { filter });
}

/** @type {(data: Uint8Array, sizes: Map<string, number>) => Promise<Record<string, Uint8Array>>} */
async function streamed(data, sizes) {
  const turn = turns();
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  const zip = new Unzip((file) => {
    const size = sizes.get(file.name);
    if (size === undefined) return;
    const content = new Uint8Array(size);
    let filled = 0;
    file.ondata = (error, piece, last) => {
      if (error) throw error;
      content.set(piece, filled);
      filled += piece.length;
      if (last && filled === size) files[file.name] = content;
    };
    file.start();
  });
  zip.register(UnzipInflate);
  zip.register(UnzipPassThrough);
  for (let begin = 0; begin < data.length; begin += ZIPPED_AT_A_TIME) {
    await turn();
    zip.push(data.subarray(begin, begin + ZIPPED_AT_A_TIME), begin + ZIPPED_AT_A_TIME >= data.length);
  }
  return files;
}

/**
 * As read-excel-file's own.
 * @param {string} xml
 * @param {any} state
 * @param {any} onOpenTag
 * @param {any} onCloseTag
 * @param {any} onText
 * @param {(end: boolean) => void} [onProgress] called after each piece
 */
export default async function parseXml(xml, state, onOpenTag, onCloseTag, onText, onProgress = () => {}) {
  const parser = parseXmlStream(state, onOpenTag, onCloseTag, onText);
  const turn = turns();
  for (let begin = 0; begin < xml.length; begin += XML_AT_A_TIME) {
    await turn();
    parser.write(xml.slice(begin, begin + XML_AT_A_TIME));
    onProgress(false);
  }
  parser.end();
  onProgress(true);
}

export { strFromU8 } from "../../../../node_modules/fflate/esm/browser.js";
