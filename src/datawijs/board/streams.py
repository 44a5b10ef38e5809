"""Independent streams of random numbers: one for each school, each thing that is drawn, and each earlier year.

Every stream is a child of the one seed (`numpy.random.SeedSequence` with a spawn key, PCG64 as its generator), so that adding
a school or a year, or drawing more absences, never changes the results of the others. Same seed, same board, on any machine;
numpy keeps its streams between versions unless it says otherwise, and a test compares the board with the committed tables.
"""

from numpy.random import PCG64, Generator, SeedSequence

# The order is part of every stream: add new ones at the end.
PURPOSES = (
    "class sizes",
    "names",
    "levels",
    "dates",
    "difficulty",
    "declines",
    "scores",
    "absences",
    "missed",
    "activity",
    "goals",
    "own years",
    "directions",
    "councils",
    "level changes",
    "aptitude",
    "ability changes",
    "slides",
    "standard test dates",
    "standard tests",
    "practice",
)


def stream(seed: int, school: int, purpose: str, years_ago: int = 0) -> Generator:
    """Return the generator for one `purpose` (see `PURPOSES`) in one school (numbered from 1) and one school year."""
    key = (school, PURPOSES.index(purpose))
    return Generator(PCG64(SeedSequence(seed, spawn_key=(*key, years_ago) if years_ago else key)))
