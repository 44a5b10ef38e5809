"""The ideal observer knows the fictional board: its constants are the board's, and its chances come true there."""

from dataclasses import replace
from math import hypot

import numpy as np
import pytest

from datawijs.board import make_board, truth
from datawijs.signals import DeclineModel, screen, without_class_effect


def test_the_defaults_are_the_constants_of_the_board():
    model = DeclineModel()
    assert model.level_mean == truth.MEAN_LEVEL
    assert model.level_sd == pytest.approx(hypot(truth.CLASS_SD, truth.PUPIL_SD, truth.SUBJECT_SD), abs=0.05)
    assert (model.wobble_sd, model.wobble_spread) == (truth.WOBBLE_SD, truth.WOBBLE_SPREAD)
    assert model.onsets == truth.DECLINE_ONSET
    assert model.size_sd == truth.DECLINE_SD
    difficulty = make_board(seed=4, schools=6).truth.difficulty["difficulty"]
    assert model.difficulty_sd == pytest.approx(difficulty.std(), abs=0.3)


def test_stated_chances_come_true_on_the_board():
    # Ceilings, missed tests, classes with a hard test and few pupils: none of that is in the model.
    board = make_board(seed=5, schools=8)
    results = board.results.set_index(["class_id", "pupil_id", "subject_id", "number"])["score"].unstack()
    declines = set(board.truth.declines[["pupil_id", "subject_id"]].itertuples(index=False, name=None))
    begun = np.array([(pupil, subject) in declines for _class, pupil, subject in results.index])
    classes = [f"{class_id} {subject}" for class_id, _pupil, subject in results.index]
    model = replace(DeclineModel(), prevalence=begun.mean()).with_class_of(24)
    chance = screen(without_class_effect(results, classes), model=model)["decline"].to_numpy()
    for low, high in [(0, 0.02), (0.02, 0.1), (0.1, 0.3), (0.3, 0.7), (0.7, 1.01)]:
        chosen = (chance >= low) & (chance < high)
        stated = chance[chosen]
        error = np.sqrt((stated * (1 - stated)).sum()) / len(stated)
        assert len(stated) > 20
        assert begun[chosen].mean() == pytest.approx(stated.mean(), abs=0.02 + 3 * error)
