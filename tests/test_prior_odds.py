"""What a chance of a decline begins from: with no results it is the prior that is told, and results move it by Bayes' rule.

The odds after the results, divided by those before, are the same for every prior. So each chance that the course tells can be
computed anew from another prior, and may not differ.
"""

from dataclasses import replace

import numpy as np
import pytest

from datawijs.items.cases import Cases
from datawijs.items.ideal import MODEL, log_odds, probability
from datawijs.signals import DeclineModel, decline_posterior, draw_series, without_class_effect
from datawijs.widgets.class_list.classes import MODEL as LIST_MODEL
from datawijs.widgets.class_list.classes import PUPILS, SUBJECTS, TESTS, draw_classes
from datawijs.widgets.class_list.readings import CONVERSATIONS, read_classes
from datawijs.widgets.class_list.readings import _chance_of_decline as chance_of_decline

OTHER = 0.2  # a prior that the course uses nowhere


def logit(share):
    return np.log(share) - np.log1p(-np.asarray(share))


def evidence(results, model: DeclineModel, pupils: int) -> np.ndarray:
    """By how much the results move the log-odds, computed from another prior."""
    other = replace(model, prevalence=OTHER).with_class_of(pupils)
    begun_at_all = OTHER * (other.possible_onsets <= np.shape(results)[1]).mean()
    return logit(decline_posterior(results, other).probability) - logit(begun_at_all)


def cases_of(corrected, pupils: int = 24) -> Cases:
    rows = len(corrected)
    return Cases(corrected, corrected, corrected, np.full(rows, pupils), np.zeros(rows, int), np.zeros(rows))


@pytest.mark.parametrize("prevalence", [0.1, 0.5, 0.9])
def test_results_move_the_odds_equally_far_from_every_prior(prevalence):
    rows = draw_series(DeclineModel(prevalence=0.5), 40, seed=4).results
    model = DeclineModel(prevalence=prevalence)
    found = logit(decline_posterior(rows, model.with_class_of(24)).probability) - logit(prevalence)
    assert found == pytest.approx(evidence(rows, model, 24), abs=1e-6)


def test_items_begin_from_even_odds():
    assert (MODEL.prevalence, MODEL.onsets) == (0.5, (7, 11))
    assert log_odds(cases_of(np.full((2, 12), np.nan))) == pytest.approx([0, 0], abs=1e-9)
    rows = draw_series(MODEL, 60, seed=8).results
    rows[:5, 3] = np.nan
    for pupils in (12, 24):
        assert log_odds(cases_of(rows, pupils)) == pytest.approx(evidence(rows, MODEL, pupils), abs=1e-6)


def test_a_chance_and_its_odds_are_two_ways_to_say_the_same():
    odds = np.array([-3, -np.log(4), 0, np.log(4), 3])
    assert probability(odds) == pytest.approx([0.04743, 0.2, 0.5, 0.8, 0.95257], abs=1e-5)
    assert logit(probability(odds)) == pytest.approx(odds)


def test_a_pupil_on_a_class_list_begins_from_three_and_a_half_in_twenty_five():
    nothing_known = np.full((1, PUPILS, SUBJECTS, TESTS), np.nan)
    assert chance_of_decline(nothing_known) == pytest.approx(3.5 / 25, rel=1e-6)
    assert pytest.approx(3.5 / 25 / 8) == LIST_MODEL.prevalence


def test_eight_subjects_of_a_pupil_are_weighed_together():
    """One subject at most declines, each as likely: the pupil's odds move by the mean of what each subject says."""
    classes = draw_classes(3, 2)
    found = read_classes(classes)
    for which in range(3):
        own = np.stack([without_class_effect(classes.scores[which][:, subject]) for subject in range(SUBJECTS)], axis=1)
        moved = np.stack([evidence(own[:, subject], LIST_MODEL, PUPILS) for subject in range(SUBJECTS)], axis=1)
        odds = np.exp(moved).mean(axis=1) * 3.5 / (25 - 3.5)
        assert found.chance[which] == pytest.approx(odds / (1 + odds), rel=1e-4)
        best = np.argsort(-found.chance[which], kind="stable")[:CONVERSATIONS]
        assert set(np.flatnonzero(found.invited["best"][which])) == set(best)
