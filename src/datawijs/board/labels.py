"""What a reader sees in place of a key: the names of classes, subjects, goals, statuses and causes, in the language in use."""

from datawijs.language import _


def class_name(name: str, sector: str) -> str:
    """Return what a school calls its class: "groep 7A" in a Dutch primary school, "klas 3A" in a Flemish secondary one."""
    return (_("groep {name}") if sector == "primary" else _("class {name}")).format(name=name)


def subject_name(subject_id: str, sector: str | None = None) -> str:
    """Return a subject's name. Mathematics is called "rekenen" in a Dutch primary school and "wiskunde" after it.

    Raises ValueError for a subject that is not on the board.
    """
    names = {
        "maths": {"primary": _("Arithmetic"), "secondary": _("Mathematics")}.get(sector or "", _("Maths")),
        "spelling": _("Spelling"),
        "reading": _("Reading"),
        "dutch": _("Dutch"),
        "french": _("French"),
    }
    return _named(subject_id, names)


def cause_name(cause: str) -> str:
    """Return a decline's cause, as it would stand at the end of "The results went down because of …".

    Raises ValueError for a cause that is not on the board.
    """
    names = {
        "absence": _("absence"),
        "home": _("worries at home"),
        "motivation": _("less motivation"),
        "knowledge-gap": _("a gap in knowledge"),
    }
    return _named(cause, names)


def status_name(status: str) -> str:
    """Return the status of a practice goal. Raises ValueError for a status that is not on the board."""
    return _named(status, {"reached": _("reached"), "growing": _("growing"), "stuck": _("stuck")})


def goal_name(goal: str) -> str:
    """Return the name of a practice goal. Raises ValueError for a goal that is not on the board."""
    names = {
        "adding": _("Adding and subtracting"),
        "arguing": _("Arguing a point"),
        "capitals": _("Capital letters"),
        "column-arithmetic": _("Column arithmetic"),
        "compound-words": _("Compound words"),
        "conclusions": _("Drawing conclusions"),
        "conversation": _("Holding a conversation"),
        "diminutives": _("Diminutives"),
        "equations": _("Equations"),
        "fractions": _("Fractions"),
        "functions": _("Functions"),
        "geometry": _("Geometry"),
        "letter-writing": _("Writing a letter"),
        "listening": _("Listening"),
        "literature": _("Reading literature"),
        "loan-words": _("Loan words"),
        "main-idea": _("Finding the main idea"),
        "measuring": _("Measuring"),
        "money": _("Money"),
        "number-line": _("The number line"),
        "open-and-closed-syllables": _("Open and closed syllables"),
        "past-tense": _("The past tense"),
        "percentages": _("Percentages"),
        "plurals": _("Plurals"),
        "presenting": _("Giving a presentation"),
        "proof": _("Proof"),
        "reference-words": _("Reference words"),
        "statistics": _("Statistics"),
        "summarising": _("Summarising"),
        "tables": _("Multiplication tables"),
        "telling-time": _("Telling the time"),
        "text-structure": _("How a text is built"),
        "verb-endings": _("Verb endings"),
        "verb-spelling": _("Spelling of verbs"),
        "vocabulary": _("Vocabulary"),
    }
    return _named(goal, names)


def direction_name(direction: str) -> str:
    """Return the name of a study direction, or of the first stage. Raises ValueError for one that is not on the board."""
    names = {
        "first-stage": _("First stage, no direction yet"),
        "natural-sciences": _("Natural sciences"),
        "humanities": _("Human sciences"),
        "business": _("Business and organisation"),
        "welfare": _("Society and welfare"),
        "care": _("Care and welfare"),
    }
    return _named(direction, names)


def finality_name(finality: str) -> str:
    """Return where a study direction leads. Raises ValueError for a finality that is not on the board."""
    names = {"transition": _("further study"), "dual": _("study or work"), "labour": _("work")}
    return _named(finality, names)


def attest_name(attest: str) -> str:
    """Return what an attest means. Raises ValueError for an attest that is not on the board."""
    names = {
        "A": _("on to the next year, in any direction"),
        "B": _("on to the next year, but not in every direction"),
        "C": _("the same year again"),
    }
    return _named(attest, names)


def _named(key: str, names: dict[str, str]) -> str:
    if key not in names:
        raise ValueError(
            _("{key!r} is not on the board. Choose one of: {known}.").format(key=key, known=", ".join(names))
        )
    return names[key]
