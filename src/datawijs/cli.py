"""The command `datawijs`: thin, each verb is one function of `datawijs.course`."""

import argparse
import locale
import os
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from datawijs.course.problem import Problem
from datawijs.language import DEFAULT_LANGUAGE, LANGUAGES, _, ngettext, use_language

if TYPE_CHECKING:
    from datawijs.course.grading.machines import MakeGrader
    from datawijs.course.grading.shares import Share

INTERRUPTED = 130  # what a shell expects of a program ended with Ctrl-C


def main(arguments: list[str] | None = None) -> int:
    """Run the command line with `arguments` (default: what was typed) and return its exit code.

    0: done. 1: a check found something, or a problem the reader can mend. 2: the command was not understood.
    """
    use_language(reader_language())
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return INTERRUPTED


def reader_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language for messages: DATAWIJS_LANGUAGE if set, else that of the machine.

    Dutch on a Dutch machine and on one that doesn't say; English on any other, also where the system says "C": no language.
    """
    environment = os.environ if environment is None else environment
    chosen = environment.get("DATAWIJS_LANGUAGE", "")
    if chosen in LANGUAGES:
        return chosen
    names = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    system = next((name for name in names if name), locale.getlocale()[0] or "")
    return DEFAULT_LANGUAGE if not system or system.lower().startswith(("nl", "dutch")) else "en"


# The rooms are imported inside the verbs: `datawijs --help` should not wait for pandas and Sphinx.


def _build(options: argparse.Namespace) -> int:
    from datawijs.course.build import build_site

    build_site(options.out, report=_say)
    return 0


def _publish(options: argparse.Namespace) -> int:
    from datawijs.course.schools.publish_schools import publish_schools

    site = options.site or _built_site()
    publish_schools(options.schools, options.out, site, with_zips=options.zip, title=options.title, report=_say)
    return 0


def _built_site() -> Path:
    """Make the site, or what has changed of it, and return its folder."""
    from datawijs.course.build import build_site, own_site

    folder = own_site()
    build_site(folder, report=_say)
    return folder


def _serve(options: argparse.Namespace) -> int:
    from datawijs.course.serve import build_and_serve

    build_and_serve(port=options.port, open_browser=not options.no_browser, report=_say)
    return 0


def _lab(options: argparse.Namespace) -> int:
    from datawijs.course.lab import open_lab

    open_lab(
        options.language,
        options.folder,
        for_coach=options.coach,
        port=options.port,
        open_browser=not options.no_browser,
        report=_say,
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    _require("grade")
    from datawijs.course.check_exercise import check_exercise

    return 0 if check_exercise(options.notebook, report=_say) else 1


def _grade(options: argparse.Namespace) -> int:
    _require("grade")
    from datawijs.course.grading import grade_folder, grade_share

    if options.share:
        grade_share(options.submissions, options.out, options.share, report=_say)
    else:
        grade_folder(options.submissions, options.out, language=options.language, on=_where(options), report=_say)
    return 0


def _hub_release(options: argparse.Namespace) -> int:
    _require("grade")
    from datawijs.course.hub.exchange import release

    release(options.exercise, language=options.language, report=_say)
    return 0


def _hub_collect(options: argparse.Namespace) -> int:
    _require("grade")
    from datawijs.course.hub.exchange import collect

    collect(options.exercise, report=_say)
    return 0


def _hub_return(options: argparse.Namespace) -> int:
    _require("grade")
    from datawijs.course.hub.exchange import give_back

    give_back(options.exercise, graded=options.graded, report=_say)
    return 0


def _where(options: argparse.Namespace) -> "MakeGrader":
    """Where the work is graded, as it was typed."""
    from datawijs.course.grading.machines import this_computer
    from datawijs.course.grading.shares import joined

    if options.join:
        return joined(options.join)
    if options.cluster is None:
        return this_computer
    _require("cluster")
    from datawijs.course.grading.cluster import cluster

    return cluster(options.cluster)


def _require(extra: str) -> None:
    from datawijs.course.extras import require

    require(extra)


def _say(line: str) -> None:
    print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    # argparse's own words in the reader's language too: it looks them up by these two names
    argparse._ = _  # type: ignore[attr-defined]  # an import inside argparse, so its types don't have it
    argparse.ngettext = ngettext  # type: ignore[attr-defined]  # the same
    parser = argparse.ArgumentParser(
        prog="datawijs", description=_("Learn to read the dashboards of a school without being fooled.")
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {version('datawijs')}",
        help=_("show which version this is and exit"),
    )
    verbs = parser.add_subparsers(title=_("what it can do"), metavar=_("COMMAND"), required=True)

    build = _verb(verbs, "build", _build, _("make the website of the course, in Dutch and English"))
    build.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"), help=_("where the website goes"))

    publish = _verb(
        verbs, "publish", _publish, _("make a course of its own for each school, with its name on every page")
    )
    publish.add_argument(
        "--schools",
        type=Path,
        required=True,
        metavar=_("FOLDER"),
        help=_("the files of the schools, one each, such as oak.yml"),
    )
    publish.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"), help=_("where the courses go"))
    publish.add_argument("--zip", action="store_true", help=_("write each course as a zip too"))
    publish.add_argument(
        "--title", metavar=_("TEXT"), help=_("the title of the first page, with all schools (default: the usual one)")
    )
    publish.add_argument(
        "--site",
        type=Path,
        metavar=_("FOLDER"),
        help=_("the website to begin with, as `datawijs build` wrote it (default: it is made first)"),
    )

    serve = _verb(verbs, "serve", _serve, _("make the website and show it on this computer only"))
    _add_browser_arguments(serve)

    lab = _verb(verbs, "lab", _lab, _("open the notebooks in JupyterLab, in a copy of your own"))
    _add_language_argument(lab, default=reader_language())
    lab.add_argument(
        "--folder",
        type=Path,
        default=Path("my-datawijs"),
        metavar=_("FOLDER"),
        help=_("your copy (default: my-datawijs)"),
    )
    lab.add_argument("--coach", action="store_true", help=_("with the pages for who leads a group"))
    _add_browser_arguments(lab)

    check = _verb(verbs, "check", _check, _("check an exercise that you made"))
    check.add_argument("notebook", type=Path, metavar=_("NOTEBOOK"), help=_("the exercise, a file that ends in .ipynb"))

    grade = _verb(verbs, "grade", _grade, _("grade the exercises that a group handed in"))
    grade.add_argument("submissions", type=Path, metavar=_("FOLDER"), help=_("the folder with what was handed in"))
    grade.add_argument(
        "--out",
        type=Path,
        default=Path("grading"),
        metavar=_("FOLDER"),
        help=_("where the grades go (default: grading)"),
    )
    _add_language_argument(grade, default=None)
    _add_machines_arguments(grade)
    _add_hub_verbs(verbs)
    return parser


def _add_hub_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    hub = verbs.add_parser("hub", help=_("on a school's hub: hand out an exercise, collect it, return the feedback"))
    steps = hub.add_subparsers(title=_("what it can do"), metavar=_("COMMAND"), required=True)
    release = _verb(steps, "release", _hub_release, _("let learners hand in an exercise"))
    collect = _verb(steps, "collect", _hub_collect, _("bring what was handed in into your own folder"))
    give_back = _verb(steps, "return", _hub_return, _("give each learner the feedback on what they handed in"))
    for verb in (release, collect, give_back):
        verb.add_argument("exercise", metavar=_("EXERCISE"), help=_("its name, such as beginner-reading"))
    _add_language_argument(release, default=DEFAULT_LANGUAGE)
    give_back.add_argument(
        "--graded", type=Path, metavar=_("FOLDER"), help=_("where the grades are (default: graded, beside the work)")
    )


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
    verb.set_defaults(run=run)
    return verb


def _add_browser_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--port", type=_port, metavar=_("NUMBER"), help=_("the port to use (default: a free one)"))
    verb.add_argument("--no-browser", action="store_true", help=_("print the address only, open no browser"))


def _add_machines_arguments(verb: argparse.ArgumentParser) -> None:
    more = verb.add_argument_group(_("for a group that outgrows one computer")).add_mutually_exclusive_group()
    more.add_argument(
        "--cluster",
        metavar=_("ADDRESS"),
        help=_("grade on the workers of this Dask scheduler, such as tls://grading.example.org:8786"),
    )
    more.add_argument(
        "--share",
        type=_share,
        metavar="K/N",
        help=_("grade only share K of N here, such as 2/3, and write it in a file"),
    )
    more.add_argument(
        "--join",
        type=Path,
        nargs="+",
        metavar=_("SHARE"),
        help=_("grade nothing, and make the overview from the files of all shares"),
    )


def _share(text: str) -> "Share":
    from datawijs.course.grading.shares import read_share

    try:
        return read_share(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _add_language_argument(verb: argparse.ArgumentParser, default: str | None) -> None:
    verb.add_argument(
        "--language",
        choices=LANGUAGES,
        default=default,
        help=_("nl for Dutch, en for English (default: that of the computer)"),
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(_("a port is a whole number from 1 to 65535, not {text!r}").format(text=text))
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
