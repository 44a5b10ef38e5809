"""Reading the file of a school, and saying what is wrong with it: in which file, on which line, and what to do."""

import difflib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from datawijs.course.problem import Problem
from datawijs.course.schools.accent import SCHEMES, accent_problem
from datawijs.language import LANGUAGES, _, decimal, listed
from datawijs.system_trouble import reason

FILE_OF_A_SCHOOL = "school.yml"  # its name where each school has a folder
SCHEMA = Path(__file__).with_name("school.schema.json")
LARGEST_LOGO = 500_000  # bytes: it comes along with every page
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class School:
    """A school as its file tells of it. What is said in words is there in each language: {"nl": …, "en": …}.

    `address` names its folder and its zip; `storage_key` where in a browser its answers are kept; `agreements` gives by theme
    the sentences to start from; `hidden` names the trainings that it leaves out.
    """

    address: str
    name: str
    storage_key: str
    languages: tuple[str, ...]
    logo: Path | None = None
    logo_alt: Mapping[str, str] = field(default_factory=dict)
    accents: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    privacy: Mapping[str, str] = field(default_factory=dict)
    agreements: Mapping[str, list[Mapping[str, str]]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


def read_school(path: Path, address: str, *, trainings: Iterable[str], themes: Iterable[str]) -> School:
    """Read the file of a school.

    `trainings` are those that can be hidden, `themes` those of the agreements. Raises Problem that names the file, and a line
    and a field for everything that has to be mended in it.
    """
    text = _text_of(path)
    told = _parsed(path, text)
    known = {"hidden": list(trainings), "agreements": list(themes)}
    problems = list(_against_schema(told))
    if isinstance(told, dict):
        problems += _against_course(told, known, path.parent, {where for where, _what in problems})
    if problems:
        lines = _lines(text)
        problems.sort(key=lambda problem: _line(problem[0], lines))
        raise Problem("\n".join(f"{shown_name(path)}, {_place(where, lines)}: {what}" for where, what in problems))
    return _school(told, path.parent, address)


def shown_name(path: Path) -> str:
    """Return the name of a school's file as its writer knows it: with its folder, where all are called alike."""
    return f"{path.parent.name}/{path.name}" if path.name == FILE_OF_A_SCHOOL else path.name


def _school(told: dict[str, Any], folder: Path, address: str) -> School:
    return School(
        address=address,
        name=told["name"],
        storage_key=told.get("storage_key", address),
        languages=tuple(told.get("languages", LANGUAGES)),
        logo=folder / told["logo"] if "logo" in told else None,
        accents={scheme: colour.lower() for scheme, colour in told.get("accent", {}).items()},
        agreements={theme: [_in_languages(one) for one in ours] for theme, ours in told.get("agreements", {}).items()},
        hidden=frozenset(told.get("hidden", ())),
        **{key: _in_languages(told[key]) for key in ("logo_alt", "contact", "privacy") if key in told},
    )


def _in_languages(words: str | dict[str, str]) -> Mapping[str, str]:
    return words if isinstance(words, dict) else dict.fromkeys(LANGUAGES, words)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # Notepad on Windows puts a mark in front
    except OSError as error:
        raise Problem(
            _("{file} can't be read: {reason}.").format(file=shown_name(path), reason=reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise Problem(
            _("{file} is not a text in UTF-8. Open it in an editor and save it with that encoding.").format(
                file=shown_name(path)
            )
        ) from error


def _parsed(path: Path, text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = _("line {line}").format(line=mark.line + 1) if mark else _("somewhere in it")
        raise Problem(
            _(
                "{file}, {place}: this can't be read as YAML. Often a colon or quotation mark is in the way: put the text "
                'between "…". Spaces in front of a line have to be as many as on the lines beside it, and no tabs.'
            ).format(file=shown_name(path), place=where)
        ) from error


Where = tuple[str | int, ...]  # the way to a field: ("agreements", "signal", 0)


def _against_schema(told: Any) -> Iterator[tuple[Where, str]]:
    for error in sorted(_validator().iter_errors(told), key=lambda one: [str(part) for part in one.absolute_path]):
        yield from _sentences(error)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _sentences(error: ValidationError) -> Iterator[tuple[Where, str]]:
    """What an error of the schema means for who wrote the file."""
    where = tuple(error.absolute_path)
    missing = (
        [name for name in error.schema.get("required", ()) if name not in error.instance] if _is_map(error) else []
    )
    if error.validator == "required":
        if error.message.startswith(repr(missing[0])):  # once for all that is missing
            yield where, _("{names} is missing. Add it.").format(names=listed(missing))
    elif error.validator == "dependentRequired":
        yield (
            where,
            _("a logo needs a text for who can't see it, and the other way round: give both logo and logo_alt."),
        )
    elif error.validator == "additionalProperties":
        known = list(error.schema["properties"])
        for name in error.instance:
            if name not in known:
                yield (*where, name), _unknown(str(name), known)
    else:
        yield where, _SENTENCES[str(error.validator)](error)


def _is_map(error: ValidationError) -> bool:
    return isinstance(error.instance, dict)


def _wrong_type(error: ValidationError) -> str:
    wanted = error.validator_value
    if not error.absolute_path:
        return _("this file tells nothing of a school. Begin with a line such as  name: Our school")
    if wanted == "array":
        return _("this should be a list: each thing on a line of its own, with - in front.")
    if wanted == "object":
        return _(
            "this should be a list of names, each with a colon and its value on a line of its own, a little to the right."
        )
    return _('this should be a text. If it has signs such as # or :, put it between "…".')


def _wrong_form(error: ValidationError) -> str:
    field_name = error.absolute_path[-1]
    if error.validator_value == _validator().schema["$defs"]["colour"]["pattern"]:
        return _('{value} is not a colour. Write # and six signs, between quotation marks: "#0b5a9d".').format(
            value=error.instance
        )
    if field_name == "logo":
        return _(
            "{value} can't be the logo. Put a file in .svg, .png, .jpg or .webp beside this one, and write its name."
        ).format(value=error.instance)
    if field_name == "storage_key":
        return _("{value} can't be a storage key. Use small letters, digits and hyphens, such as our-school.").format(
            value=error.instance
        )
    return _("this text begins or ends with empty space, or has more than one line. Put it on one line.")


_SENTENCES: Mapping[str, Callable[[ValidationError], str]] = {
    "type": _wrong_type,
    "pattern": _wrong_form,
    "minLength": lambda error: _("nothing stands here. Fill it in, or take the line away."),
    "maxLength": lambda error: _("this is too long: {most} letters at most.").format(most=error.validator_value),
    "minItems": lambda error: _("this list is empty. Fill it in, or take it away."),
    "uniqueItems": lambda error: _("the same stands here twice. Take one of them away."),
    "enum": lambda error: _unknown(str(error.instance), error.validator_value),
}


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return _("{name} is not known here. Do you mean {near}?").format(name=name, near=near[0])
    return _("{name} is not known here. What can stand here: {known}.").format(name=name, known=", ".join(known))


def _against_course(
    told: dict[str, Any], known: Mapping[str, list[str]], folder: Path, wrong: set[Where]
) -> Iterator[tuple[Where, str]]:
    """What is wrong beside the course that there is; of fields that are `wrong` already, nothing more is said."""

    def well_formed(*where: str) -> Any:
        return () if where[0] not in told or {where, where[:1]} & wrong else told[where[0]]

    for place, name in enumerate(well_formed("hidden")):
        if name not in known["hidden"]:
            yield ("hidden", place), _unknown(str(name), known["hidden"])
    for name in well_formed("agreements"):
        if name not in known["agreements"]:
            yield ("agreements", name), _unknown(str(name), known["agreements"])
    for scheme in SCHEMES:
        accents = well_formed("accent", scheme)
        problem = accent_problem(scheme, accents[scheme].lower()) if scheme in accents else None
        if problem:
            yield ("accent", scheme), problem
    if logo := well_formed("logo"):
        yield from ((("logo",), problem) for problem in _logo_problems(folder / logo))


def _logo_problems(logo: Path) -> Iterator[str]:
    try:
        size = logo.stat().st_size
    except OSError as error:
        yield _("the logo {file} can't be read: {reason}. Put it beside this file.").format(
            file=logo.name, reason=reason(error)
        )
        return
    if size > LARGEST_LOGO:
        yield _(
            "the logo {file} has {size} MB, and every page brings it along. Make it smaller than {most} MB."
        ).format(file=logo.name, size=decimal(size / MEGABYTE), most=decimal(LARGEST_LOGO / MEGABYTE))


def _place(where: Where, lines: Mapping[Where, int]) -> str:
    """Where it is: the line, and the field's name as one would say it."""
    named = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in where)
    line = _("line {line}").format(line=_line(where, lines))
    return f"{line}, {named}" if named else line


def _line(where: Where, lines: Mapping[Where, int]) -> int:
    """The line of a field, or of what it should stand in."""
    return next(lines[where[:end]] for end in range(len(where), -1, -1) if where[:end] in lines)


def _lines(text: str) -> dict[Where, int]:
    """The line on which each field stands, from 1."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return {(): 1} | (dict(_lines_in(node, ())) if node else {})


def _lines_in(node: yaml.Node, where: Where) -> Iterator[tuple[Where, int]]:
    yield where, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _lines_in(value, (*where, name.value))
            yield (*where, name.value), name.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _lines_in(value, (*where, place))
