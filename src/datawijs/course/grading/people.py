"""Whose work each file is: by the folder it lies in, or by its name.

The person is the first folder that isn't an exercise, a language, a part of the course, a version, or a group. A folder is
read as a group when its name says so ("groep 3", "Submitted files"), or when several folders in it hold the same exercise.
Folders that are called like versions of one work ("oud", "versie 2", "week 3") aren't people.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from datawijs.course.grading.file_kinds import name_of_work
from datawijs.language import _

Parts = tuple[str, ...]
OF_THE_COURSE = {"my-datawijs", "datawijs", "exercises", "modules", "book", "coach", "datasets", "solutions"}
_GROUP = re.compile(
    r"(?:groep|groepje|klas|team|leerjaar|jaar|graad|unit|cohort|sectie|group|class|year|form|cohort)\b[ _-]*\w{0,6}$"
    r"|\d{1,2}e (?:groep|klas|jaar)$",
    re.IGNORECASE,
)
_COLLECTION = re.compile(
    r"ingeleverd|inlever|inzending|opdracht|huiswerk|submitted|submission|student ?work|working files|werkbestanden"
    r"|assignment|homework|handed|deelnemers|participants|downloads?$|onedrive|google drive|drive-download|nagekeken",
    re.IGNORECASE,
)
_OF_MOODLE = re.compile(r"_\d+_assignsubmission_(?:file|onlinetext)_?$")  # what it puts behind the name of a person
_VERSION = re.compile(r"(?:versie|version|v|poging|attempt|try|nr|nummer)[ ._-]*(\d{1,3})$", re.IGNORECASE)
_BETWEEN = " _-–.,"
_NO_PERSON = re.compile(
    r"\w?|[\d .:_-]+"
    r"|mijn|my|(?:mijn |my )?(?:oude?|old|nieuwe?|new|kopie|copy|copie|backup|back-up|bak|klad|kladje|draft|final|eind"
    r"|definitief|laatste|last|archief|archive|af|klaar|done|temp|tmp|map|folder|bestanden|files|werk|work|desktop"
    r"|bureaublad|documenten|documents|laptop|thuis|home|school|usb|nieuwe map|new folder|untitled folder|naamloze map)"
    r"[ _()-]*\d*\)?"
    r"|(?:week|les|lesson|dag|day|deel|part|module|sessie|session|bijeenkomst|meeting)[ _-]*\d+"
    r"|(?:kopie van|copy of) .*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """Where a file lies: its folders from the top, its name (None: a folder with nothing in it), whether it may be work."""

    folders: Parts
    name: str | None
    is_work: bool = True


@dataclass(frozen=True)
class Owned:
    """Whose a file is (None: it doesn't say), the exercise that its name or folder says (None: none), the `version` that its
    folder says, and the `number` that its name has as a copy."""

    learner: str | None
    exercise: str | None
    version: int | None = None
    number: int | None = None


@dataclass(frozen=True)
class _Folder:
    """A folder that may be a person or a group: the exercises in it, the names before those, and the folders in it."""

    exercises: set[str | None] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    folders: dict[str, "_Folder"] = field(default_factory=dict)

    def all_exercises(self) -> set[str | None]:
        return self.exercises.union(*(inner.all_exercises() for inner in self.folders.values()))


def owners(places: list[Place], known: dict[str, str], languages: Collection[str]) -> tuple[list[Owned], list[str]]:
    """Return whose each of `places` is, and sentences about how the folder was read where it can be read in two ways.

    `known`: {name of a notebook or an exercise in small letters: the exercise}.
    """
    no_people = {*known, *languages}
    top = _Folder()
    for place in places:
        _note(place, _trail(place.folders, no_people), top, known)
    trails = [_trail(place.folders, no_people) for place in places]
    found = [
        _Owner(place, trail, *_person(place, trail, top, known), known)
        for place, trail in zip(places, trails, strict=True)
    ]
    names = _shown_names(found)
    owned = [
        Owned(names.get(one.key) if one.person else None, one.exercise, _version(one.place.folders), one.number)
        for one in found
    ]
    return owned, [*_about_groups(found, names), *_about_folders(found, names), *_about_spellings(found, names)]


def one_spelling(name: str) -> str:
    """Return `name` spelled one way: an accent can be a sign of its own or part of its letter, which looks the same."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def same_name(name: str) -> str:
    """Return what two spellings of one name have in common, whatever the accents, blanks and capitals."""
    return one_spelling(name).casefold()


class _Owner:
    """Whose a place is: the groups above the person, the person's name as it is spelled there, and the exercise."""

    def __init__(self, place: Place, trail: Parts, groups: Parts, person: str | None, known: dict[str, str]) -> None:
        self.place, self.trail, self.groups, self.person = place, trail, groups, person
        self.number = name_of_work(place.name)[1] if place.name else None
        self.exercise = _exercise(place, known)

    @property
    def key(self) -> tuple[Parts, str]:
        return self.groups, same_name(self.person or "")


def _trail(folders: Parts, no_people: Collection[str]) -> Parts:
    """The folders that may be groups or people: what lies deeper than a part of the course is the course's own."""
    trail: list[str] = []
    for part in (_OF_MOODLE.sub("", folder) for folder in folders):
        if part.lower() in OF_THE_COURSE and trail:
            break
        if part.lower() not in no_people and part.lower() not in OF_THE_COURSE:
            trail.append(part)
    return tuple(trail)


def _note(place: Place, trail: Parts, top: _Folder, known: dict[str, str]) -> None:
    folder = top
    for part in trail:
        folder = folder.folders.setdefault(part, _Folder())
    if place.name is not None and place.is_work:
        name, _exercise_named = _in_name(place.name, known)
        folder.exercises.add(_exercise(place, known))
        if name and not _NO_PERSON.fullmatch(name):
            folder.names[same_name(name)] = name


def _person(place: Place, trail: Parts, top: _Folder, known: dict[str, str]) -> tuple[Parts, str | None]:
    """The groups and the person that a place belongs to; a folder called NAME_EXERCISE is that person's."""
    in_name = _in_name(place.name, known)[0] if place.name else None
    folder = top
    for depth, part in enumerate(trail):
        folder = folder.folders[part]
        if not _is_group(part, folder):
            return trail[:depth], _in_name(part, known)[0] or part
    return trail, in_name


def _is_group(name: str, folder: _Folder) -> bool:
    people = _people_in(folder)
    if None in folder.exercises or (folder.exercises and len(folder.names) < 2):
        return False
    if folder.names and len(folder.names) >= 2:
        return True
    if _is_no_person(name):
        return bool(people) or any(_is_group(one, inner) for one, inner in folder.folders.items())
    return _share_an_exercise(people) or any(
        _GROUP.match(one) or _share_an_exercise(_people_in(inner)) for one, inner in folder.folders.items()
    )


def _people_in(folder: _Folder) -> dict[str, _Folder]:
    """The folders in `folder` that may be people by their names."""
    return {name: inner for name, inner in folder.folders.items() if not _is_no_person(name)}


def _is_no_person(name: str) -> bool:
    return bool(_NO_PERSON.fullmatch(name) or _VERSION.match(name) or _COLLECTION.search(name) or _GROUP.match(name))


def _share_an_exercise(folders: dict[str, _Folder]) -> bool:
    held = [exercise for folder in folders.values() for exercise in folder.all_exercises()]
    return len(held) > len(set(held))


def _in_name(name: str, known: dict[str, str]) -> tuple[str | None, str | None]:
    """The person and the exercise in a name such as "Anna de Vries_reading.ipynb" or "reading - Anna.ipynb"."""
    stem = name_of_work(name)[0]
    low = stem.lower()
    if low in known:
        return None, known[low]
    for work in sorted(known, key=len, reverse=True):
        before, behind = low.removesuffix(work), low.removeprefix(work)
        if before != low and before.endswith(tuple(_BETWEEN)):
            return stem[: len(before)].strip(_BETWEEN) or None, known[work]
        if behind != low and behind.startswith(tuple(_BETWEEN)):
            return stem[len(work) :].strip(_BETWEEN) or None, known[work]
    return None, None


def _exercise(place: Place, known: dict[str, str]) -> str | None:
    in_name = _in_name(place.name, known)[1] if place.name else None
    return in_name or next((known[part.lower()] for part in reversed(place.folders) if part.lower() in known), None)


def _version(folders: Parts) -> int | None:
    return next((int(found[1]) for part in reversed(folders) if (found := _VERSION.match(part))), None)


def _shown_names(found: list[_Owner]) -> dict[tuple[Parts, str], str]:
    """The name by which each person is told: with the group before it where two people would share a name."""
    groups: dict[str, dict[Parts, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    spelled: dict[tuple[Parts, str], str] = {}
    for one in found:
        if one.person is not None:
            groups[one.key[1]][one.groups].add(one.exercise)
            own = _as_folder(one.person)
            if one.key not in spelled or spelled[one.key].islower():
                spelled[one.key] = own
    first = {name: spelled[next(iter(places)), name] for name, places in groups.items()}
    return {
        (place, name): first[name]
        if _is_one_person(groups[name]) or not place
        else _as_folder(" – ".join((*place, own)))
        for (place, name), own in spelled.items()
    }


def _is_one_person(places: dict[Parts, set[str | None]]) -> bool:
    """Tell whether one name in several groups is one person: where the groups are exercises or rounds, not classes."""
    if len(places) == 1 or all(any(map(_COLLECTION.search, groups)) for groups in places if groups):
        return True
    held = [exercise for exercises in places.values() for exercise in exercises]
    return not any(_GROUP.match(part) for groups in places for part in groups) and len(held) == len(set(held))


def _as_folder(name: str) -> str:
    """A name that any system takes for a folder's, spelled one way."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", one_spelling(name)).rstrip(". ") or "_"


def _about_groups(found: list[_Owner], names: dict[tuple[Parts, str], str]) -> Iterable[str]:
    people: dict[Parts, dict[str, None]] = defaultdict(dict)
    for one in found:
        if one.person is not None and one.groups and not all(map(_COLLECTION.search, one.groups)):
            people[one.groups][names[one.key]] = None
    for groups, inside in people.items():
        yield _(
            "“{group}” was read as a group of its own: {people}. Is it one person? Then put those files straight into the "
            "folder with that person's name, and grade again."
        ).format(group="/".join(groups), people=", ".join(inside))


def _about_folders(found: list[_Owner], names: dict[tuple[Parts, str], str]) -> Iterable[str]:
    """Ask whether somebody with folders of their own for different exercises is several people."""
    inside: dict[str, dict[str, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    for one in found:
        rest = one.trail[len(one.groups) + 1 :]
        if one.person is not None and one.place.is_work:
            inside[names[one.key]][next((part for part in rest if not _is_no_person(part)), "")].add(one.exercise)
    for one in found:
        if one.person is not None and len(one.trail) > len(one.groups) + 1 and _COLLECTION.search(one.person):
            inside[names[one.key]][one.trail[len(one.groups) + 1]].add(None)
    for name, folders in inside.items():
        if "" not in folders and (len(folders) > 1 or None in next(iter(folders.values()))):
            yield _(
                "{name} was read as one person, with the folders {folders}. Are these people? Then put each of those folders "
                "beside the others, not in {name}, and grade again."
            ).format(name=name, folders=", ".join(sorted(folders)))


def _about_spellings(found: list[_Owner], names: dict[tuple[Parts, str], str]) -> Iterable[str]:
    spellings: dict[str, dict[str, None]] = defaultdict(dict)
    for one in found:
        if one.person is not None:
            spellings[names[one.key]][one.person] = None
    for name, ways in spellings.items():
        if len(ways) > 1:
            yield _(
                "The name {name} is spelled in {number} ways in the folder, and was taken for one person. Are they more? "
                "Then give each a name of their own."
            ).format(name=name, number=len(ways))
