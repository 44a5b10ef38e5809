"""Which words lead to the glossary, held against small pages of which every case is known: no site is built for this."""

from itertools import permutations, product
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from sphinx import addnodes

from datawijs.course.sphinx_extension.first_use import forget_glossary, glossary_of, link_first_uses

ENTRIES = (("ruis", "toevalspiek"), ("proceslimiet",), ("limiet",), ("valse alarmen", "vals alarm"), ("groep",))


def glossary(entries) -> nodes.document:
    """A glossary as Sphinx keeps it: each entry with one anchor for each of its words."""
    page = publish_doctree("")
    terms = nodes.definition_list()
    for words in entries:
        item = nodes.definition_list_item()
        item += [nodes.term("", word, ids=[f"term-{word.replace(' ', '-')}"]) for word in words]
        item += nodes.definition("", nodes.paragraph("", "Wat het is."))
        terms += item
    page += terms
    return page


def app_with(entries=ENTRIES, *, language="nl", everyday=(), docnames=("book/nl/words",)):
    objects = {
        ("term", word): (docnames[place % len(docnames)], "id") for place, words in enumerate(entries) for word in words
    }
    objects["label", "search"] = ("book/nl/search", "id")
    env = SimpleNamespace(
        domains={"std": SimpleNamespace(objects=objects)},
        metadata={"book/nl/words": {"datawijs": {"everyday": {language: list(everyday)}}}},
        config=SimpleNamespace(language=language),
        get_doctree=lambda _docname: glossary(entries),
    )
    builder = SimpleNamespace(get_relative_uri=lambda _here, docname: f"{docname.rpartition('/')[2]}.html")
    return SimpleNamespace(env=env, builder=builder, config=env.config)


def links_on(page: nodes.document, app=None, docname="book/nl/page") -> list[tuple[str, str]]:
    """The links that a page has got: what stands in them, and where they lead."""
    before = [node["refuri"] for node in page.findall(nodes.reference)]
    link_first_uses(app or app_with(), page, docname)
    found = [(node.astext(), node["refuri"]) for node in page.findall(nodes.reference)]
    for uri in before:
        found.remove(next(one for one in found if one[1] == uri))
    return found


def page_of(text: str) -> nodes.document:
    return publish_doctree(text)


def test_the_first_use_of_each_entry_is_linked_and_no_later_one():
    page = page_of("Er is ruis. En nog eens ruis, of een toevalspiek.\n\nEen vals alarm is geen ruis.")
    assert links_on(page) == [("ruis", "words.html#term-ruis"), ("vals alarm", "words.html#term-valse-alarmen")]
    assert page.astext() == "Er is ruis. En nog eens ruis, of een toevalspiek.\n\nEen vals alarm is geen ruis."


@pytest.mark.parametrize(
    ("link", "counts"),
    [
        ("words.html#term-ruis", True),
        ("words.html#term-toevalspiek", True),  # another word of the same entry
        ("words.html#term-limiet", False),  # another entry
        ("words.html", False),  # the glossary, but none of its words
        ("words.html#ruis", False),
        ("words.html#term-ruisband", False),
        ("other.html#term-ruis", False),  # another page
        ("https://example.org/words.html#term-ruis", False),
        ("#term-ruis", False),
    ],
)
def test_a_word_counts_as_linked_when_the_page_leads_to_that_very_entry(link, counts):
    page = page_of(f"`Zie <{link}>`_ de lijst. Hier is ruis.")
    assert links_on(page) == ([] if counts else [("ruis", "words.html#term-ruis")])


def test_a_link_after_the_first_use_counts_too():
    assert links_on(page_of("Hier is ruis. `Zie <words.html#term-ruis>`_ de lijst.")) == []


def test_one_linked_entry_leaves_the_others_to_be_found():
    page = page_of("`Zie <words.html#term-ruis>`_ ruis, een limiet en een vals alarm.")
    assert [words for words, _uri in links_on(page)] == ["limiet", "vals alarm"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ruis aan het begin.", ["Ruis"]),
        ("RUIS.", ["RUIS"]),
        ("(ruis)", ["ruis"]),
        ("ruis’ en ruis", ["ruis"]),
        ("Toevalspieken.", ["Toevalspieken"]),
        ("Limieten en limiets.", ["Limieten"]),
        ("Proceslimieten, en dan een limiet.", ["Proceslimieten", "limiet"]),
        ("Valse alarmen.", ["Valse alarmen"]),
        ("geruis, ruisig en ruisende", []),
        ("ruis-band, achtergrond-ruis", []),
        ("proceslimietje", []),
        ("ruis_1", []),
    ],
)
def test_what_a_word_may_have_around_it(text, found):
    assert [words for words, _uri in links_on(page_of(text))] == found


@pytest.mark.parametrize("between", [" is geen ", "\n\nEn dan: "], ids=["one text", "two texts"])
@pytest.mark.parametrize(("one", "other"), list(permutations(ENTRIES, 2)), ids=lambda entry: entry[0])
def test_a_link_to_one_entry_takes_none_away_from_another(one, other, between):
    """Not even where the one word is a part of the other: who knows what a limit is needn't know a process limit."""
    for first, second in product(one, other):
        assert [words for words, _uri in links_on(page_of(f"{first}{between}{second}"))] == [first, second]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Limits and limit's", ["Limits"]), ("Limiten", []), ("limite", []), ("A limit’s edge", ["limit"])],
)
def test_endings_are_those_of_the_language(text, found):
    app = app_with((("limit",),), language="en")
    assert [words for words, _uri in links_on(page_of(text), app)] == found


def test_everyday_words_are_left_alone_where_they_are_named_for_this_language():
    page = "Een groep en ruis."
    assert [words for words, _uri in links_on(page_of(page))] == ["groep", "ruis"]
    assert [words for words, _uri in links_on(page_of(page), app_with(everyday=["groep"]))] == ["ruis"]
    both = app_with(everyday=["ruis"])  # only one word of the entry: the other still leads there
    assert links_on(page_of("Een toevalspiek is ruis."), both) == [("toevalspiek", "words.html#term-ruis")]


IN_A_BOX = {"slide": False, "dw-card-title": False, "remember": True}


@pytest.mark.parametrize(("name", "read"), IN_A_BOX.items())
def test_what_is_not_for_reading_on_has_no_links(name, read):
    page = page_of("Gewoon.")
    page += nodes.container("", nodes.paragraph("", "Hier is ruis."), classes=["dw-box", name])
    assert [words for words, _uri in links_on(page)] == (["ruis"] if read else [])


@pytest.mark.parametrize(
    "wrapped",
    [
        nodes.title("", "ruis"),
        nodes.paragraph("", "", nodes.literal("", "ruis")),
        nodes.paragraph("", "", nodes.reference("", "ruis", refuri="elsewhere.html")),
        nodes.literal_block("", "ruis"),
        nodes.raw("", "ruis", format="html"),
        nodes.paragraph("", "", nodes.raw("", "ruis", format="html")),
        nodes.citation("", nodes.label("", "x"), nodes.paragraph("", "ruis")),
        nodes.paragraph("", "", addnodes.pending_xref("", nodes.inline("", "ruis"))),
        nodes.caption("", "ruis"),  # not a paragraph
    ],
    ids=lambda node: f"{type(node).__name__}-{type(node[0]).__name__}",
)
def test_what_is_no_running_text_has_no_links(wrapped):
    page = page_of("Gewoon.")
    page += wrapped.deepcopy()
    assert links_on(page) == []
    page += nodes.paragraph("", "Hier is ruis.")  # and doesn't take the place of the first use
    assert [words for words, _uri in links_on(page)] == ["ruis"]


def test_words_within_emphasis_and_lists_are_read():
    assert [words for words, _uri in links_on(page_of("- *ruis*\n- een **limiet**"))] == ["ruis", "limiet"]


def test_the_glossary_itself_and_a_course_without_one_have_no_links():
    assert links_on(page_of("Er is ruis."), docname="book/nl/words") == []
    assert links_on(page_of("Er is ruis."), app_with(())) == []
    assert links_on(page_of("Er is ruis."), app_with(docnames=("book/nl/words", "book/nl/more"))) == []


def test_the_glossary_is_read_anew_after_a_page_has_changed():
    app = app_with()
    assert len(glossary_of(app.env)) == len(ENTRIES)
    app.env.get_doctree = lambda _docname: glossary(ENTRIES[:1])
    assert len(glossary_of(app.env)) == len(ENTRIES)
    forget_glossary(app, app.env, "book/nl/page")
    assert len(glossary_of(app.env)) == 1


@pytest.mark.parametrize(
    "before",
    [
        "Er is ruis.",
        "`Zie <words.html#term-ruis>`_ de lijst.",
        "`Zie <words.html#term-toevalspiek>`_ ruis en een limiet.",
    ],
    ids=["found there", "linked there", "linked by another word"],
)
def test_what_one_page_links_is_linked_anew_on_the_next(before):
    app = app_with()
    links_on(page_of(before), app)
    found = links_on(page_of("Hier is ruis, met een limiet en een vals alarm."), app, "book/nl/next")
    assert [words for words, _uri in found] == ["ruis", "limiet", "vals alarm"]


def test_a_link_says_that_it_is_a_term():
    page = page_of("Er is ruis.")
    link_first_uses(app_with(), page, "book/nl/page")
    (link,) = page.findall(nodes.reference)
    assert link["internal"]
    assert link[0]["classes"] == ["xref", "std", "std-term"]
