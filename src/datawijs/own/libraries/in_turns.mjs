// What read-excel-file uses to unzip and to read XML, in turns: after a stretch of work the page may do something else.
// fflate's own `unzip` starts a worker from a text, which a page that allows only its own scripts refuses, and the library reads a
// whole sheet at once, which on a phone takes a second.

/* global DecompressionStream */

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
  /** @type {Promise<void>[]} */
  const inflated = [];
  zip.register(hasItsOwn() ? browsersInflate(inflated) : UnzipInflate);
  zip.register(UnzipPassThrough);
  for (let begin = 0; begin < data.length; begin += ZIPPED_AT_A_TIME) {
    await turn();
    zip.push(data.subarray(begin, begin + ZIPPED_AT_A_TIME), begin + ZIPPED_AT_A_TIME >= data.length);
  }
  await Promise.all(inflated);
  return files;
}

/** Whether the browser can unzip by itself, which takes a fifth of the time. */
function hasItsOwn() {
  try {
    return Boolean(new DecompressionStream("deflate-raw"));
  } catch (missing) {
    return false;
  }
}

/**
 * What fflate's `Unzip` asks of a decoder, done by the browser.
 * @param {Promise<void>[]} inflated when each file is whole: filled here
 */
function browsersInflate(inflated) {
  return class {
    static compression = 8;

    /** @type {(error: Error | null, piece: Uint8Array, last: boolean) => void} */
    ondata = () => {};

    constructor() {
      const { readable, writable } = new DecompressionStream("deflate-raw");
      this.writer = writable.getWriter();
      const whole = this.passOn(readable.getReader());
      whole.catch(() => {}); // where the zip itself breaks off, nobody waits for it
      inflated.push(whole);
    }

    /** @param {ReadableStreamDefaultReader<Uint8Array>} reader */
    async passOn(reader) {
      for (;;) {
        const { done, value = new Uint8Array(0) } = await reader.read();
        this.ondata(null, value, done);
        if (done) return;
      }
    }

    /** @type {(piece: Uint8Array, last: boolean) => void} */
    push(piece, last) {
      const refused = () => {}; // the reader hears of it too
      this.writer.write(piece).catch(refused);
      if (last) this.writer.close().catch(refused);
    }
  };
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
