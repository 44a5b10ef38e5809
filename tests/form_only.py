"""What the form of the options gives away, in every multiple-choice question that a learner gets.

A reader who knows nothing can still choose the longest option, or avoid the one with "never". Here such readers answer every
choice on the pages: the checks beside the pages, and the questions and stories inside the exercises. The last of them, "form
only", is the strongest: a conditional logit (McFadden 1974) over what can be seen without understanding a word, fitted to other
questions than those it answers.

`python tests/form_only.py` prints what they score, by training and language, and then each question with the lengths of its
options; `python tests/form_only.py advanced` only the questions of a training, or of files with that in their name.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import datawijs
from datawijs.course.page_exercises import PageExercise, exercises_on_page
from datawijs.course_folder import course_folder
from datawijs.language import LANGUAGES
from datawijs.widgets.editions import asked_in

COURSE = course_folder(Path(datawijs.__file__).parent)
OUTSIDE = "book"  # the pages around the trainings, as if they were one
FOLDS, REPEATS, SEED = 10, 3, 2026
PENALTY = 1.0  # of the logit, on standardised features: a normal prior with variance 1
TAIL = 0.01  # a score that chance reaches less often than this is no chance
ALLOWED = 0.08  # above chance, over all trainings together

ABSOLUTE = {
    "nl": "altijd nooit alleen elke elk ieder iedere iedereen niemand alle alles allemaal niets nergens overal zeker",
    "en": "always never only every everyone everybody nobody none all everything nothing nowhere everywhere certainly",
}
HEDGES = {
    "nl": "misschien kan kunnen soms vaak ongeveer meestal waarschijnlijk mogelijk wellicht eerder weinig rond nog",
    "en": "may might can could sometimes often about perhaps usually probably possibly likely little around yet",
}
REASONS = {"nl": "want omdat doordat dus zodat", "en": "because since so therefore"}
NEGATIONS = {"nl": "niet geen nooit niets niemand", "en": "not no never nothing nobody none"}


@dataclass(frozen=True)
class Asked:
    """A question with options, as a learner meets it. `place` is the file and line of its words; `right` marks the options."""

    training: str
    language: str
    place: str
    name: str
    texts: tuple[str, ...]
    right: np.ndarray

    @property
    def chance(self) -> float:
        return float(self.right.mean())

    @property
    def lengths(self) -> np.ndarray:
        return np.array([len(text) for text in self.texts])


# --- the questions


@cache
def all_asked(language: str, only: str = "") -> tuple[Asked, ...]:
    """Return every question with options on the pages in `language`; one that stands twice in a training counts once.

    `only`: those of a training, or of pages or files of words with that in their name.
    """
    found = {}
    pages = list(_pages(language))
    named = [one for one in pages if only == one[0]] or [one for one in pages if only in f"{one[1]}.words.md"]
    for training, page in named or pages:
        for one in exercises_on_page(page, language):
            for asked in _asked_in(one, training, language):
                found.setdefault((training, asked.name, asked.texts), asked)
    return tuple(one for one in found.values() if named or only in one.place)


def _pages(language: str) -> Iterator[tuple[str, str]]:
    for folder in sorted((COURSE / "modules" / language).iterdir()):
        for path in sorted(folder.glob("*.ipynb")):
            yield folder.name, f"{folder.name}/{path.stem}"
    for path in sorted((COURSE / "book" / language).glob("*.ipynb")):
        yield OUTSIDE, f"../../book/{language}/{path.stem}"


def _asked_in(one: PageExercise, training: str, language: str) -> Iterator[Asked]:
    content = one.exercise.content
    for question in asked_in(content):
        # a moment of a lesson has the same eight kinds each time, which no form tells apart
        if question["kind"] in ("choice", "stake") and all("text" in option for option in question["options"]):
            right = [option["correct"] for option in question["options"]]
            yield _asked(one, training, language, question["key"], question["options"], right)
    for step in content.get("steps", ()):
        if "ways" in step:  # of a story; more than one may be sensible
            right = [way["misconception"] is None for way in step["ways"]]
            if not all(right):
                yield _asked(one, training, language, step["key"], step["ways"], right)


def _asked(
    one: PageExercise, training: str, language: str, key: str, options: Sequence[Mapping[str, Any]], right: list[bool]
) -> Asked:
    texts = tuple(option["text"] for option in options)
    place = _place(one, key, language, texts)
    return Asked(training, language, place, f"{one.exercise.exercise_id}/{key}", texts, np.array(right))


def _place(one: PageExercise, key: str, language: str, texts: Sequence[str]) -> str:
    """Where the words of a question stand: the heading with its key, in the file that holds most words of its options."""
    beside = [one.path.with_suffix(".words.md")]
    inside = sorted((COURSE / "src/datawijs/widgets" / one.exercise.kind).rglob(f"{language}.md"))
    heading = re.compile(rf"^##+ `{re.escape(key)}`")
    words = {word for text in texts for word in text.split()}
    best, told = (-1, 0), str(one.path.relative_to(COURSE))
    for file in (file for file in (*beside, *inside) if file.exists()):
        lines, part = file.read_text(encoding="utf-8").splitlines(), ""
        for number, line in enumerate(lines, start=1):
            part = line if line.startswith("# ") else part
            if heading.match(line):
                block = " ".join(lines[number : number + 25]).split()
                fits = (f"`{one.exercise.exercise_id}`" in part, sum(word in block for word in words))
                if fits > best:
                    best, told = fits, f"{file.relative_to(COURSE)}:{number}"
    return told


# --- readers who know nothing

Reader = Callable[[Asked], np.ndarray]


def hit(asked: Asked, liked: np.ndarray) -> float:
    """How often a reader is right who chooses one of the options liked best by lot."""
    best = liked >= liked.max() - 1e-9
    return float(asked.right[best].mean())


def _count(text: str, words: str) -> int:
    return sum(word in words.split() for word in re.findall(r"\w+", text.lower()))


def _counts(asked: Asked, words: Mapping[str, str]) -> np.ndarray:
    return np.array([_count(text, words[asked.language]) for text in asked.texts])


READERS: dict[str, Reader] = {
    "longest": lambda asked: asked.lengths,
    "shortest": lambda asked: -asked.lengths,
    "first": lambda asked: -np.arange(len(asked.texts)),
    "second": lambda asked: np.arange(len(asked.texts)) == 1,
    "last": lambda asked: np.arange(len(asked.texts)),
    "no absolute": lambda asked: -(_counts(asked, ABSOLUTE) > 0).astype(int),
}
FORM_ONLY = "form only"


def seen(asked: Asked) -> dict[str, Any]:
    """Return what can be seen of each option without understanding a word."""
    lengths, texts = asked.lengths, asked.texts
    return {
        "length": lengths / lengths.mean(),
        "longest": lengths == lengths.max(),
        "shortest": lengths == lengths.min(),
        "absolute": _counts(asked, ABSOLUTE) > 0,
        "hedge": _counts(asked, HEDGES) > 0,
        "negation": _counts(asked, NEGATIONS) > 0,
        "reason": _counts(asked, REASONS) > 0,
        "digit": [any(sign.isdigit() for sign in text) for text in texts],
        "comma": [text.count(",") for text in texts],
        "colon": [":" in text or ";" in text for text in texts],
        "sentences": [len(re.findall(r"[.!?]( |$)", text)) for text in texts],
        "question": ["?" in text for text in texts],
        "quote": [any(sign in text for sign in "‘“'\"") for text in texts],
        "first": np.arange(len(texts)) == 0,
        "last": np.arange(len(texts)) == len(texts) - 1,
    }


def features(asked: Asked) -> np.ndarray:
    """Return what is seen of each option, against the other options of its question: a row an option."""
    table = np.array(list(seen(asked).values()), dtype=float).T
    return table - table.mean(axis=0)


def fitted(tables: Sequence[np.ndarray], right: Sequence[np.ndarray]) -> np.ndarray:
    """Return the weights of the features by which right options are chosen: a penalised conditional logit."""
    starts = np.cumsum([0, *map(len, tables)])[:-1]
    question = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    rows, ticks = np.vstack(tables), np.concatenate(right)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        likings = np.exp(rows @ weights)
        every, chosen = np.add.reduceat(likings, starts), np.add.reduceat(likings * ticks, starts)
        excess = likings / every[question] - likings * ticks / chosen[question]
        penalty = PENALTY * weights @ weights / 2
        return np.log(every / chosen).sum() + penalty, excess @ rows + PENALTY * weights

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x


def _standardised(asked: Sequence[Asked]) -> list[np.ndarray]:
    tables = [features(one) for one in asked]
    spread = np.vstack(tables).std(axis=0)
    return [table / np.where(spread > 0, spread, 1) for table in tables]


def form_only(asked: Sequence[Asked]) -> np.ndarray:
    """Return how often the form-only reader is right on each question, fitted each time to the other folds."""
    tables = _standardised(asked)
    right = [one.right for one in asked]
    rng, hits = np.random.default_rng(SEED), np.zeros(len(asked))
    for _repeat in range(REPEATS):
        fold = rng.permutation(np.arange(len(asked)) % FOLDS)
        for which in range(FOLDS):
            learned = np.flatnonzero(fold != which)
            weights = fitted([tables[one] for one in learned], [right[one] for one in learned])
            for one in np.flatnonzero(fold == which):
                hits[one] += hit(asked[one], tables[one] @ weights) / REPEATS
    return hits


# --- what they score


@dataclass(frozen=True)
class Score:
    """What one reader who knows nothing scores on the questions of a training, in one language."""

    training: str
    language: str
    reader: str
    hits: float
    chance: float
    most: int
    count: int

    @property
    def above(self) -> float:
        return (self.hits - self.chance) / self.count

    @property
    def is_chance(self) -> bool:
        return self.hits <= self.most

    def __str__(self) -> str:
        marked = "" if self.is_chance else "  <- more than chance"
        return (
            f"{self.training:18} {self.language}  {self.reader:12} {self.hits:6.1f} of {self.count:3}, "
            f"chance {self.chance:5.1f} ({100 * self.above:+5.1f} points), bound {self.most}{marked}"
        )


@cache
def hits_of(language: str, only: str = "") -> dict[str, np.ndarray]:
    """Return how often each reader is right on each of `all_asked(language)`."""
    asked = all_asked(language, only)
    hits = {name: np.array([hit(one, reader(one)) for one in asked]) for name, reader in READERS.items()}
    return {**hits, FORM_ONLY: form_only(asked)}


def scores(language: str, only: str = "") -> list[Score]:
    """Return what each reader scores, on each training and on all questions together.

    Together, a question that stands in two trainings counts once, such as those of a story.
    """
    asked = all_asked(language, only)
    once = {(one.name.rpartition("/")[2], one.texts): place for place, one in reversed(list(enumerate(asked)))}
    groups = {"all": sorted(once.values())}
    for place, one in enumerate(asked):
        groups.setdefault(one.training, []).append(place)
    return [
        _score(name, language, reader, hits[places], [asked[place].chance for place in places])
        for name, places in groups.items()
        for reader, hits in hits_of(language, only).items()
    ]


def _score(training: str, language: str, reader: str, hits: np.ndarray, chances: Sequence[float]) -> Score:
    return Score(training, language, reader, float(hits.sum()), sum(chances), most_by_chance(chances), len(chances))


def most_by_chance(chances: Sequence[float]) -> int:
    """Return the highest number of hits that guessing surpasses less often than TAIL, each question with its own chance."""
    mass = np.array([1.0])
    for chance in chances:
        mass = np.convolve(mass, [1 - chance, chance])
    return int(np.searchsorted(np.cumsum(mass), 1 - TAIL))


# --- to read


def told(language: str, only: str = "") -> Iterator[str]:
    """Yield a line for each question: where it stands, and how long its options are (the right one in brackets)."""
    for one, form in zip(all_asked(language, only), hits_of(language, only)[FORM_ONLY], strict=True):
        lengths = one.lengths
        shown = " ".join(f"[{each}]" if tick else f"{each}" for each, tick in zip(lengths, one.right, strict=True))
        marks = [
            "LONGEST" if lengths[one.right].max() > lengths[~one.right].max() else "",
            "shortest" if lengths[one.right].min() < lengths[~one.right].min() else "",
            "form" if form > 0.5 else "",
            *(f"{'right' if tick else 'wrong'}:absolute" for tick in one.right[_counts(one, ABSOLUTE) > 0]),
        ]
        yield f"{one.place}  {one.name}  {shown}  {' '.join(filter(None, marks))}"


def strictly(language: str, only: str, training: str | None = None) -> str:
    """Say how often the right option is strictly the longest and the shortest, and holds absolute words."""
    asked = [one for one in all_asked(language, only) if training in (None, one.training)]
    longest = sum(one.lengths[one.right].max() > one.lengths[~one.right].max() for one in asked)
    shortest = sum(one.lengths[one.right].min() < one.lengths[~one.right].min() for one in asked)
    absolute = [(_counts(one, ABSOLUTE) > 0, one.right) for one in asked]
    right = sum(int(has[tick].sum()) for has, tick in absolute), sum(int(tick.sum()) for _has, tick in absolute)
    wrong = sum(int(has[~tick].sum()) for has, tick in absolute), sum(int((~tick).sum()) for _has, tick in absolute)
    return (
        f"{training or 'all':18} {language}  {len(asked)} questions, chance {sum(one.chance for one in asked):.0f}: right is "
        f"strictly longest in {longest}, strictly shortest in {shortest}; absolute words in {right[0]} of {right[1]} right, "
        f"{wrong[0]} of {wrong[1]} wrong"
    )


def main(only: str = "") -> None:
    for language in LANGUAGES:
        print("\n".join(told(language, only)), "\n")
    for language in LANGUAGES:
        asked = all_asked(language, only)
        print("\n".join(map(str, scores(language, only))), "\n")
        trainings = dict.fromkeys(one.training for one in asked)
        print("\n".join(strictly(language, only, training) for training in (*trainings, None)), "\n")
        weights = fitted(_standardised(asked), [one.right for one in asked])
        likes = (f"{name} {weight:+.2f}" for name, weight in zip(seen(asked[0]), weights, strict=True))
        print("what right options look like:", *likes, "\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
