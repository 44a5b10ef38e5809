"""What stands in the folder of all schools and is ours: the list by which a later run knows what it may write over."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from datawijs.course.publish import put_file
from datawijs.course.schools.school_file import School

NAME = ".datawijs-schools.json"


@dataclass
class MadeSchools:
    """Of the folder `out`: the names of our `files` right in it, and the schools made, by their address, as links show them."""

    out: Path
    files: set[str] = field(default_factory=set)
    schools: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, out: Path) -> "MadeSchools":
        """Read the list of a folder; an empty one where there is none or where it can't be read."""
        try:
            told = json.loads((out / NAME).read_text(encoding="utf-8"))
            return cls(out, set(told["files"]), dict(told["schools"]))
        except (OSError, ValueError, TypeError, KeyError):
            return cls(out)

    def note_file(self, name: str) -> None:
        """Note that a file is ours: before it is written, so that an interrupted run still knows it."""
        self.files.add(name)
        self.write()

    def note_school(self, school: School) -> None:
        """Note a school that has been made."""
        shown = {"name": school.name, "language": school.languages[0]}
        if school.logo:
            shown |= {"logo": school.logo.suffix.lower(), "logo_alt": school.logo_alt[school.languages[0]]}
        self.schools[school.address] = shown
        self.write()

    def keep_only(self, addresses: set[str]) -> list[str]:
        """Forget the schools that have no file any more, and return their addresses."""
        gone = sorted(self.schools.keys() - addresses)
        self.schools = {address: shown for address, shown in sorted(self.schools.items()) if address in addresses}
        return gone

    def write(self) -> None:
        """Write the list."""
        told = {"files": sorted(self.files), "schools": self.schools}
        put_file((json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(), self.out / NAME)
