"""Agreements builder: the school's own agreements on working with data, on one document."""

from typing import TYPE_CHECKING, Any

from datawijs.language import _
from datawijs.widgets.agreements_builder.themes import SECTORS, Theme, sector_name, themes
from datawijs.widgets.exercise import Exercise
from datawijs.widgets.list_words import reword_words
from datawijs.widgets.paper_words import paper_words

if TYPE_CHECKING:
    import pandas as pd


class AgreementsBuilder(Exercise):
    """Go through nine themes, choose sentences to start from, change them or write your own, and print the document.

    What is typed is kept in the browser as it was typed. A sentence that nobody changed follows the language of the page and
    the kind of school. Raises ValueError for an id that can't be used.
    """

    def __init__(self, exercise_id: str):
        self._themes = {sector: themes(sector) for sector in SECTORS}
        super().__init__(
            exercise_id,
            title=_("Our school's agreements"),
            content={
                "sectors": [
                    {"key": sector, "name": sector_name(sector), "themes": [_shown(theme) for theme in themes_of]}
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


def _shown(theme: Theme) -> dict[str, Any]:
    return {
        "key": theme.key,
        "heading": theme.heading,
        "question": theme.question,
        "why": theme.why,
        "starts": [{"key": start.key, "text": start.text, "why": start.why} for start in theme.starts],
    }


def _ui() -> dict[str, str]:
    return {
        **paper_words(),
        **reword_words(),
        "kind": _("Tool"),
        "private": _(
            "What you type here, the name of your school too, stays in this browser on this device. It is not sent "
            "anywhere. Write no names of pupils."
        ),
        "intro": _(
            "You choose agreements theme by theme, make them your own, and end with a document to print. Leave out "
            "whatever doesn't suit your school: two agreements that everyone knows are worth more than a plan of ten "
            "pages."
        ),
        "sector": _("What kind of school is it? The sentences follow its words."),
        "about": _("About your school"),
        "place": _("Step {number} of {all}"),
        "document": _("The document"),
        "steps": _("Steps"),
        "taken_count": _("agreements: {count}"),
        "doc_title": _("Title"),
        "doc_title_default": _("How we work with pupils' data"),
        "by_hint": _("For example: the team, with the pupil council. Names are allowed; they stay on this device."),
        "review": _("We look back on"),
        "review_hint": _("A date about six weeks later works well."),
        "choose": _("Sentences to start from"),
        "choose_hint": _("Tick what suits you. Then you can change the words."),
        "own": _("An agreement of our own"),
        "own_hint": _("Each line becomes an agreement. Say who, when and what."),
        "previous": _("Previous"),
        "next": _("Next: {name}"),
        "to_document": _("To the document"),
        "nothing": _("There are no agreements in it yet. Choose or write at least one; the rest may stay empty."),
        "left_out": _("Themes without an agreement are left out: {names}."),
        "read_back": _("Read it once more"),
        "read_back_1": _("Could a new colleague start work with this tomorrow?"),
        "read_back_2": _("Does it react to a series, and not to one result?"),
        "read_back_3": _("Would you be happy for a pupil to read this?"),
        "read_back_4": _("Is there a date on which you look back?"),
        "many": _("There are {count} agreements. That is a lot to remember: which two or three do you begin with?"),
        "file": _("school-agreements"),
    }
