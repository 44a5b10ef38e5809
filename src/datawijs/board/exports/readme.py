"""The README beside the exports, in Dutch and English: what each file is, how to read it, and what to look out for."""

from datawijs.board.exports.file_kind import FileKind
from datawijs.board.exports.kinds import KINDS
from datawijs.board.exports.options import reading_options
from datawijs.language import LANGUAGES, _, speaking


def exports_readme() -> str:
    """Return the README in Markdown, Dutch first."""
    parts = []
    for language in LANGUAGES:
        with speaking(language):
            parts.append(_text())
    return "\n---\n\n".join(parts)


def _text() -> str:
    return "\n".join(
        (
            "# " + _("The board as a school's systems would give it"),
            "",
            _(
                "The same fictional schools as in the folder [board](../board/README.md), one folder a school, in files that "
                "look like what comes out of a school's systems. They are our imitation. For the exchange between systems "
                "there are public formats, such as OSO and that of the doorstroomtoets; for what a teacher downloads as a "
                "spreadsheet we know of none, so yours will look different. What you learn is to look before you count."
            ),
            "",
            *(line for kind in KINDS for line in _of_kind(kind)),
        )
    )


def _of_kind(kind: FileKind) -> list[str]:
    sectors = {"primary": _("primary school"), "secondary": _("secondary school")}
    schools = ", ".join(sectors[sector] for sector in kind.sectors)
    return [
        f"## `{kind.file}`: {kind.title()} ({schools})",
        "",
        _("With pandas: `{code}`").format(code=reading_code(kind)),
        "",
        *_table((_("heading"), _("what it means")), [(f"`{one.heading}`", one.meaning) for one in kind.columns()]),
        *_table((_("look out"), _("why it is so")), [(quirk.what, quirk.why) for quirk in kind.quirks()]),
    ]


def _table(head: tuple[str, str], rows: list[tuple[str, str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (head, ("---", "---"), *rows)] + [""]


def reading_code(kind: FileKind) -> str:
    """Return the pandas call that reads a file of this kind rightly, as one would type it."""
    given = [f"{name}={_typed(value)}" for name, value in reading_options(kind).items()]
    return f"pd.read_csv({', '.join([_typed(kind.file), *given])})"


def _typed(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_typed(name)}: {kind.__name__}" for name, kind in value.items()) + "}"
    return repr(value).replace("'", '"')
