"""The results of a group against a truth that is known: what is found, what is not told, and how sure it is."""

import numpy as np
import pandas as pd
import pytest
from fictional_exports import AFTER, BEFORE, EXERCISES, RIGHT, WRONG, export, group_of, took
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, ttest_ind

from datawijs.course.group_results import FORMS_PAGE, group_results
from datawijs.course.page_exercises import exercises_on_page
from datawijs.evaluation import (
    SMALLEST_GROUP,
    Group,
    before_after,
    calibration,
    difficulty,
    fictional_group,
    form_change,
    misconceptions,
    proposals,
    read_files,
    report,
    survey,
    views,
)
from datawijs.evaluation.form_change import balanced_change
from datawijs.evaluation.judgements import judgements
from datawijs.evaluation.shares import Interval, average, share, share_of_answers
from datawijs.items.forms import form_pool
from datawijs.items.people import Person
from datawijs.items.seeing import counting, eyeing, weighing
from datawijs.language import speaking
from datawijs.widgets import Choice, Option, ShortCheck

pytestmark = pytest.mark.usefixtures("pages_as_built")

AGREE, DISAGREE = {"use-it": 4, "need-more": 4}, {"use-it": 0, "need-more": 3}
ALL_VIEWS = (
    views.difficulty_view,
    views.change_view,
    views.calibration_view,
    lambda group: views.survey_view(group, "use"),
)


def several(count: int, **done) -> list[dict]:
    return [took(**done)] * count


def of_question(table: pd.DataFrame, exercise: str, key: str) -> pd.Series:
    return table[(table["exercise"] == exercise) & (table["question"] == key)].iloc[0]


# what is found


def test_difficulty_counts_who_had_it_right_at_once():
    group = group_of(*several(9, after=RIGHT), *several(3, after=WRONG))
    found = of_question(difficulty(group), AFTER, "many")
    wilson = binomtest(9, 12).proportion_ci(method="wilson")
    assert (found["right"], found["people"], found["number"]) == (9, 12, 2)
    assert (found["low"], found["high"]) == pytest.approx((wilson.low, wilson.high))


def test_a_second_try_doesn_t_make_an_answer_right():
    people = several(12, after=WRONG)
    for person in people:
        person[AFTER]["which"]["last"] = RIGHT["which"]
    assert of_question(difficulty(group_of(*people)), AFTER, "which")["right"] == 0


@pytest.mark.parametrize(
    ("key", "answer", "why"),
    [("which", "Wrong.", "A thought."), ("many", "24 points", "Twice."), ("order", "number 1: “second”", "So.")],
)
def test_a_misconception_is_named_with_the_thought_behind_it(key, answer, why):
    with speaking("en"):
        found = misconceptions(group_of(*several(9, after={**RIGHT, key: WRONG[key]}), *several(3, after=RIGHT)))
    assert found[["question", "answer", "why", "chose", "people"]].to_numpy().tolist() == [[key, answer, why, 9, 12]]
    assert found["after"].all()
    assert found["clear"].all()


def test_a_misconception_is_a_share_of_those_who_answered():
    """Not of all who shared a file: eight of these twenty never came to the test after the training."""
    wrong, right = {**RIGHT, "which": WRONG["which"]}, RIGHT
    people = [*several(9, after=wrong), *several(3, after=right), *several(8, before=right)]
    (found,) = misconceptions(group_of(*people)).itertuples()
    expected = share(9, 12)
    assert (found.chose, found.people) == (9, 12)
    assert Interval(found.share, found.low, found.high) == expected


def test_numbers_without_a_known_misconception_are_no_shared_one_and_never_shown_as_typed():
    odd = {**RIGHT, "many": {"typed": "Anna 77", "value": 77}}
    group = group_of(*several(12, after=odd))
    with speaking("en"):
        assert misconceptions(group).empty
        assert of_question(difficulty(group), AFTER, "many")["right"] == 0  # that it is hard is still told
        assert "77" not in report.wrong_answers(group, after=True)


def test_half_of_a_group_guessing_between_two_options_is_no_misconception():
    people = several(6, after={**RIGHT, "who": 0}) + several(6, after=RIGHT)
    assert misconceptions(group_of(*people)).empty


def test_the_test_before_holds_no_misconception_that_remained():
    assert misconceptions(group_of(*several(12, before=WRONG, after=RIGHT))).empty


def test_before_and_after_compares_everybody_with_themselves():
    people = several(6, before=WRONG, after=RIGHT) + several(6, before=RIGHT, after=RIGHT)
    change, questions = before_after(group_of(*people))
    assert (change.people, change.questions, change.before, change.after) == (12, 4, 2, 4)
    assert change.difference == average([4] * 6 + [0] * 6)
    assert questions[["before", "after"]].to_numpy().tolist() == [[6, 12]] * 4


def test_the_survey_counts_each_step():
    found = survey(group_of(*several(8, survey=AGREE), *several(4, survey=DISAGREE)))
    assert found["counts"].tolist() == [[4, 0, 0, 0, 8], [0, 0, 0, 4, 8]]
    assert found["agree"].tolist() == [8, 12]
    assert found["theme"].tolist() == ["use", "need"]


# what is not told


def nothing_told(group: Group) -> None:
    assert difficulty(group)[["people", "right", "share", "low", "high"]].isna().all(axis=None)
    assert survey(group)[["people", "agree", "share"]].isna().all(axis=None)
    assert survey(group)["counts"].isna().all()
    assert misconceptions(group).empty
    assert before_after(group) is None
    assert [view(group) for view in ALL_VIEWS] == [None] * len(ALL_VIEWS)
    told = report.too_few()
    assert (
        report.hardest_questions(group) == report.change_in_words(group) == report.calibration_in_words(group) == told
    )
    assert report.wrong_answers(group, after=True) == report.wrong_answers(group, after=False) == told
    assert told in report.what_was_read(group)
    assert {proposal.key for proposal in proposals(group)} <= {"ask-for-files"}


@pytest.mark.parametrize("size", [0, 1, SMALLEST_GROUP - 1])
def test_of_a_group_under_the_smallest_nothing_is_told(size):
    nothing_told(group_of(*several(size, before=WRONG, after=RIGHT, survey=AGREE)))


def test_from_the_smallest_group_on_something_is_told():
    group = group_of(*several(SMALLEST_GROUP, before=WRONG, after=RIGHT, survey=AGREE))
    assert difficulty(group)["share"].notna().all()
    assert all(view(group) is not None for view in ALL_VIEWS if view is not views.calibration_view)


def test_a_copy_of_a_file_doesn_t_make_nine_people_ten():
    files = [export(took(after=RIGHT), saved=number) for number in range(1, SMALLEST_GROUP)]
    nothing_told(Group(read_files([*files, files[0]]), EXERCISES))


def test_a_question_that_few_answered_is_not_told_though_others_are():
    survey_of_one = {"use-it": 4}
    group = group_of(*several(9, survey=AGREE), *several(3, survey=survey_of_one))
    found = survey(group).set_index("question")["people"]
    assert found["use-it"] == 12
    assert pd.isna(found["need-more"])


def test_nobody_can_be_told_by_subtracting_two_tables():
    """Eleven took the test after, ten of them also the one before: told are the ten, in every table."""
    group = group_of(*several(10, before=WRONG, after=RIGHT), took(after=WRONG))
    change, _questions = before_after(group)
    assert (change.people, change.only_one) == (10, 1)
    after = difficulty(group).query("exercise == @AFTER")
    assert set(after["people"]) == {10}
    assert set(after["right"]) == {10}


def test_who_stopped_halfway_a_test_isn_t_counted_in_any_part_of_it():
    halfway = {"which": WRONG["which"]}
    group = group_of(*several(10, before=WRONG, after=RIGHT), took(before=WRONG, after=halfway))
    assert set(difficulty(group).query("exercise == @AFTER")["people"]) == {10}


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from([RIGHT, WRONG, {"which": 0}, None]), min_size=2, max_size=2 * 14).map(
        lambda x: x[: len(x) // 2 * 2]
    )
)
def test_one_more_person_never_changes_a_table_by_one_person_of_another_table(answers):
    """Of both tests, every number is about the same people, or about who took that one test."""
    people = [took(before=before, after=after) for before, after in zip(answers[::2], answers[1::2], strict=True)]
    group = group_of(*people)
    items = difficulty(group)
    for test in (BEFORE, AFTER):
        counted = set(items.loc[items["exercise"] == test, "people"].dropna())
        assert len(counted) <= 1
        assert all(count >= SMALLEST_GROUP for count in counted)
    found = before_after(group)
    if found is not None:
        assert {found[0].people} == set(
            difficulty(group)[lambda table: table["exercise"].isin([BEFORE, AFTER])]["people"]
        )


# how sure


def test_an_average_holds_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(1)
    inside = [
        abs((found := average(rng.normal(3, 2, 12))).centre - 3) <= found.high - found.centre for _ in range(2000)
    ]
    assert np.mean(inside) == pytest.approx(0.95, abs=0.02)


def test_people_who_all_differ_alike_have_no_interval_to_fall_over():
    assert average([2, 2, 2]) == average([2])
    assert (average([2, 2]).low, average([2, 2]).high) == (2, 2)


def test_the_share_of_answers_holds_the_truth_when_answers_of_one_person_hang_together():
    rng = np.random.default_rng(1)
    inside, naive = [], []
    for _round in range(2000):
        right = rng.binomial(20, rng.beta(4, 2, 12))  # people differ: 2/3 on average
        found = share_of_answers(right, [20] * 12)
        inside.append(found.low <= 2 / 3 <= found.high)
        plain = share(right.sum(), 240)
        naive.append(plain.low <= 2 / 3 <= plain.high)
    assert np.mean(inside) == pytest.approx(0.95, abs=0.025)
    assert np.mean(naive) < 0.8  # what it is for


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=10, max_size=20))
def test_a_share_lies_in_its_interval_and_between_0_and_1(counts):
    right, wrong = np.array(counts).T
    answers = right + wrong + (right + wrong == 0)
    found = share_of_answers(right, answers)
    assert -1e-12 <= found.low <= found.centre + 1e-12
    assert found.centre - 1e-12 <= found.high <= 1 + 1e-12


def test_proposals_are_clear_only_where_the_whole_interval_is_on_one_side():
    for wrong, strength in ((11, "clear"), (6, "early")):
        people = several(wrong, before=WRONG, after={**RIGHT, "which": 1}) + several(
            12 - wrong, before=WRONG, after=RIGHT
        )
        found = {proposal.key: proposal for proposal in proposals(group_of(*people))}
        assert found[f"wrong-{AFTER}-which"].strength == strength


def test_a_wrong_answer_on_a_page_is_never_more_than_a_reason_to_ask():
    """Chance alone makes some of the many answers on the pages stand out."""
    page = ShortCheck(
        "small-page", [Choice("?", [Option("Yes.", "So.", correct=True), Option("No.", "Hm.")], key="one")]
    )
    shape = page.content["questions"][0]["shape"]
    answer = {"one": {"shape": shape, "first": 1, "last": 1, "tries": 1}}
    files = [export({**took(before=RIGHT, after=RIGHT), "small-page": answer}, saved=number) for number in range(1, 13)]
    found = proposals(Group(read_files(files), {**EXERCISES, "small-page": page}))
    assert {proposal.key: proposal.strength for proposal in found}["wrong-small-page-one"] == "early"


def test_proposals_argue_with_the_numbers():
    people = several(11, before=WRONG, after={**RIGHT, "which": 1}, survey=DISAGREE) + several(
        1, before=WRONG, after=RIGHT, survey=AGREE
    )
    with speaking("en"):
        found = {proposal.key: proposal for proposal in proposals(group_of(*people))}
    wrong = found[f"wrong-{AFTER}-which"]
    assert wrong.change == "Discuss question 1 of “After” together, and ask what leads to the answer “Wrong”."
    assert wrong.because.startswith("11 of 12 people gave this answer at once (92 %;")
    assert "A thought." in wrong.because
    assert found["survey-small-survey-use-it"].part == "use"
    assert "1 of 12 people agree" in found["survey-small-survey-use-it"].because
    assert found["survey-small-survey-need-more"].change == "Offer what the group asks for: “I want more”."
    assert found["keep"].strength == "clear"


def test_where_nothing_changed_the_proposal_is_to_measure_again():
    found = {proposal.key: proposal for proposal in proposals(group_of(*several(12, before=RIGHT, after=RIGHT)))}
    assert found["measure-again"].strength == "early"
    assert "keep" not in found
    assert found["shorten"].strength == "clear"


def test_a_group_that_did_worse_after_isn_t_told_that_it_may_be_chance():
    people = several(11, before=RIGHT, after=WRONG) + several(1, before=RIGHT, after=RIGHT)
    with speaking("en"):
        found = {proposal.key: proposal for proposal in proposals(group_of(*people))}
        told = report.change_in_words(group_of(*people))
    assert found["less-right"].strength == "clear"
    assert not found.keys() & {"keep", "measure-again"}
    assert "may well be chance" not in told


def test_where_most_is_early_the_next_group_is_put_beside_it():
    people = several(5, after={**RIGHT, "which": 1}) + several(7, after={**RIGHT, "many": WRONG["many"]})
    found = {proposal.key: proposal for proposal in proposals(group_of(*people))}
    assert found["two-groups"].part == "evaluate"
    assert "12 mensen" in found["two-groups"].because


def test_a_group_that_didn_t_share_is_asked_to():
    with speaking("en"):
        (found,) = proposals(group_of(*several(3, after=RIGHT)))
    assert found.key == "ask-for-files"
    assert "both tests and the survey" in found.change


# the real training


@pytest.fixture(scope="module", params=["beginner"])
def training(request):
    return {language: in_language(request.param, language) for language in ("nl", "en")}


def in_language(training: str, language: str) -> Group:
    with speaking(language):
        return group_results("answers", training)


def test_without_files_the_group_is_fictional_and_says_so(training):
    for language, group in training.items():
        with speaking(language):
            assert group.fictional
            assert {"nl": "Deze groep is verzonnen.", "en": "This group is made up."}[language] in report.what_was_read(
                group
            )


def test_planted_misconceptions_are_found(training):
    for seed in range(1, 6):
        made = fictional_group(training["nl"].exercises, size=40, seed=seed)
        found = misconceptions(Group(read_files(made.files), training["nl"].exercises)).query("after")
        planted = [
            where
            for where in zip(found["exercise"], found["question"], found["said"], strict=True)
            if where in made.planted
        ]
        assert sorted(planted) == sorted(made.planted)
        commonest = found.set_index(["exercise", "question", "said"]).loc[made.planted[0]]
        assert commonest["clear"]
        assert commonest["chose"] >= 26


def test_what_was_planted_about_being_sure_is_found(training):
    made = fictional_group(training["nl"].exercises, size=40, seed=2)
    group = Group(read_files(made.files), training["nl"].exercises)
    assert calibration(group, "before").too_sure.low > 10
    assert calibration(group, "before").too_sure.centre > calibration(group, "after").too_sure.centre
    assert form_change(group).changes.supported.difference.low > 0
    assert form_change(group).orders == (19, 19)


def test_answers_given_in_dutch_and_in_english_read_alike(training):
    made = fictional_group(training["nl"].exercises, size=20, seed=3)
    tables = []
    for language, group in training.items():
        with speaking(language):
            read = Group(read_files(made.files), group.exercises)
            numbers = [
                difficulty(read).drop(columns=["prompt", "level"]),
                misconceptions(read).drop(columns=["prompt", "answer", "why"]),
                survey(read).drop(columns="prompt"),
                calibration(read, "after").levels,
                judgements(read, "before"),
            ]
            tables.append((numbers, [proposal.key for proposal in proposals(read)]))
            assert read.of_another_edition() == {}
    (dutch, dutch_keys), (english, english_keys) = tables
    assert dutch_keys == english_keys
    for one, other in zip(dutch, english, strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_answers_to_another_edition_don_t_count_and_are_told(training):
    exercises = training["en"].exercises
    made = fictional_group(exercises, size=12, seed=1)
    old = [
        file.replace(b'"shape": "', b'"shape": "old').replace(b'"edition": "', b'"edition": "old')
        for file in made.files
    ]
    group = Group(read_files(old), exercises)
    assert group.replies.empty
    assert judgements(group, "before").empty
    assert group.of_another_edition()["beginner-08-closing"] == 12
    with speaking("en"):
        assert "In “Closing test” 12 people answered questions of another edition" in report.what_was_read(group)


def test_a_folder_of_files_is_read_in_place_of_the_fictional_group(training, tmp_path):
    made = fictional_group(training["nl"].exercises, size=11, seed=1)
    for number, content in enumerate(made.files):
        (tmp_path / f"datawijs ({number}).json").write_bytes(content)
    (tmp_path / "datawijs-zoe.json").write_bytes(b"{")
    group = group_results(tmp_path, "beginner")
    assert not group.fictional
    assert len(group.people) == 11
    told = report.what_was_read(group)
    assert "Bestand 12 is" in told
    assert "zoe" not in told.lower()
    assert "Een kleine groep" in told


def test_files_of_another_training_are_told(training, tmp_path):
    (tmp_path / "one.json").write_bytes(export({"advanced-01-before": {"goal": {"shape": "x", "first": 0}}}))
    group = group_results(tmp_path, "beginner")
    assert group.people == []
    assert "niet op deze training" in report.what_was_read(group)


def test_of_both_tests_all_is_about_who_took_both():
    """Eleven took one test, ten of them both: what is told of the first is about the ten."""
    exercises = forms()
    people = [both(exercises, "AB" if person % 2 else "BA") for person in range(10)]
    late = judged_rightly(exercises, "A")
    late["attempts"][0]["answers"] = [0] * 20
    group = group_with(exercises, *people, {"practice-test-a": late})
    assert calibration(group, "before").people == calibration(group, "after").people == 10
    assert calibration(group, "before").right == 100
    assert (form_change(group).only_one, form_change(group).orders) == (1, (5, 5))
    with speaking("en"):
        told = report.forms_in_words(group)
        assert "One person took only one of the two tests" in told
        assert "5 began with test A, and 5 with test B." in told


def test_one_test_alone_is_told_and_the_change_is_not():
    exercises = forms()
    people = [{f"practice-test-{form}": judged_rightly(exercises, form.upper())} for form in "ababababab"]
    group = group_with(exercises, *people)
    assert calibration(group, "before").people == 10
    assert calibration(group, "after") is None
    assert form_change(group) is None


@pytest.mark.parametrize("others", [0, 1])
def test_where_an_order_is_missing_nothing_is_claimed(others):
    exercises = forms()
    people = [both(exercises, "AB")] * (12 - others) + [both(exercises, "BA")] * others
    change = form_change(group_with(exercises, *people))
    assert (change.orders, change.changes) == ((12 - others, others), None)
    with speaking("en"):
        told = report.forms_in_words(group_with(exercises, *people))
    assert "So nothing is claimed here." in told
    assert "chance" not in told and "difference of" not in told


def test_which_test_came_first_is_read_from_when_it_was_finished():
    """Also where the first one was taken once more, later on."""
    exercises = forms()
    person = both(exercises, "BA")
    again = {**person["practice-test-b"]["attempts"][0], "finished": 9_000, "answers": [2] * 20}
    person["practice-test-b"]["attempts"].append(again)
    group = group_with(exercises, *[person] * 10)
    assert set(judgements(group, "before")["form"]) == {"B"}
    assert set(judgements(group, "after")["form"]) == {"A"}


@pytest.mark.parametrize("moment", [None, "yesterday", -1, 1.5, True])
def test_a_test_without_the_moment_it_was_finished_counts_in_nothing(moment):
    exercises = forms()
    given = judged_rightly(exercises, "A")
    given["attempts"][0]["finished"] = moment
    assert judgements(group_with(exercises, *[{"practice-test-a": given}] * 10), "before").empty


def test_a_form_that_is_easier_makes_no_change():
    """Everybody has all of A right and half of B, whichever came first."""
    exercises = forms()
    people = []
    for person in range(12):
        given = both(exercises, "AB" if person % 3 else "BA")
        attempt = given["practice-test-b"]["attempts"][0]
        attempt["answers"] = [(answer + place % 2) % 3 for place, answer in enumerate(attempt["answers"])]
        people.append(given)
    found = form_change(group_with(exercises, *people)).changes.supported
    assert (found.before, found.after) == (15, 15)
    assert found.difference == Interval(0, 0, 0)


def test_who_reads_as_taught_lays_the_borders_where_the_line_does():
    exercises = forms()
    group = group_with(exercises, *[both(exercises, order) for order in ("AB", "BA") * 6])
    changes = form_change(group).changes
    assert changes.supported.before == changes.supported.after == 20
    assert changes.early_border.after == changes.decline_border.after == 0
    assert changes.area.before == pytest.approx(0.92)
    with speaking("en"):
        told = report.forms_in_words(group)
    assert "they laid both borders about where the line lays them" in told
    assert "That may well be chance." in told


@pytest.mark.parametrize(
    ("step", "side", "told"),
    [
        (-1, 1, "said “noise” longer than the line does. They said “real decline” later than the line does."),
        (1, -1, "left “noise” sooner than the line does. They said “real decline” sooner than the line does."),
    ],
    ids=["reluctant", "eager"],
)
def test_who_says_less_than_the_line_is_reluctant_and_who_says_more_is_eager(step, side, told):
    exercises = forms()
    people = [both(exercises, order) for order in ("AB", "BA") * 6]
    for person in people:
        for form in person.values():
            (attempt,) = form["attempts"]
            attempt["answers"] = [min(max(answer + step, 0), 2) for answer in attempt["answers"]]
    group = group_with(exercises, *people)
    changes = form_change(group).changes
    for border in (changes.early_border, changes.decline_border):
        assert border.before * side > 0
        assert border.after * side > 0
    with speaking("en"):
        assert told in report.forms_in_words(group)


def forms() -> dict:
    return {one.exercise.exercise_id: one.exercise for one in exercises_on_page(FORMS_PAGE, "nl")}


def judged_rightly(exercises: dict, form: str, *, finished: int = 1_000) -> dict:
    content = exercises[f"practice-test-{form.lower()}"].content
    best = [pupil["best"] for pupil in content["rounds"][0]]
    attempt = {"round": 0, "edition": content["edition"], "answers": best, "sure": [95] * 20, "finished": finished}
    return {"attempts": [attempt]}


def both(exercises: dict, order: str) -> dict:
    """Both forms, all of it as the results support, in this order."""
    return {
        f"practice-test-{form.lower()}": judged_rightly(exercises, form, finished=1_000 * moment)
        for moment, form in enumerate(order, start=1)
    }


def group_with(exercises: dict, *people: dict) -> Group:
    files = [export(given, saved=number) for number, given in enumerate(people, start=1)]
    return Group(read_files(files), exercises)


def test_calibration_takes_percentages_that_few_stated_together():
    """Of twelve people two said 33 % once: on its own that would be about two people."""
    exercises = forms()
    people = [{"practice-test-a": judged_rightly(exercises, "A")} for _person in range(12)]
    for person in people[:2]:
        person["practice-test-a"]["attempts"][0]["sure"][0] = 33
    found = calibration(group_with(exercises, *people), "before")
    assert found.levels[["from", "to", "answers", "right"]].to_numpy().tolist() == [[33, 95, 240, 240]]
    assert found.right == 100
    assert found.too_sure.high < 0


@pytest.mark.parametrize(("usual", "seldom"), [(85, 95), (50, 95), (50, 33)])
def test_every_answer_is_in_the_table_of_calibration(usual, seldom):
    """What few stated is taken together with what is beside it, below or above."""
    exercises = forms()
    people = [{"practice-test-a": judged_rightly(exercises, "A")} for _person in range(12)]
    for number, person in enumerate(people):
        person["practice-test-a"]["attempts"][0]["sure"] = [seldom if number < 2 else usual, *[usual] * 19]
    levels = calibration(group_with(exercises, *people), "before").levels
    low, high = sorted((usual, seldom))
    assert levels[["from", "to", "answers", "right"]].to_numpy().tolist() == [[low, high, 240, 240]]
    assert levels["stated"].tolist() == pytest.approx([(238 * usual + 2 * seldom) / 240])


def test_only_the_first_time_of_a_form_counts_and_only_when_finished():
    exercises = forms()
    content = exercises["practice-test-a"].content
    first = {"round": 0, "edition": content["edition"], "answers": [0] * 20, "sure": [50] * 20, "finished": 5}
    later = {**first, "answers": [2] * 20}
    unfinished = {**first, "answers": [0] * 5, "sure": [50] * 5}
    damaged = {**first, "sure": [51] * 20}
    people = [*[[first, later]] * 10, [unfinished], [damaged], ["x"], "x"]
    group = group_with(exercises, *({"practice-test-a": {"attempts": attempts}} for attempts in people))
    said = judgements(group, "before")
    assert said["person"].nunique() == 10
    assert set(said["answer"]) == {0}


@pytest.mark.parametrize("right", [[4, 5, 6] * 4, [5] * 12, [10, 0] * 6, [7, 3, 5, 5] * 3])
def test_people_who_are_alike_never_make_an_interval_narrower_than_as_many_answers_would(right):
    """As if each answer were a person's own is the narrowest that there is (Korn and Graubard 1998)."""
    found, independent = share_of_answers(right, [10] * 12), share(sum(right), 120)
    assert found.high - found.low >= independent.high - independent.low
    assert found.centre == pytest.approx(sum(right) / 120)


# how often chance alone is told as a change


@pytest.mark.parametrize("seeing", [weighing, counting, eyeing])
@pytest.mark.parametrize("noise", [0.1, 0.2, 0.5, 1.0])
def test_a_group_of_twelve_that_did_not_change_is_seldom_told_that_it_did(seeing, noise):
    """Each begins with A or B by lot. Told is a change where the interval leaves 0 out, as the report does; where one order is
    missing, nothing is."""
    random, groups = np.random.default_rng(2026), 1500
    for bias in (-1, 0, 1):
        chances = [seeing(form_pool(form), [Person(noise, bias)])[0] for form in ("A", "B")]
        scores = np.stack([(random.random((groups, 12, 20)) < of_form).sum(axis=-1) for of_form in chances])
        began_with_a = random.random((groups, 12)) < 0.5
        changes = np.where(began_with_a, scores[1] - scores[0], scores[0] - scores[1])
        told = 0
        for change, began in zip(changes, began_with_a, strict=True):
            if 2 <= began.sum() <= 10:
                found = balanced_change(change, began)
                told += found.low > 0 or found.high < 0
        assert told / groups <= 0.06 + 2 * (0.05 * 0.95 / groups) ** 0.5, (noise, bias)


def test_the_balanced_change_is_students_for_two_halves():
    """Half the difference of two independent means, one of them turned round: SciPy's t test says the same."""
    random = np.random.default_rng(3)
    began = np.array([True] * 7 + [False] * 5)
    change = random.normal(1, 3, 12)
    found = balanced_change(change, began)
    interval = ttest_ind(change[began], -change[~began]).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((interval.low / 2, interval.high / 2))
    assert found.centre == pytest.approx((change[began].mean() + change[~began].mean()) / 2)
