"""Whatever a file holds: marks that stand in it as marks, or a sentence that says what is wrong. No number out of nothing."""

import random
import re
from math import isfinite

import pytest

from datawijs.own import read_marks, read_pasted

PIECES = [
    *(
        "7,3",
        "6.8",
        "13,5/18",
        "65 %",
        "0,65",
        "7½",
        "1e9",
        "inf",
        "nan",
        "0x1F",
        "½",
        "--3",
        "+4",
        "1.234,56",
        "7-5",
        "7,,3",
    ),
    *(
        "Naam",
        "Toets 1",
        "Cijfer",
        "Datum",
        "Weging",
        "Gemiddelde",
        "=SOM(A1:A9)",
        "#DEEL/0!",
        "NB",
        "é",
        "٣",
        "７",
        "\u202e7",
    ),
    *("03-09-2025", "31-02-2025", "2025-13-01", "M5", "E6", "sept", "99999999999999999999", "9" * 400, "0" * 50 + "7"),
    *(
        '"',
        '""',
        "'",
        ";",
        ";;",
        "\t",
        ",",
        "|",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "sep=;\n",
        "\ufeff",
        "\x1a",
        " ",
        "\u00a0",
        "\u2212",
    ),
]
NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")
BY_DAY, BY_NIGHT = 300, 10_000


def a_text(chance: random.Random) -> str:
    if chance.random() < 0.3:  # a table that is nearly one
        width = chance.randint(1, 6)
        rows = [[chance.choice(PIECES[:45]) for _cell in range(width)] for _row in range(chance.randint(1, 12))]
        return "\n".join(chance.choice(";\t,|").join(row[: chance.randint(1, width)]) for row in rows)
    return "".join(chance.choice(PIECES) for _piece in range(chance.randint(0, 60)))


def broken(chance: random.Random, content: bytes) -> bytes:
    """The same bytes, but for a few."""
    damaged = bytearray(content)
    for _time in range(chance.randint(0, 4)):
        if damaged:
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    return bytes(damaged)


def stands_in(score: float, text: str) -> bool:
    """Whether a score is a number of the text, a half more, a share of 100, or one number out of another in percent."""
    numbers = {float(found.replace(",", ".")) for found in NUMBERS.findall(text)}
    numbers |= {float(whole or 0) + 0.5 for whole in re.findall(r"(\d*)½", text)}
    close = [
        abs(abs(score) - value) <= 1e-9 * max(1, abs(value)) for value in {*numbers, *(100 * one for one in numbers)}
    ]
    shares = (100 * one / of for one in numbers for of in numbers if of)
    return any(close) or any(abs(abs(score) - share) <= 1e-6 * max(1, share) for share in shares)


def look_at(read, text: str) -> int:
    """Read, and say how many scores there were; only a sentence may come instead."""
    try:
        marks = read()
    except ValueError as problem:
        assert re.search(r"\w.*[.?]$", str(problem), re.DOTALL), str(problem)
        assert not re.search(r"Error|Traceback|\{\w*\}", str(problem)), str(problem)
        return 0
    assert all(isfinite(score) for score in marks.scores), text
    by_comma = any(decision.key == "separated_by_comma" for decision in marks.decided)
    seen = text.replace(",", " ") if by_comma else text  # it says so: then a comma is no part of a number
    assert not [score for score in marks.scores if not stands_in(score, seen)], text
    assert len(marks.scores) == sum(marks.table["counts"])
    assert all(sentence and "{" not in sentence.replace(text, "") for sentence in [*marks.decisions, *marks.questions])
    return len(marks.scores)


@pytest.mark.parametrize("times", [BY_DAY, pytest.param(BY_NIGHT, marks=pytest.mark.nightly)])
def test_whatever_is_pasted(times):
    chance = random.Random(times)
    found = 0
    for _time in range(times):
        text = a_text(chance)
        found += look_at(lambda text=text: read_pasted(text), text)
    assert found > times / 10  # it is no use when hardly anything is read


@pytest.mark.parametrize("times", [BY_DAY // 3, pytest.param(BY_NIGHT // 5, marks=pytest.mark.nightly)])
def test_whatever_bytes_a_file_has(tmp_path, times):
    chance = random.Random(2 * times)
    for _time in range(times):
        encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
        content = broken(chance, a_text(chance).encode(encoding, "replace"))
        file = tmp_path / f"list{chance.choice(['.csv', '.txt', '.xlsx', '.ods', '.xls', ''])}"
        file.write_bytes(content)
        try:
            marks = read_marks(file)
        except ValueError as problem:
            assert str(problem)
            continue
        assert all(isfinite(score) for score in marks.scores)
