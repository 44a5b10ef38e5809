"""What stands in a table beside the results and would be computed with as if it were one: a pupil's number, a row of maxima.

Only what can be told for certain. An age in a table without labels looks like a result, and is taken for one.
"""

import re

import numpy as np
import pandas as pd

from datawijs.language import _, decimal

ENOUGH_ROWS = 6  # so many results that count 1, 2, 3 … from pupil to pupil don't come about
FAR_ABOVE = 5  # times every other number in the table

SUMMARIES = (
    r"points possible|possible points|te behalen punten|max(imum|imaal)?[ .]*(score|punten|points)|maximum|maxima"
    r"|(klas|groeps|class)?[ -]*(gemiddelde|average|mean)|mediaan|median|totaal|total|eindtotaal|grand total"
    r"|standaardafwijking|standard deviation"
)
ABOUT_PUPILS = (
    r"(leerling|pupil|student|stam|learner)?[ _-]*(nummer|nr|number|id)"
    r"|leerling|pupil|student|stamboeknummer|naam|name|roepnaam|voornaam|achternaam|leeftijd|age|geboorte(jaar|datum)"
    r"|(birth ?year|year of birth|date of birth|birthday)|klas|class([ _]id)?|school([ _]id)?|vak|subject([ _]id)?|datum|date"
)
NO_ROW = re.compile(SUMMARIES)
NO_COLUMN = re.compile(f"{SUMMARIES}|{ABOUT_PUPILS}")


def check_columns(columns: pd.Index) -> None:
    """Raise ValueError for a column that by its name holds no results: a pupil's number, an age, an average."""
    for name in _named(columns, NO_COLUMN):
        raise ValueError(
            _(
                "{name!r} is no result of a test. Leave it out, for example with drop(columns={name!r}); what says which "
                "pupil it is belongs in the index: set_index({name!r})."
            ).format(name=name)
        )


def check_rows(rows: pd.Index) -> None:
    """Raise ValueError for a row that by its name is no pupil: points possible, an average, a total."""
    for name in _named(rows, NO_ROW):
        raise ValueError(
            _("The row {name!r} is no pupil. Leave it out first, for example with drop(index={name!r}).").format(
                name=name
            )
        )


def check_counters(numbers: np.ndarray, columns: pd.Index) -> None:
    """Raise ValueError for a column that numbers the rows, or holds numbers of pupils: whole, all different, and far above
    everything else. `numbers`: one series a row."""
    rows, count = numbers.shape
    if rows < ENOUGH_ROWS or count < 2:
        return
    counting = (np.diff(numbers, axis=0) == 1).all(axis=0)
    for place in np.flatnonzero(counting | _far_above(numbers)):
        own = numbers[:, place]
        if (own % 1 == 0).all() and len(np.unique(own)) == rows:
            raise ValueError(
                _(
                    "Column {name!r} numbers the pupils, {first}, {second} …; it is no result of a test. "
                    "Leave it out first."
                ).format(name=columns[place], first=decimal(own[0], 0), second=decimal(own[1], 0))
            )


def _far_above(numbers: np.ndarray) -> np.ndarray:
    """Whether each column is complete, and everywhere far above all that stands in the others."""
    largest = np.abs(np.nan_to_num(numbers)).max(axis=0)
    of_others = np.array([np.delete(largest, place).max() for place in range(len(largest))])
    far: np.ndarray = (numbers.min(axis=0) > FAR_ABOVE * of_others) & (of_others > 0)
    return far


def _named(labels: pd.Index, pattern: re.Pattern[str]) -> list[str]:
    """The names among the labels, or in any level of them, that fit a pattern as a whole."""
    levels = labels.levels if isinstance(labels, pd.MultiIndex) else [labels]
    texts = [name for level in levels if not pd.api.types.is_numeric_dtype(level) for name in level.unique()]
    return [name for name in texts if isinstance(name, str) and pattern.fullmatch(name.strip(" .:").casefold())]
