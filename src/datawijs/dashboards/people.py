"""A chance as a picture: a hundred little people, of whom some stand out.

Such a picture shows those whom it happens to and all the others at once, so that nobody has to know what a percentage is a
share of (Kurz-Milcke, Gigerenzer & Martignon, Annals of the New York Academy of Sciences 1128 (2008), 18–28). It says little
where something happens to fewer than one in a hundred; there, write the number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files

from datawijs.dashboards.svg import with_fallbacks
from datawijs.language import current_language, rounded

HUNDRED = 100
COLUMNS = 20
STEP_X, STEP_Y, AISLE = 20, 30, 8  # after ten there is an aisle, so that one sees at a glance how many there are
KINDS = ("full", "half", "open")  # filled, half filled, an outline: they differ without colour
# One little person with the middle of the shoulders at (0, 0).
HEAD = '<circle cy="-8" r="4"/>'
BODY = '<path d="M-6 11V3Q-6-2 0-2Q6-2 6 3V11Z"/>'
LOWER_HALF = '<path class="dw-lower" d="M-6 11V5H6V11Z"/>'


@dataclass(frozen=True)
class People:
    """A hundred people as a picture, with the same in words beneath it.

    title: who they are. groups: of each group what it is called and how many of the hundred it has, those that stand out first;
    two or three groups. Raises ValueError when they aren't a hundred.
    """

    title: str
    groups: Mapping[str, int]
    language: str = field(default_factory=current_language, init=False)

    def __post_init__(self) -> None:
        if sum(self.groups.values()) != HUNDRED:
            raise ValueError(f"these are {sum(self.groups.values())} people, and not {HUNDRED}: {dict(self.groups)}")
        if not 2 <= len(self.groups) <= len(KINDS):
            raise ValueError(f"a picture has two or three groups, and not {len(self.groups)}")

    def __repr__(self) -> str:
        return f"{self.title}: {', '.join(f'{count} {name}' for name, count in self.groups.items())}"

    def _repr_html_(self) -> str:
        """Return the picture for a page or a notebook."""
        kinds = self._kinds()
        drawn = [kind for name, count in self.groups.items() for kind in [kinds[name]] * count]
        people = "".join(_person(place, kind) for place, kind in enumerate(drawn))
        key = "".join(_key(kinds[name], count, name) for name, count in self.groups.items())
        return (
            f'<figure class="dw-people" lang="{self.language}"><style>{_css()}</style>'
            f"<figcaption>{escape(self.title)}</figcaption>"
            f'<svg viewBox="{_view()}" aria-hidden="true" focusable="false">{people}</svg>'
            f"<ul>{key}</ul></figure>"
        )

    def _kinds(self) -> dict[str, str]:
        kinds = KINDS if len(self.groups) == len(KINDS) else (KINDS[0], KINDS[-1])
        return dict(zip(self.groups, kinds, strict=True))


def in_hundred(*shares: float) -> list[int]:
    """Return whole numbers of a hundred for shares between 0 and 1, and last how many are left.

    Each is the rounded share of all so far less those before it, so that no rounding makes them more than a hundred.
    """
    until = [int(rounded(HUNDRED * sum(shares[: place + 1]))) for place in range(len(shares))]
    return [after - before for before, after in zip([0, *until], [*until, HUNDRED], strict=True)]


def _person(place: int, kind: str) -> str:
    row, column = divmod(place, COLUMNS)
    x = 10 + column * STEP_X + (AISLE if column >= COLUMNS // 2 else 0)
    return f'<g class="dw-{kind}" transform="translate({x} {16 + row * STEP_Y})">{_figure(kind)}</g>'


def _figure(kind: str) -> str:
    return HEAD + BODY + (LOWER_HALF if kind == "half" else "")


def _key(kind: str, count: int, name: str) -> str:
    sign = f'<svg viewBox="-9 -14 18 28" aria-hidden="true" focusable="false"><g class="dw-{kind}">{_figure(kind)}</g></svg>'
    return f"<li>{sign}<span><strong>{count}</strong> {escape(name)}</span></li>"


def _view() -> str:
    return f"0 0 {COLUMNS * STEP_X + AISLE} {HUNDRED // COLUMNS * STEP_Y}"


@cache
def _css() -> str:
    return with_fallbacks(files("datawijs.dashboards").joinpath("people.css").read_text(encoding="utf-8")).strip()
