"""Agreements builder: the school's own agreements on working with data, on one document."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from datawijs.widgets.agreements_builder.themes import SECTORS, sector_name, themes
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.list_words import reword_words
from datawijs.widgets.paper_words import paper_words
from datawijs.words import later, read_words

if TYPE_CHECKING:
    import pandas as pd


class AgreementsBuilder(Exercise):
    """Go through nine themes, choose sentences to start from, change them or write your own, and print the document.

    What is typed is kept in the browser as it was typed. A sentence that nobody changed follows the language of the page and
    the kind of school. Raises ValueError for an id that can't be used.
    """

    minutes = 20
    written = ("themes", "title", "school", "by")

    def __init__(self, exercise_id: str):
        self._themes = {sector: themes(sector) for sector in SECTORS}
        super().__init__(
            exercise_id,
            title=read_words(__file__).title("card"),
            content={
                "sectors": [
                    {"key": sector, "name": sector_name(sector), "themes": [asdict(theme) for theme in themes_of]}
                    for sector, themes_of in self._themes.items()
                ]
            },
            ui=_ui(),
        )

    @property
    def result(self) -> "pd.DataFrame":
        """The agreements as they stand in the document, one row for each.

        Columns: theme (its key), agreement (the sentence), start (the key of the starting sentence; missing for an own one),
        changed (whether a starting sentence was changed; True for own ones).
        """
        import pandas as pd  # here: most who show this exercise never ask for the table

        given = self.given
        sector: str = given["sector"] if given.get("sector") in SECTORS else SECTORS[0]
        rows: list[tuple[str, str, str | None, bool]] = []
        for theme in self._themes[sector]:
            kept = given.get("themes", {}).get(theme.key, {})
            taken, texts = kept.get("taken", []), kept.get("texts", {})
            for start in theme.starts:
                if start.key in taken:
                    text = texts.get(start.key, "").strip() or start.text
                    rows.append((theme.key, text, start.key, text != start.text))
            rows += [(theme.key, line.strip(), None, True) for line in kept.get("own", "").splitlines() if line.strip()]
        return pd.DataFrame(rows, columns=["theme", "agreement", "start", "changed"])


def _ui() -> dict[str, str]:
    words = read_words(__file__)
    return {
        **paper_words(),
        **reword_words(),
        "intro": words.text("card"),
        **words.sentences("ui", later("number", "all", "count", "name", "names")),
    }
