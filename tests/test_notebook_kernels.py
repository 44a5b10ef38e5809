"""Forked kernels: the same results as ordinary ones, nothing shared between notebooks, nothing left behind."""

import json
import re
import secrets
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from bubblewrap import need_bubblewrap
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook

from datawijs.course.grading.learner_kernels import SandboxedKernels, learner_kernels
from datawijs.course.notebooks.kernels import ForkedKernels, Kernels, OrdinaryKernels
from datawijs.course.notebooks.pipe import LARGEST, MOST_PARTS, NoMessage, Unpacker, packed

ROOT = Path(__file__).parent.parent
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
# All that a cell can show: text in pieces, errors, pictures, tables, updates, widgets with bytes, awaited things.
CELLS = [
    "import sys\nprint('one'); print('two', file=sys.stderr); 'three'",
    "import pandas as pd\npd.DataFrame({'number': range(100), 'text': 'x' * 60})",
    "pd.get_option('display.max_columns'), pd.get_option('display.width')",
    "from matplotlib import pyplot\npyplot.plot([1, 2]); print('before the picture')",
    "from IPython.display import display, HTML, clear_output\nshown = display(HTML('<b>1</b>'), display_id='a')",
    "shown.update(HTML('<b>2</b>'))",
    "print('gone'); clear_output(); print('stays')",
    "1 / 0",
    "def broken(:",
    "import asyncio\nawait asyncio.sleep(0.01)\n'awaited'",
    "import ipywidgets\nslider = ipywidgets.IntSlider(value=3, description='many')\nslider",
    "out = ipywidgets.Output()\nwith out:\n    print('in a widget')\nout",
    "from datawijs.widgets import NoiseOrDecline\nNoiseOrDecline('a', items=2, seed=1)",
    "input('name?')",
    "!echo from the shell",
    "%%capture kept\nprint('kept')",
    "kept.stdout, __name__, _, len(In)",
    "print('x' * 50_000)\nprint('y')",
    "%run -i nowhere.py",
    "sys.path[0], sys.stdin is None, get_ipython().__class__.__name__",
]


def ran(kernels: Kernels, cells: list[str], folder: Path, **options) -> nbformat.NotebookNode:
    """Run `cells` and return the notebook; errors in cells don't stop it."""
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
    settings = {"timeout": 180, "allow_errors": True, "record_timing": False, **options}
    NotebookClient(notebook, km=kernels.manager({"A_WORD": "told"}), **settings).execute(
        cwd=str(folder), cleanup_kc=True
    )
    return notebook


def printed(notebook: nbformat.NotebookNode, cell: int = -1) -> str:
    return "".join(output.get("text", "") for output in notebook.cells[cell].outputs)


def errors(notebook: nbformat.NotebookNode, cell: int = -1) -> list[str]:
    return [output.ename for output in notebook.cells[cell].outputs if output.output_type == "error"]


@pytest.fixture(scope="module")
def forked():
    kernels = ForkedKernels()
    yield kernels
    kernels.close()


@pytest.fixture(scope="module")
def isolated():
    need_bubblewrap()
    with learner_kernels(sandboxed=True) as kernels:
        yield kernels


def told_apart(notebook: nbformat.NotebookNode) -> str:
    """Return all results of a notebook, but for what differs each time that it runs: names of things."""
    widgets = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    text = json.dumps(
        [[cell.outputs, cell.execution_count] for cell in notebook.cells]
        + sorted(json.dumps(state, sort_keys=True) for state in widgets.values()),
        sort_keys=True,
    )
    return re.sub(r"0x[0-9a-f]{6,}|[0-9a-f]{32}|ipykernel_\d+|/\d+\.py", "…", text)


@on_linux
def test_forked_and_ordinary_kernels_give_the_same_results(forked, tmp_path):
    ours, theirs = ran(forked, CELLS, tmp_path), ran(OrdinaryKernels(), CELLS, tmp_path)
    for index, (one, other) in enumerate(zip(ours.cells, theirs.cells, strict=True)):
        alone = [nbformat.v4.new_notebook(cells=[cell]) for cell in (one, other)]
        assert told_apart(alone[0]) == told_apart(alone[1]), CELLS[index]
    assert told_apart(ours) == told_apart(theirs)
    assert len(ours.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]) >= 5


@on_linux
def test_a_page_of_the_course_gives_the_same_results(forked):
    path = ROOT / "modules" / "nl" / "beginner" / "03-noise-or-decline.ipynb"
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    ours, theirs = (ran(kernels, cells, path.parent, allow_errors=False) for kernels in (forked, OrdinaryKernels()))
    assert told_apart(ours) == told_apart(theirs)


@on_linux
@pytest.mark.parametrize("page", ["modules/en/practice/05-before-and-after", "book/nl/item-report"])
def test_what_was_made_ready_is_what_a_page_makes_itself(page):
    path = ROOT / f"{page}.ipynb"
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    shown = []
    kernels = ForkedKernels()
    try:
        for ready in (False, True):
            if ready:
                kernels.prepare()
            shown.append(told_apart(ran(kernels, cells, path.parent, allow_errors=False)))
    finally:
        kernels.close()
    assert shown[0] == shown[1]


@on_linux
def test_a_page_with_dots_beside_each_other_is_drawn_the_same_each_time(forked):
    path = ROOT / "modules" / "nl" / "advanced" / "02-the-right-comparison.ipynb"
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    first, second = (ran(forked, cells, path.parent, allow_errors=False) for _time in range(2))
    assert told_apart(first) == told_apart(second)


@pytest.fixture(params=["forked", "isolated", "sandboxed", "ordinary"])
def kernels(request) -> Kernels:
    """Kernels of each kind that there is."""
    if request.param == "ordinary":
        return OrdinaryKernels()
    if request.param == "sandboxed":
        return SandboxedKernels(need_bubblewrap())
    if sys.platform != "linux":
        pytest.skip("kernels are forked on Linux only")
    return request.getfixturevalue(request.param)


def test_a_cell_past_its_time_is_interrupted_and_the_rest_goes_on(kernels, tmp_path):
    cells = ["while True: pass", "import time\ntime.sleep(600)", "print('on')"]
    notebook = ran(
        kernels,
        cells,
        tmp_path,
        timeout_func=lambda cell: 60 if cell.source == cells[-1] else 2,
        interrupt_on_timeout=True,
    )
    assert [errors(notebook, 0), errors(notebook, 1)] == [["KeyboardInterrupt"], ["KeyboardInterrupt"]]
    assert printed(notebook) == "on\n"


def test_the_end_of_python_is_told(kernels, tmp_path):
    with pytest.raises(DeadKernelError):
        ran(kernels, ["import os\nos._exit(0)"], tmp_path)


def test_what_can_not_be_interrupted_is_ended(kernels, tmp_path):
    stubborn = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    options = {"timeout": 2, "interrupt_on_timeout": True, "iopub_timeout": 2, "raise_on_iopub_timeout": True}
    options["error_on_timeout"] = {"ename": "Late", "evalue": "", "traceback": []}
    with pytest.raises(CellTimeoutError):
        ran(kernels, [stubborn], tmp_path, **options)
    assert not busy_kernels()


def busy_kernels() -> list[psutil.Process]:
    """Return the processes below this one that are using the processor."""
    below = psutil.Process().children(recursive=True)
    before = {process.pid: _seconds(process) for process in below}
    time.sleep(1)
    return [process for process in below if _seconds(process) - before[process.pid] > 0.5]


def _seconds(process: psutil.Process) -> float:
    try:
        return sum(process.cpu_times()[:2])
    except psutil.Error:
        return 0.0


# Three ways to live on: a program in a session of its own, a fork that detaches itself, a program below a shell that has ended.
DETACHED = """
import os, subprocess, sys
sleep = [sys.executable, "-c", "import time; time.sleep(5432)"]
subprocess.Popen(sleep, start_new_session=True, env={})
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv(sys.executable, sleep)
    os._exit(0)
subprocess.Popen(["sh", "-c", f"'{sys.executable}' -c 'import time; time.sleep(5432)' & exit"], start_new_session=True).wait()
"""


@on_linux
@pytest.mark.parametrize("last", ["'done'", "os._exit(1)", "1 / 0"])
@pytest.mark.parametrize("kind", ["forked", "isolated"])
def test_nothing_that_a_notebook_started_lives_on(kind, last, request, tmp_path):
    kernels = request.getfixturevalue(kind)
    seconds = f"{secrets.randbelow(10**6)}.{secrets.randbelow(10**6)}"  # by which these are known among all processes
    try:
        ran(kernels, [DETACHED.replace("5432", seconds), last], tmp_path)
    except DeadKernelError:
        assert last == "os._exit(1)"
    assert not [one.info["cmdline"] for one in psutil.process_iter(["cmdline"]) if seconds in str(one.info)]
    assert printed(ran(kernels, ["print('still here')"], tmp_path)) == "still here\n"


# Look through all of this process's memory for a word that doesn't stand in the look-up itself.
SEARCH = """
import re
word = re.compile(rb"se[c]ret-of-anna")
found = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        start, end, rights = re.match(r"([0-9a-f]+)-([0-9a-f]+) (..)", line).groups()
        if rights == "rw" and "[v" not in line:
            memory.seek(int(start, 16))
            try:
                piece = memory.read(int(end, 16) - int(start, 16))
            except (OSError, ValueError):
                continue
            found += word.search(piece) is not None
print(found)
"""


@on_linux
def test_a_notebook_finds_nothing_of_another_in_its_memory(forked, tmp_path):
    secret = "mine = 'secret-of-anna'\nprint(len(mine))"
    assert printed(ran(forked, [secret, SEARCH], tmp_path)) != "0\n", "the search finds nothing"
    assert printed(ran(forked, [SEARCH], tmp_path)) == "0\n"


@on_linux
def test_a_kernel_has_its_own_files_randomness_folder_and_environment(forked, tmp_path):
    cells = [
        "import os\nprint(sorted(int(name) for name in os.listdir('/proc/self/fd')))",
        "print([os.readlink(f'/proc/self/fd/{number}') for number in range(3)])",
        "import random, numpy\nprint(random.random(), numpy.random.rand())",
        "print(os.getcwd(), os.environ['A_WORD'], os.getpgid(0) == os.getpid(), len(os.listdir('/proc/self/task')))",
    ]
    first, second = (ran(forked, cells, tmp_path) for _ in range(2))
    assert len(json.loads(printed(first, 0))) <= 8, "three, the pipe, and those of the event loop and this look-up"
    assert printed(first, 1) == "['/dev/null', '/dev/null', '/dev/null']\n"
    assert not set(printed(first, 2).split()) & set(printed(second, 2).split())
    assert printed(first, 3) == f"{tmp_path} told True 1\n"


@on_linux
def test_isolated_kernels_see_neither_each_other_nor_files_nor_rights(isolated, tmp_path):
    cells = [
        "import os\nopen('left', 'w').write('x' * 1000)\n",
        "print(os.getcwd(), os.listdir(), os.getpid(), os.listdir('/proc'), os.access('/tmp', os.W_OK))",
        "import ctypes\nprint(ctypes.CDLL(None).umount2(b'/proc', 0), ctypes.CDLL(None).unshare(0x20000))",
        "open('large', 'wb').write(bytes(100_000_000))",
        "bytearray(8_000_000_000)",
    ]
    first, second = (ran(isolated, cells, tmp_path) for _ in range(2))
    for notebook in (first, second):
        assert printed(notebook, 1) == "/scratch ['left'] 1 [] False\n"
        assert printed(notebook, 2) == "-1 -1\n"
        assert errors(notebook, 3) == ["OSError"]
        assert errors(notebook, 4) == ["MemoryError"]
    assert not list(tmp_path.iterdir())


@on_linux
def test_a_flood_is_dropped_and_the_cell_runs_on(forked, tmp_path):
    before = psutil.Process().memory_info().rss
    notebook = ran(forked, ["for _ in range(300):\n    print('x' * 1_000_000)", "print('on')"], tmp_path)
    assert psutil.Process().memory_info().rss - before < 100_000_000
    assert printed(notebook) == "on\n"


@on_linux
@pytest.mark.parametrize(
    "bytes_in_the_pipe", [b"\x00" * 64, b"\xff" * 64, packed("iopub", [b"nonsense"]), packed("shell", [])]
)
def test_who_writes_into_the_pipe_is_no_kernel_any_more(forked, tmp_path, bytes_in_the_pipe):
    write = "import contextlib, os\nfor number in range(3, 20):\n    with contextlib.suppress(OSError):\n        "
    write += f"os.write(number, {bytes_in_the_pipe!r})"
    with pytest.raises(DeadKernelError):
        ran(forked, [write, "import time\ntime.sleep(60)"], tmp_path)
    assert printed(ran(forked, ["print('others go on')"], tmp_path)) == "others go on\n"


def test_an_error_in_a_cell_is_nbclients(kernels, tmp_path):
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        ran(kernels, ["1 / 0"], tmp_path, allow_errors=False)


@on_linux
def test_the_server_ends_with_who_started_it():
    kernels = ForkedKernels()
    server = kernels._server._process.pid
    assert psutil.pid_exists(server)
    kernels.close()
    assert not psutil.pid_exists(server)


def test_messages_come_out_as_they_went_in_however_they_are_cut():
    sent = [("shell", [b"", b"a" * 70_000]), ("iopub", [bytes([number]) for number in range(200)])]
    stream = b"".join(packed(channel, parts) for channel, parts in sent)
    unpacker, got = Unpacker(), []
    for start in range(0, len(stream), 999):
        unpacker.feed(stream[start : start + 999])
        got += unpacker.messages()
    assert got == sent


@pytest.mark.parametrize(
    "stream",
    [
        (0).to_bytes(4, "big"),
        (MOST_PARTS + 1).to_bytes(4, "big"),
        (1).to_bytes(4, "big") + (LARGEST + 1).to_bytes(8, "big"),
    ],
)
def test_what_is_no_message_is_refused_before_it_takes_memory(stream):
    unpacker = Unpacker()
    unpacker.feed(stream)
    with pytest.raises(NoMessage):
        list(unpacker.messages())
