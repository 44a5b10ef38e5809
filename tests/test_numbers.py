"""Python and JavaScript write every number alike, in both languages, and read alike what people type."""

import json
import random
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datawijs.language import LANGUAGES, decimal, number_in, rounded, speaking

FORMAT = Path(__file__).parent.parent / "src" / "datawijs" / "widgets" / "shared" / "format.js"
COUNT = 10_000
DIGITS = (0, 1, 2, 3, None)  # None: as many as it needs, two at most
RUN = """
const read = (number) => (number === undefined ? null : number);
const { formatNumber, parseNumber } = new Function(`${process.env.SCRIPT}; return { formatNumber, parseNumber };`)();
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({
  written: given.asked.map(([number, language, digits]) => formatNumber(number, language, digits ?? undefined)),
  read: given.typed.map(([text, unit]) => read(parseNumber(text, unit))),
}));
"""
BARE = [
    *(
        "7,5",
        "7.5",
        " 7,50 ",
        "7,5 %",
        "−0,4",
        "-0,4",
        "–0,4",
        "- 0,4",
        "−0.4",
        "+7.5",
        "-,5",
        ".5",
        "7.",
        "0",
        "−0",
        "-0,0",
        "1e3",
    ),
    *(
        "1.234,5",
        "1,234.5",
        "1 234,5",
        "12.345.678,9",
        "1.234.567",
        "1,234",
        "7,5,1",
        "7..5",
        "",
        " ",
        "-",
        ",",
        "zeven",
        "7 tot 8",
    ),
    *(
        "NaN",
        "inf",
        "Infinity",
        "0x10",
        "1_000",
        "٣",
        "７",
        "½",
        "7\u00a0%",
        "1\u202f234,5",
        "%",
        "7%%",
        "+-7",
        "--7",
        "7-",
    ),
]
WITH_UNIT = [
    ("7,5 punten", "punten"),
    ("7,5PUNTEN", "punten"),
    ("10 % punten", "punten"),
    ("3 per week", "per week"),
    ("3 weken", "week"),
]


def hard_numbers():
    """Halves as they read, numbers a hair beside them, minus zeros, very small and very large, and any others."""
    draw = random.Random(1)
    numbers = [
        0.0,
        -0.0,
        0.5,
        -0.5,
        2.5,
        6.25,
        1.005,
        0.285,
        1.45,
        -0.04,
        -0.05,
        -0.004,
        -0.005,
        99.95,
        0.1 + 0.2,
        1e-7,
        5e-324,
        1e21,
    ]
    numbers += [draw.randrange(-100_000, 100_000) / 1000 for _one in range(3000)]
    numbers += [(draw.randrange(-20_000, 20_000) * 10 + 5) / draw.choice([10, 100, 1000]) for _one in range(3000)]
    halves = [(draw.randrange(-2000, 2000) + 0.5) / draw.choice([1, 10, 100]) for _one in range(1000)]
    numbers += [float(np.nextafter(half, draw.choice([-np.inf, np.inf]))) for half in halves]
    numbers += [draw.gauss(0, 1) * 10 ** draw.randrange(-8, 9) for _one in range(2000)]
    return numbers + [100 * draw.randrange(0, 60) / draw.randrange(1, 60) for _one in range(COUNT - len(numbers))]


@pytest.fixture(scope="module")
def in_javascript(npm):
    """What JavaScript itself makes of all these numbers and texts, asked once."""
    asked = [(number, language, digits) for number in hard_numbers() for language in LANGUAGES for digits in DIGITS]
    typed = [*((text, "") for text in BARE), *WITH_UNIT]
    done = subprocess.run(
        [shutil.which("node"), "-e", RUN],
        input=json.dumps({"asked": asked, "typed": typed}),
        env={"SCRIPT": FORMAT.read_text(encoding="utf-8")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(done.stdout)
    return list(zip(asked, found["written"], strict=True)), list(zip(typed, found["read"], strict=True))


def test_ten_thousand_numbers_are_written_alike(in_javascript):
    written, _read = in_javascript
    assert len({number for (number, *_rest), _text in written}) > 0.8 * COUNT
    different = []
    for language in LANGUAGES:
        with speaking(language):
            for (number, of_language, digits), text in written:
                if of_language == language and decimal(number, digits) != text:
                    different.append((number, language, digits, decimal(number, digits), text))
    assert different == []


def test_what_people_type_is_read_alike(in_javascript):
    _written, read = in_javascript
    assert [(typed, number_in(*typed)) for typed, _number in read] == read


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [
        (6.25, 1, "6,3"),
        (-6.25, 1, "−6,3"),
        (0.285, 2, "0,29"),
        (1.005, 2, "1,01"),
        (2.5, 0, "3"),
        (-0.04, 1, "0,0"),
        (-0.0, 0, "0"),
        (12, 1, "12,0"),
        (12.5, None, "12,5"),
        (12.0, None, "12"),
        (1200, None, "1200"),
        (0.125, None, "0,13"),
        (np.float32(0.1), 1, "0,1"),
        (np.int64(7), 0, "7"),
        (Decimal("2.345"), 2, "2,35"),
        (float("nan"), 1, "nan"),
    ],
)
def test_a_number_as_its_reader_writes_it(number, digits, written):
    assert decimal(number, digits) == written
    with speaking("en"):
        assert decimal(number, digits) == written.replace(",", ".")


@pytest.mark.parametrize("text", ["−0,4", "-0,4", "–0,4", "− 0,4", "-0.4", "−,4", "-0,40 %"])
def test_a_minus_is_a_minus(text):
    assert number_in(text) == -0.4


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 4))
def test_rounded_is_the_nearest_and_half_goes_away_from_zero(number, digits):
    here, exactly = Decimal(str(rounded(number, digits))), Decimal(str(number))
    half = Decimal(1).scaleb(-digits) / 2
    if abs(number) < 1e9:
        assert abs(here - exactly) <= half
        assert abs(here - exactly) < half or abs(here) > abs(exactly)
    assert rounded(-number, digits) == -rounded(number, digits)
    assert decimal(number, digits) == decimal(rounded(number, digits), digits)


@given(st.floats(-1e9, 1e9), st.sampled_from([0, 1, 2, None]), st.sampled_from(LANGUAGES))
def test_what_is_written_can_be_read_again(number, digits, language):
    with speaking(language):
        written = decimal(number, digits)
    assert number_in(written) == rounded(number, 2 if digits is None else digits)
    assert not written.startswith("−") or number_in(written) < 0
