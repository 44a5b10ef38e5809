"""The adaptive trainer in a real browser: its staircase, calibration, efficiency, and a session from start to end."""

import itertools
import math
import random
from collections import Counter
from functools import cache

import numpy as np
import pytest
from accessibility import IN_ONE_LOOK, in_anyones_way
from exercise_page import card, kept, save
from judging import best_of, item_on, judge, onward, other_than, put
from playwright.sync_api import expect
from pupil_sentences import chance_sentence, reason, truth_sentence
from scipy.stats import norm

from datawijs.items import item_bank
from datawijs.items.evidence import ANSWERS
from datawijs.language import decimal, speaking
from datawijs.signals import detection
from datawijs.widgets import AdaptiveTrainer
from datawijs.widgets.adaptive_trainer.exercise import FEWEST_OF_EACH
from datawijs.widgets.adaptive_trainer.levels import LEVELS
from datawijs.widgets.adaptive_trainer.staircase import ENOUGH_TURNS, FEWEST, MOST, START, TARGET
from datawijs.widgets.beside_the_line import below_the_line
from datawijs.widgets.confidence import FEWEST_AT_ONE, FEWEST_OVER_ALL, SCALE, confidence_content, confidence_words
from datawijs.widgets.exercise import own_script


@cache
def bank():
    return item_bank(1)


@cache
def content() -> dict:
    """What the page gets of the exercise."""
    return AdaptiveTrainer("trainer").content


def in_the_script(page, expression: str, argument):
    """Evaluate an expression about `given` with the functions of the exercise's own script."""
    return page.evaluate(f"(given) => {{ {own_script('adaptive_trainer')}\nreturn {expression}; }}", argument)


def expected_walk(judged, start, levels):
    """The staircase once more, written another way: runs of answers since the last step."""
    level, run, steps, away = start, [], [], 0
    for shown, right in judged:
        away += shown != level
        run.append(right)
        step = -1 if not right else 1 if run[-2:] == [True, True] else 0
        if step:
            steps.append((step, level))
            level, run = min(max(level + step, 1), levels), []
    turns = [level for (before, _level), (step, level) in itertools.pairwise(steps) if step != before]
    return {"level": level, "turns": turns, "away": away}


@pytest.fixture
def page(tmp_path, new_page):
    page = new_page(language="en")
    with speaking("en"):
        page.goto(save(tmp_path, AdaptiveTrainer("trainer")))
    return page


def test_the_staircase_steps_as_it_should(page):
    rng = random.Random(4)
    walks = []
    for _walk in range(300):
        judged = [(rng.randint(1, LEVELS), rng.random() < 0.7) for _item in range(rng.randint(0, MOST))]
        walks.append((judged, rng.randint(1, LEVELS)))
    given = [[[{"level": level, "right": right} for level, right in judged], start, LEVELS] for judged, start in walks]
    found = in_the_script(page, "given.map((one) => walkStaircase(...one))", given)
    assert found == [expected_walk(judged, start, LEVELS) for judged, start in walks]


def test_the_staircase_settles_where_its_source_says(page):
    """With fine levels and a reader who gets worse evenly, the share right goes to √½ (Levitt 1971)."""
    rng, levels, judged, level, in_a_row = random.Random(8), 60, [], 30, 0
    for _item in range(6000):
        right = rng.random() < 1 - 0.6 * level / levels
        judged.append({"level": level, "right": right})
        in_a_row = in_a_row + 1 if right else 0
        if not right:
            level -= 1
        elif in_a_row == 2:
            level, in_a_row = level + 1, 0
    walk = in_the_script(page, "walkStaircase(...given)", [judged, 30, levels])
    assert walk["away"] == 0  # every one of these levels is the one that the exercise would have asked for
    assert sum(one["right"] for one in judged[200:]) / len(judged[200:]) == pytest.approx(TARGET, abs=0.02)


PLAY = """(() => {
    const reached = [];
    const shares = [];
    const content = given.content;
    for (const errors of given.errors) {
        const sessions = [];
        for (let number = 0, used = 0; number < 2; number += 1) {
            sessions.push({ edition: content.edition, judged: [] });
            let way = walkSessions(sessions, content);
            while (!way.over) {
                const pupil = nextPupil(content.pupils, sessions, way.level);
                const right = given.right[pupil.key][Math.floor(errors[used] * 1000)];
                sessions[number].judged.push({ pupil: pupil.key, level: pupil.level, right });
                used += 1;
                way = walkSessions(sessions, content);
            }
            reached.push(levelReached(way, content.staircase));
            shares.push(sessions[number].judged.filter((one) => one.right).length / way.place);
        }
    }
    return { reached, shares };
})()"""


def test_who_reads_better_reaches_a_higher_level(page):
    """Thirty readers of each of three errors play two sessions; the exercise's own functions choose the pupils."""
    rng = np.random.default_rng(3)
    levels = []
    for error in (0.3, 0.8, 1.8):
        answers = {item.key: right_with(error, item, rng) for item in bank()}
        given = {"content": content(), "right": answers, "errors": rng.random((30, 2 * MOST)).tolist()}
        played = in_the_script(page, PLAY, given)
        levels.append(np.mean([level for level in played["reached"] if level is not None]))
        assert 0.6 <= np.mean(played["shares"]) <= 0.9
        assert played["reached"].count(None) < 20  # mostly a level can be named
    assert levels[0] > levels[1] + 0.5
    assert levels[1] > levels[2] + 0.5


def right_with(error: float, item, rng) -> list[bool]:
    """A thousand answers of a reader who sees each of the last three beside the line with a normal error: whether the results
    support them."""
    seen = below_the_line(item.evidence) + rng.normal(0, error, (1000, 3))
    said = np.array(["noise", "noise", "early", "decline"])[(seen > 0).sum(axis=1)]
    return (said == item.evidence.best).tolist()


def test_nobody_comes_back_before_all_have_been_seen(page):
    seen = in_the_script(
        page,
        """(() => {
            const sessions = [{ judged: [] }];
            for (let turn = 0; turn < given.pupils.length + 30; turn += 1) {
                const level = 1 + ((turn * 7) % given.levels);
                sessions[0].judged.push({ pupil: nextPupil(given.pupils, sessions, level).key });
            }
            return sessions[0].judged.map(({ pupil }) => pupil);
        })()""",
        {"pupils": content()["pupils"], "levels": LEVELS},
    )
    assert len(set(seen[:120])) == 120
    assert len(set(seen[120:])) == 30


def test_a_session_from_start_to_end(page):
    """Right and wrong in turn: feedback, level, stopping, result; then all of it again after loading the page again."""
    exercise = card(page, "trainer")
    judged = []
    with speaking("en"):
        for place in range(MOST):
            walk = expected_walk([(level, right) for _item, level, _answer, _sure, right in judged], START, LEVELS)
            item = item_on(exercise, bank())
            level = next(pupil["level"] for pupil in content()["pupils"] if pupil["key"] == item.key)
            assert level == walk["level"]  # on this first session every level has pupils left
            assert f"Pupil {place + 1}, {MOST} at most · level {level} of {LEVELS}" in exercise.inner_text()
            right = place % 5 in (0, 1, 3)
            answer, sure = (best_of(item) if right else other_than(item)), place % 5
            judge(exercise, answer, sure)
            said = exercise.locator(".dw-feedback")
            expect(said).to_contain_text(reason(item, ANSWERS[answer]))
            expect(said).to_contain_text(truth_sentence(item))
            expect(said).to_contain_text(chance_sentence(item))
            judged.append((item, level, answer, SCALE[sure], right))
            if place == 6:
                page.reload()  # in the middle: the next pupil comes, and this one doesn't come back
                expect(exercise).to_contain_text(f"Pupil {place + 2}, ")
            else:
                last = exercise.locator(".dw-body .dw-primary").inner_text() == "See how you did"
                onward(exercise)
                if last:
                    break
        walk = expected_walk([(level, right) for _item, level, _answer, _sure, right in judged], START, LEVELS)
        assert len(judged) == MOST or (len(judged) >= FEWEST and len(walk["turns"]) >= ENOUGH_TURNS)
        for _visit in range(2):
            expect(exercise).to_contain_text(f"Session 1 finished: {len(judged)} pupils")
            turns = walk["turns"][2:] if len(walk["turns"]) % 2 == 0 else walk["turns"][1:]
            expect(exercise).to_contain_text(f"about {decimal(sum(turns) / len(turns), 1)} of {LEVELS}")
            right = sum(right for *_rest, right in judged)
            expect(exercise).to_contain_text(f"In {right} of {len(judged)} pupils your answer")
            decided = [(item, answer) for item, _level, answer, *_rest in judged if answer != 1]
            ideal = sum((item.posterior > 0.5) == item.declines for item, _answer in decided)
            own = sum((answer == 2) == item.declines for item, answer in decided)
            expect(exercise).to_contain_text(
                f"({len(judged) - len(decided)}), and {len(decided)} pupils remain. Of these the best possible reader had "
                f"{ideal} right, and you {own}."
            )
            expect(exercise).to_contain_text(
                f"Times that you said how sure you were so far: {len(judged)}. That is too few"
            )
            page.reload()
    given = kept(page, "trainer")["given"]["sessions"][0]["judged"]
    assert [(one["pupil"], one["answer"], one["sure"], one["right"]) for one in given] == [
        (item.key, answer, sure, right) for item, _level, answer, sure, right in judged
    ]
    exercise.get_by_role("button", name="Another session").click()
    expect(exercise).to_contain_text(f"Pupil 1, {MOST} at most · level {walk['level']} of {LEVELS}")
    assert item_on(exercise, bank()).key not in {item.key for item, *_rest in judged}


def wilson(right: int, count: int) -> tuple[int, int]:
    """Wilson's interval as the two solutions of (share − p)² = z²·p(1 − p)/n, in per cent."""
    z, share = norm.ppf(0.975), right / count
    a, b, c = 1 + z**2 / count, -(2 * share + z**2 / count), share**2
    root = math.sqrt(b**2 - 4 * a * c)
    return round(100 * (-b - root) / (2 * a)), round(100 * (-b + root) / (2 * a))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({95: (30, 9), 50: (3, 2)}, "surer than you are right: on average you said 91 %, and 33 % was right."),
        ({33: (24, 20)}, "You know more than you think: on average you said 33 %, and 83 % was right."),
        ({70: (20, 14), 50: (10, 5)}, "fits how often you are right: on average you said 63 %, and 63 % was right."),
        ({95: (19, 0)}, "Times that you said how sure you were so far: 19. That is too few"),
    ],
    ids=["too sure", "not sure enough", "as sure as right", "too few"],
)
def test_being_sure_is_held_against_being_right(page, counts, said):
    entries = entries_of(counts)
    with speaking("en"):
        sentence = page.evaluate(
            "([words, entries, fewest]) => window.datawijs.shared.calibrationSentence(words, 'en', entries, fewest)",
            [confidence_words(), entries, FEWEST_OVER_ALL],
        )
    assert said in sentence
    rows = page.evaluate(
        "([entries, confidence]) => window.datawijs.shared.calibrationOf(entries, confidence)",
        [entries, confidence_content()],
    )
    assert [row["sure"] for row in rows] == sorted(counts)
    for row in rows:
        count, right = counts[row["sure"]]
        assert (row["count"], row["right"], row["enough"]) == (count, right, count >= FEWEST_AT_ONE)
        assert (round(100 * row["low"]), round(100 * row["high"])) == wilson(right, count)


def test_a_difference_that_chance_makes_is_not_called_too_sure(page):
    """Of a thousand learners who are exactly as sure as right, about one in twenty gets a verdict."""
    rng = random.Random(11)
    learners = [
        [{"sure": sure, "right": rng.random() < sure / 100} for sure in rng.choices(SCALE, k=40)]
        for _learner in range(1000)
    ]
    names = page.evaluate(
        """(learners) => learners.map((entries) => window.datawijs.shared.calibrationSentence(
            { sure_few: "few", sure_over: "over", sure_under: "under", sure_even: "even" }, "en", entries, 20))""",
        learners,
    )
    assert set(names) <= {"over", "under", "even"}
    assert 0.02 <= 1 - names.count("even") / len(names) <= 0.08


def entries_of(counts):
    """{stated percentage: (answers, of which right)} as entries."""
    return [{"sure": sure, "right": place < right} for sure, (count, right) in counts.items() for place in range(count)]


def test_over_more_sessions_everything_adds_up(page):
    """Seven finished sessions are put in the store: one of an older course, six of the pupils here."""
    exercise = card(page, "trainer")
    rng = random.Random(2)
    old = [{"pupil": "gone", "level": 2, "answer": 1, "sure": 95, "right": place < 4} for place in range(MOST)]
    sessions, judged = [{"edition": "older", "judged": old}], []
    for start in range(0, 6 * MOST, MOST):
        some = [
            {
                "pupil": pupil["key"],
                "level": pupil["level"],
                "answer": (answer := pupil["best"] if rng.random() < 0.6 else rng.randrange(3)),
                "sure": rng.choice(SCALE),
                "right": answer == pupil["best"],
            }
            for pupil in content()["pupils"][start : start + MOST]
        ]
        sessions.append({"edition": content()["edition"], "judged": some})
        judged += some
    put(page, "trainer", {"sessions": sessions})
    expect(exercise).to_contain_text(f"Session 7 finished: {MOST} pupils")
    expect(exercise).to_contain_text("That is why we name no level this time.")  # these came in the order of the bank

    rows = exercise.locator(".dw-chart").nth(1).locator("tbody tr").all_text_contents()
    for sure in SCALE:
        some = [one["right"] for one in [*old, *judged] if one["sure"] == sure]
        right, count = sum(some), len(some)
        share = f"{round(100 * right / count)} % ({right} of {count})" if count >= 10 else "too few to tell"
        low, high = wilson(right, count)
        row = next(row for row in rows if row.startswith(f"{sure} %{count}"))
        assert share in row
        assert row.endswith(f"{low} and {high} %")

    items = {item.key: item for item in bank()}
    decided = [(items[one["pupil"]], one["answer"]) for one in judged if one["answer"] != 1]
    assert min(Counter(item.declines for item, _answer in decided).values()) >= FEWEST_OF_EACH
    own = measured([(item.declines, answer == 2) for item, answer in decided])
    ideal = measured([(item.declines, item.posterior > 0.5) for item, _answer in decided])
    margin = 1.96 * error_of(own, [item.declines for item, _answer in decided])
    with speaking("en"):
        expect(exercise).to_contain_text(
            f"Over all {len(decided)} pupils so far, you got about {round(100 * (own.d_prime / ideal.d_prime) ** 2)} %"
        )
        expect(exercise).to_contain_text(f"is {decimal(own.d_prime, 1)}; that of the best possible reader")
        expect(exercise).to_contain_text(f"is {decimal(ideal.d_prime, 1)}. With")
        expect(exercise).to_contain_text(
            f"between {decimal(own.d_prime - margin, 1)} and {decimal(own.d_prime + margin, 1)}."
        )
    table = exercise.locator(".dw-body > table")
    assert table.locator("tbody tr").count() == 7
    exercise.get_by_role("button", name="Another session").click()
    new = item_on(exercise, bank())
    assert new.key not in {one["pupil"] for one in judged}


def measured(said):
    """d′ and the rates of [(a decline in truth, a decline said)]."""
    return detection(
        sum(truth and alarm for truth, alarm in said),
        sum(truth and not alarm for truth, alarm in said),
        sum(not truth and alarm for truth, alarm in said),
        sum(not truth and not alarm for truth, alarm in said),
    )


def error_of(own, truths) -> float:
    """The standard error of d′ by Gourevitch & Galanter (1967): from the slope of z at either rate."""
    parts = [(own.hit_rate, sum(truths)), (own.false_alarm_rate, len(truths) - sum(truths))]
    return math.sqrt(sum(rate * (1 - rate) / count / norm.pdf(norm.ppf(rate)) ** 2 for rate, count in parts))


@pytest.mark.parametrize(
    "given",
    [
        {"sessions": 3},
        {"sessions": [None, {}, {"judged": "x"}]},
        {
            "sessions": [
                {
                    "edition": content()["edition"],
                    "judged": [{"pupil": "gone", "level": 1, "answer": 0, "sure": 50, "right": True}],
                }
            ]
        },
        {
            "sessions": [
                {
                    "edition": content()["edition"],
                    "judged": [{"pupil": content()["pupils"][0]["key"], "level": 1, "answer": 7, "sure": 50}],
                }
            ]
        },
    ],
    ids=["no list", "no sessions", "an unknown pupil", "an unknown answer"],
)
def test_what_can_t_be_read_starts_afresh(page, given):
    put(page, "trainer", given)
    exercise = card(page, "trainer")
    expect(exercise).to_contain_text(f"Pupil 1, {MOST} at most")
    judge(exercise, 1, 2)
    assert len(kept(page, "trainer")["given"]["sessions"][0]["judged"]) == 1


def test_the_keyboard_does_it_all(page):
    exercise = card(page, "trainer")
    exercise.locator(".dw-sure-first > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert kept(page, "trainer") is None
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(exercise.get_by_role("button", name="Next pupil")).to_be_focused()
    (one,) = kept(page, "trainer")["given"]["sessions"][0]["judged"]
    assert (one["answer"], one["sure"]) == (1, SCALE[1])
    page.keyboard.press("Enter")
    expect(exercise).to_contain_text("Pupil 2, ")
    assert exercise.locator(".dw-sure-scale").is_visible(), "who said so once, is asked again"


def test_how_sure_may_be_left_out_and_then_counts_for_nothing(page):
    exercise = card(page, "trainer")
    for sure in (None, 3):
        judge(exercise, 1, sure)
        onward(exercise)
    judged = kept(page, "trainer")["given"]["sessions"][0]["judged"]
    assert [one.get("sure") for one in judged] == [None, SCALE[3]]
    judge(exercise, 0)
    exercise.get_by_role("button", name="Wrong button? Choose again").click()
    assert kept(page, "trainer")["given"]["sessions"][0]["judged"] == judged
    while exercise.get_by_role("button", name="Another session").count() == 0:
        judge(exercise, 1)
        onward(exercise)
    expect(exercise).to_contain_text("Times that you said how sure you were so far: 1.")


def test_two_tabs_don_t_judge_the_same_pupil_twice(page, new_page):
    other = new_page(context=page.context)
    other.goto(page.url)
    judge(card(page, "trainer"), 0, 4)
    expect(card(other, "trainer")).to_contain_text("Pupil 2, ")
    judge(card(other, "trainer"), 2, 1)
    judged = kept(other, "trainer")["given"]["sessions"][0]["judged"]
    assert [one["answer"] for one in judged] == [0, 2]
    assert len({one["pupil"] for one in judged}) == 2


@IN_ONE_LOOK
def test_nothing_stands_in_anyones_way_and_the_other_language_goes_on(tmp_path, new_page, width, dark):
    page = new_page(width, dark=dark, language="en")
    addresses = {}
    for language in ("en", "nl"):
        with speaking(language):
            addresses[language] = save(tmp_path, AdaptiveTrainer("trainer"), name=language)
    page.goto(addresses["en"])
    exercise = card(page, "trainer")
    assert in_anyones_way(page) == []
    for _place in range(9):
        judge(exercise, 1, 2)
        onward(exercise)
    page.goto(addresses["nl"])  # goes on where the English page was
    exercise = card(page, "trainer")
    expect(exercise).to_contain_text(f"Leerling 10, hoogstens {MOST}")
    judge(exercise, 0, 1)
    assert in_anyones_way(page) == []
    onward(exercise)
    while exercise.get_by_role("button", name="Nog een sessie").count() == 0:
        judge(exercise, 2, 4)
        onward(exercise)
    exercise.locator(".dw-data summary").nth(1).click()
    exercise.locator(".dw-review summary").first.click()
    assert in_anyones_way(page) == []
