"""What the exercise "Combining sources" asks about a pupil. Every number in a sentence is computed from the board.

About each source: what does it say by itself? Then: how do the sources fit together? And: what do you do?
"""

from datawijs.language import _, decimal
from datawijs.widgets.combining_sources.pupils import LATE_TESTS, Case
from datawijs.widgets.question import Answer, Question

STANDS_OUT, ORDINARY, SILENT = "stands-out", "ordinary", "silent"
SOURCES = ("practice", "tests", "absences")

Whys = tuple[tuple[str, ...], ...]  # of waiting, looking closer and talking: why, and the misreading unless it is right


def _said(facts: str, right: str, whys: dict[str, tuple[str | None, str]]) -> tuple[Answer, ...]:
    """The three things a source can say, in one fixed order; `whys`: the misreading and the reason of each."""
    texts = {
        STANDS_OUT: _("Something stands out"),
        ORDINARY: _("Nothing out of the ordinary"),
        SILENT: _("Silent: too little to say anything"),
    }
    return tuple(
        Answer(text, f"{facts} {whys[key][1]}", None if key == right else whys[key][0]) for key, text in texts.items()
    )


def source_questions(case: Case) -> dict[str, Question]:
    """Return what is asked about each source."""
    return {"practice": _practice(case), "tests": _tests(case), "absences": _absences(case)}


def _in_hundred(share: float) -> str:
    return _("fewer than 1") if share < 0.01 else decimal(100 * share, 0)


# ---- each source by itself -------------------------------------------------------------------------------------------


def _practice(case: Case) -> Question:
    first, last = case.places
    ticks = _("A ✓ stands in {ticks} of the 10 months; pupils who keep pace have {usual} on average.").format(
        ticks=case.ticks, usual=decimal(case.usual_ticks)
    )
    silent = ("practice-is-no-source", _("There is a place for every month, and each rests on many exercises."))
    if case.key == "slide":
        facts = _(
            "{name} stood at {first} in autumn and at {last} in spring. Of 100 pupils who keep pace, {share} fall that "
            "far."
        ).format(name=case.name, first=decimal(first, 0), last=decimal(last, 0), share=_in_hundred(case.steady_falls))
        whys = {
            STANDS_OUT: (None, _("No single month shows it. You looked from one end of the year to the other.")),
            ORDINARY: ("green-means-fine", ticks + " " + _("The target is set anew every month, so it comes along.")),
            SILENT: silent,
        }
        right = STANDS_OUT
    else:
        facts = _(
            "{name} stood at {first} in autumn and at {last} in spring. From month to month the place wobbles."
        ).format(name=case.name, first=decimal(first, 0), last=decimal(last, 0))
        whys = {
            STANDS_OUT: ("wobble-as-signal", ticks + " " + _("A month without a ✓ is ordinary.")),
            ORDINARY: (None, _("Over the year hardly anything changes.")),
            SILENT: silent,
        }
        right = ORDINARY
    prompt = _("Practice platform: what does it say about {name}, by itself?").format(name=case.name)
    return Question(f"{case.key}-practice", "source", prompt, _said(facts, right, whys))


def _tests(case: Case) -> Question:
    prompt = _("Tests: what do they say about {name}, by themselves?").format(name=case.name)
    found = case.evidence
    facts = (
        _(
            "Compared with the class, the last three results lie {drop} times the own wobble lower than the earlier ones. "
            "Chance alone does that in {chance} of 100 pupils."
        )
        if found.drop > 0
        else _(
            "Compared with the class, the last three results lie {drop} times the own wobble higher than the earlier ones."
        )
    ).format(drop=decimal(abs(found.drop)), chance=_in_hundred(found.chance))
    if case.key == "slide":
        whys = {
            STANDS_OUT: ("wobble-as-signal", _("One lower result is wobble, not a decline.")),
            ORDINARY: (None, _("A sudden fall would show here. A slow loss needn't: tests ask what was just taught.")),
            SILENT: (
                "ordinary-is-silent",
                _("With so many results a large fall would have shown. That is not silence."),
            ),
        }
        return Question(f"{case.key}-tests", "source", prompt, _said(facts, ORDINARY, whys))
    if case.key == "sudden":
        newest = _("The newest result, {newest}, is higher than the lowest of the last three.").format(
            newest=decimal(case.newest)
        )
        whys = {
            STANDS_OUT: (
                None,
                _("Three results against all earlier ones, and the class taken off: so one test weighs less."),
            ),
            ORDINARY: ("believes-the-newest", newest + " " + _("But one result doesn't undo the others.")),
            SILENT: (
                "doubts-everything",
                _("Nearly every test was taken, and the fall is larger than chance usually makes."),
            ),
        }
        return Question(f"{case.key}-tests", "source", prompt, _said(facts, STANDS_OUT, whys))
    late = case.scores.iloc[LATE_TESTS.start - 1 :]
    gaps = _("Of the last {count} tests {missed} were missed, and the newest result is low.").format(
        count=len(late), missed=int(late.isna().sum())
    )
    whys = {
        STANDS_OUT: (
            "believes-the-newest",
            _("The newest result, {newest}, is low. It is one result, and results wobble.").format(
                newest=decimal(case.newest)
            ),
        ),
        ORDINARY: (
            "silent-means-fine",
            _("Where there is no result, nothing was measured. That is not a good result."),
        ),
        SILENT: (None, _("Too little to see a decline, and too little to rule one out. Both count.")),
    }
    return Question(f"{case.key}-tests", "source", prompt, _said(gaps, SILENT, whys))


def _absences(case: Case) -> Question:
    facts = _("Half-days away: {name} {half_days}, the middle pupil of the class {middle}.").format(
        name=case.name, half_days=int(case.half_days.sum()), middle=decimal(case.class_half_days, 0)
    )
    if case.key == "silent":
        whys = {
            STANDS_OUT: (None, _("That is worth a question: how are things? It says nothing yet about learning.")),
            ORDINARY: ("absence-overlooked", _("That is clearly more than usual in this class.")),
            SILENT: ("ordinary-is-silent", _("The record is complete: it says a lot about being there.")),
        }
        right = STANDS_OUT
    else:
        whys = {
            STANDS_OUT: (
                "story-from-absence",
                _("Who looks for a cause finds one in every record. This is an ordinary year."),
            ),
            ORDINARY: (None, _("So absence explains nothing here. And being there doesn't prove that all is well.")),
            SILENT: ("ordinary-is-silent", _("The record is complete: few absences is something it does say.")),
        }
        right = ORDINARY
    prompt = _("Absences: what do they say about {name}, by themselves?").format(name=case.name)
    return Question(f"{case.key}-absences", "source", prompt, _said(facts, right, whys))


# ---- together --------------------------------------------------------------------------------------------------------


def together_question(case: Case) -> Question:
    """Return how the sources fit together: where they contradict, or only seem to agree."""
    return {"slide": _slide_together, "sudden": _sudden_together, "silent": _silent_together}[case.key](case)


def _slide_together(case: Case) -> Question:
    answers = (
        Answer(
            _("They ask different things: tests what was just taught, practice all that came before"),
            _("So both can be right: {name} keeps up in the lesson and loses what lies further back.").format(
                name=case.name
            ),
        ),
        Answer(
            _("Two against one: the tests and the absences win"),
            _("Sources don't vote. Absences can't see how {name} learns, and the tests look at something else.").format(
                name=case.name
            ),
            "sources-vote",
        ),
        Answer(
            _("It is over: in June the target was reached again"),
            _(
                "June is one month out of ten, and its target had come down with {name}. The newest is not the truest."
            ).format(name=case.name),
            "believes-the-newest",
        ),
        Answer(
            _("There are three signs: the place falls, the line falls, and there are months without a ✓"),
            _("All three are made from the same exercises. One source that says a thing three times has said it once."),
            "same-evidence-twice",
        ),
    )
    prompt = _("Practice falls, the tests don't. How can that be?")
    return Question("slide-together", "together", prompt, answers)


def _sudden_together(case: Case) -> Question:
    answers = (
        Answer(
            _("Tests follow what is being taught now; practice still carries all that was learned before"),
            _("What was once learned isn't gone. So the tests show a fall first, and practice little or later."),
        ),
        Answer(
            _("Two against one: practice and absences win"),
            _("Sources don't vote. One source that can see it weighs more than two that can't."),
            "sources-vote",
        ),
        Answer(
            _("It is passing: the newest result is not the lowest any more"),
            _(
                "The newest result, {newest}, is one result. The last three together still lie well below the earlier ones."
            ).format(newest=decimal(case.newest)),
            "believes-the-newest",
        ),
        Answer(
            _("There are three signs: the average, the line and the last report all went down"),
            _("All three come from the same tests. Count them once; here once is enough."),
            "same-evidence-twice",
        ),
    )
    prompt = _("The tests fall, practice doesn't. How can that be?")
    return Question("sudden-together", "together", prompt, answers)


def _silent_together(case: Case) -> Question:
    answers = (
        Answer(
            _("One at most, the low result: the gaps are the absences, seen a second time"),
            _("Who is away misses tests: the same weeks stand in two sources. And being away is no decline."),
        ),
        Answer(
            _("Three: many absences, missing tests and a low result"),
            _("The missing tests are the absences again. Counted twice, a week of flu looks like a pattern."),
            "same-evidence-twice",
        ),
        Answer(
            _("The newest result decides: it tells how things are now"),
            _("The newest result is the freshest, not the surest. It wobbles as much as any other."),
            "believes-the-newest",
        ),
        Answer(
            _("None: practice is fine, and in the tests there is nothing to see"),
            _("There is nothing to see because nothing was measured. Silence is no reassurance."),
            "silent-means-fine",
        ),
    )
    prompt = _("Many absences, missing tests, a low last result. How many separate signs of a decline is that?")
    return Question("silent-together", "together", prompt, answers)


# ---- what to do ------------------------------------------------------------------------------------------------------


def decision_question(case: Case) -> Question:
    """Return what the reader does now: wait, look closer, or talk."""
    wait, closer, talk = {"slide": _slide_whys, "sudden": _sudden_whys, "silent": _silent_whys}[case.key](case)
    answers = (
        Answer(_("Wait: look again after the next test, and note down what I am waiting for"), *wait),
        Answer(_("Look closer: search within one source before I talk"), *closer),
        Answer(_("Talk with {name} now, with an open question").format(name=case.name), *talk),
    )
    return Question(f"{case.key}-decision", "decision", _("What do you do for {name}?").format(name=case.name), answers)


def _slide_whys(case: Case) -> Whys:
    return (
        (
            _("The next test asks what is taught next; it won't show this. And it has been going on for months."),
            "waits-in-the-wrong-place",
        ),
        (
            _(
                "Practice shows which goals stay behind. With those in hand you know what to talk about, and what to offer. "
                "Plan the talk right away."
            ),
        ),
        (
            _("The talk will come. But “you are falling” helps nobody: first find out which goals it is about."),
            "talks-without-a-subject",
        ),
    )


def _sudden_whys(case: Case) -> Whys:
    return (
        (
            _("You know enough: chance rarely does this. Every test that you wait costs {name} time.").format(
                name=case.name
            ),
            "waits-for-certainty",
        ),
        (
            _("More data won't tell what is the matter. Log-ins and planner say nothing about it; {name} can.").format(
                name=case.name
            ),
            "data-before-pupil",
        ),
        (_("The results say that something has changed, not what. So ask: what do you notice yourself?"),),
    )


def _silent_whys(case: Case) -> Whys:
    return (
        (
            _(
                "Let {name} make up the tests that were missed, and ask how it is to be back; that is not a talk about a "
                "decline. After the next test you know more."
            ).format(name=case.name),
        ),
        (
            _("There is nothing to search in: what was not measured can't be found. New results are needed."),
            "searches-in-silence",
        ),
        (
            _(
                "About what? One low result after an absence. Who begins about a decline makes {name} worry about wobble."
            ).format(name=case.name),
            "believes-the-newest",
        ),
    )
