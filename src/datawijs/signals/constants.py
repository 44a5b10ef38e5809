"""The constants of the signals, each of them once.

The moving range of two independent values X, Y from one normal distribution with standard deviation σ is |X − Y|, the
absolute value of a normal variable with standard deviation √2·σ. Its mean is √2·σ·√(2/π) = 2σ/√π and its variance is
2σ² − 4σ²/π. Quality control calls the two numbers d2 and d3 (for two values); from them follow the factors of the chart
of individual values (Shewhart 1931; Montgomery, Introduction to Statistical Quality Control, ch. 6 and appendix VI).
"""

from math import pi, sqrt

D2 = 2 / sqrt(pi)  # 1.12838: mean moving range in standard deviations
D3 = sqrt(2 - 4 / pi)  # 0.85250: standard deviation of the moving range, likewise
LIMIT_FACTOR = 3 / D2  # 2.65868, often printed as 2.66: from the mean moving range to three sigma
MOVING_RANGE_FACTOR = 1 + 3 * D3 / D2  # 3.26654, D4, often printed as 3.267: upper limit of the moving range

FEWEST_FOR_LIMITS = 3  # two moving ranges: with one there is nothing to take the mean of
TRIAL_BELOW = 12  # limits from fewer points are called trial limits (NHS England, Making Data Count)

RELIABLE_CRITERION = 1.96  # Jacobson & Truax 1991: beyond this, chance alone explains less than 5 %

RECENT = 3  # how many last results count as recent, unless told otherwise
FEWEST_EARLIER = 2  # a spread needs two results

CONFIDENCE = 0.95  # of every interval, unless told otherwise

# Sums, means and limits carry rounding errors: numbers this close, relative to the size of the values, are equal.
ROUNDING = 1e-12
