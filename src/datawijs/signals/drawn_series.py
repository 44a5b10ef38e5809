"""Draw series from a model, with their truth, to measure readers by."""

from dataclasses import dataclass

import numpy as np

from datawijs.signals.arguments import read_count
from datawijs.signals.decline_model import DeclineModel


@dataclass(frozen=True, eq=False)
class DrawnSeries:
    """Series drawn from a model, with their truth. `results`: one series a row. `onset`: the first test with the decline,
    counted from 1, and 0 where none ever begins. `size_sd`: how large it is, 0 where none begins. `wobble_sd`: each
    pupil's own, in points. `begun`: whether the decline shows in these results."""

    results: np.ndarray
    onset: np.ndarray
    size_sd: np.ndarray
    wobble_sd: np.ndarray

    @property
    def begun(self) -> np.ndarray:
        begun: np.ndarray = (self.onset > 0) & (self.onset <= self.results.shape[1])
        return begun


def draw_series(model: DeclineModel, series: int, *, points: int = 12, seed: int = 1) -> DrawnSeries:
    """Draw `series` series of `points` results from the model; the same seed gives the same series.

    Test difficulties are drawn anew for each series: these are not pupils of one class. Nothing is rounded, and nothing is
    cut off at 0 or 100.
    """
    series, points = read_count(series, "series", at_least=1), read_count(points, "points", at_least=1)
    random = np.random.default_rng(seed)
    declines = random.random(series) < model.prevalence
    onset = np.where(declines, random.integers(*model.onsets, size=series, endpoint=True), 0)
    size = np.where(declines, random.uniform(*model.size_sd, size=series), 0.0)
    wobble = model.median_wobble * np.exp(model.wobble_spread * random.standard_normal(series))
    level = model.level_mean + model.level_sd * random.standard_normal(series)
    results = level[:, np.newaxis] + wobble[:, np.newaxis] * random.standard_normal((series, points))
    results -= model.difficulty_sd * random.standard_normal((series, points))
    declined = declines[:, np.newaxis] & (np.arange(1, points + 1) >= onset[:, np.newaxis])
    results -= declined * (size * wobble)[:, np.newaxis]
    return DrawnSeries(results, onset, size, wobble)
