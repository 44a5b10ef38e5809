"""Grade a group on several computers that know nothing of each other: each grades a share, and one joins what they found.

Each computer has the whole folder, and share K of N is every N-th work in an order that is the same everywhere. What it found
stands in one file, in which no name is. Whoever joins the files has the folder too, and gets what one computer would give.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datawijs.course.grading.autograde import Graded, Limits
from datawijs.course.grading.gate import Admitted
from datawijs.course.grading.machines import Grader, MakeGrader
from datawijs.course.grading.parcels import Result, edition, fingerprint, graded_from, result_of
from datawijs.course.problem import Problem
from datawijs.language import _, ngettext

FORMAT = "datawijs-share"
LARGEST = 1_000  # shares


@dataclass(frozen=True)
class Share:
    """Share `number` of `of`, counted from 1."""

    number: int
    of: int

    @property
    def file_name(self) -> str:
        """What the file with its results is called."""
        return f"share-{self.number}-of-{self.of}.json"

    def pick(self, works: list[Admitted]) -> dict[str, Admitted]:
        """Return the works of this share, by fingerprint; the same work, handed in twice, is in it once."""
        different = {fingerprint(work): work for work in works}
        return {name: different[name] for name in sorted(different)[self.number - 1 :: self.of]}


def read_share(text: str) -> Share:
    """Return the share that `text` names: "2/3" is the second of three. Raises ValueError with a sentence."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*/\s*(\d{1,4})\s*", text)
    share = Share(*map(int, found.groups())) if found else Share(0, 0)
    if not 1 <= share.number <= share.of <= LARGEST:
        raise ValueError(
            _("a share is written as 2/3, the second of three computers, and not as {text!r}").format(text=text)
        )
    return share


def write_share(
    share: Share, works: list[Admitted], out: Path, grader: MakeGrader, limits: Limits, done: Callable[[Graded], None]
) -> Path:
    """Grade the share of `works` with `grader`, and return the file in the folder `out` with what was found."""
    picked = share.pick(works)
    with grader(limits) as opened:
        graded = opened.grade(list(picked.values()), done=done)
        told = {
            "format": FORMAT,
            "share": share.number,
            "of": share.of,
            "edition": edition(),
            "limits": vars(limits),
            "sandboxed": opened.sandboxed,
            "results": dict(zip(picked, map(result_of, graded), strict=True)),
        }
    path = out / share.file_name
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def joined(paths: list[Path]) -> MakeGrader:
    """Return a way to grade that looks up what the shares in `paths` (files, or folders with such files) hold."""

    @contextmanager
    def open_shares(limits: Limits) -> Iterator[Grader]:
        yield _Joined([_read(path) for path in _files(paths)], limits)

    return open_shares


class _Joined:
    """Gives the results of all shares, once it is sure that they are all there and belong together."""

    def __init__(self, shares: list[dict[str, Any]], limits: Limits) -> None:
        _check(shares, limits)
        self.sandboxed = all(share["sandboxed"] for share in shares)
        self._results: dict[str, Result] = {name: one for share in shares for name, one in share["results"].items()}

    def grade(self, works: list[Admitted], *, done: Callable[[Graded], None]) -> list[Graded]:
        """See Grader."""
        left = [work for work in works if fingerprint(work) not in self._results]
        if left:
            names = ", ".join(f"{work.learner}/{work.path.name}" for work in left[:5])
            raise Problem(
                ngettext(
                    "{number} notebook is in none of the shares: {names}. Was the same folder graded everywhere? Let the "
                    "shares be graded again from this one.",
                    "{number} notebooks are in none of the shares, such as {names}. Was the same folder graded everywhere? "
                    "Let the shares be graded again from this one.",
                    len(left),
                ).format(number=len(left), names=names)
            )
        graded = []
        for work in works:
            graded.append(graded_from(work, self._results[fingerprint(work)]))
            done(graded[-1])
        return graded


def _files(paths: list[Path]) -> list[Path]:
    found = []
    for path in paths:
        inside = sorted(path.glob("share-*-of-*.json")) if path.is_dir() else [path]
        if not inside:
            raise Problem(_("There is no share in the folder {folder}.").format(folder=path))
        found += inside
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] == FORMAT and {*told} >= {"share", "of", "edition", "limits", "sandboxed", "results"}:
            return {**told, "path": path}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # told below
    raise Problem(
        _("{path} is no share, or it did not come over whole. A share is made with: datawijs grade --share.").format(
            path=path
        )
    )


def _check(shares: list[dict[str, Any]], limits: Limits) -> None:
    """Raise Problem unless these are all shares of one grading, by the course and the limits of this computer."""
    most = {share["of"] for share in shares}
    if len(most) > 1:
        raise Problem(
            _(
                "These shares do not belong together: {paths}. One says that there are {some} and another {others}."
            ).format(paths=_names(shares), some=min(most), others=max(most))
        )
    absent = sorted(set(range(1, max(most) + 1)) - {share["share"] for share in shares})
    if absent:
        raise Problem(
            ngettext(
                "Share {names} of {most} is missing. Name its file too.",
                "Shares {names} of {most} are missing. Name their files too.",
                len(absent),
            ).format(names=", ".join(map(str, absent)), most=max(most))
        )
    others = [share for share in shares if share["edition"] != edition() or share["limits"] != vars(limits)]
    if others:
        raise Problem(
            _(
                "Another version of the course, or of its programs, graded {paths}, so that points could differ. Give all "
                "computers the same version and grade that share again."
            ).format(paths=_names(others))
        )


def _names(shares: list[dict[str, Any]]) -> str:
    return ", ".join(share["path"].name for share in shares)
