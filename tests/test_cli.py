"""The command line: plain words, the reader's language, a non-zero exit when something is wrong."""

import subprocess
import sys
from importlib.metadata import version

import pytest

from datawijs import use_language
from datawijs.cli import main, reader_language
from datawijs.course import build
from datawijs.course.problem import Problem


@pytest.fixture(autouse=True)
def dutch_reader(monkeypatch):
    monkeypatch.setenv("DATAWIJS_LANGUAGE", "nl")
    yield
    use_language("nl")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "fr_BE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "DATAWIJS_LANGUAGE": "en"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "DATAWIJS_LANGUAGE": "klingon"}, "nl"),
    ],
)
def test_messages_are_in_the_readers_language(environment, language):
    assert reader_language(environment) == language


def test_help_names_every_verb_in_dutch_and_english(capsys, monkeypatch):
    for language, word in (("nl", "gebruik:"), ("en", "usage:")):
        monkeypatch.setenv("DATAWIJS_LANGUAGE", language)
        with pytest.raises(SystemExit) as end:
            main(["--help"])
        text = capsys.readouterr().out
        assert end.value.code == 0
        assert text.startswith(word)
        for verb in ("build", "serve", "lab", "check", "grade", "hub"):
            assert f"    {verb}" in text


def test_it_says_which_version_it_is(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"datawijs {version('datawijs')}\n"


@pytest.mark.parametrize("verb", ["build", "serve", "lab", "check", "grade", "hub"])
def test_each_verb_explains_itself(verb, capsys):
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == 0
    assert f"datawijs {verb}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "dit ontbreekt nog: OPDRACHT"),
        (["bild"], "'bild' bestaat niet"),
        (["build"], "dit ontbreekt nog: --out"),
        (["serve", "--port", "hoi"], "een poort is een heel getal"),
        (["serve", "--port", "70000"], "een poort is een heel getal"),
        (["lab", "--language", "fr"], "'fr' bestaat niet"),
        (["check", "--hard", "x.ipynb"], "dit ken ik niet: --hard"),
        (["grade", "x", "--share", "4/3"], "een deel schrijf je als 2/3"),
        (["hub", "publish", "beginner-reading"], "'publish' bestaat niet"),
    ],
)
def test_what_is_not_understood_is_said_in_plain_dutch(typed, said, capsys):
    with pytest.raises(SystemExit) as end:
        main(typed)
    assert end.value.code == 2
    assert said in capsys.readouterr().err


def test_a_problem_is_a_sentence_and_not_a_traceback(capsys, monkeypatch, tmp_path):
    def build_site(*_arguments, **_options):
        raise Problem("De map is alleen-lezen.")

    monkeypatch.setattr(build, "build_site", build_site)
    assert main(["build", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "De map is alleen-lezen.\n"


def test_ctrl_c_ends_calmly(capsys, monkeypatch, tmp_path):
    def build_site(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "build_site", build_site)
    assert main(["build", "--out", str(tmp_path)]) == 130
    assert capsys.readouterr().err == "Gestopt.\n"


def test_help_does_not_wait_for_pandas_or_sphinx():
    code = "import sys, datawijs.cli; sys.exit(bool({'pandas', 'sphinx'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
