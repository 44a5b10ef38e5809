"""What an import brings along: nobody waits for libraries that they don't use.

What is loaded is looked at and not how long it takes: that depends on the machine.
"""

import importlib
import json
import os
import subprocess
import sys

import pytest

from datawijs.widgets.exercise import exercise_kinds

ROOMS = ("board", "dashboards", "evaluation", "items", "signals", "widgets", "words")
# each takes longer to import than everything that it isn't asked for would take to run
SLOW = {"anywidget", "matplotlib", "numpy", "pandas", "scipy", "seaborn"}
# exercises of words alone: a table or a draw is made when somebody asks for it
OF_WORDS = ("AgreementsBuilder", "ProgrammeBuilder", "SessionTimer", "ShortCheck", "YearPlan")


def loaded_after(code: str, **environment: str) -> set[str]:
    """Return the names of all modules that are there after `code` in a process of its own."""
    shown = printed(f"{code}\nimport json, sys; print(json.dumps(list(sys.modules)))", environment)
    return set(json.loads(shown.splitlines()[-1]))


def printed(code: str, environment: dict[str, str] | None = None) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, **(environment or {})}
    ).stdout


def test_a_room_alone_loads_nothing_that_is_slow():
    loaded = loaded_after(f"import datawijs, {', '.join(f'datawijs.{room}' for room in ROOMS)}")
    assert "datawijs.widgets" in loaded
    assert loaded.isdisjoint(SLOW)


def test_help_loads_no_library_and_in_english_no_catalogue_either():
    code = "from datawijs.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    assert loaded_after(code, DATAWIJS_LANGUAGE="nl").isdisjoint(SLOW)
    assert "babel" not in loaded_after(code, DATAWIJS_LANGUAGE="en")


def test_exercises_of_words_load_no_library_for_numbers():
    loaded = loaded_after(f"from datawijs.widgets import {', '.join(OF_WORDS)}")
    assert loaded.isdisjoint({"numpy", "pandas", "matplotlib"})


def test_no_exercise_loads_what_only_figures_and_reports_need():
    loaded = loaded_after("from datawijs.widgets import *")
    assert "pandas" in loaded  # they are there
    assert loaded.isdisjoint({"matplotlib", "seaborn", "scipy.optimize", "scipy.stats"})


def test_no_view_of_a_dashboard_loads_what_only_some_pages_draw_with():
    # on a hub each learner has it in memory, for every lesson that shows a chart
    loaded = loaded_after("from datawijs.dashboards import *\nfrom datawijs.board import make_board")
    assert "matplotlib" in loaded
    assert loaded.isdisjoint({"matplotlib.pyplot", "seaborn", "scipy.optimize", "scipy.sparse", "scipy.stats"})


def test_an_exercise_does_not_load_another():
    code = (
        "import json, sys\n"
        "from datawijs import widgets\n"
        "def folders(): return {name.split('.')[2] for name in sys.modules if name.startswith('datawijs.widgets.')}\n"
        "found = {}\n"
        "for name in widgets.__all__:\n"
        "    before = folders(); getattr(widgets, name); found[name] = sorted(folders() - before)\n"
        "print(json.dumps(found))\n"
    )
    by_name = json.loads(printed(code))
    assert len(by_name) > len(exercise_kinds())
    for name, folders in by_name.items():
        assert len(set(folders) & set(exercise_kinds())) <= 1, f"{name} brings along {folders}"


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_of_a_room_is_there(room):
    module = importlib.import_module(f"datawijs.{room}")
    assert set(module.__all__) <= set(dir(module))
    assert all(getattr(module, name) is not None for name in module.__all__)
    with pytest.raises(AttributeError):
        _ = module.no_such_name


def test_a_function_is_not_taken_for_the_file_that_it_is_named_after():
    # whoever asks for the file first must not change what the room's name stands for
    code = (
        "import datawijs.signals.screen, datawijs.items.evidence, datawijs.evaluation.survey\n"
        "from datawijs.signals import screen\n"
        "from datawijs.items import evidence\n"
        "from datawijs.evaluation import survey\n"
        "assert callable(screen) and callable(evidence) and callable(survey)"
    )
    assert "datawijs.signals.screen" in loaded_after(code)
