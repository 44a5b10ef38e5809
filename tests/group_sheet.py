"""Files of groups, and how the page's scripts count them, run by Node: for the tests that hold page and Python together."""

import base64
import json
import subprocess
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from datawijs.course.page_exercises import exercises_on_page
from datawijs.evaluation import Group, fictional_group, read_files
from datawijs.evaluation.on_page import Training, page_content
from datawijs.language import speaking
from datawijs.widgets.editions import old_ids
from datawijs.widgets.exercise import BROUGHT, FOLDER

PAGES = ("beginner/00-pretest", "beginner/02-four-steps", "beginner/04-no-alarm-is-free", "beginner/08-closing")
RUN = """
const fs = require("node:fs");
const { script, prepared, jobs } = JSON.parse(fs.readFileSync(0, "utf8"));
const names = [
  "wholeContent", "parsedFile", "recordsOf", "peopleIn", "groupOf", "countsOfGroup", "shareOf",
  "averageOfSums", "joinedOf", "differenceOfAverages", "differenceOfShares", "splitInHalves", "addedToHalf",
  "openedHalves", "writtenHalf", "halfIn", "writtenCounts", "keptCountsIn", "studentOf", "partNumbers",
];
const scope = new Function("crypto", "TextDecoder", `${script}; return { ${names.join(", ")} };`);
const page = scope(require("node:crypto").webcrypto, TextDecoder);
const content = page.wholeContent(prepared);
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const earlier = Object.fromEntries(
  content.trainings.flatMap(({ exercises }) => exercises.map((one) => [one.id, one.content.earlier_editions || []])),
);
function read(files) {
  const found = { records: [], bad: {}, damaged: {} };
  files.forEach((file, place) => {
    try {
      const { records, damaged } = page.recordsOf(page.parsedFile(bytes(file), content.files), content.files, earlier);
      found.records.push(records);
      if (damaged) found.damaged[place] = damaged;
    } catch (problem) {
      if (!problem.key) throw problem;
      found.bad[place] = problem.key;
    }
  });
  return found;
}
const groupIn = (files) => page.groupOf(page.peopleIn(read(files).records), content.trainings[0], content.other);
const counted = (files) => page.countsOfGroup(groupIn(files), content.limits);
const keptIn = (text) => page.keptCountsIn(JSON.parse(text), content.trainings, content);
const halfIn = (text) => page.halfIn(JSON.parse(text), content.trainings, content);
const share = ([people, right]) => page.shareOf(right, people, content.intervals);
const gains = ({ both }) => ({ people: both.people, total: both.after - both.before, squares: both.squares });
const done = { ...page, ...content, training: content.trainings[0], read, groupIn, counted, keptIn, halfIn, share, gains };
process.stdout.write(JSON.stringify(jobs.map(([work, given]) => new Function("page", "given", work)(done, given))));
"""


@cache
def small_course(language: str = "nl") -> Training:
    """A few pages of the beginner training, with its tests before and after, as a training of their own."""
    with speaking(language):
        shown = {one.exercise.exercise_id: one for page in PAGES for one in exercises_on_page(page, language)}
    exercises = {name: one.exercise for name, one in shown.items()}
    return Training("beginner", "Beginner", exercises, {name: one.page for name, one in shown.items()})


def group(files: Sequence[bytes | None]) -> Group:
    """The group whose people gave these files, as Python reads it."""
    course = small_course()
    return Group(read_files(files), course.exercises, course.pages)


def on_page(*jobs: tuple[str, Any], language: str = "nl") -> list[Any]:
    """What the page's scripts give: each job is JavaScript with `page` and `given` (files in base64), ending in a return."""
    with speaking(language):
        content = page_content([small_course(language)])
    script = "\n".join(
        [
            f"const OLD_IDS = {json.dumps(old_ids())};",
            (FOLDER / "shared" / "kept.js").read_text(encoding="utf-8"),
            *((FOLDER.parent / name).read_text(encoding="utf-8") for name in BROUGHT["group_sheet"]),
        ]
    )
    done = subprocess.run(
        ["node", "-e", RUN],
        input=json.dumps({"script": script, "prepared": content, "jobs": jobs}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def in_base64(files: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(content).decode() for content in files]


def people(size: int, seed: int = 1) -> list[bytes]:
    """Files of a fictional group, one a person."""
    return list(fictional_group(small_course().exercises, size=size, seed=seed).files)


def changed(content: bytes, change) -> bytes:
    """The same file after `change(file)`."""
    file = json.loads(content)
    change(file)
    return json.dumps(file).encode()


def half_filled(files: Sequence[bytes], seed: int = 1) -> list[bytes]:
    """The same files, in which each person left some exercises and some questions."""
    rng = np.random.default_rng(seed)

    def leave(file: dict) -> None:
        for name in list(file["exercises"]):
            answers = file["exercises"][name]["given"].get("answers", {})
            if rng.random() < 0.2:
                del file["exercises"][name]
            elif rng.random() < 0.3:
                for key in list(answers)[int(rng.integers(len(answers) or 1)) :]:
                    del answers[key]

    return [changed(content, leave) for content in files]


def of_the_first_edition(content: bytes) -> bytes:
    """The file of somebody who answered the first edition: positions, in a file of version 1."""

    def back(file: dict) -> None:
        file["version"] = 1
        for name, record in file["exercises"].items():
            known = small_course().exercises[name].content.get("earlier_editions")
            if not known or known[0]["was"] is not None:
                continue
            given = {}
            for place, (key, item) in enumerate(known[0]["questions"].items()):
                said = place % len(item["keys"]) if item["kind"] == "choice" else None
                if item["kind"] == "numeric":
                    said = {"typed": str(item["answer"]), "value": item["answer"]}
                elif item["kind"] == "ordering":
                    said = list(range(len(item["keys"])))
                if said is not None:
                    given[key] = {"shape": item["shape"], "first": said, "last": said, "tries": 1}
            record["given"] = given

    return changed(content, back)


def of_another_edition(content: bytes) -> bytes:
    """The file of somebody who answered an edition that nobody knows any more."""

    def rename(file: dict) -> None:
        for record in file["exercises"].values():
            if "edition" in record["given"]:
                record["given"]["edition"] = "0123456789"

    return changed(content, rename)


def later(files):
    """The same people's answers at other moments, so that they are other people than those of another fictional group."""

    def shift(file):
        for record in file["exercises"].values():
            record["saved"] += 7

    return [changed(content, shift) for content in files]
