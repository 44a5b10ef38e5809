"""A teacher's task on Monday, from the home page to a sentence for the log: with their own results, and nothing but taps.

Counted on the way: the taps, and the words that have to be read. At a second and a half for a tap and 200 words a minute that
must leave time in the five minutes that a teacher has.
"""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

TAP, WORDS_A_MINUTE, WRITING = 1.5, 200, 40  # seconds, words, and seconds for two short answers
MOST = 5 * 60
MARKS = ["6,8", "7,1", "6,4", "7,3", "6,9", "7,0", "6,6", "7,2", "6,7", "5,4", "5,1", "5,6"]
DAYS = [
    f"{day}-{year}"
    for day, year in zip(
        ["03-09", "24-09", "15-10", "12-11", "03-12", "14-01", "04-02", "25-02", "18-03", "15-04", "06-05", "27-05"],
        [2025] * 5 + [2026] * 7,
        strict=True,
    )
]
MOST_POINTS = [18, 10, 20, 10, 20, 18, 20, 10, 20, 20, 10, 18]


def smartschool() -> str:
    """A pupil's book of points: results of a maximum, and the same in percent."""
    rows = ["Vak;Onderdeel;Evaluatie;Resultaat;Percentage;Datum;Telt mee"]
    for place, (mark, most, day) in enumerate(zip(MARKS, MOST_POINTS, DAYS, strict=True), 1):
        points = round(2 * float(mark.replace(",", ".")) * most / 10) / 2
        written = f"{points:g}".replace(".", ",")
        rows.append(f"Wiskunde;DW;Toets {place};{written}/{most};{100 * points / most:.0f} %;{day};ja")
    return "\n".join(rows)


def a_class(pupil: str) -> str:
    """A class with a pupil a row; the second sinks at the end."""
    heads = ";".join(["Naam", *(f"Toets {number}" for number in range(1, 13))])
    rows = [heads]
    for place in range(1, 13):
        marks = [mark if place == 2 or test < 9 else "6,9" for test, mark in enumerate(MARKS)]
        rows.append(";".join([f"{pupil} {place}", *marks]))
    return "\n".join(rows)


@dataclass
class Teacher:
    """Somebody at a page: counts what they tap and read."""

    page: object
    taps: int = 0
    read: list[str] = field(default_factory=list)

    def tap(self, what):
        """Press something that is there."""
        what.click()
        self.taps += 1

    def reads(self, what):
        """Read a text from beginning to end."""
        expect(what).to_be_visible()
        self.read.append(what.inner_text())

    @property
    def seconds(self) -> float:
        """What this took, as the heading of this file reckons."""
        words = sum(len(text.split()) for text in self.read)
        return TAP * self.taps + 60 * words / WORDS_A_MINUTE + WRITING


HOME = {"nl": "Begin met je eigen cijfers", "en": "Begin with your own marks"}
KIND = {"nl": "Toetsen over de lesstof van dat moment", "en": "Tests on what was being taught"}
ABOUT = {"nl": "Waarover gaat het? (een vak, geen naam)", "en": "What is it about? (a subject, no name)"}
DOES = {"nl": "Wat ik doe of vraag", "en": "What I do or ask"}
COPY = {"nl": "Kopieer deze zin", "en": "Copy this sentence"}
COPIED = {"nl": "De zin is gekopieerd.", "en": "The sentence has been copied."}
REAL = {"nl": "Echte daling", "en": "Real decline"}
SENTENCE = {
    "nl": r"Op \d+ \w+ \d{4} zag ik bij rekenen: 3 van de laatste drie resultaten .* echte daling\. .* Ik vraag wat er speelt",
    "en": r"On \d+ \w+ \d{4} I saw in maths: 3 of the last three results .* real decline\. .* I ask what is going on",
}


def at_home(new_page, site_url, language, width, height) -> Teacher:
    page = new_page(language=language, width=width, height=height, has_touch=width < 500)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url.rstrip("/"))
    page.goto(f"{site_url}{language}/index.html")
    teacher = Teacher(page)
    teacher.tap(page.get_by_role("link", name=HOME[language]))
    teacher.reads(page.locator(".dw-exercise p").first)
    return teacher


def brings(teacher, *, text="", file=""):
    """Type or paste `text`, or choose a file that holds `file`."""
    page = teacher.page
    if text:
        page.locator(".dw-own-place textarea").fill(text)
        teacher.tap(page.locator(".dw-own-place .dw-primary"))
    else:
        page.locator("input[type=file]").set_input_files({"name": "list.csv", "mimeType": "", "buffer": file.encode()})
        teacher.taps += 3  # the button, the file in its folder, and "open"
    teacher.reads(page.locator("details.dw-method").first)


def writes_it_down(teacher, language):
    """From the kind of results to the sentence on the clipboard."""
    page = teacher.page
    kinds = page.locator(".dw-own fieldset").last
    teacher.reads(kinds)
    teacher.tap(page.get_by_text(KIND[language], exact=False).first)
    verdict = page.locator(".dw-own .dw-said").first
    teacher.reads(verdict)
    expect(verdict).to_contain_text(REAL[language])
    expect(page.locator(".dw-own .dw-verdict")).to_be_in_viewport()
    page.get_by_label(ABOUT[language]).fill({"nl": "rekenen", "en": "maths"}[language])
    page.get_by_label(DOES[language]).fill({"nl": "Ik vraag wat er speelt", "en": "I ask what is going on"}[language])
    teacher.taps += 2
    sentence = page.locator(".dw-own-sentence")
    teacher.reads(sentence)
    teacher.tap(page.get_by_role("button", name=COPY[language]))
    expect(page.get_by_text(COPIED[language])).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == sentence.inner_text()
    assert re.search(SENTENCE[language], copied), copied
    assert teacher.seconds < MOST, (teacher.taps, teacher.seconds)
    print(f"{teacher.taps} taps, {sum(len(one.split()) for one in teacher.read)} words, {teacher.seconds:.0f} s")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_twelve_results_typed_on_a_phone(new_page, site_url, language):
    teacher = at_home(new_page, site_url, language, 390, 844)
    brings(teacher, text=" ".join(MARKS if language == "nl" else [mark.replace(",", ".") for mark in MARKS]))
    writes_it_down(teacher, language)
    assert teacher.taps <= 7


def test_a_book_of_points_on_a_laptop(new_page, site_url):
    teacher = at_home(new_page, site_url, "nl", 1280, 800)
    brings(teacher, file=smartschool())
    writes_it_down(teacher, "nl")
    assert teacher.taps <= 9  # nothing is asked but the kind of results


@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_pupil_of_a_class_list(new_page, site_url, language):
    teacher = at_home(new_page, site_url, language, 820, 1180)
    brings(teacher, file=a_class({"nl": "Leerling", "en": "Pupil"}[language]))
    question = teacher.page.locator(
        ".dw-own fieldset", has_text={"nl": "Naar wie kijk je?", "en": "Whom are you looking at?"}[language]
    ).first
    teacher.reads(question)
    teacher.tap(question.get_by_text({"nl": "Leerling 2", "en": "Pupil 2"}[language], exact=True))
    writes_it_down(teacher, language)
    assert teacher.taps <= 10
