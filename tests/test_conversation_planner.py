"""The stories of the conversation planner: every branch is met and ends, every way says why, the numbers are the board's."""

import re
import shutil

import pytest
from kept_names import kept_names, names_in

from datawijs.board import make_board
from datawijs.language import LANGUAGES, decimal, speaking
from datawijs.widgets import ConversationPlanner
from datawijs.widgets.conversation_planner import stories
from datawijs.widgets.conversation_planner.signal import every_dip, false_alarm, hard_test, real_decline
from datawijs.widgets.conversation_planner.stories import CASES, story_of
from datawijs.widgets.conversation_planner.story import Ending, Step, Story, Way, misconceptions
from datawijs.words import WordsError
from datawijs.words.facts import gaps
from datawijs.words.markdown import read_blocks


@pytest.fixture(params=CASES)
def case(request):
    return request.param


def paths_of(story):
    """Every way through a story, as lists of (step, way)."""
    steps = {step.key: step for step in story.steps}

    def onwards(key):
        if key not in steps:
            yield [], key
            return
        for way in steps[key].ways:
            for rest, ending in onwards(way.leads_to):
                yield [(steps[key], way), *rest], ending

    return list(onwards(story.steps[0].key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_choices_and_every_choice_a_consequence_and_a_why(case, language):
    with speaking(language):
        story = story_of(case)
        names = misconceptions()
    assert len(story.steps) >= 4
    for step in story.steps:
        assert len(step.ways) >= 3
        assert len({way.key for way in step.ways}) == len({way.text for way in step.ways}) == len(step.ways)
        for way in step.ways:
            for text in (way.text, way.consequence, way.why):
                assert len(text) > 15
                assert not re.search(r"[{}]", text)
            assert way.misconception is None or way.misconception in names


def test_every_path_makes_decisions_enough_and_ends(case):
    story = story_of(case)
    paths = paths_of(story)
    assert {ending for _path, ending in paths} == {ending.key for ending in story.endings}
    walked = {(step.key, way.key) for path, _ending in paths for step, way in path}
    assert walked == {(step.key, way.key) for step in story.steps for way in step.ways}
    assert max(len(path) for path, _ending in paths) >= 5


def test_the_sensible_choices_alone_make_a_path_of_four_decisions_or_more(case):
    sensible = [path for path, _ending in paths_of(story_of(case)) if not any(way.misconception for _step, way in path)]
    assert sensible
    assert all(len(path) >= 4 for path in sensible)


def test_the_thinking_errors_that_matter_are_met():
    met = {way.misconception for case in CASES for step in story_of(case).steps for way in step.ways}
    assert met - {None} == set(misconceptions())


def classmates(board, signal):
    """The ids of all pupils in the class of a signal. Other schools may have a class and a pupil with these names: the results
    tell which it is."""
    named = board.pupils[board.pupils["name"] == signal.name].set_index("pupil_id")["class_id"]
    scores = signal.scores.tolist()
    [class_id] = [named[one] for one in named.index if board.series(one, signal.subject_id).tolist() == scores]
    return board.pupils.loc[board.pupils["class_id"] == class_id, "pupil_id"]


def below_the_line(signal) -> int:
    """How many of the last three results lie below the line, by hand; the same on the chart, which is raw: there the points
    that the class lost are given back."""
    scores, average = signal.scores.loc[: signal.now].dropna(), signal.class_average.loc[: signal.now]
    own = (scores - average + average.mean()).round(1)
    usual = average[scores.index[:-3]].mean()
    stepped = scores.iloc[-3:] + (usual - average[scores.index[-3:]]).clip(lower=0)
    place = (len(scores) - 3) // 3 - 1
    counts = {
        int((last < sorted(earlier)[place]).sum())
        for earlier, last in ((own.iloc[:-3], own.iloc[-3:]), (scores.iloc[:-3], stepped))
    }
    assert len({max(count - 1, 0) for count in counts}) == 1, "both ways give the same answer"
    return max(counts)


def test_the_real_decline_shows_and_the_board_knows_it():
    signal = real_decline()
    assert below_the_line(signal) == 3
    assert signal.now - 3 >= 6, "enough earlier results to decide"
    assert signal.now == signal.onset + 2
    declines = make_board().truth.declines.merge(make_board().pupils, on="pupil_id").set_index("name")
    assert declines.loc[signal.name, "onset"] == signal.onset
    assert declines.loc[signal.name, "cause"] == signal.cause == "home"
    with speaking("en"):
        assert f"about {decimal(signal.size_points, 0)} points lower" in story_of("primary").truth


def test_the_false_alarm_is_one_low_result_and_nothing_else():
    signal = false_alarm()
    assert signal.onset is None
    assert below_the_line(signal) == 1
    before = signal.scores.loc[: signal.now - 1]
    assert before.mean() - signal.scores[signal.now] > 18
    assert signal.scores.loc[signal.now + 1 : signal.now + 2].mean() > before.mean() - 8


def test_on_the_hard_test_the_class_went_down_together():
    signal = hard_test()
    assert signal.class_average.loc[: signal.now - 1].mean() - signal.class_average[signal.now] > 9
    assert signal.lower / signal.count > 0.7
    assert below_the_line(signal) <= 1
    assert signal.onset is None
    board = make_board(schools=8)  # a smaller one has no such test
    members = classmates(board, signal)
    there = board.results[
        board.results["pupil_id"].isin(members)
        & (board.results["subject_id"] == signal.subject_id)
        & (board.results["number"] == signal.now)
    ]["score"].dropna()
    assert (signal.failed, signal.count, signal.size) == ((there < 50).sum(), len(there), len(members))
    talks = next(way for step in story_of("secondary").steps for way in step.ways if way.key == "talks")
    assert talks.minutes == 10 * signal.failed  # ten minutes for each family
    declines = board.truth.declines
    assert declines[(declines["subject_id"] == signal.subject_id) & declines["pupil_id"].isin(members)].empty


def test_of_the_coloured_names_nobody_declined_and_most_rose_without_help():
    signal = every_dip()
    board = make_board()
    members = classmates(board, signal)
    results = board.results[board.results["pupil_id"].isin(members)]
    results = results[results["subject_id"] == signal.subject_id]
    table = results.pivot(index="pupil_id", columns="number", values="score")
    declines = board.truth.declines
    assert declines[declines["pupil_id"].isin(table.index) & (declines["subject_id"] == signal.subject_id)].empty
    times = rose = names = 0
    for number in range(4, signal.now + 1):
        orange = table[table.loc[:, : number - 1].mean(axis=1) - table[number] >= 12]
        if number == signal.now:
            names = len(orange)
            continue
        times += len(orange)
        for _pupil, scores in orange.iterrows():
            rose += scores.loc[number + 1 : signal.now].dropna().iloc[0] > scores[number]
    assert (signal.coloured.times, signal.coloured.rose, signal.coloured.names) == (times, rose, names)
    assert rose > 3 * (times - rose)
    with speaking("en"):
        assert f"orange {times} times; {rose} times the next result was higher" in story_of("colleague").truth


def test_the_pupil_of_the_colleague_wobbles_three_times_and_comes_back():
    signal = every_dip()
    assert len(signal.coloured.tests) == 3 and signal.coloured.tests[-1] == signal.now  # “for the third time”
    for number in signal.coloured.tests:
        assert signal.scores.loc[: number - 1].mean() - signal.scores[number] >= 12
        assert signal.scores[number + 1] > signal.scores[number]
    assert below_the_line(signal) <= 1


def test_the_rings_on_the_chart_give_nothing_away_before_the_end():
    charts = {}
    for case in CASES:
        with speaking("en"):
            charts[case] = ConversationPlanner("planner", case=case).content["chart"]
    assert charts["colleague"]["marks"] == list(every_dip().coloured.tests) and charts["colleague"]["marks_known"]
    assert charts["primary"]["marks"][0] == real_decline().onset and not charts["primary"]["marks_known"]
    assert charts["secondary"]["marks"] == charts["false-alarm"]["marks"] == []
    assert charts["secondary"]["name"] == f"class {hard_test().class_name}"
    assert charts["colleague"]["name"] == every_dip().name


def test_the_plan_for_a_colleague_is_not_about_a_pupil_of_your_own():
    with speaking("en"):
        colleague, pupil = (ConversationPlanner("planner", case=case).content for case in ("colleague", "primary"))
    assert "a talk of your own" in colleague["ui"]["plan_intro"] and "a pupil of your own" in pupil["ui"]["plan_intro"]
    assert colleague["plan"]["saw"].startswith("9:12 opens the dashboard")
    assert "The results can't tell" in pupil["plan"]["unknown"]


def test_a_story_speaks_the_language_in_use():
    with speaking("nl"):
        dutch = story_of("primary")
    with speaking("en"):
        english = story_of("primary")
    assert "rekenen" in dutch.title and "rekenen" not in english.title
    assert [step.key for step in dutch.steps] == [step.key for step in english.steps]
    assert not {way.text for step in dutch.steps for way in step.ways} & {w.text for s in english.steps for w in s.ways}


def test_every_fact_of_a_signal_is_told_in_some_story():
    files = [stories._FOLDER / case / "words" / "nl.md" for case in CASES]
    told = {name for file in files for block in read_blocks(file) for one in block.words() for name in gaps(one.text)}
    assert told == {*real_decline().facts(), *every_dip().facts()}


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        ("  `to: later, weeks: 5, error: no-date`\n\n", "", "waar ze heen leidt: `to: …`"),
        ("[ ] `wait` ", "[ ] ", "een keuze heeft een sleutel"),
        ("error: no-date", "weeks: 5", "noemt haar denkfout"),
        ("[ ] `wait`", "[x] `wait`", "een verstandige keuze heeft een vinkje"),
        ("weeks: 5", "weeks: five", "Schrijf getallen"),
        ("weeks: 5", "wekes: 5", "Schrijf getallen"),
    ],
)
def test_a_way_that_lacks_something_is_refused_with_its_line(tmp_path, monkeypatch, written, instead, problem):
    shutil.copytree(stories._FOLDER / "primary" / "words", tmp_path / "primary" / "words")
    monkeypatch.setattr(stories, "_FOLDER", tmp_path)
    file = tmp_path / "primary" / "words" / "nl.md"
    dutch = file.read_text(encoding="utf-8")
    [line] = [number for number, text in enumerate(dutch.splitlines(), start=1) if text.startswith("- [ ] `wait` ")]
    assert written in dutch
    file.write_text(dutch.replace(written, instead, 1), encoding="utf-8")
    with speaking("nl"), pytest.raises(WordsError) as refused:
        story_of("primary")
    assert refused.value.line == line
    assert problem in str(refused.value)


def a_way(key, leads_to, misconception=None):
    return Way(key, f"do {key}", "then", "because", leads_to, misconception=misconception)


def a_step(key, leads_to, misconception=None):
    return Step(key, key, "what now?", tuple(a_way(f"{key}-{n}", leads_to, misconception) for n in range(3)))


def a_story(steps):
    return Story("test", "Test", "Once.", real_decline(), (), tuple(steps), (Ending("end", "End", "So."),), "True.")


GOOD = [a_step("a", "b"), a_step("b", "c"), a_step("c", "d"), a_step("d", "end")]


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        (GOOD[:3], "at least 4 steps"),
        ([*GOOD[:3], a_step("d", "a")], "not further on"),
        ([*GOOD[:3], a_step("d", "nowhere")], "not further on"),
        ([a_step("a", "c"), *GOOD[1:]], "Never met"),
        ([a_step("a", "b", "verdict"), *GOOD[1:]], "no sensible way"),
        ([Step("a", "a", "?", (a_way("x", "b"),)), *GOOD[1:]], "at least 3 ways"),
        ([GOOD[0], a_step("a", "c"), *GOOD[2:]], "keys of their own"),
    ],
)
def test_a_story_that_does_not_hold_together_is_refused(steps, problem):
    assert a_story(GOOD).steps
    with pytest.raises(ValueError, match=problem):
        a_story(steps)


def test_an_unknown_case_names_the_known_ones():
    with speaking("en"), pytest.raises(ValueError, match="primary, secondary, false-alarm"):
        ConversationPlanner("planner", case="tertiary")


def test_the_result_lists_every_choice_also_those_gone_back_on():
    planner = ConversationPlanner("planner")
    assert planner.result.empty
    planner.answers = {
        "saved": 1,
        "given": {
            "log": [["look", "call"], ["look", "look-closer"], ["whom", "no-such"], ["whom", "pupil"]],
            "path": [["look", "look-closer"], ["whom", "pupil"]],
        },
    }
    result = planner.result
    assert result["way"].tolist() == ["call", "look-closer", "pupil"]
    assert result["choice"].tolist() == [1, 2, 4]
    assert result["on_path"].tolist() == [False, True, True]
    assert result["misconception"].tolist()[0] == "skipped-pupil"
    assert result["misconception"].isna().tolist() == [False, True, True]
    assert result["trust"].tolist() == [-1, 0, 1]


def test_the_names_that_choices_are_kept_under_stay(case):
    with speaking("en"):
        assert names_in(ConversationPlanner("names", case).content) == kept_names(f"conversation-{case}")
