// Numbers as their reader writes them: 3,5 in Dutch, 3.5 in English, and a real minus sign in both.

const MINUS = "\u2212";

/**
 * Write a number: formatNumber(-3.5, "nl") is "−3,5". Zeros after the decimal sign are kept when `digits` is given; without it
 * there are as many decimals as the number needs, two at most. It is rounded as `rounded` in language.py says: halves away from
 * zero, and a half is what reads as one.
 * @param {number} number
 * @param {Language} language
 * @param {number} [digits]
 */
function formatNumber(number, language, digits) {
  // given its text, it rounds the number that is read and not the binary one, of which `toFixed` makes 1.00 where it says 1.005
  const text = writerOf(digits).format(/** @type {any} */ (String(number))); // the types of es2022 don't know texts here yet
  const signed = Number(text) === 0 ? text.replace("-", "") : text.replace("-", MINUS);
  return language === "nl" ? signed.replace(".", ",") : signed;
}

/** @type {Map<number | undefined, Intl.NumberFormat>} */
const writers = new Map();

/** @param {number | undefined} digits */
function writerOf(digits) {
  const writer =
    writers.get(digits) ||
    new Intl.NumberFormat("en", {
      useGrouping: false,
      minimumFractionDigits: digits ?? 0,
      maximumFractionDigits: digits ?? 2,
    });
  writers.set(digits, writer);
  return writer;
}

/**
 * Read a number that somebody typed, with a decimal comma or point, a minus or hyphen, and perhaps its unit, a word or % after it.
 * Gives null when it isn't a number. When both signs occur, the last one is the decimal sign: 1.234,5 and 1,234.5.
 * @param {string} typed
 */
function parseNumber(typed, unit = "") {
  let text = typed.trim().replace(/[\u2212\u2013]/g, "-").replace(/[\s\u00a0\u202f]/g, "");
  const tail = unit.replace(/\s/g, "");
  if (tail && text.toLowerCase().endsWith(tail.toLowerCase())) text = text.slice(0, -tail.length);
  text = text.replace(/[a-zà-öø-ɏ]{2,}$/i, "").replace(/%$/, "");
  const decimal = text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".";
  const grouping = decimal === "," ? "." : ",";
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${grouping}\\d{3})+(\\${decimal}\\d+)?$`);
  if (text.includes(decimal) && grouped.test(text)) text = text.split(grouping).join("");
  text = text.replace(decimal, ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}

/**
 * Write a day: formatDay("2026-03-04", "en") is "4 March 2026"; empty for what is no day.
 * @param {string} iso
 * @param {Language} language
 */
function formatDay(iso, language) {
  return /^\d{4}-\d\d-\d\d$/.test(iso)
    ? new Intl.DateTimeFormat(language === "nl" ? "nl" : "en-GB", { dateStyle: "long" }).format(new Date(`${iso}T12:00`))
    : "";
}

/** Today on this device, as 2026-03-01. */
function today() {
  return isoDay(new Date());
}

/**
 * A day on this device, as 2026-03-01.
 * @param {Date} date
 */
function isoDay(date) {
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
