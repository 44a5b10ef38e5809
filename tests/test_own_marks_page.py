"""My results in a real browser: typed, pasted and from files, held against the line, and gone without a trace.

The page of the site is looked at with its policy, over HTTP and from a disk; the card alone for all that it does.
"""

import gzip
import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from accessibility import IN_BOTH_LOOKS, in_anyones_way
from conftest import serving
from exercise_page import card, save
from playwright.sync_api import expect
from small_book import make_book, record_translations, write_notebook

from datawijs.course.build import build_site
from datawijs.language import speaking
from datawijs.own import read_group
from datawijs.widgets import OwnMarks

OWN = 'from datawijs.widgets import OwnMarks\n\nOwnMarks("own-marks")'
PAGE = "nl/beginner/01-try.html"
DIPS = "6,8 7,1 6,4 7,3 6,9 7,0 6,6 7,2 6,7 5,4 5,1 5,6"
DATED = "Datum;Toets;Cijfer\n" + "".join(
    f"{day:02}-09-2025;Toets {place};{mark}\n"
    for place, (day, mark) in enumerate(zip(range(1, 13), DIPS.split(), strict=True), 1)
)
NAMES = ("Ewoud Zandvliet", "Marijke Oudendal", "Tibo Verwilghen", "Sanne Kruisdijk", "Lotte Braspenning")
TRACES = """async () => ({
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: (await indexedDB.databases()).length,
  cookie: document.cookie,
  caches: window.caches ? (await caches.keys()).length : 0,
  address: location.search + location.hash,
  name: window.name,
  state: history.state,
})"""
NO_TRACE = {
    "local": {},
    "session": {},
    "databases": 0,
    "cookie": "",
    "caches": 0,
    "address": "",
    "name": "",
    "state": None,
}

AWAY = "http://127.0.0.1:9/x"
WAITING = "new Promise((done, failed) => {{ const one = {}; one.onerror = failed; {} }})"
WAYS_OUT = {
    "fetch": "fetch('there')",
    "request": WAITING.format("new XMLHttpRequest()", "one.open('GET', 'there'); one.send();"),
    "image": WAITING.format("new Image()", f"one.src = '{AWAY}';"),
    "script": WAITING.format("document.createElement('script')", f"one.src = '{AWAY}'; document.head.append(one);"),
    "socket": WAITING.format("new WebSocket('ws://127.0.0.1:9')", ""),
}


def class_list(pupils=NAMES, tests=12, text=lambda pupil, test: str(6 + (pupil + test) % 3)) -> str:
    """A class as a wide table: a pupil a row, a test a column."""
    head = ";".join(["Naam", *(f"Toets {test}" for test in range(1, tests + 1))])
    rows = (";".join([name, *(text(place, test) for test in range(1, tests + 1))]) for place, name in enumerate(pupils))
    return "\n".join([head, *rows]) + "\n"


def a_spreadsheet(rows) -> bytes:
    """The smallest xlsx with these rows of texts on its one sheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    cells = "".join(
        f'<row r="{down}">'
        + "".join(
            f'<c r="{chr(64 + across)}{down}" t="inlineStr"><is><t>{text}</t></is></c>'
            for across, text in enumerate(row, 1)
        )
        + "</row>"
        for down, row in enumerate(rows, 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{documents}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{documents}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return packed.getvalue()


@pytest.fixture
def own(tmp_path, new_page):
    return opened(tmp_path, new_page)


def opened(tmp_path, new_page, language="nl", **options):
    with speaking(language):
        address = save(tmp_path, OwnMarks("own-marks"))
    page = new_page(language=language, **options)
    page.goto(address)
    return card(page, "own-marks")


def type_in(own, text):
    own.get_by_role("textbox").first.fill(text)
    own.locator(".dw-primary").click()


def choose(own, text, name="lijst.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    own.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})


def choose_kind(own, name="Toetsen over de lesstof"):
    own.get_by_role("radio", name=name).check()


def told(own):
    """The sentence that says how far it is."""
    return own.locator("p.dw-how[role=status]")


def how_read(own):
    return own.locator("details.dw-method").first


class TestTheAnswerInSight:
    @pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844), (820, 1180)])
    def test_a_tap_on_the_kind_brings_chart_and_verdict_into_sight(self, tmp_path, new_page, width, height):
        own = opened(tmp_path, new_page, width=width, height=height)
        choose(own, DATED)
        expect(told(own)).to_contain_text("12 resultaten")
        own.get_by_text("Toetsen over de lesstof").click()
        in_sight(own.locator(".dw-verdict"))
        in_sight(own.locator(".dw-own .dw-plot"))

    def test_who_goes_by_keys_keeps_sight_of_the_choice(self, tmp_path, new_page):
        own = opened(tmp_path, new_page, width=390, height=844)
        choose(own, DATED)
        kind = own.get_by_role("radio", name="Toetsen over de lesstof")
        kind.focus()
        own.page.keyboard.press("Space")
        expect(own.locator(".dw-verdict")).to_have_count(1)
        expect(told(own)).to_contain_text("Echte daling")  # which is spoken
        expect(kind).to_be_focused()
        expect(kind).to_be_in_viewport()


def in_sight(element):
    expect(element).to_be_in_viewport(ratio=1)


class TestWhatIsFilledIn:
    def test_typed_results_are_held_against_the_line(self, own):
        type_in(own, DIPS)
        expect(told(own)).to_have_text("Gelezen: 12 resultaten. Kies hieronder wat voor resultaten het zijn.")
        choose_kind(own)
        expect(told(own)).to_contain_text("Echte daling")
        said = own.locator(".dw-said")
        expect(said).to_contain_text("De lijn ligt bij 6,7: dat is het 3e van onderen van de 9 eerdere resultaten.")
        expect(said).to_contain_text("hoogstens 5 van de 100")  # 1 in 22: C(5, 3) / C(12, 3) = 10 / 220
        expect(own.get_by_text("Alles staat in één rij")).to_be_visible()

    def test_pasted_columns_with_tabs(self, own):
        type_in(own, DATED.replace(";", "\t"))
        expect(how_read(own)).to_contain_text("De kolommen zijn gescheiden door een tab.")
        expect(how_read(own)).to_contain_text("De volgorde komt van de datum.")
        choose_kind(own)
        expect(told(own)).to_contain_text("Echte daling")

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("a.csv", DATED.encode(), "gescheiden door een puntkomma"),
            ("a.tsv", DATED.replace(";", "\t").encode(), "gescheiden door een tab"),
            ("a.csv", b"\xef\xbb\xbf" + DATED.encode(), "resultaten staan in de kolom ‘Cijfer’"),
            ("a.csv", DATED.encode("utf-16"), "resultaten staan in de kolom ‘Cijfer’"),
            ("a.csv", DATED.replace("Toets 3", "Répétition").encode("cp1252"), "volgorde komt van de datum"),
            (
                "a.xlsx",
                a_spreadsheet([["Overzicht"], *(row.split(";") for row in DATED.splitlines())]),
                "Wat boven de tabel staat, hoort niet bij de resultaten",
            ),
            (
                "a.csv",
                "\n".join([DATED.splitlines()[0], *DATED.splitlines()[:0:-1]]).encode(),
                "oudste staat nu vooraan",
            ),
        ],
        ids=["csv", "tsv", "with a mark", "utf-16", "windows", "xlsx with a title", "newest first"],
    )
    def test_files_of_each_kind_give_the_same_answer(self, own, name, content, sentence):
        choose(own, content, name)
        expect(how_read(own)).to_contain_text(sentence)
        choose_kind(own)
        expect(own.locator(".dw-said")).to_contain_text("De lijn ligt bij 6,7")
        expect(told(own)).to_contain_text("12 resultaten. Echte daling")

    def test_a_dropped_file_is_read_like_a_chosen_one(self, own):
        dropped = own.page.evaluate_handle(
            """text => {
                const data = new DataTransfer();
                data.items.add(new File([text], "lijst.csv"));
                return data;
            }""",
            DATED,
        )
        own.locator(".dw-own-place").dispatch_event("drop", {"dataTransfer": dropped})
        expect(told(own)).to_contain_text("12 resultaten")

    def test_points_of_a_maximum_become_percentages(self, own):
        type_in(own, "13/20 14/20 12/20 15/20 13/20 14/20 13/20 6/20 5/20 7/20")
        expect(how_read(own)).to_contain_text("Punten zijn omgerekend naar procenten")
        choose_kind(own)
        expect(own.locator(".dw-said")).to_contain_text("(30, 25 en 35)")

    def test_what_does_not_count_is_named_and_can_be_put_back(self, own):
        choose(own, DATED + "20-09-2025;Gemiddelde;6,6\n21-09-2025;Toets 14;NB\n")
        expect(how_read(own)).to_contain_text("Een gemiddelde is geen toets en telt niet mee: ‘Gemiddelde’.")
        expect(how_read(own)).to_contain_text("Woorden en letters zijn geen getal en tellen niet mee: ‘NB’.")
        expect(told(own)).to_contain_text("Gelezen: 12 resultaten.")
        back = own.get_by_role("checkbox", name="Tel mee: Gemiddelde")
        back.check()
        expect(told(own)).to_contain_text("Gelezen: 13 resultaten.")
        expect(back).to_be_focused()
        back.uncheck()
        expect(told(own)).to_contain_text("Gelezen: 12 resultaten.")

    @pytest.mark.parametrize(
        ("language", "two", "three"),
        [
            ("nl", "telt niet mee: ‘Gemiddelde 1’ en ‘Gemiddelde 2’.", "tellen niet mee: ‘NB’, ‘ziek’ en ‘vrij’."),
            ("en", "doesn't count: ‘Gemiddelde 1’ and ‘Gemiddelde 2’.", "don't count: ‘NB’, ‘ziek’ and ‘vrij’."),
        ],
    )
    def test_several_that_do_not_count_are_listed_as_the_language_does(self, tmp_path, new_page, language, two, three):
        own = opened(tmp_path, new_page, language)
        averages = "".join(f"2{day}-09-2025;Gemiddelde {day};6,6\n" for day in (1, 2))
        words = "".join(f"2{day}-09-2025;Toets 1{day};{word}\n" for day, word in enumerate(("NB", "ziek", "vrij"), 4))
        choose(own, DATED + averages + words)
        for sentence in (two, three):
            expect(how_read(own)).to_contain_text(sentence)

    def test_two_scales_are_asked_about(self, own):
        type_in(own, "6,8 7,1 65 7,3 6,9 7,0 66 7,2 6,7 54")
        expect(told(own)).to_contain_text("Zeg eerst hieronder wat het bestand niet zegt.")
        choose_kind(own)
        expect(own.locator(".dw-said")).to_have_count(0)
        own.get_by_role("radio", name="ja, het is één schaal").click()  # it goes once it is answered
        expect(own.locator(".dw-said")).to_have_count(1)
        expect(own.locator(".dw-own")).to_be_focused()  # what was answered is gone
        own.get_by_role("button", name="Beantwoord de vragen opnieuw").click()
        expect(own.get_by_role("radio", name="ja, het is één schaal")).to_be_visible()

    @pytest.mark.parametrize("extra", ["xls", "ods", "numbers"])
    def test_another_spreadsheet_says_what_to_do(self, own, extra):
        choose(own, b"\xd0\xcf\x11\xe0\0\0", f"lijst.{extra}")
        expect(own.locator(".dw-warning").first).to_have_text(
            f"lijst.{extra} is een ander soort rekenblad. Open het en bewaar het als xlsx of CSV."
        )

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("foto.csv", b"\x89PNG\r\n\0\0\0\0", "foto.csv is geen tekst"),
            ("kapot.xlsx", b"PK\x03\x04 and nothing more", "kapot.xlsx is niet te lezen als rekenblad"),
        ],
    )
    def test_what_cannot_be_read_says_so(self, own, name, content, sentence):
        choose(own, content, name)
        expect(own.locator(".dw-warning").first).to_contain_text(sentence)
        expect(own.locator(".dw-own")).to_be_empty()


class TestWhatItAnswers:
    def test_fewer_than_seven_say_how_many_are_missing(self, own):
        type_in(own, "6,8 7,1 6,4 5,3 5,2")
        choose_kind(own)
        expect(own.get_by_text("Er ontbreken er dus nog 2.")).to_be_visible()
        expect(told(own)).to_have_text("Gelezen: 5 resultaten. Voor een lijn ontbreken er nog 2.")
        type_in(own, "6,8 7,1 6,4 5,3 5,2 5,4")
        choose_kind(own)
        expect(told(own)).to_have_text("Gelezen: 6 resultaten. Voor een lijn ontbreekt er nog 1.")
        expect(own.locator(".dw-said")).to_have_count(0)

    def test_with_seven_it_is_too_early_at_most(self, own):
        type_in(own, "6,8 7,1 6,4 7,3 5,3 5,2 5,1")
        choose_kind(own)
        expect(told(own)).to_contain_text("Nog niet te zeggen")
        expect(own.locator(".dw-said")).to_contain_text(
            "Met 4 eerdere resultaten kun je hoogstens ‘nog niet te zeggen’"
        )

    @pytest.mark.parametrize(
        ("last", "answer"),
        [("6,7 6,7 5,0", "Ruis"), ("6,7 5,0 5,0", "Nog niet te zeggen"), ("6,6 6,6 6,6", "Echte daling")],
    )
    def test_a_result_on_the_line_is_not_below_it(self, own, last, answer):
        type_in(own, f"{' '.join(DIPS.split()[:9])} {last}")  # the line lies at 6,7
        choose_kind(own)
        expect(told(own)).to_contain_text(answer)

    def test_of_more_than_nineteen_the_newest_count(self, own):
        type_in(own, " ".join(["3", "3", "3", *(["7"] * 8 + ["8"] * 8), "7", "8", "7"]))
        choose_kind(own)
        expect(own.locator(".dw-said")).to_contain_text("Van de 22 resultaten tellen de laatste 19 mee")
        expect(own.locator(".dw-said")).to_contain_text("De lijn ligt bij 7")
        expect(own.locator(".dw-said")).to_contain_text("ligt er geen onder")

    @pytest.mark.parametrize("count", [18, 19])
    def test_where_all_count_nothing_is_said_of_the_newest(self, own, count):
        type_in(own, " ".join([*(["7", "8"] * 10)[: count - 3], "7", "8", "7"]))
        choose_kind(own)
        expect(own.locator(".dw-said")).to_contain_text("De lijn ligt bij 7")
        expect(own.locator(".dw-said")).not_to_contain_text("tellen de laatste 19 mee")

    def test_a_growing_scale_gets_a_sentence_and_no_line(self, own):
        choose(own, "Afname;Vaardigheidsscore\nM4;50\nE4;55\nM5;60\nE5;66\nM6;70\nE6;69\nM7;72\nE7;71\n")
        expect(own.get_by_role("radio", name="Halfjaarlijkse toetsen")).to_be_checked()
        expect(own.get_by_text("Een vaardigheidsscore hoort te stijgen")).to_be_visible()
        expect(own.locator(".dw-said")).to_have_count(0)
        expect(own.locator(".dw-plot .dw-beside")).to_have_count(0)

    def test_a_moving_target_too(self, own):
        type_in(own, DIPS)
        choose_kind(own, "Een niveau of percentiel")
        expect(own.get_by_text("Hier beweegt het doel of de vergelijking mee")).to_be_visible()
        expect(own.locator(".dw-said")).to_have_count(0)

    def test_the_class_beside_it_is_given_back(self, own):
        def text(pupil, test):
            return "5" if test > 9 else str(7 + (pupil + test) % 2)

        choose(own, class_list((*NAMES, "Imke", "Fenna", "Joris", "Bram", "Noor", "Stijn"), text=text))
        own.get_by_role("radio", name="Leerling 1", exact=True).click()
        choose_kind(own)
        expect(own.get_by_text("Op de laatste drie toetsen scoorden de anderen")).to_be_visible()
        expect(told(own)).to_contain_text("Ruis")

    def test_points_of_the_class_can_be_typed(self, own):
        type_in(own, DIPS)
        choose_kind(own)
        field = own.get_by_label("Toets 10: zoveel punten lager")
        field.fill("veel")
        field.press("Tab")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile("Vul een aantal punten in"))
        for test in (10, 11, 12):
            own.get_by_label(f"Toets {test}: zoveel punten lager").fill("2")
            own.page.keyboard.press("Tab")
        expect(told(own)).to_contain_text("Ruis")
        expect(own.get_by_label("Toets 10: zoveel punten lager")).to_have_value("2")

    def test_the_sentence_for_the_log(self, own):
        own.page.clock.set_fixed_time("2026-05-12T12:00:00")
        type_in(own, DIPS)
        choose_kind(own)
        sentence = own.locator(".dw-own-sentence")
        start = "Op 12 mei 2026 zag ik bij"
        rest = "3 van de laatste drie resultaten liggen onder de lijn bij 6,7. Dat is: echte daling. Ik kijk opnieuw na"
        expect(sentence).to_have_text(f"{start} dit vak: {rest} de volgende toets.")
        own.get_by_label("Waarover gaat het?").fill(" rekenen. ")
        own.get_by_label("Ik kijk opnieuw na").fill("de toets van blok 5.")
        own.get_by_label("Wat ik doe of vraag").fill("Ik vraag wat er speelt.")
        assert sentence.text_content() == f"{start} rekenen: {rest} de toets van blok 5. Ik vraag wat er speelt."

    def test_the_sentence_says_none_where_none_is_below(self, own):
        type_in(own, " ".join([*DIPS.split()[:9], "7 7 7"]))
        choose_kind(own)
        expect(own.locator(".dw-own-sentence")).to_contain_text(
            "geen van de laatste drie resultaten ligt onder de lijn"
        )

    def test_only_the_sentence_and_the_chart_are_printed(self, own):
        type_in(own, DIPS)
        choose_kind(own)
        own.page.evaluate("window.print = () => { window.printed = document.body.innerText; }")
        before = own.inner_text()
        own.get_by_role("button", name="Druk deze zin af").click()
        printed = own.page.evaluate("window.printed")
        assert "Ik kijk opnieuw na de volgende toets." in printed
        assert "onder de lijn" in printed
        assert "Zo zijn ze gelezen" not in printed
        assert "Bekijk deze resultaten" not in printed
        assert own.inner_text() == before


MANY_NAMES = [f"{name} {letter}" for letter in "ABC" for name in NAMES]
FALLING = class_list(
    MANY_NAMES, text=lambda pupil, test: "3" if pupil < 6 and test > 9 else str(6 + (7 * pupil + test) % 4)
)


class TestAWholeGroup:
    @pytest.fixture
    def group(self, own):
        choose(own, FALLING)
        own.get_by_role("radio", name="Een hele groep").check()
        choose_kind(own)
        expect(own.get_by_role("heading", name="Vragen voor de groepsbespreking")).to_be_visible()
        return own

    def test_first_chance_then_what_is_seen_then_questions(self, group):
        text = group.inner_text()
        parts = (
            "Stel dat er bij geen van deze 15 leerlingen",
            "In deze groep zijn het er",
            "Vragen voor de groepsbespreking",
        )
        assert sorted(parts, key=text.index) == list(parts)
        assert "Dat is meer dan toeval gewoonlijk geeft" in text
        cells = group.locator("table td").all_inner_texts()
        assert cells[0] == "0,7"  # 15 pupils with nine earlier results: 15 × 10 of 220 orders
        assert int(cells[1]) >= 6

    def test_it_says_what_python_says(self, group, tmp_path):
        (tmp_path / "lijst.csv").write_text(FALLING, encoding="utf-8")
        with speaking("nl"):
            python = read_group(tmp_path / "lijst.csv")
        said = group.inner_text()
        assert [sentence for sentence in [*python.told, *python.talk, *python.decisions] if sentence not in said] == []

    def test_nobody_is_named_and_one_pupil_is_a_choice_away(self, group):
        assert not [name for name in MANY_NAMES if name in group.page.content()]
        group.get_by_role("radio", name="Eén leerling").check()
        expect(group.get_by_text("Naar wie kijk je?")).to_be_visible()

    def test_of_fewer_than_ten_nothing(self, own):
        choose(own, class_list())
        own.get_by_role("radio", name="Een hele groep").check()
        choose_kind(own)
        expect(own.get_by_text("Van een groep met minder dan 10 leerlingen")).to_be_visible()
        expect(own.locator("table")).to_have_count(0)

    @IN_BOTH_LOOKS
    def test_it_is_in_nobodys_way(self, tmp_path, new_page, language, width, dark):
        own = opened(tmp_path, new_page, language, width=width, dark=dark)
        choose(own, FALLING)
        own.get_by_role("radio").nth(1).check()
        own.get_by_role("radio").nth(2).check()
        expect(own.locator("table")).to_be_visible()
        assert in_anyones_way(own.page) == []


class TestNothingIsLeft:
    def test_names_are_there_only_when_they_are_asked_for(self, own):
        choose(own, class_list())
        expect(own.get_by_role("radio", name="Leerling 3", exact=True)).to_be_visible()
        assert not [name for name in NAMES if name in own.page.content()]
        own.get_by_role("checkbox", name="Toon de namen").check()
        expect(own.get_by_role("radio", name=NAMES[2])).to_be_visible()
        own.get_by_role("checkbox", name="Toon de namen").uncheck()
        assert not [name for name in NAMES if name in own.page.content()]

    def test_a_pupil_a_column_shows_no_name_unasked(self, own):
        table = [
            ["Toets", *NAMES],
            *([f"Toets {test}", *(str(6 + (test + at) % 3) for at in range(5))] for test in range(12)),
        ]
        choose(own, "\n".join(";".join(row) for row in table))
        column = own.get_by_role("radio", name="Kolom 3", exact=True)
        expect(column).to_be_visible()
        assert not [name for name in NAMES if name in own.page.content()]
        own.get_by_role("checkbox", name="Toon wat boven de kolommen staat").check()
        expect(own.get_by_role("radio", name=NAMES[1])).to_be_visible()
        own.get_by_role("checkbox", name="Toon wat boven de kolommen staat").uncheck()
        column.click()
        expect(how_read(own)).to_contain_text("De resultaten staan in kolom 3.")
        choose_kind(own)
        expect(own.locator(".dw-said")).to_be_visible()
        assert not [name for name in NAMES if name in own.page.content()]

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_a_name_above_the_table_is_never_shown(self, own, kind):
        rows = [[f"Resultaten van {NAMES[0]}"], *(row.split(";") for row in DATED.splitlines())]
        text = "\n".join(";".join(row) for row in rows)
        choose(own, a_spreadsheet(rows) if kind == "xlsx" else text, f"lijst.{kind}")
        expect(how_read(own)).to_contain_text("Wat boven de tabel staat")
        choose_kind(own)
        expect(own.locator(".dw-said")).to_be_visible()
        assert NAMES[0] not in own.page.content()

    def test_of_very_many_pupils_one_is_chosen_by_number(self, own):
        choose(own, class_list([f"Leerling {place}" for place in range(501)]))
        field = own.get_by_label("Geef het nummer van de leerling in het bestand, van 1 tot 501.")
        field.fill("502")
        field.press("Tab")
        expect(field).to_have_attribute("aria-invalid", "true")
        field.fill("501")
        field.press("Tab")
        expect(told(own)).to_contain_text("Gelezen: 12 resultaten")

    def test_wiping_forgets_even_what_is_still_being_read(self, own):
        choose(own, class_list())
        own.get_by_role("radio", name="Leerling 3", exact=True).click()
        own.get_by_role("button", name="Alles wissen").click()
        expect(own.get_by_text("Alles is gewist.")).to_be_visible()
        expect(own.get_by_role("textbox").first).to_have_value("")
        expect(own.locator(".dw-own")).to_be_empty()
        expect(told(own)).to_be_empty()
        own.page.evaluate(
            """async ([text]) => {
                const field = document.querySelector("input[type=file]");
                const data = new DataTransfer();
                data.items.add(new File([text], "lijst.csv"));
                field.files = data.files;
                field.dispatchEvent(new Event("change"));
                [...document.querySelectorAll("button")].find((one) => one.textContent === "Alles wissen").click();
                await new Promise((done) => setTimeout(done, 300));
            }""",
            [class_list()],
        )
        expect(own.locator(".dw-own")).to_be_empty()

    def test_going_away_forgets_too(self, own):
        type_in(own, DIPS)
        own.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
        expect(own.get_by_role("textbox").first).to_have_value("")
        expect(own.locator(".dw-own")).to_be_empty()

    def test_no_field_is_remembered_or_has_its_spelling_checked(self, own):
        type_in(own, DIPS)
        choose_kind(own)
        fields = own.locator("textarea, input.dw-writing")
        assert fields.count() == 4
        for field in fields.all():
            assert field.get_attribute("autocomplete") == "off"
            assert field.get_attribute("spellcheck") == "false"


class TestForEverybody:
    @IN_BOTH_LOOKS
    def test_nothing_is_in_anyones_way(self, tmp_path, new_page, language, width, dark):
        own = opened(tmp_path, new_page, language, width=width, dark=dark)
        type_in(own, DIPS)
        own.get_by_role("radio").first.check()
        expect(own.locator(".dw-said")).to_be_visible()
        assert in_anyones_way(own.page) == []

    def test_by_keyboard_alone(self, own):
        keys = own.page.keyboard
        own.get_by_role("textbox").first.focus()
        keys.type(DIPS)
        keys.press("Tab")
        keys.press("Enter")
        expect(told(own)).to_contain_text("12 resultaten")
        kinds = own.get_by_role("radio")
        kinds.first.focus()
        keys.press("Space")
        expect(kinds.first).to_be_checked()
        expect(kinds.first).to_be_focused()  # after everything was drawn again
        keys.press("ArrowDown")
        expect(kinds.nth(1)).to_be_checked()
        expect(kinds.nth(1)).to_be_focused()

    def test_a_narrow_screen_scrolls_one_way_only(self, tmp_path, new_page):
        own = opened(tmp_path, new_page, width=320)
        type_in(own, DIPS)
        choose_kind(own)
        expect(own.locator(".dw-said")).to_be_visible()
        assert own.page.evaluate("document.documentElement.scrollWidth") <= 320

    def test_with_forced_colours_the_chosen_kind_is_still_seen(self, tmp_path, new_page):
        own = opened(tmp_path, new_page, forced_colors="active")
        type_in(own, DIPS)
        choose_kind(own)
        expect(own.get_by_role("radio").first).to_be_checked()
        looks = own.locator(".dw-choice").evaluate_all(
            "all => all.map((one) => { const look = getComputedStyle(one); return look.backgroundColor; })"
        )
        assert looks[0] != looks[1]  # in the system's colours

    def test_headings_go_down_one_at_a_time(self, own):
        type_in(own, DIPS)
        choose_kind(own)
        levels = own.page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))"
        )
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_what_is_said_is_said_where_it_is_heard(self, own):
        own.page.evaluate(
            """() => {
                window.heard = [];
                for (const live of document.querySelectorAll("[role=status]")) {
                    new MutationObserver(() => live.textContent && window.heard.push(live.textContent))
                        .observe(live, { childList: true, characterData: true, subtree: true });
                }
            }"""
        )
        type_in(own, "")
        type_in(own, DIPS)
        choose_kind(own)
        own.get_by_role("button", name="Alles wissen").click()
        assert own.page.evaluate("window.heard") == [
            "Vul eerst resultaten in.",
            "Gelezen: 12 resultaten. Kies hieronder wat voor resultaten het zijn.",
            "Gelezen: 12 resultaten. Echte daling: tijd voor een gesprek met deze leerling",
            "Alles is gewist.",
        ]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A small site, of which one page has the card and another lists what was answered."""
    root, out = make_book(tmp_path_factory.mktemp("course")), tmp_path_factory.mktemp("site") / "site"
    for language in ("nl", "en"):
        write_notebook(root / f"modules/{language}/beginner/01-try.ipynb", language, OWN)
        (root / f"modules/{language}/beginner/01-try.words.md").unlink()
        cycle = root / f"book/{language}/cycle.md"
        cycle.write_text(cycle.read_text(encoding="utf-8") + "\n:::{div}\n:class: my-progress\n:::\n", encoding="utf-8")
    record_translations(root)
    build_site(out, root=root, report=lambda _line: None)
    return out


@pytest.fixture(scope="module")
def built_url(built):
    yield from serving(built)


@pytest.fixture(params=["http", "disk"])
def address(request, built, built_url) -> str:
    return {"http": built_url, "disk": built.as_uri() + "/"}[request.param]


class TestThePageOfTheSite:
    def test_it_asks_for_nothing_and_leaves_nothing(self, address, new_page):
        page, requests, complaints = new_page(), [], []
        page.on("request", lambda request: requests.append(request.url.rpartition("/")[2]))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(address + PAGE)
        own = card(page, "own-marks")
        page.wait_for_load_state("networkidle")  # the tab's picture comes last
        before = len(requests)
        type_in(own, DIPS)
        choose(own, class_list())
        own.get_by_role("radio", name="Leerling 2", exact=True).click()
        choose_kind(own)
        expect(own.locator(".dw-said")).to_be_visible()
        own.get_by_label("Wat ik doe of vraag").fill("Ik vraag wat er speelt.")
        choose(own, a_spreadsheet([row.split(";") for row in DATED.splitlines()]), "a.xlsx")
        expect(how_read(own)).to_contain_text("Cijfer")
        assert requests[before:] == ["datawijs-exercises-own-marks-later.js"]
        assert complaints == []
        assert page.evaluate(TRACES) == NO_TRACE

    @pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT)
    def test_the_browser_refuses_what_would_send_something(self, address, new_page, way):
        page, refused = new_page(watch=False), []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(address + PAGE)
        failed = page.evaluate(f"async () => {{ try {{ await {way}; return false; }} catch {{ return true; }} }}")
        assert failed
        assert any("Content Security Policy" in text for text in refused)

    def test_other_pages_have_no_such_policy_and_search_as_ever(self, address, new_page):
        page = new_page()
        page.goto(address + "nl/cycle.html")
        assert page.locator("meta[http-equiv]").count() == 0
        assert page.locator("form.dw-search").count() == 1
        page.goto(address + PAGE)
        assert page.locator("form").count() == 0
        page.get_by_role("link", name="Zoeken", exact=True).click()
        page.wait_for_url("**/nl/search.html")

    def test_the_chosen_colours_hold_there_too(self, built_url, new_page):
        page = new_page()
        page.goto(built_url + "nl/cycle.html")
        page.locator(".dw-theme select").select_option("dark")
        page.goto(built_url + PAGE)
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"

    def test_the_list_of_what_was_answered_does_not_know_it(self, built):
        assert "own-marks" not in (built / "nl" / "cycle.html").read_text(encoding="utf-8")
        assert "own-marks" in (built / PAGE).read_text(encoding="utf-8")

    def test_what_opens_files_is_small_and_comes_later(self, built):
        static = built / "nl" / "_static"
        later = (static / "datawijs-exercises-own-marks-later.js").read_bytes()
        assert len(gzip.compress(later)) <= 60 * 1024
        assert "later" not in (built / PAGE).read_text(encoding="utf-8")


@pytest.mark.nightly
def test_in_firefox_too(in_firefox, built_url):
    in_firefox.open(built_url + PAGE)
    in_firefox.wait_for("document.querySelector('.dw-exercise textarea')")
    in_firefox.type(".dw-exercise textarea", DIPS)
    in_firefox.click(".dw-exercise .dw-primary")
    in_firefox.wait_for("document.querySelector('.dw-own input[type=radio]')")
    in_firefox.click(".dw-own input[type=radio]")
    in_firefox.wait_for("document.querySelector('.dw-own .dw-said')")
    assert "De lijn ligt bij 6,7" in in_firefox.evaluate("document.querySelector('.dw-said').innerText")
    assert in_firefox.evaluate("document.activeElement.checked")
    assert in_firefox.evaluate("localStorage.length + sessionStorage.length") == 0
