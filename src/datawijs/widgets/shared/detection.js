// How well somebody tells real declines from noise: the same numbers as datawijs.signals.detection and rated_apart (tests compare
// them).

/**
 * The share of a standard normal distribution below x: the series φ(x)·(x + x³/3 + x⁵/(3·5) + …).
 * @param {number} x
 */
function normalShareBelow(x) {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-(x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/**
 * The z of a share between 0 and 1, by halving the interval in which it lies.
 * @param {number} share
 */
function zOf(share) {
  let low = -6;
  let high = 6;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * d′ and the criterion c of four counts, with the log-linear correction: half a trial more on either side.
 * @param {number} hits
 * @param {number} misses
 * @param {number} falseAlarms
 * @param {number} correctRejections
 */
function detection(hits, misses, falseAlarms, correctRejections) {
  const zHit = zOf((hits + 0.5) / (hits + misses + 1));
  const zFalse = zOf((falseAlarms + 0.5) / (falseAlarms + correctRejections + 1));
  return { dPrime: zHit - zFalse, bias: -(zHit + zFalse) / 2 };
}

/**
 * The area under the ROC curve of ratings of pupils without and with a decline, and its standard error (DeLong).
 * @param {number[]} without
 * @param {number[]} withIt
 */
function ratedApart(without, withIt) {
  const won = withIt.map((high) => without.map((low) => (Math.sign(high - low) + 1) / 2));
  const ofEach = won.map(meanOf);
  const ofOthers = without.map((_, place) => meanOf(won.map((row) => row[place])));
  return {
    area: meanOf(ofEach),
    error: Math.sqrt(varianceOf(ofEach) / withIt.length + varianceOf(ofOthers) / without.length),
  };
}

/** @param {number[]} values */
const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {number[]} values */
function varianceOf(values) {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
