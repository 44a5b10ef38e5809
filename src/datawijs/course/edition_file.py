"""What a built site says of itself in `edition.json`: which edition it is, and which pages it has.

Who makes something of a built site (a school's own course, a package) needs no Sphinx to know what is in it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from datawijs.course.problem import Problem
from datawijs.edition import EDITION
from datawijs.language import LANGUAGES, _

NAME = "edition.json"
FORMAT, VERSION = "datawijs-edition", 1
COACH = "coach/"


@dataclass(frozen=True)
class Page:
    """A page: its address (without language and .html), its title in each language, and the training that it belongs to."""

    address: str
    titles: Mapping[str, str]
    training: str | None

    @property
    def for_coaches(self) -> bool:
        """Whether it stands in the list of pages for who leads a group."""
        return self.address.startswith(COACH)


@dataclass(frozen=True)
class Edition:
    """A built site: the name of the edition, its trainings by their folder, each with its name in each language, its pages."""

    name: str
    trainings: Mapping[str, Mapping[str, str]]
    pages: tuple[Page, ...]

    def without(self, trainings: Collection[str]) -> "Edition":
        """Return the same edition without these trainings."""
        kept = {folder: names for folder, names in self.trainings.items() if folder not in trainings}
        return Edition(self.name, kept, tuple(page for page in self.pages if page.training not in trainings))

    @cached_property
    def by_address(self) -> Mapping[str, Page]:
        """The pages by their address."""
        return {page.address: page for page in self.pages}


def edition_of(
    parts: Iterable[tuple[Mapping[str, str], list[str]]], titles: Mapping[str, Mapping[str, str]]
) -> Edition:
    """Return what there is to say of a site.

    `parts` gives the parts of the course in their order: the caption in each language, and the addresses of the pages; `titles`
    the title in each language of every page, by its address.
    """
    parts = list(parts)
    trainings = {folder: captions for captions, addresses in parts if (folder := _folder_of(addresses))}
    pages = (
        Page(address, titles[address], _training_of(address, _folder_of(addresses), trainings))
        for _captions, addresses in parts
        for address in addresses
    )
    return Edition(EDITION, trainings, tuple(pages))


def _folder_of(addresses: list[str]) -> str | None:
    """The folder that a part's pages stand in; None for a part that is no training."""
    folders = (address.split("/")[0] for address in addresses if "/" in address and not address.startswith(COACH))
    return next(folders, None)


def _training_of(address: str, folder: str | None, trainings: Iterable[str]) -> str | None:
    """A session plan belongs to the training that it is named after: coach/advanced, coach/train-the-trainer-2."""
    if not address.startswith(COACH):
        return folder
    name = address.removeprefix(COACH)
    named = (training for training in trainings if name == training or name.startswith(f"{training}-"))
    return max(named, key=len, default=None)


def write_edition(edition: Edition, site: Path) -> None:
    """Write `edition.json` in the folder of the site, if it is not there as it should be."""
    text, path = edition_text(edition, LANGUAGES), site / NAME
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def edition_text(edition: Edition, languages: Iterable[str], school: str | None = None) -> str:
    """Return the text of `edition.json`, of a site in these languages; `school` names whose site it is, if it is a school's."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "edition": edition.name,
        **({"school": school} if school else {}),
        "languages": list(languages),
        "trainings": edition.trainings,
        "pages": [{"address": page.address, "training": page.training, **page.titles} for page in edition.pages],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_edition(site: Path) -> Edition:
    """Read what the site in the folder `site` says of itself. Raises Problem when that is no site, or one we can't read."""
    try:
        told = json.loads((site / NAME).read_text(encoding="utf-8"))
        return _understood(told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Problem(
            _(
                "{folder} holds no site of this course that can be read ({file} is missing or of another version). Make it "
                "with: datawijs build --out {folder}"
            ).format(folder=site, file=NAME)
        ) from error


def _understood(told: dict[str, Any]) -> Edition:
    if (told["format"], told["version"]) != (FORMAT, VERSION):
        raise ValueError
    pages = (
        Page(page["address"], {language: page[language] for language in LANGUAGES}, page["training"])
        for page in told["pages"]
    )
    return Edition(told["edition"], told["trainings"], tuple(pages))
