"""What the exercise "Early warning" asks. Every number in a sentence is computed."""

from datawijs.language import _, decimal
from datawijs.widgets.early_warning.school import CAUGHT, FALSE, PUPILS, START, School, school, worth
from datawijs.widgets.question import Answer, Question

ELSEWHERE = 20  # percent in trouble, where the list was tried out
RARE = 1  # percent in trouble


def _count(percent: float) -> str:
    """A share as a number of 100, with a decimal only where it matters."""
    return decimal(percent, 0)


def list_sentence(one: School) -> str:
    """Return what the list is worth in this school, in pupils."""
    return _("The list has {listed} names: {hits} pupils in trouble and {false} without.").format(
        listed=one.listed, hits=one.hits, false=one.false_alarms
    )


# ---- before ----------------------------------------------------------------------------------------------------------


def guesses() -> list[Question]:
    """Return the guesses, asked before the learner has seen any pupil."""
    return [_flag(), _names()]


def _flag() -> Question:
    common, caught, false = START
    fact = list_sentence(school(*START)) + " " + _("So {worth} in 100.").format(worth=_count(worth(*START)))
    answers = (
        Answer(
            _("About {number} in 100").format(number=caught),
            fact
            + " "
            + _(
                "{caught} in 100 is the other way round: of the pupils in trouble so many are on the list. The question "
                "was: of those on the list, how many are in trouble?"
            ).format(caught=caught),
            "other-way-round",
        ),
        Answer(
            _("About {number} in 100").format(number=100 - false),
            fact
            + " "
            + _(
                "{right} in 100 is the share of the pupils without trouble who are rightly not on it. But there are so "
                "many of them that the other {false} in 100 fill the list."
            ).format(right=100 - false, false=false),
            "few-false-alarms",
        ),
        Answer(
            _("About {number} in 100").format(number=_count(worth(*START))),
            fact + " " + _("Trouble is rare here, so even a decent list consists mostly of false alarms."),
        ),
        Answer(
            _("About {number} in 100").format(number=common),
            fact
            + " "
            + _(
                "{common} in 100 is the chance of any pupil. The list raises it a good deal; it doesn't make it certain."
            ).format(common=common),
            "list-adds-nothing",
        ),
    )
    prompt = _(
        "Of 100 pupils {common} are really in trouble. The list catches {caught} of 100 of them. Of 100 pupils without "
        "trouble it flags {false} all the same. A pupil is on the list. How likely is it that something is the matter?"
    ).format(common=common, caught=caught, false=false)
    return Question("flag", "guess", prompt, answers)


def _names() -> Question:
    one = school(*START)
    fact = _("{listed}: {hits} hits and {false} false alarms.").format(
        listed=one.listed, hits=one.hits, false=one.false_alarms
    )
    answers = (
        Answer(
            _("About {number}").format(number=one.troubled),
            fact
            + " "
            + _(
                "You took the pupils who are in trouble. The list misses {misses} of them, and flags others instead."
            ).format(misses=one.misses),
            "counted-the-trouble",
        ),
        Answer(
            _("About {number}").format(number=one.hits),
            fact
            + " "
            + _("The others count too: few of them are flagged, but there are {others}.").format(others=one.others),
            "forgot-the-false-alarms",
        ),
        Answer(
            _("About {number}").format(number=one.listed),
            fact + " " + _("More than twice as many names as there are pupils in trouble."),
        ),
    )
    prompt = _("This school has {pupils} pupils. How many names will be on the list?").format(pupils=PUPILS)
    return Question("names", "guess", prompt, answers)


# ---- after -----------------------------------------------------------------------------------------------------------


def questions() -> list[Question]:
    """Return the questions that close the exercise."""
    return [_which_slider(), _pilot(), _not_listed(), _second_look(), _what_to_do()]


def _which_slider() -> Question:
    common, caught, false = START
    best_caught, best_false = worth(common, CAUGHT[-1], false), worth(common, caught, FALSE[0])
    more = worth(ELSEWHERE, caught, false)
    fact = _(
        "From {now} in 100: catching everyone gives {caught}, flagging {false} in 100 wrongly gives {fewer}, and trouble "
        "for {elsewhere} in 100 gives {more}."
    ).format(
        now=_count(worth(*START)),
        caught=_count(best_caught),
        false=FALSE[0],
        fewer=_count(best_false),
        elsewhere=ELSEWHERE,
        more=_count(more),
    )
    answers = (
        Answer(
            _("How many are caught"),
            fact + " " + _("Catching more finds more pupils, but leaves all the false alarms on the list."),
            "catch-more",
        ),
        Answer(
            _("How common it is"),
            fact
            + " "
            + _("The same list says more where trouble is common. You can't choose that; so first ask how rare it is."),
        ),
        Answer(
            _("How many are flagged falsely, down to {false} in 100").format(false=FALSE[0]),
            fact + " " + _("That helps most of what you can change yourself, but it isn't enough here."),
            "false-alarms-only",
        ),
    )
    prompt = _(
        "You start at {common}, {caught} and {false} in 100 and may move only one slider. With which one can a flag become "
        "right more often than wrong?"
    ).format(common=common, caught=caught, false=false)
    return Question("which-slider", "meaning", prompt, answers)


def _pilot() -> Question:
    common, caught, false = START
    there, here = worth(ELSEWHERE, caught, false), worth(*START)
    fact = _(
        "Where {elsewhere} in 100 are in trouble, {there} of 100 flags are right; with {common} in 100 the same list has "
        "{here}, and with {rare} in 100 only {rarely}."
    ).format(
        elsewhere=ELSEWHERE,
        there=_count(there),
        common=common,
        here=_count(here),
        rare=RARE,
        rarely=_count(worth(RARE, caught, false)),
    )
    answers = (
        Answer(
            _("Also about {number} in 100: it is the same list").format(number=_count(there)),
            fact
            + " "
            + _("The list is the same, the pupils aren't. What a flag is worth is no property of the list alone."),
            "worth-travels-along",
        ),
        Answer(
            _("About {number} in 100").format(number=_count(here)),
            fact + " " + _("So ask of every promise: right in how many cases, and how common was it there?"),
        ),
        Answer(
            _("More than {number} in 100: our school has fewer problems").format(number=_count(there)),
            fact
            + " "
            + _("It is the other way round: the fewer pupils are in trouble, the larger the share of false alarms."),
            "rarer-is-surer",
        ),
    )
    prompt = _(
        "A supplier says: in our trial {there} of 100 flags were right. In that trial {elsewhere} of 100 pupils were in "
        "trouble. With you it is {common} of 100. How many flags will be right with you?"
    ).format(there=_count(there), elsewhere=ELSEWHERE, common=common)
    return Question("pilot", "meaning", prompt, answers)


def _not_listed() -> Question:
    one = school(*START)
    unlisted = PUPILS - one.listed
    fact = _("Of the {unlisted} pupils who are not on the list {misses} are in trouble: {share} in 100.").format(
        unlisted=unlisted, misses=one.misses, share=decimal(100 * one.misses / unlisted)
    )
    answers = (
        Answer(
            _("That nothing is the matter"),
            fact
            + " "
            + _("For most that is so. But {misses} of the {troubled} pupils in trouble are not on any list.").format(
                misses=one.misses, troubled=one.troubled
            ),
            "silence-is-proof",
        ),
        Answer(
            _("That it is unlikely, and that your own eyes still count"),
            fact
            + " "
            + _(
                "{misses} of the {troubled} pupils in trouble will only be found by someone who looks and listens."
            ).format(misses=one.misses, troubled=one.troubled),
        ),
        Answer(
            _("Nothing at all"),
            fact
            + " "
            + _(
                "Before the list it was {common} in 100. So it does tell something, and little, because it was rare already."
            ).format(common=START[0]),
            "list-adds-nothing",
        ),
    )
    return Question("not-listed", "meaning", _("A pupil is not on the list. What does that tell you?"), answers)


def _second_look() -> Question:
    common, caught, false = START
    once = worth(common, caught, false)
    twice = worth(once, caught, false)
    fact = _(
        "The {listed} on the list are a new group, in which {once} in 100 are in trouble. A look that is just as good, and "
        "that knows nothing of the list, brings those whom it picks out to {twice} in 100."
    ).format(listed=school(*START).listed, once=_count(once), twice=_count(twice))
    answers = (
        Answer(
            _("A colleague who knows the pupil looks, without knowing what is on the list"),
            fact + " " + _("Two sources that know nothing of each other are worth more than one that looks twice."),
        ),
        Answer(
            _("The list is made again, from the same data with another formula"),
            fact + " " + _("The same data twice is not a second source: the same bad luck puts the same pupils on it."),
            "same-evidence-twice",
        ),
        Answer(
            _("You take the strictest half of the list"),
            fact
            + " "
            + _(
                "That may shift the balance, and it drops pupils who are in trouble. Nothing new was learned about anybody."
            ),
            "stricter-is-wiser",
        ),
    )
    return Question("second-look", "meaning", _("What makes the list worth more?"), answers)


def _what_to_do() -> Question:
    one = school(*START)
    fact = _("Of {listed} flagged pupils {false} have nothing the matter.").format(
        listed=one.listed, false=one.false_alarms
    )
    answers = (
        Answer(
            _("For each name someone first looks and has an open talk; nothing goes on file"),
            fact
            + " "
            + _("A talk that begins with a question does no harm to whoever is fine, and helps whoever isn't."),
        ),
        Answer(
            _("The parents of everyone on the list get a letter"),
            fact
            + " "
            + _("So {false} families would worry for nothing, and the next letter is taken less seriously.").format(
                false=one.false_alarms
            ),
            "flag-is-verdict",
        ),
        Answer(
            _("“At risk” goes on file, so that everyone can take it into account"),
            fact
            + " "
            + _("A label stays when the trouble never was there, and colleagues see the label before the child."),
            "flag-as-label",
        ),
        Answer(
            _("Stop using such lists: they are mostly wrong"),
            fact
            + " "
            + _(
                "And yet {hits} of the {troubled} pupils in trouble are among them. As a start for looking, the list is fine."
            ).format(hits=one.hits, troubled=one.troubled),
            "mostly-wrong-is-useless",
        ),
    )
    return Question("what-to-do", "meaning", _("Which agreement fits a list like this?"), answers)
