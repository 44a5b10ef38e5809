"""Design tokens: every colour, type size and distance of the course, each named once.

Pages and exercises use them as CSS custom properties (`var(--dw-ink)`), figures as Python values. The colours of data are
chosen from blue and orange, which stay apart for every common form of colour blindness, and differ in lightness too; good
and bad are never told by colour. Contrast of text on its ground is at least 4.5 : 1, of lines and marks at least 3 : 1
(WCAG 2.2, 1.4.3 and 1.4.11); `tests/test_design.py` measures it.
"""

from datawijs.design.charts import line_css
from datawijs.design.title_face import stand_ins_css, title_families

LIGHT = {
    "paper": "#faf7f1",  # the page
    "card": "#ffffff",  # what lies on it: exercises, figures
    "soft": "#f0ebe1",  # a quiet ground: hints, tables' heads
    "ink": "#17293d",  # text
    "quiet": "#525d69",  # text that comes second
    "line": "#d8d0c2",  # rules between things
    "edge": "#7b8490",  # edges of things that can be pressed
    "accent": "#0b5a9d",  # links, buttons, the learner's place
    "on-accent": "#ffffff",
    "accent-soft": "#e2eefa",
    "self": "#0b5a9d",  # data: the pupil, the own line
    "others": "#616a74",  # data: class, year, school
    "signal": "#b04a06",  # data: what stands out
    "signal-soft": "#fdeedd",
    "wait": "#806000",  # data: too early to tell
    "wait-soft": "#fbf3d3",
    "band": "#dbe7f3",  # data: the usual range
    "focus": "#b04a06",  # the ring around what has the keyboard
}

DARK = {
    "paper": "#111820",
    "card": "#1a232d",
    "soft": "#232e3a",
    "ink": "#e9eef3",
    "quiet": "#aeb9c4",
    "line": "#364351",
    "edge": "#7d8a97",
    "accent": "#84bdf5",
    "on-accent": "#0b1a29",
    "accent-soft": "#1d3650",
    "self": "#84bdf5",
    "others": "#98a3ae",
    "signal": "#f6a765",
    "signal-soft": "#44301c",
    "wait": "#e6c75c",
    "wait-soft": "#3b3519",
    "band": "#27394c",
    "focus": "#f6a765",
}

SHARED = {
    "font-text": 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", source-sans-pro, sans-serif',
    "font-title": title_families(),
    "font-code": 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace',
    "size-small": "0.875rem",
    "size-text": "1.0625rem",
    "size-lead": "1.25rem",
    "size-h3": "1.2rem",
    "size-h2": "1.5rem",
    "size-h1": "2.125rem",
    "space-1": "0.25rem",
    "space-2": "0.5rem",
    "space-3": "1rem",
    "space-4": "1.5rem",
    "space-5": "2.5rem",
    "space-6": "4rem",
    "radius": "0.625rem",
    "measure": "42rem",  # the longest line of text
    "target": "2.75rem",  # the least side of what a finger presses
    "logo-ground": "#ffffff",  # a school's logo is made for white paper
    "shadow": "0 1px 2px rgb(23 41 61 / 0.06), 0 4px 16px rgb(23 41 61 / 0.06)",
    **line_css(),
}


def tokens_css() -> str:
    """Return the tokens as CSS custom properties `--dw-…`, and the faces that they name.

    The page's own switch (`data-theme` on the root element) and JupyterLab's theme (`data-jp-theme-light` on the body) go
    before what the device prefers. Paper is always light.
    """
    return "\n".join((stand_ins_css(), schemes_css(LIGHT, DARK, SHARED)))


def schemes_css(light: dict[str, str], dark: dict[str, str], shared: dict[str, str] | None = None) -> str:
    """Return tokens as CSS custom properties: `light` or `dark` by the scheme in use, as `tokens_css` says; always `shared`."""
    in_light, in_dark, in_both = _properties(light), _properties(dark), _properties(shared or {})
    return "\n".join(
        (
            f":root {{ color-scheme: light; {in_light} {in_both} }}",
            f':root[data-theme="dark"] {{ color-scheme: dark; {in_dark} }}',
            "@media (prefers-color-scheme: dark) {",
            f'  :root:not([data-theme="light"]) {{ color-scheme: dark; {in_dark} }}',
            "}",
            f'body[data-jp-theme-light="true"] {{ color-scheme: light; {in_light} }}',
            f'body[data-jp-theme-light="false"] {{ color-scheme: dark; {in_dark} }}',
            "@media print {",
            '  :root, :root:not([data-theme="light"]), :root[data-theme="dark"], body[data-jp-theme-light] {',
            f"    color-scheme: light; {in_light}",
            "  }",
            "}",
        )
    )


def _properties(tokens: dict[str, str]) -> str:
    return " ".join(f"--dw-{name}: {value};" for name, value in tokens.items())
