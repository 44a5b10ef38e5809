// The rows of a sheet that is written the way spreadsheet programs write one: rows of cells with a number, a day, a shared text or
// nothing. A long list is read from it in a quarter of the time that the library takes, which makes objects of every tag. The
// library still reads what stands around the rows, and the whole sheet as soon as anything in it looks otherwise: so what isn't
// well-formed, or means something else, is read or refused as the library does it.

import parseSheet from "../../../../node_modules/read-excel-file/modules/xlsx/parseSheet.js";
import isDateFormatStyle from "../../../../node_modules/read-excel-file/modules/xlsx/isDateFormatStyle.js";
import parseExcelTimestamp from "../../../../node_modules/read-excel-file/modules/xlsx/parseExcelTimestamp.js";
import { turns } from "./turns.mjs";

const OPEN = "<sheetData>";
const CLOSE = "</sheetData>";
const ATTRIBUTES = String.raw`(?:\s+[\w:.-]+="[^"<&]*")*\s*`;
const BEFORE = new RegExp(String.raw`^(?:<\?xml[^<>]*\?>)?(?:\s*</?[\w:]+${ATTRIBUTES}/?>)*\s*$`);
const ROW = new RegExp(String.raw`<row r="(\d{1,7})"(${ATTRIBUTES})(/?)>`, "y");
const CELL = /<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,5})")?(?: t="([ns])")?(?:\/>|>(?:<v>(-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?)<\/v>)?<\/c>)/y;
const END_OF_ROW = "</row>";
const ROWS_AT_A_TIME = 50;
const MOST_ROWS = 1_048_576; // of any sheet: a spreadsheet program has no more
const NUMBERED = /\sr\s*=\s*["'][A-Z]{0,3}(\d{7,})["']/g;
const EMPTY_ROW = /<row(?:\s[^<>]*)?(?:\/>|>(?:<c\s[^<>]*\/>)*<\/row>)\s*$/;
const LONGEST_EMPTY_ROW = 100_000; // characters

/**
 * As read-excel-file's own, but for rows without a cell that holds something, and the empty cells at the end of a row.
 * @param {string} content
 * @param {any} parseXml
 * @param {any} book what the other parts of the file say: shared texts, styles, the first year of its days
 * @returns {Promise<unknown[][]>}
 */
export default async function rowsOfSheet(content, parseXml, book) {
  const [begin, end] = [content.indexOf(OPEN), content.lastIndexOf(CLOSE)];
  const [before, after] = [content.slice(0, Math.max(begin, 0)), content.slice(end + CLOSE.length)];
  const isPlain = begin > 0 && end > begin && BEFORE.test(before) && !content.includes("<!") && !/sheetData/.test(before + after);
  if (!isPlain) return rowsOfLibrary(content, parseXml, book);
  const around = await parseSheet(before + OPEN + CLOSE + after, parseXml, book); // throws where it isn't well-formed
  const rows = around.length ? null : await plainRows(content, begin + OPEN.length, end, book);
  return rows || rowsOfLibrary(before + OPEN + withoutEmptyEnd(content.slice(begin + OPEN.length, end)) + CLOSE + after, parseXml, book);
}

/**
 * As the library reads them. It makes a row of each number that is passed over, so a number that no sheet has would fill the memory.
 * @param {string} content
 * @param {any} parseXml
 * @param {any} book
 * @returns {Promise<unknown[][]>}
 */
async function rowsOfLibrary(content, parseXml, book) {
  for (const [, number] of content.matchAll(NUMBERED)) refuseBeyond(Number(number));
  return parseSheet(content, parseXml, book);
}

/** @param {number} row its number */
function refuseBeyond(row) {
  if (row > MOST_ROWS) throw new Error(`A sheet has ${MOST_ROWS} rows, so none is number ${row}`);
}

/**
 * Rows of a sheet without the empty ones at its end, of which one that was only given a colour may be the very last.
 * @param {string} rows
 */
function withoutEmptyEnd(rows) {
  for (;;) {
    const begin = rows.lastIndexOf("<row");
    if (begin < 0 || rows.length - begin > LONGEST_EMPTY_ROW || !EMPTY_ROW.test(rows.slice(begin))) return rows;
    rows = rows.slice(0, begin);
  }
}

/**
 * The rows between two places of a sheet; null where something stands there that isn't a plain cell in its order.
 * @param {string} content
 * @param {number} begin
 * @param {number} end
 * @param {any} book
 * @returns {Promise<unknown[][] | null>}
 */
async function plainRows(content, begin, end, book) {
  const turn = turns();
  const cells = { valueOf: valuesOf(book), columnOf: columns() };
  /** @type {unknown[][]} */
  const rows = [];
  let [place, last, count] = [begin, 0, 0];
  while (place < end) {
    if (count % ROWS_AT_A_TIME === 0) await turn();
    count += 1;
    ROW.lastIndex = place;
    const row = ROW.exec(content);
    if (!row || Number(row[1]) <= last || row[2].includes(":r=")) return null;
    last = Number(row[1]);
    refuseBeyond(last);
    /** @type {unknown[]} */
    const values = [];
    place = row[3] ? ROW.lastIndex : readCells(content, ROW.lastIndex, row[1], values, cells);
    if (place < 0) return null;
    if (values.length) rows.push(values);
  }
  return place === end ? rows : null;
}

/**
 * Read the cells of a row; where it ends, or -1 where something else stands there.
 * @param {string} content
 * @param {number} begin
 * @param {string} row its number
 * @param {unknown[]} values what it holds: filled here
 * @param {{ valueOf: ReturnType<typeof valuesOf>, columnOf: ReturnType<typeof columns> }} cells
 */
function readCells(content, begin, row, values, { valueOf, columnOf }) {
  let last = 0;
  CELL.lastIndex = begin;
  for (let place = begin; ; place = CELL.lastIndex) {
    const cell = CELL.exec(content);
    if (!cell) return content.startsWith(END_OF_ROW, place) ? place + END_OF_ROW.length : -1;
    const column = columnOf(cell[1]);
    const value = cell[5] === undefined ? null : valueOf(cell[5], cell[4], cell[3]);
    if (column <= last || cell[2] !== row || value === undefined) return -1;
    last = column;
    if (value === null) continue;
    while (values.length < column - 1) values.push(null);
    values.push(value);
  }
}

/** The number of a column, by its letters. */
function columns() {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @param {string} letters */
  return (letters) => {
    const number = known.get(letters) || [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
    known.set(letters, number);
    return number;
  };
}

/**
 * What a cell holds, by what is written in it, its type and its style; undefined where the book doesn't say.
 * @param {any} book
 */
function valuesOf({ sharedStrings, styles, epoch1904, dateFormatDetectionCache }) {
  /** @type {Map<string, boolean | undefined>} */
  const areDays = new Map([["", false]]);
  /** @type {Map<string, Date>} */
  const days = new Map();
  /** @param {string} style */
  const isDay = (style) => {
    const format = styles[Number(style)];
    if (!areDays.has(style)) areDays.set(style, format && isDateFormatStyle(format, undefined, true, dateFormatDetectionCache));
    return areDays.get(style);
  };
  /** @type {(written: string, type?: string, style?: string) => unknown} */
  return (written, type, style = "") => {
    if (type === "s") {
      const text = sharedStrings[Number(written)];
      return text === undefined ? undefined : text.trim() || null;
    }
    const number = Number(written);
    const day = isDay(style);
    if (!day) return day === false ? number : undefined;
    const known = days.get(written) || new Date(parseExcelTimestamp(number, epoch1904));
    days.set(written, known);
    return known;
  };
}
