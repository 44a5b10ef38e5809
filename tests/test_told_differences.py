"""A difference that is told beside its two terms is the one that a reader reckons: 9,8 and 13,9 differ by 4,1, whatever the
numbers behind them are. Looked for in every sentence of the site, those that exercises say afterwards among them, and in
dashboards of other seeds than the site shows."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from conftest import pages_of

from datawijs.language import LANGUAGES, rounded, speaking, told_difference
from datawijs.widgets import AlarmThreshold
from datawijs.widgets.read_dashboard.exercise import dashboard_content

NUMBER = r"\d+(?:[.,]\d+)?"
POINTS = r"(?: (?:punten|plaatsen|points|places))?"
COMPARED = r"(?:lager|hoger|minder|meer|onder|boven|lower|higher|less|more|below|above)"
TOLD = re.compile(
    rf"(?:verschil van|difference of) ({NUMBER})"
    rf"|(?<!\ber )(?<![\d.,])({NUMBER}){POINTS} {COMPARED}\b"  # "er 2 onder" counts
    rf"|(?:zakt|zakte|drops|dropped)(?: \w+){{0,5}} ({NUMBER})\b(?!{POINTS} (?:of meer|or more|keer|times))"
)
SENTENCES = re.compile(r"(?<=[.!?])\s+")
SEEDS = range(6)
LONGEST = 2000  # signs: more than that is no sentence but a drawing or a style sheet


def numbers(text: str) -> list[Decimal]:
    found = re.findall(rf"(?<![\w.,]){NUMBER}(?!\w|[.,]\d|\s?%)", text)
    return [Decimal(one.replace(",", ".")) for one in found]


def decimals(number: Decimal) -> int:
    return -number.as_tuple().exponent


def misses(told: Decimal, text: str) -> bool:
    """Whether two numbers in `text`, written with as many decimals, differ by one unit more or less than is told, and no two
    by what is told."""
    terms = [one for one in numbers(text) if decimals(one) == decimals(told)]
    terms.remove(told)
    apart = {abs(one - other) for one, other in combinations(terms, 2)}
    unit = Decimal(1).scaleb(-decimals(told))
    return told not in apart and bool(apart & {told - unit, told + unit})


def wrong_differences(paragraph: str) -> list[str]:
    """The differences in `paragraph` that its numbers contradict. Whole numbers count many things, so their terms have to
    stand in the same sentence."""
    found = []
    for sentence in SENTENCES.split(paragraph):
        for groups in TOLD.findall(sentence):
            told = Decimal(next(filter(None, groups)).replace(",", "."))
            if misses(told, paragraph if decimals(told) else sentence):
                found.append(f"{told}: {paragraph}")
    return found


def sentences_in(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from sentences_in(part)


def paragraphs(html: str) -> Iterator[str]:
    """The paragraphs of a page and the sentences of the exercises on it."""
    page = BeautifulSoup(html, "html.parser")
    for block in page.select("article p, article li"):
        yield " ".join(block.get_text().split())
    for script in page.select('script[type="application/vnd.jupyter.widget-state+json"]'):
        yield from (text for text in sentences_in(json.loads(script.string)) if len(text) < LONGEST)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_contradicts_its_own_numbers(site, language):
    read = {page: list(paragraphs((site / page).read_text(encoding="utf-8"))) for page in pages_of(language)}
    told = [text for texts in read.values() for text in texts if TOLD.search(text)]
    assert len(told) > 100  # else the search no longer reads what stands there
    wrong = {page: [one for text in texts for one in wrong_differences(text)] for page, texts in read.items()}
    assert {page: found for page, found in wrong.items() if found} == {}


@pytest.mark.parametrize("view", ["pupil", "class", "school", "year"])
def test_no_dashboard_contradicts_its_own_numbers(view):
    with speaking("nl"):
        read = [text for seed in SEEDS for text in _asked(dashboard_content(view, seed))]
    assert [one for text in read for one in wrong_differences(text)] == []


def _asked(content: dict) -> Iterator[str]:
    """Each question with each of its whys: what a reader sees at once."""
    for question in content["questions"]:
        for option in question["options"]:
            yield f"{question['prompt']} {option['why']}"


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_and_multiples_of_an_alarm_are_those_of_the_numbers_told(seed):
    with speaking("en"):
        content = AlarmThreshold("beside", seed=seed).content
    text = " ".join(sentences_in(content))
    listed, caught, share = found_in(text, rf"({NUMBER}) names are on the list, and ({NUMBER}) of them .*?: (\d+) in")
    assert rounded(100 * caught / listed) == share
    wobble, lower, times = found_in(text, rf"these ({NUMBER}) points.*?That is ({NUMBER}) points lower, or ({NUMBER})")
    assert rounded(lower / wobble, 1) == times


def found_in(text: str, pattern: str) -> list[float]:
    return [float(number) for number in re.search(pattern, text).groups()]


def test_a_difference_one_unit_off_is_found():
    assert wrong_differences("Vooraf 9,8 en achteraf 13,9: een verschil van 4,2.")
    assert not wrong_differences("Vooraf 9,8 en achteraf 13,9: een verschil van 4,1.")
    assert wrong_differences("It was 67, and now 44: 24 points lower.")
    assert not wrong_differences("It was 67. Now it is 44, 24 points below the class.")
    assert told_difference(13.94, 9.76, 1) == 4.1
