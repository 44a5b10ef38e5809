"""What every chart has alike, whether Python draws it for a page or JavaScript in an exercise; each said once, here.

Widths are px on the screen; a figure of Python's keeps them too, whatever its size (`vector-effect` in figure.css). Dashes are
in widths of their line, on and off; a line of dots has round ends, so that each of them is a dot.
"""

Dash = tuple[float, float]

SCORE_TICKS = (0, 20, 40, 60, 80, 100)
HALF_A_TEST = 0.5  # what is shaded begins halfway between two tests

# Missed tests stand in a lane of their own under the axis: on it they would look like scores of 0. Px in an exercise, points
# in a figure: the room that the lane takes, and its own height.
MISSED_ROOM, MISSED_LANE = 32, 18

WIDTHS = {
    "self": 2.5,  # the pupil, the own line
    "others": 3.0,  # class, year, school
    "average": 2.0,  # the own average
    "rule": 2.0,  # the line that the last three are held against
    "middle": 3.0,  # the middle one of the last three
}
DASHES: dict[str, Dash] = {"others": (0.01, 2), "average": (3.5, 2.5)}  # the other lines are solid

# From the ground up: what stands later lies over what stands before it.
LAYERS = (
    *("recent", "band", "gridline", "average", "others", "rule", "middle-before", "middle", "self"),
    *("dot", "way", "above", "below"),
)


def line_css() -> dict[str, str]:
    """Return the tokens of lines for the style sheets: `stroke-<line>` for widths, `dash-<line>` for dashes."""
    widths = {f"stroke-{name}": f"{width:g}" for name, width in WIDTHS.items()}
    dashes = {f"dash-{name}": " ".join(f"{part * WIDTHS[name]:g}" for part in dash) for name, dash in DASHES.items()}
    return {**widths, **dashes}


def for_scripts() -> dict[str, object]:
    """Return what the JavaScript of the exercises has to know to draw as Python does."""
    return {"ticks": SCORE_TICKS, "halfATest": HALF_A_TEST, "missedRoom": MISSED_ROOM, "missedLane": MISSED_LANE}
