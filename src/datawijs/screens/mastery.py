"""A programme that says for each goal how likely a right answer is, in a colour that hangs on a setting of the teacher."""

from datawijs.language import decimal
from datawijs.screens.grid import Bar, Label, Row, grid
from datawijs.screens.screen import Screen, screen_words
from datawijs.words import Number

# Averages of a group on six goals of our own; two goals are not begun.
GOALS = {"tables": 82, "fractions": 71, "measuring": 64, "time": 58, "percentages": 0, "graphs": 0}
HIGHEST = 85  # what we expect of a goal when all of it has been taught: our choice
NEAR = 10  # points below what is expected where the colour changes once more: our choice


def mastery(*, taught: int) -> Screen:
    """Draw the averages of a group, coloured by what may be expected when the teacher says that `taught` % was taught."""
    words = screen_words("mastery")
    expected = HIGHEST * taught / 100
    rows, told = [], []
    for goal, average in GOALS.items():
        named, look = words.say("goals", goal), _look(average, expected)
        label = Label(words.say("looks", look), look)
        rows.append(Row((named, Bar(average, decimal(average, 0), expected), label), goal, named))
        told.append(words.say("drawn", "told", goal=named, average=average, look=label.text))
    setting = words.say("drawn", "setting", taught=taught)
    head = [words.say("head", key) for key in ("goal", "average", "colour")]
    title = words.say("drawn", "title", taught=taught)
    begun = [average for average in GOALS.values() if average]
    facts = {"all": Number(sum(GOALS.values()) / len(GOALS)), "begun": Number(sum(begun) / len(begun))}
    body = f'<p data-place="setting" data-place-name="{words.say("drawn", "where")}">{setting}</p>{grid(head, rows, title)}'
    return Screen(title, words.say("drawn", "like"), body, f"{setting} {' '.join(told)}", facts)


def _look(average: float, expected: float) -> str:
    if average == 0:
        return "none"
    if average >= expected:
        return "high"
    return "middle" if average >= expected - NEAR else "low"
