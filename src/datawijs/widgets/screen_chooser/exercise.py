"""Screen chooser: which screen a reader has at school, kept on the device, so that lessons can speak of that one."""

from typing import TYPE_CHECKING

from datawijs.widgets.exercise import Exercise
from datawijs.words import read_words

if TYPE_CHECKING:
    import pandas as pd

# The pages of "My screen", by the names of their files. `on_your_screen.js` finds a reader's own line by these.
SCREENS = (
    "half-yearly-tests",
    "parnassys",
    "snappet",
    "gynzy",
    "method-tests",
    "marks-book",
    "smartschool",
    "once",
)


class ScreenChooser(Exercise):
    """Choose the screen that one has at school; it can be changed at any time.

    All pages with it give it the same id, "my-screen", so that they share one choice. Raises ValueError for an id that can't be
    used.
    """

    minutes = 0.5

    def __init__(self, exercise_id: str):
        words = read_words(__file__)
        super().__init__(
            exercise_id,
            title=words.title("card"),
            content={
                "intro": words.text("card"),
                "screens": [{"name": key, "text": words.say("screens", key)} for key in SCREENS],
            },
            ui=words.sentences("ui"),
        )

    @property
    def result(self) -> "pd.DataFrame":
        """The chosen screen, one row with the name of its page; no row where none was chosen. Column: screen."""
        import pandas as pd  # here: most who show this exercise never ask for the table

        chosen = self.given.get("screen")
        return pd.DataFrame({"screen": [chosen] if chosen in SCREENS else []})
