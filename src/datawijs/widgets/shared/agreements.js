// A school's own agreements, as the agreements builder keeps them: { sector, themes: { key: { taken, texts, own } } }.

/**
 * What was kept of a theme, with whatever makes no sense left out: keys of starting sentences that were taken, what some were
 * changed into, and own ones.
 * @type {(given: Given, theme: AgreementTheme) => { taken: unknown[], texts: Record<string, unknown>, own: string }}
 */
function keptOfTheme({ themes }, theme) {
  const kept = isObject(themes) ? themes[theme.key] : null;
  const { taken, texts, own } = isObject(kept) ? kept : {};
  return { taken: listOf(taken), texts: isObject(texts) ? texts : {}, own: typeof own === "string" ? own : "" };
}

/**
 * The agreements on a theme, as this school words them.
 * @type {(given: Given, theme: AgreementTheme) => string[]}
 */
function agreementsOn(given, theme) {
  const { taken, texts, own } = keptOfTheme(given, theme);
  const chosen = theme.starts.filter(({ key }) => taken.includes(key)).map(({ key, text }) => reworded(text, texts[key]));
  return [...chosen, ...own.split("\n")].map((line) => line.trim()).filter(Boolean);
}

/**
 * The kind of school that was chosen, or the first.
 * @template {{ key: string }} Sector
 * @param {Given} given
 * @param {Sector[]} sectors
 */
function sectorOf(given, sectors) {
  return sectors.find(({ key }) => key === given.sector) || sectors[0];
}
