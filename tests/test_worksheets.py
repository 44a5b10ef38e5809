"""Worksheets that can be filled in: what a page asks under which name, and that both languages keep it under the same."""

import re

import pytest
from conftest import ROOT
from docutils import nodes

from datawijs.course.sphinx_extension.page_tables import mend_tables
from datawijs.course.sphinx_extension.worksheets import blocks_in

KEPT = re.compile(r":class: [a-z0-9 -]*\bkeep-([a-z0-9-]+)")
KEEPS = re.compile(r"^\s*\"?keeps\"?: \"?([a-z0-9-]+)", re.MULTILINE)


def sheets(language: str) -> dict[str, tuple[str, list[str]]]:
    """The id and the names of every page that can be filled in, by its address."""
    found = {}
    for path in sorted((ROOT / "modules" / language).rglob("*")):
        if path.suffix in (".md", ".ipynb"):
            text = path.read_text(encoding="utf-8")
            names = KEPT.findall(text)
            if names or KEEPS.search(text):
                found[path.relative_to(ROOT / "modules" / language).as_posix()] = (KEEPS.findall(text), names)
    return found


def test_both_languages_keep_the_same_under_the_same_names():
    dutch = sheets("nl")
    assert dutch == sheets("en")
    assert len(dutch) == 10
    for page, (ids, names) in dutch.items():
        assert ids == [page.partition(".")[0].replace("/", "-")]  # and so no two pages share one
        assert names
        assert len(set(names)) == len(names)


def test_a_table_tells_its_heads_and_rows_and_a_list_its_items():
    entry = [[nodes.entry("", nodes.paragraph("", text)) for text in row] for row in (("Dag", "Signaal"), ("Ma", ""))]
    table = nodes.table("", *(nodes.row("", *row) for row in entry))
    ticks = nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "Ik keek")))
    page = nodes.section(
        "",
        nodes.container("", table, classes=["dw-div", "fill-in", "keep-week"]),
        nodes.container("", ticks, classes=["dw-div", "tick", "keep-before"]),
        nodes.container("", nodes.paragraph("", "Wat nu?"), classes=["dw-div", "write-lines", "lines-2"]),
    )
    assert list(blocks_in(page)) == [
        {"name": "week", "kind": "table", "head": ["Dag", "Signaal"], "rows": [["Ma", ""]]},
        {"name": "before", "kind": "ticks", "items": ["Ik keek"]},
    ]


@pytest.mark.parametrize("classes", [["keep-week"], ["steps", "keep-week"]])
def test_what_nobody_can_fill_in_is_refused(classes):
    with pytest.raises(ValueError, match="keep-week should stand once"):
        list(blocks_in(nodes.section("", nodes.container("", classes=classes))))


def test_a_table_to_write_in_stacks_on_a_phone_and_one_of_numbers_does_not():
    def table(*cells: str) -> str:
        row = "".join(f"<td>{cell}</td>" for cell in cells)
        heads = "".join(f"<th>{head}</th>" for head in ("Dag", "Signaal", "Wat ik deed"))
        return f'<table class="docutils"><thead><tr>{heads}</tr></thead><tbody><tr>{row}</tr></tbody></table>'

    stacked = mend_tables(table("Ma", "", ""))
    assert "dw-stacks" in stacked
    assert 'data-heading="Wat ik deed"' in stacked
    assert "dw-stacks" not in mend_tables(table("Ma", "3", "4"))
