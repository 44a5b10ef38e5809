// What draws the address of the course as a QR code: lean-qr, for the plans of sessions. `npm run qr` makes qr.js of this file.

import { generate } from "lean-qr";

/**
 * The dark squares of the QR code that says `text`, as the path of an SVG of `size` by `size` squares.
 * @param {string} text
 */
window.datawijsQr = (text) => {
  const code = generate(text);
  const squares = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) squares.push(`M${x} ${y}h1v1h-1z`);
  }
  return { size: code.size, path: squares.join("") };
};
