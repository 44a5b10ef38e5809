"""Words in Markdown: what is read, what is said of facts, and what somebody is told who wrote something that can't be."""

import pytest

import datawijs.words.words as words_as_read
from datawijs.language import speaking
from datawijs.widgets.worded_question import check_question, question
from datawijs.words import Later, Number, WordsError, later, read_words
from datawijs.words.fingerprints import block_fingerprint, item_fingerprint
from datawijs.words.markdown import read_blocks

DUTCH = """<!-- Voor wie vertaalt: kort. -->

# `guesses` Vooraf

## `flag` Een naam
`level: guess`

Van 100 leerlingen zijn er
{common} in moeilijkheden.

> De lijst telt {listed} namen.

- [ ] `other-way-round` Ongeveer {caught} \\* {{zo}}
  > Omgekeerd.
- [x] Ongeveer {worth}
  > Zeldzaam.

## `ui`

- `names` {count} {count:naam|namen} op de lijst
- `who` Kijk naar {names}
"""
ENGLISH = """# `guesses` Before

## `ui`

- `who` Look at {names}
- `names` {count} {count:name|names} on the list

## `flag` A name

Of 100 pupils {common} are in trouble.

> The list has {listed} names.

- [x] About {worth}
  > Rare.
- [ ] `other-way-round` About {caught}
  > The other way round.
"""
WRONG = "- [ ] `other-way-round` Ongeveer {caught} \\* {{zo}}\n  > Omgekeerd.\n"
RIGHT = "- [x] Ongeveer {worth}\n  > Zeldzaam.\n"
FACTS = {"common": 5, "listed": 1234, "caught": -7, "worth": Number(26.92, 1)}


def forget():
    """Read the files anew: they change between tests and never in a course."""
    words_as_read._read.cache_clear()
    words_as_read._read_file.cache_clear()


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(dutch=DUTCH, english=ENGLISH):
        folder = tmp_path / "kind"
        (folder / "words").mkdir(parents=True, exist_ok=True)
        (folder / "words" / "nl.md").write_text(dutch, encoding="utf-8")
        (folder / "words" / "en.md").write_text(english, encoding="utf-8")
        forget()
        return read_words(folder)

    return write


@pytest.fixture(autouse=True)
def english_reader():
    with speaking("en"):
        yield


def refusal(ask) -> str:
    with pytest.raises(WordsError) as refused:
        ask()
    return str(refused.value)


def test_a_block_is_read_and_said_in_both_languages(written):
    words = written()
    with speaking("nl"):
        block = words.block("flag", FACTS)
        assert block.title == "Een naam"
        assert block.paragraphs == ("Van 100 leerlingen zijn er 5 in moeilijkheden.",)
        assert [item.text for item in block.items] == ["Ongeveer −7 * {zo}", "Ongeveer 26,9"]
    english = words.block("flag", FACTS)
    assert english.why == "The list has 1234 names."
    # order, ticks and settings come from the Dutch
    assert [(item.key, item.tick) for item in english.items] == [("other-way-round", False), (None, True)]
    assert [item.text for item in english.items] == ["About −7", "About 26.9"]
    assert english.settings == {"level": "guess"}
    assert (words.parts(), words.block_keys()) == (("guesses",), ("flag", "ui"))
    assert words.part("guesses").title("flag") == "A name"


@pytest.mark.parametrize(("count", "said"), [(1, "1 naam"), (0, "0 namen"), (2, "2 namen"), (Number(1.04), "1 naam")])
def test_a_number_chooses_its_form(written, count, said):
    with speaking("nl"):
        assert written().say("ui", "names", count=count) == f"{said} op de lijst"


@pytest.mark.parametrize(
    ("language", "names", "said"),
    [
        ("nl", ["An", "Bo", "Cé"], "Kijk naar An, Bo en Cé"),
        ("en", ["An", "Bo"], "Look at An and Bo"),
        ("en", ["An"], "Look at An"),
    ],
)
def test_a_list_is_written_as_its_reader_does(written, language, names, said):
    with speaking(language):
        assert written().say("ui", "who", names=names) == said


def test_a_fact_may_have_any_name(written):
    words = written(*(one.replace("{names}", "{sentence} {key} {self}") for one in (DUTCH, ENGLISH)))
    assert words.say("ui", "who", sentence="An", key="Bo", self="Cé") == "Look at An Bo Cé"


def test_what_the_browser_knows_keeps_its_gap_and_has_both_forms(written):
    assert written().sentences("ui", later("count", "names")) == {
        "names_one": "{count} name on the list",
        "names_many": "{count} names on the list",
        "who": "Look at {names}",
    }
    assert written().say("ui", "names", count=Later(2)) == "{count} names on the list"


def test_facts_of_all_blocks_are_given_once(written):
    words = written().knowing({**FACTS, "count": 2, "names": ["An"]})
    assert words.say("ui", "names") == "2 names on the list"
    assert "fact caugt. Did you mean caught?" in refusal(lambda: written().knowing({"caugt": 1}))


def test_facts_that_several_files_share_need_not_all_be_told_in_one(written):
    words = written().knowing({"count": 2, "told_elsewhere": 3}, shared=True)
    assert words.say("ui", "names") == "2 names on the list"


def test_a_block_becomes_a_question(written):
    asked = question(written(), "flag", FACTS)
    assert (asked.key, asked.level, asked.right) == ("flag", "guess", 1)
    assert [(answer.key, answer.misreading) for answer in asked.asks.options] == [
        ("other-way-round", "other-way-round"),
        ("right", None),
    ]
    assert asked.asks.options[0].why == "The list has 1234 names. The other way round."


def test_a_setting_that_is_missing_is_asked_for_where_it_belongs(written):
    block = written().block("flag", FACTS)
    assert block.setting("level") == "guess"
    assert "kind/words/en.md:8: to is missing" in refusal(lambda: block.setting("to"))
    with speaking("nl"):
        block = written().block("flag", FACTS)
        said = refusal(lambda: block.setting("to", block.items[0]))
    assert said == "kind/words/nl.md:13: hier ontbreekt to. Schrijf in nl.md, op een regel apart: `to: …`"


NUMBER = """## `share`
`kind: number, within: 0.5, level: behind`

Hoeveel procent?

- [x] {share} %
  > Kijk naar de noemer.
- [ ] `other-way-round` {other}
  > Dat is het omgekeerde.

## `steps`
Zet in volgorde.

1. Kijken
2. Vragen

> Eerst kijken.

## `own`
`kind: statement`

Ik kijk elke week.
"""


def test_a_short_check_asks_numbers_orders_and_statements(written):
    words = written(NUMBER)
    with speaking("nl"):
        number = check_question(words, "share", {"share": Number(12.345, 1), "other": 80})
        order, statement = check_question(words, "steps"), check_question(words, "own")
    assert (number.asks.answer, number.asks.unit, number.asks.tolerance, number.level) == (12.345, "%", 0.5, "behind")
    assert number.asks.wrong == ((80.0, "Dat is het omgekeerde.", "other-way-round", "other-way-round"),)
    assert (order.kind, order.asks.steps, order.asks.why) == ("ordering", ("Kijken", "Vragen"), "Eerst kijken.")
    assert (statement.kind, len(statement.asks.scale)) == ("statement", 5)


@pytest.mark.parametrize(
    ("was", "now", "line", "told"),
    [
        ("{common}", "{comon}", 8, "over {comon} is niets bekend. Bedoel je {common}?"),
        ("{common}", "{common", 8, "een accolade hoort nergens bij"),
        ("{common}", "{common.real}", 8, "is geen open plek"),
        ("{common}", "{common:een}", 8, "heeft twee vormen nodig"),
        ("- [ ] `other", "- [x] `other", 15, "schrijf - [x] voor één antwoord, niet voor 2"),
        ("- [x] Ong", "- [ ] `b` Ong", 5, "schrijf - [x] voor één antwoord, niet voor 0"),
        ("`other-way-round` ", "", 13, "noemt geen denkfout"),
        ("  > Omgekeerd.\n", "", 13, "dit antwoord heeft geen uitleg"),
        ("`level: guess`\n", "", 5, "deze vraag heeft geen level"),
        ("`level: guess`", "`level: `", 6, "kan niet gelezen worden"),
        ("Van 100 leerlingen", "Van **alle** leerlingen", 8, "geen scherm kan al nadruk tonen"),
        ("Van 100 leerlingen", "Van `alle` leerlingen", 8, "wat tussen accenten staat, komt vooraan"),
        ("Van 100 leerlingen", "    Van 100 leerlingen", 8, "springt te ver in"),
        ("# `guesses` Vooraf\n", "Los.\n", 3, "vóór de eerste kop"),
        ("## `flag` Een", "## Een", 5, "deze kop heeft geen sleutel"),
        ("## `ui`", "## `flag`", 18, "de sleutel flag staat ook op regel 5"),
        ("- `who`", "- `names`", 21, "de sleutel names staat hier twee keer"),
    ],
)
def test_what_can_not_be_used_is_told_with_file_and_line(written, was, now, line, told):
    assert was in DUTCH
    words = written(DUTCH.replace(was, now, 1))
    with speaking("nl"):
        said = refusal(lambda: question(words, "flag", FACTS))
    assert said.startswith(f"kind/words/nl.md:{line}: ")
    assert told in said


def test_a_fact_that_nothing_tells_is_refused(written):
    assert "nothing here tells the fact worht. Did you mean worth?" in refusal(
        lambda: written().block("flag", {**FACTS, "worht": 3})
    )


@pytest.mark.parametrize("fact", [0.5, True, None])
def test_a_number_says_how_it_is_shown(written, fact):
    assert "which no sentence can show" in refusal(lambda: written().block("flag", {**FACTS, "common": fact}))


def test_a_name_that_is_not_there_is_guessed(written):
    assert "Did you mean `flag`?" in refusal(lambda: written().block("flagg"))
    assert "Did you mean `who`?" in refusal(lambda: written().say("ui", "whoo"))


@pytest.mark.parametrize(
    ("was", "now", "stale"),
    [
        ("Van 100 leerlingen zijn er\n{common}", "Van 100 leerlingen zijn er {common}", False),
        ("<!-- Voor wie vertaalt: kort. -->", "", False),
        ("`level: guess`", "`level: meaning`", False),
        ("- `names` {count} {count:naam|namen}", "- `names` {count} {count:naam|nummers}", False),  # a block of its own
        ("Zeldzaam.", "Heel zeldzaam.", True),
        ("Een naam", "De naam", True),
        ("{listed}", "{common}", True),
        ("## `flag` Een naam", "## `sign` Een naam", False),
        ("- [x] Ongeveer", "- [ ] Ongeveer", False),
        ("`other-way-round`", "`slip`", True),  # English is matched by it
        (f"{WRONG}{RIGHT}", f"{RIGHT}{WRONG}", False),
    ],
)
def test_only_other_words_make_a_translation_stale(written, tmp_path, was, now, stale):
    file = tmp_path / "kind" / "words" / "nl.md"
    written()
    before = read_blocks(file)[1]
    assert was in DUTCH
    written(DUTCH.replace(was, now))
    assert (block_fingerprint(read_blocks(file)[1]) != block_fingerprint(before)) is stale


def test_each_sentence_of_a_list_has_its_own_fingerprint(written, tmp_path):
    file = tmp_path / "kind" / "words" / "nl.md"
    written()
    before = [item_fingerprint(item) for item in read_blocks(file)[2].items]
    written(DUTCH.replace("Kijk naar", "Let op"))
    after = [item_fingerprint(item) for item in read_blocks(file)[2].items]
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_a_short_check_with_several_right_answers_names_each(written):
    several = DUTCH.replace("- [ ] `other-way-round`", "- [x]").replace(
        "\n## `ui`", "- [ ] `slip` Geen\n  > Tel na.\n\n## `ui`"
    )
    with speaking("nl"):
        said = refusal(lambda: check_question(written(several), "flag", FACTS))
        assert said.startswith("kind/words/nl.md:15: meer dan één antwoord is juist")
        named = check_question(written(several.replace("- [x] Onge", "- [x] `a` Onge", 1)), "flag", FACTS)
    assert [option.key for option in named.asks.options] == ["a", "right", "slip"]
