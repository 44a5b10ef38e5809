"""The stories that can be asked for. Each is told in words of its own, under `cases`, about a signal on the board."""

from pathlib import Path

from datawijs.language import _
from datawijs.widgets.conversation_planner.signal import every_dip, false_alarm, hard_test, real_decline
from datawijs.widgets.conversation_planner.story import Ending, PlanWords, Step, Story, Way
from datawijs.words import Block, Item, Words, read_words

# A new story is a folder of words and a line here.
_SIGNALS = {
    "primary": real_decline,
    "secondary": hard_test,
    "false-alarm": false_alarm,
    "colleague": every_dip,
}
CASES = tuple(_SIGNALS)
_FOLDER = Path(__file__).parent / "cases"

_COSTS = ("minutes", "weeks", "trust")
_SETTINGS = {"to", "error", *_COSTS}


def story_of(case: str) -> Story:
    """Return the story of `case`, in the language in use. Raises ValueError for a case that isn't one of `CASES`."""
    if case not in _SIGNALS:
        raise ValueError(
            _("There is no case “{case}”. Choose from: {known}.").format(case=case, known=", ".join(CASES))
        )
    signal = _SIGNALS[case]()
    words = read_words(_FOLDER / case).knowing(signal.facts(), shared=True)
    steps, endings = words.part("steps"), words.part("endings")
    return Story(
        key=case,
        title=words.title("story"),
        intro=words.text("story"),
        signal=signal,
        says=tuple(item.text for item in words.block("dashboard").items),
        steps=tuple(_step(steps, key) for key in steps.block_keys()),
        endings=tuple(Ending(key, endings.title(key), endings.text(key)) for key in endings.block_keys()),
        truth=words.text("truth"),
        about_class=words.unfilled("story").settings.get("about") == "class",
        plan=PlanWords(**words.sentences("plan")) if "plan" in words.block_keys() else None,
    )


def _step(words: Words, key: str) -> Step:
    block = words.block(key)
    ways = tuple(_way(block, item) for item in block.items)
    return Step(key, words.title(key), words.text(key), ways, fills=block.settings.get("fills"))


def _way(block: Block[str], item: Item[str]) -> Way:
    """A way with all that belongs to it; raises WordsError, with its line, for what is missing or can't be read."""
    settings = item.settings
    if not item.key or len(item.paragraphs) != 2 or not item.whys or "to" not in settings:
        raise block.problem(
            _("a way to go on has a key, what one does, what follows, its why (> …), and where it leads: `to: …`."),
            item.line,
        )
    if item.tick is not ("error" not in settings):
        raise block.problem(
            _("a sensible way is ticked: - [x]. Any other isn't, and names its thinking error: `error: …`."), item.line
        )
    text, consequence = item.paragraphs
    return Way(
        item.key,
        text,
        consequence,
        " ".join(item.whys),
        settings["to"],
        misconception=settings.get("error"),
        **_costs(block, item),
    )


def _costs(block: Block[str], item: Item[str]) -> dict[str, int]:
    try:
        if set(item.settings) <= _SETTINGS:
            return {name: int(item.settings.get(name, 0)) for name in _COSTS}
    except ValueError:
        pass
    raise block.problem(
        _("this can't be read. Write numbers, and leave out what is 0: `to: …, minutes: 5, weeks: 1, trust: -1`."),
        item.line,
    )
