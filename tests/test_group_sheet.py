"""The sheet with a group's results: the page and Python say the same numbers of the same files, and of few people none."""

import json
from dataclasses import asdict

import pytest
from group_sheet import (
    changed,
    group,
    half_filled,
    in_base64,
    later,
    of_another_edition,
    of_the_first_edition,
    on_page,
    people,
)
from scipy.stats import t, ttest_ind

from datawijs.evaluation import SMALLEST_GROUP, across_exercises, before_after, difficulty, read_files
from datawijs.evaluation.counts import counts_of, joined, told
from datawijs.evaluation.counts_files import KeptCounts, NoCounts, joined_counts, kept_counts, read_counts, written
from datawijs.evaluation.halves import (
    MODULUS,
    SMALLEST_PART,
    added,
    opened,
    part_numbers,
    read_half,
    split,
    written_half,
)
from datawijs.evaluation.rounds import between_rounds
from datawijs.evaluation.shares import average, average_of_sums, difference_of_averages, difference_of_shares, share
from datawijs.language import speaking

NAMES = ["0123456789abcdef", "fedcba9876543210", "00000000000000aa"]
COUNTS = """
const { bad, damaged } = page.read(given);
const { elsewhere } = page.groupIn(given);
const counts = page.counted(given);
const shares = Object.values(counts.questions).flatMap((of) => Object.values(of).map(page.share));
const gain = counts.both && page.averageOfSums(page.gains(counts), page.intervals);
return { bad, damaged, elsewhere, counts, shares, gain };
"""


def fictional():
    return people(14, seed=5)


def a_doubled_person():
    files = people(10, seed=6)
    return [*files, files[0], changed(files[1], lambda file: file["exercises"].popitem())]


def bad_files():
    files = people(11, seed=7)
    noughts = changed(
        files[2], lambda file: file["exercises"].update({"beginner-00-pretest": {"saved": "x", "given": {}}})
    )
    return [
        *(
            b"",
            b" \n",
            b"PK\x03\x04",
            files[0][: len(files[0]) // 2],
            b'{"format": "datawijs-answers", "version": 9, "exercises": {}}',
        ),
        *(b'{"format": "datawijs-answers", "version": 2, "exercises": {}}', b"[1]", "é".encode("latin-1")),
        *(
            noughts,
            files[3].decode().encode("utf-16"),
            files[4].decode().encode("utf-8-sig"),
            *files[5:],
            *people(4, seed=9),
        ),
    ]


KINDS = {
    "a fictional group": fictional,
    "half filled": lambda: half_filled(people(24, seed=2)),
    "two editions": lambda: [*people(11, seed=3), *map(of_another_edition, people(3, seed=4))],
    "the first edition": lambda: [*map(of_the_first_edition, people(12, seed=8)), *people(2, seed=4)],
    "a doubled person": a_doubled_person,
    "bad files": bad_files,
    "nine": lambda: people(9),
    "few took both tests": lambda: half_filled(people(13, seed=11), seed=3),
    "nobody": list,
}


def in_python(files):
    """What the notebook's tables say, in the shape in which the page counts."""
    ours = group(files)
    items = difficulty(ours).dropna(subset="share")
    found = before_after(ours)
    return {
        "people": len(ours.people),
        "elsewhere": ours.of_another_edition(),
        "questions": {(row.exercise, row.question): (row.people, row.right) for row in items.itertuples()},
        "shares": items[["share", "low", "high"]].astype(float).to_numpy().tolist(),
        "change": found and found[0],
        "errors": across_exercises(ours),
    }


def the_same(files, page):
    python = in_python(files)
    counts = page["counts"]
    assert counts["people"] == python["people"]
    assert page["elsewhere"] == python["elsewhere"]
    flat = {(name, key): tuple(count) for name, of in counts["questions"].items() for key, count in of.items()}
    assert flat == python["questions"]
    by_place = dict(zip(flat, page["shares"], strict=True))
    for place, expected in zip(python["questions"], python["shares"], strict=True):
        assert list(by_place[place].values()) == pytest.approx(expected, abs=1e-9)
    change = python["change"]
    assert (counts["both"] is None) == (change is None)
    if change:
        both = counts["both"]
        assert (both["people"], both["only_one"]) == (change.people, change.only_one)
        assert [both["before"] / both["people"], both["after"] / both["people"]] == pytest.approx(
            [change.before, change.after]
        )
        assert list(page["gain"].values()) == pytest.approx(list(asdict(change.difference).values()), abs=1e-9)
    errors = {
        row.error: (row.people, row.showed, row.questions, row.of_questions) for row in python["errors"].itertuples()
    }
    shown = {key: [n for of in one["at"].values() for n in of.values()] for key, one in counts["errors"].items()}
    seen = {
        key: (one["people"], one["showed"], sum(n > 0 for n in shown[key]), len(shown[key]))
        for key, one in counts["errors"].items()
        if sum(n > 0 for n in shown[key]) >= 2
    }
    assert seen == errors


def test_the_page_s_numbers_are_the_notebook_s():
    files = {kind: make() for kind, make in KINDS.items()}
    pages = on_page(*((COUNTS, in_base64(one)) for one in files.values()))
    for one, page in zip(files.values(), pages, strict=True):
        the_same(one, page)
    told_of = {kind: page["counts"]["people"] for kind, page in zip(files, pages, strict=True)}
    assert told_of["a doubled person"] == 10
    assert [kind for kind, page in zip(files, pages, strict=True) if not page["counts"]["questions"]] == [
        "nine",
        "nobody",
    ]
    assert len([page for page in pages if page["elsewhere"]]) >= 1


def test_an_english_page_counts_dutch_files_alike():
    files = in_base64(fictional())
    (dutch,), (english,) = on_page((COUNTS, files)), on_page((COUNTS, files), language="en")
    assert english == dutch


def test_bad_files_are_bad_in_both_and_for_the_same_reason():
    files = bad_files()
    (page,) = on_page((COUNTS, in_base64(files)))
    with speaking("en"):
        problems = read_files(files).problems
    assert page["bad"] == {
        **{"0": "empty", "1": "empty", "2": "not_ours", "3": "damaged", "4": "other_version", "5": "nothing_done"},
        **{"6": "not_ours", "7": "not_ours"},
    }
    assert page["damaged"] == {"8": 1}
    assert len(problems) == 9


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(40))
def test_whatever_a_group_leaves_open(seed):
    files = half_filled(people(8 + seed % 14, seed=seed), seed)
    (page,) = on_page((COUNTS, in_base64(files)))
    the_same(files, page)


# counts that are kept


def kept(files, name=NAMES[0]) -> KeptCounts:
    return kept_counts(group(files), "beginner", day="2026-11-30", name=name)


def empty():
    return group([])


def test_counts_are_read_as_they_were_kept_and_by_the_page_too():
    ours = kept(fictional())
    text = written(ours, empty())
    assert read_counts(text.encode(), empty(), "beginner") == ours
    (again,) = on_page(("return page.writtenCounts(page.keptIn(given), page.files);", text))
    assert json.loads(again) == json.loads(text)


def test_a_file_with_counts_has_nobody_in_it():
    file = json.loads(written(kept(fictional()), empty()))
    assert set(file) == {
        *(
            "format",
            "version",
            "training",
            "tests",
            "editions",
            "day",
            "groups",
            "people",
            "both",
            "questions",
            "errors",
        )
    }
    assert file["people"] == 14
    assert all(people >= SMALLEST_GROUP for of in file["questions"].values() for people, _right in of.values())
    assert all(one["people"] >= SMALLEST_GROUP for one in file["errors"].values())


def test_two_groups_count_as_one():
    one, other = people(12, seed=1), people(15, seed=2)
    together = joined_counts([kept(one, NAMES[0]), kept(other, NAMES[1])], empty())
    assert together.counts == counts_of(group([*one, *later(other)]))
    join = "return page.joinedOf(given.map(page.counted), page.training);"
    (page,) = on_page((join, [in_base64(one), in_base64(other)]))
    python = json.loads(written(together, empty()))
    assert page == {name: python[name] for name in ("people", "both", "questions", "errors")}
    assert page["people"] == 27


def test_a_group_counts_once():
    ours = kept(fictional())
    with pytest.raises(NoCounts):
        joined_counts([ours, ours], empty())


def test_few_people_are_not_kept():
    with pytest.raises(NoCounts):
        kept(people(SMALLEST_GROUP - 1))


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.update(people=9),
        lambda file: file["questions"]["beginner-08-closing"].update({"x": [9, 1]}),
        lambda file: file["both"].update(squares=0),
        lambda file: file["errors"].popitem() and file["both"].update(people=99),
        lambda file: file.update(groups=["Anna"]),
        lambda file: file.pop("questions"),
        lambda file: file.update(both=[1]),
    ],
)
def test_counts_that_can_t_be_right_are_refused_by_both(change):
    file = json.loads(written(kept(fictional()), empty()))
    change(file)
    with pytest.raises(NoCounts):
        read_counts(json.dumps(file).encode(), empty(), "beginner")
    read = "try { page.keptIn(given); } catch (problem) { return problem.key; } return '';"
    assert on_page((read, json.dumps(file))) == ["damaged_counts"]


def test_an_exercise_of_another_edition_is_left_out_and_said():
    file = json.loads(written(kept(fictional()), empty()))
    file["editions"]["beginner-08-closing"] = "other"
    found = read_counts(json.dumps(file).encode(), empty(), "beginner")
    assert found.left_out == ("beginner-08-closing",)
    assert found.counts.both is None
    assert {name for name, _key in found.counts.questions} == set(file["questions"]) - {"beginner-08-closing"}
    read = "const { counts, left_out } = page.keptIn(given); return { counts, left_out };"
    (page,) = on_page((read, json.dumps(file)))
    assert page["left_out"] == ["beginner-08-closing"]
    assert page["counts"] == {
        name: json.loads(written(found, empty()))[name] for name in ("people", "both", "questions", "errors")
    }


def test_two_rounds_are_compared_alike():
    first, second = kept(people(12, seed=1)).counts, kept(people(19, seed=2)).counts
    between = between_rounds(first, second)
    compare = """
const [first, second] = given.map(page.counted);
const shares = {};
for (const [id, of] of Object.entries(first.questions)) {
  for (const [key, count] of Object.entries(of)) {
    const other = (second.questions[id] || {})[key];
    if (other) shares[`${id} ${key}`] = page.differenceOfShares(page.share(count), page.share(other));
  }
}
return { gain: page.differenceOfAverages(page.gains(first), page.gains(second), page.intervals), shares };
"""
    (page,) = on_page((compare, [in_base64(people(12, seed=1)), in_base64(people(19, seed=2))]))
    assert list(page["gain"].values()) == pytest.approx(list(asdict(between.gain).values()), abs=1e-9)
    assert {tuple(name.split()) for name in page["shares"]} == set(between.questions)
    for place, found in between.questions.items():
        assert list(page["shares"][" ".join(place)].values()) == pytest.approx(list(asdict(found).values()), abs=1e-9)


def test_the_intervals_of_sums_are_those_of_the_numbers():
    one, other = [3, 1, 0, 2, 2, -1, 4, 1, 0, 2], [5, 2, 2, 3, 1, 4, 0, 2, 6, 3, 3, 2]
    sums = [(len(numbers), sum(numbers), sum(n * n for n in numbers)) for numbers in (one, other)]
    for numbers, of in zip((one, other), sums, strict=True):
        assert asdict(average_of_sums(*of)) == pytest.approx(asdict(average(numbers)))
    found = difference_of_averages(*sums)
    welch = ttest_ind(other, one, equal_var=False)
    low, high = welch.confidence_interval()
    assert found.centre == pytest.approx(sum(other) / 12 - sum(one) / 10)
    assert found.low == pytest.approx(low, abs=0.01)  # our degrees of freedom are whole
    assert found.low <= low
    assert found.high >= high


def test_student_s_series_is_as_good_as_the_table():
    frees = [1, 9, 100, 101, 150, 1000]
    (page,) = on_page(("return given.map((free) => page.studentOf(free, page.intervals));", frees))
    assert page == pytest.approx([t.ppf(0.975, free) for free in frees], abs=1e-8)


def test_newcombe_s_own_example():
    """56 of 70 against 48 of 80, in his table II, example (a), by method 10: 0.0524 to 0.3339."""
    found = difference_of_shares(share(48, 80), share(56, 70))
    assert (round(found.centre, 4), round(found.low, 4), round(found.high, 4)) == (0.2, 0.0524, 0.3339)


# people who are fewer than a group


def nine(seed):
    return [*people(9, seed=seed)] if seed == 1 else later(people(9, seed=seed))


def test_two_groups_of_nine_count_as_one_of_eighteen():
    first, second = split(group(nine(1)), "beginner", day="2026-11-30", name=NAMES[0])
    more = added(first, group(nine(2)), day="2026-12-01", name=NAMES[1])
    together = opened([more, second], empty())
    assert together.counts.people == 18
    of_all = counts_of(group([*nine(1), *nine(2)]))
    assert together.counts.both == of_all.both
    tests = {"beginner-00-pretest", "beginner-08-closing"}
    for place, count in of_all.questions.items():
        assert together.counts.questions[place] == count
    assert tests <= {name for name, _key in together.counts.questions}


def test_the_page_and_python_open_each_other_s_halves():
    make = """
const [one, other] = page.splitInHalves(page.groupIn(given[0]), "2026-11-30", page.limits);
const more = page.addedToHalf(one, page.groupIn(given[1]), "2026-12-01", page.limits);
const halves = [more, other].map((half) => page.writtenHalf(half, page.files));
const kept = page.openedHalves(halves.map(page.halfIn), null, "2026-12-01", page.limits);
return { halves, kept: page.writtenCounts(kept, page.files) };
"""
    (page,) = on_page((make, [in_base64(nine(1)), in_base64(nine(2))]))
    halves = [read_half(text.encode(), empty(), "beginner") for text in page["halves"]]
    by_python = opened(halves, empty())
    assert json.loads(written(by_python, empty())) == json.loads(page["kept"])
    first, second = split(group(nine(1)), "beginner", day="2026-11-30", name=NAMES[0])
    more = added(first, group(nine(2)), day="2026-12-01", name=NAMES[1])
    back = """
const kept = page.openedHalves(given.map(page.halfIn), null, "2026-12-01", page.limits);
return page.writtenCounts(kept, page.files);
"""
    (read,) = on_page((back, [written_half(half, empty()) for half in (more, second)]))
    counts = json.loads(read)
    assert {**counts, "groups": []} == {**json.loads(page["kept"]), "groups": []}


def test_a_half_says_nothing_whatever_was_counted():
    """Both halves spread over all numbers, and are others each time."""
    ours = group(nine(1))
    numbers = part_numbers(ours)
    halves = [split(ours, "beginner", day="2026-11-30", name=NAMES[0]) for _time in range(8)]
    for which in (0, 1):
        drawn = [one / MODULUS for pair in halves for one in pair[which].numbers]
        assert 0.45 < sum(drawn) / len(drawn) < 0.55
        assert len({pair[which].numbers for pair in halves}) == len(halves)
    assert max(numbers) < 1000  # what was counted is nowhere near such numbers


def test_two_halves_of_different_times_subtract_to_nothing():
    """Nine people today, ten tomorrow: the difference of any two files is as good as random too."""
    today, tomorrow = (
        split(group(people(size, seed=1)), "beginner", day="2026-11-30", name=NAMES[0]) for size in (8, 9)
    )
    for one in today:
        for other in tomorrow:
            differences = [(a - b) % MODULUS for a, b in zip(other.numbers, one.numbers, strict=True)]
            assert sum(difference < 1000 or difference > MODULUS - 1000 for difference in differences) < 3


def test_halves_stay_closed_without_a_group_without_each_other_and_for_very_few():
    first, second = split(group(nine(1)), "beginner", day="2026-11-30", name=NAMES[0])
    other, _rest = split(group(nine(1)), "beginner", day="2026-11-30", name=NAMES[1])
    for halves in ([first, second], [first], [first, first], [other, second]):
        with pytest.raises(NoCounts):
            opened(halves, empty())
    with pytest.raises(NoCounts):
        split(group(people(SMALLEST_PART - 1)), "beginner", day="2026-11-30", name=NAMES[0])
    with pytest.raises(NoCounts):
        added(first, group(people(SMALLEST_PART - 1, seed=3)), day="2026-11-30", name=NAMES[1])


def test_what_two_files_with_counts_differ_in_is_a_group():
    """Files are joined whole: there is no way to keep a group and the same group with a few people more."""
    ours = kept(people(12, seed=1))
    with pytest.raises(NoCounts):
        joined_counts([ours, kept(people(9, seed=2), NAMES[1])], empty())
    assert told(joined([ours.counts], empty().tests)) == ours.counts
