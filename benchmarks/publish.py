"""What does it cost to make the site when nothing has changed, and to give seventeen schools a course of their own from it?

    python benchmarks/publish.py                       a cold build first, in a fresh copy of the course: minutes
    python benchmarks/publish.py SITE COLD-SECONDS     from a site that there is, and what its cold build cost

All in processor seconds of all processes, beside those of a cold build of both languages without PDFs (`benchmarks/build.py`).
Each school has a folder and a zip; one in three has a logo, colours and agreements of its own, and hides two trainings. What
one more school costs is the difference between twice as many and seventeen, shared among these.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from processor_time import cost_of

from datawijs.course_folder import course_folder

SCHOOLS = 17
MOST_OF_ALL, MOST_OF_ONE = 0.10, 0.005  # of a cold build
MOST_UNCHANGED, SECONDS_UNCHANGED = 0.02, 5
DATAWIJS = [sys.executable, "-m", "datawijs"]
NO_BROWSER = {"DATAWIJS_CHROMIUM": "none"}
PLAIN = "name: Basisschool {number}\n"
RICH = """\
name: Basisschool {number}
logo: logo.svg
logo_alt: Een blad
accent: {{light: "#7a2e6b", dark: "#e3a4d6"}}
contact: ict@bestuur.example
privacy: Vragen? Mail fg@bestuur.example.
agreements:
  signal: [Na drie weken kijken we opnieuw.]
hidden: [data-analysis, pupil-workshop]
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'


def main(arguments: list[str]) -> None:
    """Measure, and print the ratios beside what they may be."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        site, cold = (Path(arguments[0]), float(arguments[1])) if arguments else _cold_build(folder)
        one, twice = (_publish(folder, site, SCHOOLS * times) for times in (1, 2))
    print(
        f"{SCHOOLS} schools:  {one:6.2f} s of processor, {one / cold:.2%} of a cold build (at most {MOST_OF_ALL:.0%})"
    )
    more = (twice - one) / SCHOOLS
    print(f"one more:    {more:6.2f} s of processor, {more / cold:.2%} of a cold build (at most {MOST_OF_ONE:.1%})")


def _cold_build(folder: Path) -> tuple[Path, float]:
    """Build in a copy of the course, twice; return the site, and what the first time cost."""
    course, site = folder / "course", folder / "site"
    shutil.copytree(course_folder(), course, ignore=shutil.ignore_patterns(".git", ".venv", "_build", "node_modules"))
    build = [*DATAWIJS, "build", "--out", str(site)]
    cold, again = (cost_of(build, cwd=course, environment=NO_BROWSER) for _time in range(2))
    print(f"cold build:  {cold.processor:6.2f} s of processor, {cold.wall:.1f} s")
    share = again.processor / cold.processor
    print(
        f"no change:   {again.processor:6.2f} s of processor, {again.wall:.1f} s, {share:.2%} "
        f"(at most {MOST_UNCHANGED:.0%} or {SECONDS_UNCHANGED} s)"
    )
    return site, cold.processor


def _publish(folder: Path, site: Path, number: int) -> float:
    schools = folder / f"schools-{number}"
    schools.mkdir()
    (schools / "logo.svg").write_text(LOGO, encoding="utf-8")
    for school in range(1, number + 1):
        text = (PLAIN if school % 3 else RICH).format(number=school)
        (schools / f"school-{school}.yml").write_text(text, encoding="utf-8")
    command = [*DATAWIJS, "publish", "--schools", str(schools), "--out", str(folder / f"out-{number}"), "--zip"]
    return cost_of([*command, "--site", str(site)]).processor


if __name__ == "__main__":
    main(sys.argv[1:])
