"""The facts that the words of "Early warning" tell. Every number in a sentence is computed here."""

from datawijs.widgets.early_warning.school import CAUGHT, FALSE, PUPILS, START, school, worth
from datawijs.words import Fact, Number

ELSEWHERE = 20  # percent in trouble, where the list was tried out
RARE = 1  # percent in trouble


def facts() -> dict[str, Fact]:
    """Return the facts of the school at the start, and what a flag would be worth elsewhere; `worth…` and shares in 100."""
    common, caught, false = START
    one = school(*START)
    unlisted = PUPILS - one.listed
    at_start = worth(*START)
    return {
        "pupils": PUPILS,
        "common": common,
        "caught": caught,
        "false": false,
        "left_alone": 100 - false,
        "troubled": one.troubled,
        "others": one.others,
        "hits": one.hits,
        "misses": one.misses,
        "false_alarms": one.false_alarms,
        "listed": one.listed,
        "unlisted": unlisted,
        "share_missed": Number(100 * one.misses / unlisted, 1),
        "worth": Number(at_start),
        "worth_all_caught": Number(worth(common, CAUGHT[-1], false)),
        "fewest_false": FALSE[0],
        "worth_fewest_false": Number(worth(common, caught, FALSE[0])),
        "elsewhere": ELSEWHERE,
        "worth_elsewhere": Number(worth(ELSEWHERE, caught, false)),
        "rare": RARE,
        "worth_rare": Number(worth(RARE, caught, false)),
        "worth_twice": Number(worth(at_start, caught, false)),
    }
