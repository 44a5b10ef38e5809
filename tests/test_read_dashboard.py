"""Read the dashboard: every question is true of what is drawn, for every seed, in both languages."""

import json
import re
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from kept_names import DASHBOARDS, kept_names, names_in, names_together

from datawijs.language import LANGUAGES, speaking
from datawijs.widgets import ReadDashboard
from datawijs.widgets.question import Answer, Question
from datawijs.widgets.read_dashboard.clear import Unclear, told_apart
from datawijs.widgets.read_dashboard.exercise import LEVELS, dashboard_content
from datawijs.widgets.read_dashboard.views import VIEWS, find_dashboard

SEEDS = (1, 2, 5)
# A dashboard takes a second or two, so few examples, and no search for a smaller seed: none is simpler than another.
SOME_SEEDS = settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@cache
def found(view, seed):
    with speaking("en"):
        return find_dashboard(view, seed)


@cache
def content(view, seed, language="en"):
    with speaking(language):
        return dashboard_content(view, seed)


def question(view, seed, key):
    return next(one for one in content(view, seed)["questions"] if one["key"] == key)


def right_text(view, seed, key):
    (text,) = [option["text"] for option in question(view, seed, key)["options"] if option["correct"]]
    return text


def numbers(text):
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]


def right_number(view, seed, key):
    return numbers(right_text(view, seed, key))[0]


def of(table, class_id, subject_id):
    return table[(table["class_id"] == class_id) & (table["subject_id"] == subject_id)]


def bars(chart):
    return pd.Series({bar["label"]: bar["value"] for bar in chart["bars"]})


def strips(chart):
    return {row["label"]: pd.Series([dot["value"] for dot in row["dots"]]) for row in chart["rows"]}


# ---- the shape of the questions -------------------------------------------------------------------------------------


def check_questions(view, seed):
    shown = {}
    for language in LANGUAGES:
        with speaking(language):
            shown[language] = dashboard_content(view, seed)
        assert json.loads(json.dumps(shown[language])) == shown[language]
        for one in shown[language]["questions"]:
            texts = [option["text"] for option in one["options"]]
            assert len(texts) >= 3
            assert len(set(texts)) == len(texts), f"two answers alike: {texts}"
            assert [option["correct"] for option in one["options"]].count(True) == 1
            for option in one["options"]:
                assert len(option["why"]) > 40
                assert not set("{}") & set(option["why"] + option["text"])
                assert (option["misreading"] is None) == option["correct"]
        levels = [one["level"] for one in shown[language]["questions"]]
        assert {level: levels.count(level) for level in LEVELS} == dict.fromkeys(LEVELS, 2)
    # positions are kept, not labels: both languages must have the same answer at the same place
    assert [
        [(one["key"], option["correct"], option["misreading"]) for option in one["options"]]
        for one in shown["nl"]["questions"]
    ] == [
        [(one["key"], option["correct"], option["misreading"]) for option in one["options"]]
        for one in shown["en"]["questions"]
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_questions_are_whole_for_many_seeds(view):
    @SOME_SEEDS
    @given(st.integers(min_value=0, max_value=100_000))
    def for_seed(seed):
        check_questions(view, seed)

    for_seed()


@pytest.mark.parametrize("view", VIEWS)
def test_numbers_that_mislead_never_come_near_the_right_one(view):
    """The wrong numbers of one question differ from the right one by more than an eye can miss on the chart."""
    exact = {"days-absent", "below", "often-absent", "overlap", "list-again", "near-average"}  # counts
    for seed in SEEDS:
        for one in content(view, seed)["questions"]:
            texts = [option["text"] for option in one["options"]]
            if one["level"] != "read" and one["key"] not in exact:
                continue
            values = [numbers(text)[0] if numbers(text) else 0 for text in texts]
            assert len(set(values)) == len(values), f"{one['key']}: {texts}"


def test_the_same_seed_gives_the_same_dashboard_and_another_seed_another():
    with speaking("en"):
        again = dashboard_content("pupil", 1)
    assert again == content("pupil", 1)
    assert again["heading"] != content("pupil", 2)["heading"]


def test_another_view_is_refused_in_words():
    with pytest.raises(ValueError, match="pupil, class, year, school"):
        ReadDashboard("no-such-view", view="galaxy")


def test_a_question_needs_one_right_answer_and_no_two_alike():
    wrong, right = Answer("no", "because", "slip"), Answer("yes", "because")
    with speaking("en"), pytest.raises(ValueError, match="more than one option is right"):
        Question("q", "read", "?", (right, wrong, Answer("aye", "because")))
    with speaking("en"), pytest.raises(ValueError, match="no option is right"):
        Question("q", "read", "?", (wrong, Answer("nay", "because", "slip")))
    with speaking("en"), pytest.raises(ValueError, match="two options have the same text"):
        Question("q", "read", "?", (right, wrong, Answer("no", "because", "slip")))


@given(
    right=st.floats(0, 100),
    wrong=st.lists(st.floats(0, 100), min_size=2, max_size=6),
    gap=st.floats(0.5, 10),
)
def test_wrong_numbers_keep_their_distance(right, wrong, gap):
    values = {"right": right, **{f"slip-{place}": value for place, value in enumerate(wrong)}}
    apart = [right]
    for value in wrong:
        if all(abs(value - other) >= gap for other in apart):
            apart.append(value)
    try:
        kept = told_apart(right, {key: value for key, value in values.items() if key != "right"}, gap=gap)
    except Unclear:
        assert len(apart) < 3
        return
    assert [values[key] for key in kept] == apart[:4]


def test_a_slip_that_makes_no_number_is_left_out():
    assert told_apart(70, {"missed": float("nan"), "low": 50, "high": 90}, gap=5) == ("right", "low", "high")


def test_two_slips_of_one_kind_have_each_a_key():
    slips = {
        option["key"]: option["misreading"]
        for seed in SEEDS
        for option in question("pupil", seed, "one-result")["options"]
    }
    assert slips == {
        "right": None,
        "class-line": "class-line",
        "one-place-on": "one-place-off",
        "one-place-back": "one-place-off",
    }


# ---- the pupil: true of the drawn charts -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_pupil_reading_and_comparing(seed):
    results, absence, _logins = content("pupil", seed)["charts"]
    own = pd.Series(results["values"], index=range(1, 13), dtype=float)
    of_class = pd.Series(results["lines"][0]["values"], index=range(1, 13), dtype=float)

    number = int(numbers(question("pupil", seed, "one-result")["prompt"])[-1])
    assert abs(right_number("pupil", seed, "one-result") - own[number]) <= 0.5
    assert right_number("pupil", seed, "days-absent") == bars(absence).sum() / 2

    drop = own.diff().idxmin()
    change = of_class[drop] - of_class[drop - 1]
    expected = "went down" if change <= -4 else "went up" if change >= 4 else "hardly changed"
    assert expected in right_text("pupil", seed, "class-fell-too")

    taken = own.dropna().to_numpy()
    difference = taken[-3:].mean() - taken[:-3].mean()
    text = right_text("pupil", seed, "last-three")
    if "the same" in text:
        assert abs(difference) < 0.5
    else:
        assert abs(numbers(text)[0] - abs(difference)) <= 0.5
        assert ("lower" in text) == (difference < 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_pupil_reading_beyond_and_behind(seed):
    board, (pupil_id, subject_id), _dashboard = found("pupil", seed)
    values = np.array([value for value in content("pupil", seed)["charts"][0]["values"] if value is not None])
    spread = 2.66 * np.abs(np.diff(values)).mean()
    lower, upper = numbers(right_text("pupil", seed, "next-result"))
    assert lower == pytest.approx(max(values.mean() - spread, 0), abs=0.6)
    assert upper == pytest.approx(min(values.mean() + spread, 100), abs=0.6)
    assert "Higher, most likely" in right_text("pupil", seed, "after-a-low-result")
    # and the truth that is told at the end
    declines = board.truth.declines
    assert declines[(declines["pupil_id"] == pupil_id) & (declines["subject_id"] == subject_id)].empty

    gap = numbers(question("pupil", seed, "gap")["prompt"])[0]
    assert content("pupil", seed)["charts"][0]["values"][int(gap) - 1] is None

    class_id = board.pupils.set_index("pupil_id").loc[pupil_id, "class_id"]
    weeks = np.sort(board.activity["week"].unique())
    recent = board.activity[(board.activity["class_id"] == class_id)]
    last_weeks = recent[recent["week"].isin(np.sort(recent["week"].unique())[-4:])]
    sums = last_weeks.groupby("pupil_id")["logins"].sum()
    assert len(weeks) > 30
    assert numbers(question("pupil", seed, "logins")["prompt"])[1:] == [sums[pupil_id], sums.median()]


def test_how_low_results_go_on_is_counted():
    """Counted again, series by series, without the code under test."""
    from datawijs.widgets.read_dashboard.pupil_view import _after_low_results

    board, *_rest = found("pupil", 1)
    declined = set(map(tuple, board.truth.declines[["pupil_id", "subject_id"]].to_numpy()))
    higher = []
    for key, rows in board.results.sort_values("number").groupby(["pupil_id", "subject_id"]):
        scores = rows["score"].tolist()
        if key in declined or any(map(pd.isna, scores)):
            continue
        for place in range(3, 11):
            if sum(scores[:place]) / place - scores[place] >= 12:
                higher.append(scores[place + 1] > scores[place])
    share, count = _after_low_results(board, 12)
    assert count == len(higher) > 50
    assert share == pytest.approx(sum(higher) / len(higher))


# ---- the class -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_class_reading_and_comparing(seed):
    chart = content("class", seed)["charts"][0]
    averages = bars(chart)
    name = question("class", seed, "one-average")["prompt"].removeprefix("What is ").removesuffix("'s average?")
    assert abs(right_number("class", seed, "one-average") - averages[name]) <= 0.51

    cut = numbers(question("class", seed, "below")["prompt"])[0]
    assert right_number("class", seed, "below") == (averages < cut).sum()

    ratio = averages.max() / averages.min()
    assert right_number("class", seed, "how-many-times") == pytest.approx(ratio, abs=0.06)
    by_length = (averages.max() - chart["start"]) / (averages.min() - chart["start"])
    wrong = [
        numbers(option["text"])[0]
        for option in question("class", seed, "how-many-times")["options"]
        if option["misreading"] == "length-of-bar"
    ]
    assert wrong == [pytest.approx(by_length, abs=0.1)]

    near = (averages - averages.mean()).abs() < 5
    assert right_number("class", seed, "near-average") == near.sum()


@pytest.mark.parametrize("seed", SEEDS)
def test_class_reading_beyond_and_behind(seed):
    board, (class_id, subject_id), _dashboard = found("class", seed)
    rows = of(board.results, class_id, subject_id)
    count, number, *_rest, _count, after = (
        int(value) for value in numbers(question("class", seed, "lowest-five")["prompt"])
    )
    lowest = rows[rows["number"] == number].nsmallest(count, "score")["pupil_id"]
    outcome = rows[(rows["number"] == after) & rows["pupil_id"].isin(lowest)]["score"].mean()
    assert after == number + 1
    assert right_number("class", seed, "lowest-five") == pytest.approx(outcome, abs=0.51)

    declined = board.truth.declines.loc[board.truth.declines["subject_id"] == subject_id, "pupil_id"]
    table = rows[~rows["pupil_id"].isin(declined)].pivot(index="pupil_id", columns="number", values="score")
    steps = table.diff(axis=1).stack().dropna()
    expected = (steps <= -10).mean() * rows["pupil_id"].nunique()
    assert right_number("class", seed, "drops-by-chance") == pytest.approx(expected, abs=0.51)

    number, _points, before, lower, both = numbers(question("class", seed, "hard-test")["prompt"])
    pair = (
        rows[rows["number"].isin([number, before])].pivot(index="pupil_id", columns="number", values="score").dropna()
    )
    assert (len(pair), (pair[number] < pair[before]).sum()) == (both, lower)
    difficulty = board.truth.difficulty.set_index("test_id")["difficulty"]
    tests = of(board.tests, class_id, subject_id).set_index("number")["test_id"]
    assert difficulty[tests[number]] - difficulty[tests[before]] >= 5
    assert "harder than" in right_text("class", seed, "hard-test")


def test_chance_of_a_difference_is_that_of_scipy():
    from scipy.stats import permutation_test

    from datawijs.widgets.read_dashboard.class_view import chance_of_difference

    rng = np.random.default_rng(3)
    values = rng.normal(70, 10, 24)
    group = np.arange(24) < 12
    observed = values[group].mean() - values[~group].mean()
    reference = permutation_test(
        (values[group], values[~group]),
        lambda one, other, axis: one.mean(axis=axis) - other.mean(axis=axis),
        vectorized=True,
        n_resamples=5000,
        rng=rng,
    )
    assert chance_of_difference(values, group, observed) == pytest.approx(reference.pvalue, abs=0.04)


# ---- the year --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_year_is_true_of_the_dots(seed):
    results, _lines, absence, _logins = content("year", seed)["charts"]
    averages, half_days = strips(results), strips(absence)
    low, high = sorted(averages, key=lambda name: averages[name].mean())
    assert right_number("year", seed, "class-average") == pytest.approx(averages[low].mean(), abs=0.51)

    prompt = question("year", seed, "often-absent")["prompt"]
    name = next(one for one in half_days if f" of {one} were" in prompt)
    cut = numbers(prompt)[-1]
    assert right_number("year", seed, "often-absent") == (half_days[name] > cut).sum()

    above = (averages[low] > averages[high].mean()).sum()
    assert numbers(right_text("year", seed, "overlap")) == [above, len(averages[low])]

    more = max(half_days, key=lambda name: half_days[name].mean())
    ordered = half_days[more].sort_values(ascending=False)
    share = round(100 * ordered.iloc[:3].sum() / ordered.sum())
    (why,) = [option["why"] for option in question("year", seed, "few-pupils")["options"] if option["correct"]]
    assert f"{share} in 100" in why


@pytest.mark.parametrize("seed", SEEDS)
def test_year_compares_unlike_tests(seed):
    board, (school_id, subject_id), _dashboard = found("year", seed)
    number = int(re.search(r"test (\d+)", question("year", seed, "same-test")["prompt"])[1])
    classes = board.classes[board.classes["school_id"] == school_id]
    classes = classes.loc[classes["year"] == classes["year"].mode()[0], "class_id"]
    tests = board.tests[
        board.tests["class_id"].isin(classes)
        & (board.tests["subject_id"] == subject_id)
        & (board.tests["number"] == number)
    ]
    difficulty = board.truth.difficulty.set_index("test_id")["difficulty"].reindex(tests["test_id"])
    means = board.results[board.results["test_id"].isin(tests["test_id"])].groupby("test_id")["score"].mean()
    assert difficulty.idxmax() == means.idxmin()  # the class that looks worse had the harder test
    assert difficulty.max() - difficulty.min() >= 4


def test_the_usual_difference_between_classes_dealt_by_lot():
    from datawijs.widgets.read_dashboard.year_view import usual_difference

    values = np.random.default_rng(8).normal(70, 11, 48)
    # mean of |N(0, s²)| is s·√(2/π), with s² the variance of a difference of two means drawn without replacement
    spread = values.std(ddof=1) * np.sqrt(1 / 24 + 1 / 24)
    assert usual_difference(values, 24) == pytest.approx(spread * np.sqrt(2 / np.pi), rel=0.05)


# ---- the school ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_school_is_true_of_the_charts(seed):
    _averages, by_year, by_week, _logins = content("school", seed)["charts"]
    weeks, years = bars(by_week), bars(by_year)
    assert right_number("school", seed, "worst-week") == pytest.approx(weeks.max(), abs=0.51)

    asked = question("school", seed, "one-year")["prompt"]
    label = next(one for one in years.index if one.split(" (")[0] in asked)
    assert right_number("school", seed, "one-year") == years[label]

    pupils = pd.Series({label: numbers(label)[-1] for label in years.index})
    rate = years / pupils
    assert right_text("school", seed, "most-per-pupil").lower() == rate.idxmax().split(" (")[0].lower()
    assert rate.idxmax() != years.idxmax()  # the question has a point

    winter = weeks[[label for label in weeks.index if label.split()[1] in ("Dec", "Jan", "Feb")]].drop(weeks.idxmax())
    assert right_number("school", seed, "worst-week-again") == pytest.approx(winter.mean(), abs=0.06)


@pytest.mark.parametrize("seed", SEEDS)
def test_school_list_of_low_results(seed):
    board, (school_id, subject_id), _dashboard = found("school", seed)
    classes = board.classes.loc[board.classes["school_id"] == school_id, "class_id"]
    rows = board.results[board.results["class_id"].isin(classes) & (board.results["subject_id"] == subject_id)]
    before = rows[rows["number"] <= 10].groupby("pupil_id")["score"].mean()
    on_11 = rows[rows["number"] == 11].set_index("pupil_id")["score"]
    on_12 = rows[rows["number"] == 12].set_index("pupil_id")["score"]
    listed = before.index[before - on_11 >= 10]
    assert numbers(question("school", seed, "list-again")["prompt"])[1] == len(listed)
    again = (before[listed] - on_12[listed] >= 10).sum()
    assert right_number("school", seed, "list-again") == again


# ---- the wrong numbers: each is what its thought makes of the charts -------------------------------------------------


def thoughts_on_pupil(seed) -> dict[str, dict[str, float]]:
    results, absence, _logins = content("pupil", seed)["charts"]
    own = pd.Series(results["values"], index=range(1, 13), dtype=float)
    of_class = pd.Series(results["lines"][0]["values"], index=range(1, 13), dtype=float)
    at = int(numbers(question("pupil", seed, "one-result")["prompt"])[-1])
    taken, half_days = own.dropna(), bars(absence)
    newest, before = taken.iloc[-1], taken.iloc[-2]
    return {
        "one-result": {"class-line": of_class[at], "one-place-on": own[at + 1], "one-place-back": own[at - 1]},
        "days-absent": {
            "half-days-as-days": half_days.sum(),
            "counted-columns": (half_days > 0).sum(),
            "highest-column": half_days.max(),
        },
        "last-three": {
            "last-step": newest - before,
            "two-points": newest - taken.iloc[0],
            "other-comparison": (taken - of_class[taken.index]).iloc[-3:].mean(),
        },
        "next-result": {
            "last-is-level": max(newest - 3, 0),
            "line-goes-on": max(max(newest - (before - newest), 0) - 3, 0),
            "class-as-forecast": max(of_class.mean() - 3, 0),
        },
    }


def thoughts_on_class(seed) -> dict[str, dict[str, float]]:
    board, (class_id, subject_id), _dashboard = found("class", seed)
    chart = content("class", seed)["charts"][0]
    averages = bars(chart)
    scores = of(board.results, class_id, subject_id).pivot(index="pupil_id", columns="number", values="score")
    name = question("class", seed, "one-average")["prompt"].removeprefix("What is ").removesuffix("'s average?")
    beside = averages.index.get_loc(name) + 1
    cut = numbers(question("class", seed, "below")["prompt"])[0]
    _five, number, *_rest = (int(one) for one in numbers(question("class", seed, "lowest-five")["prompt"]))
    lowest = scores[number].nsmallest(5).index
    now, after = scores.loc[lowest, number].mean(), scores.loc[lowest, number + 1].mean()
    return {
        "one-average": {
            "length-of-bar": averages[name] - chart["start"],
            "one-row-off": averages.iloc[beside],
            "class-average": averages.mean(),
        },
        "below": {
            "half-of-the-bar": (averages < (chart["start"] + 100) / 2).sum(),
            "other-side": (averages >= cut).sum(),
            "last-test": (scores.iloc[:, -1] < cut).sum(),
        },
        "near-average": {
            "average-is-everyone": len(averages) - 1,
            "above-average": (averages > averages.mean()).sum(),
            "band-too-wide": ((averages - averages.mean()).abs() < 10).sum(),
        },
        "lowest-five": {
            "stays-lowest": now,
            "all-luck": scores[number + 1].mean(),
            "line-goes-on": now - (after - now),
        },
    }


def thoughts_on_year(seed) -> dict[str, dict[str, float]]:
    results, _lines, absence, _logins = content("year", seed)["charts"]
    averages, half_days = strips(results), strips(absence)
    low, high = sorted(averages.values(), key=pd.Series.mean)
    prompt = question("year", seed, "often-absent")["prompt"]
    cut, asked = numbers(prompt)[-1], next(one for one in half_days if f" of {one} were" in prompt)
    often = {name: (days > cut).sum() for name, days in half_days.items()}
    other = sum(often.values()) - often[asked]
    return {
        "class-average": {"best-pupil": low.max(), "weakest-pupil": low.min(), "other-class": high.mean()},
        "often-absent": {
            "other-row": other,
            "both-classes": often[asked] + other,
            "other-side": len(half_days[asked]) - often[asked],
        },
        "overlap": {
            "average-is-everyone": 0,
            "own-average": (low > low.mean()).sum(),
            "other-row": (high > high.mean()).sum(),
            "none-below": len(low),
        },
    }


def thoughts_on_school(seed) -> dict[str, dict[str, float]]:
    _averages, by_year, by_week, _logins = content("school", seed)["charts"]
    weeks, years = bars(by_week), bars(by_year)
    asked = next(one for one in years.index if one.split(" (")[0] in question("school", seed, "one-year")["prompt"])
    in_winter = weeks.index.str.contains("Dec|Jan|Feb")
    listed = numbers(question("school", seed, "list-again")["prompt"])[1]
    return {
        "worst-week": {
            "average-for-peak": weeks.mean(),
            "wrong-axis": weeks.index.get_loc(weeks.idxmax()) + 1,
            "last-column": weeks.iloc[-1],
        },
        "one-year": {
            "other-row": years.drop(asked).max(),
            "number-of-pupils": numbers(asked)[-1],
            "days-for-half-days": years[asked] / 2,
        },
        "list-again": {"list-is-verdict": listed, "coin-flip": listed / 2, "all-luck": 0},
        "worst-week-again": {
            "worst-repeats": weeks.max(),
            "season-ignored": weeks[~in_winter].mean(),
            "line-goes-on": 2 * weeks.max() - weeks[in_winter].drop(weeks.idxmax()).mean(),
        },
    }


THOUGHTS = {
    "pupil": thoughts_on_pupil,
    "class": thoughts_on_class,
    "year": thoughts_on_year,
    "school": thoughts_on_school,
}


def written(text: str) -> float:
    """The number that an answer tells; what is lower lies below zero, and where it tells none that is zero."""
    value = (numbers(text) or [0])[0]
    return -value if "lower" in text else value


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("view", VIEWS)
def test_each_wrong_number_is_what_its_thought_makes_of_the_charts(view, seed):
    """Who chose it is told of that thought: two numbers that change places would tell somebody of another's."""
    met = set()
    for key, thoughts in THOUGHTS[view](seed).items():
        for option in question(view, seed, key)["options"]:
            if option["correct"]:
                continue
            near = 0.06 if "." in option["text"] else 0.55  # as it is written, of numbers drawn in tenths
            assert written(option["text"]) == pytest.approx(thoughts[option["key"]], abs=near), (key, option["key"])
            met.add(key)
    assert met == THOUGHTS[view](seed).keys()


# ---- the result ------------------------------------------------------------------------------------------------------


def test_the_result_is_a_tidy_table_with_the_misreading():
    with speaking("en"):
        exercise = ReadDashboard("result", view="pupil", seed=1)
    first = exercise.content["questions"][0]
    right = [option["correct"] for option in first["options"]].index(True)
    wrong = (right + 1) % len(first["options"])
    exercise.answers = {"saved": 1, "given": {"edition": "pupil-1", "chosen": {first["key"]: [wrong, right]}}}
    table = exercise.result.set_index("question")
    assert table.loc[first["key"], ["answered", "right", "tries"]].tolist() == [True, False, 2]
    assert table.loc[first["key"], "misreading"] == first["options"][wrong]["misreading"]
    assert table["answered"].sum() == 1
    assert table["right"].isna().sum() == len(table) - 1

    exercise.answers = {"saved": 2, "given": {"edition": "pupil-99", "chosen": {first["key"]: [wrong]}}}
    assert not exercise.result["answered"].any()  # answers to another dashboard are not counted here


@pytest.mark.parametrize("view", VIEWS)
def test_the_names_that_answers_are_kept_under_stay(view):
    names = names_together(names_in(content(view, seed)) for seed in DASHBOARDS)
    assert names == kept_names(f"dashboard-{view}")
