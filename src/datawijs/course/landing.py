"""The first page of the site, above both languages: it goes on to the reader's language, and shows both where it can't."""

from datawijs.course.sphinx_extension.cycle_drawing import wordmark_ring
from datawijs.course.sphinx_extension.texts import frame_words
from datawijs.design import tokens_css
from datawijs.language import DEFAULT_LANGUAGE, LANGUAGES, speaking

STYLE = """
body { display: grid; min-block-size: 100vh; margin: 0; place-items: center; background: var(--dw-paper);
  color: var(--dw-ink); font: var(--dw-size-text)/1.6 var(--dw-font-text); }
main { box-sizing: border-box; inline-size: min(38rem, 100%); padding: var(--dw-space-4); }
h1 { display: flex; align-items: center; gap: 0.8rem; margin: 0 0 var(--dw-space-4);
  font: 600 var(--dw-size-h1)/1.2 var(--dw-font-title); }
svg { inline-size: 3.5rem; block-size: 3.5rem; }
.dw-ring-arc { fill: none; stroke: currentColor; stroke-width: 9; }
.dw-ring-series { fill: none; stroke: currentColor; stroke-width: 7; stroke-linecap: round; stroke-linejoin: round; }
.dw-ring-point { fill: var(--dw-signal); }
ul { display: grid; gap: var(--dw-space-3); margin: 0; padding: 0; list-style: none; }
a { display: block; padding: var(--dw-space-3) var(--dw-space-4); border: 1px solid var(--dw-line);
  border-radius: var(--dw-radius); background: var(--dw-card); color: var(--dw-ink); text-decoration: none; }
a:hover { border-color: var(--dw-accent); }
a:focus-visible { outline: 3px solid var(--dw-focus); outline-offset: 2px; }
.dw-school { display: flex; align-items: center; gap: 0.8rem; margin: 0 0 var(--dw-space-4);
  font-size: var(--dw-size-lead); font-weight: 600; }
.dw-school img { max-inline-size: 8rem; block-size: 3rem; padding: 0.15rem; border-radius: 0.25rem;
  background: var(--dw-logo-ground); object-fit: contain; }
strong { display: block; color: var(--dw-accent); font-size: var(--dw-size-lead); }
"""

# Goes on at once: to the language chosen before, else to the first that the browser asks for and the course has.
SCRIPT = """
(() => {
  const ours = document.documentElement.dataset.languages.split(" ");
  let chosen = null;
  try { chosen = localStorage.getItem("datawijs.language"); } catch (blocked) {}
  const asked = (navigator.languages || [navigator.language || ""]).map((name) => name.slice(0, 2).toLowerCase());
  const language = [chosen, ...asked].find((name) => ours.includes(name)) || (ours.includes("en") ? "en" : ours[0]);
  location.replace(language + "/index.html");
})();
"""


def landing_page() -> str:
    """Return the HTML of the first page."""
    choices = "\n".join(_choice(language) for language in LANGUAGES)
    return f"""<!DOCTYPE html>
<html lang="{DEFAULT_LANGUAGE}" data-languages="{" ".join(LANGUAGES)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Datawijs</title>
<link rel="icon" href="{DEFAULT_LANGUAGE}/_static/mark.svg" type="image/svg+xml">
<script>{SCRIPT}</script>
<style>
{tokens_css()}
{STYLE}</style>
<!--school:head-->
</head>
<body>
<main>
<h1>{wordmark_ring()} Datawijs</h1>
<!--school:name-->
<ul>
{choices}
</ul>
</main>
</body>
</html>
"""


def _choice(language: str) -> str:
    with speaking(language):
        words = frame_words()
        name, promise = words.say("language", "start"), words.say("language", "promise")
    link = f'href="{language}/index.html" lang="{language}" hreflang="{language}"'
    return f"<li><a {link}><strong>{name}</strong>{promise}</a></li>"
