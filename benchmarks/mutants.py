"""Do the tests notice when the code is wrong? Change one thing at a time, run the tests that reach it, count who says so.

    python benchmarks/mutants.py                      # 400 changes, drawn from the seed 8
    python benchmarks/mutants.py --seed 9 --sample 100
    python benchmarks/mutants.py --list               # how many changes there are in each file

All possible changes ("mutants") of the rooms in ROOMS are listed in a fixed order: another operator, a border moved from <
to <=, a number one higher or lower, a condition turned round, an argument left out or swapped, another key, nothing returned,
a step left out. The sample takes from each room by its share. The rest goes as mutation tools go, with shortcuts that make 400
of them affordable: a process that has imported the libraries forks a child a mutant, and the child sees the changed source
when it imports the file, while the file on the disk stays as it is. First every test file runs once, unchanged, to learn which
lines it reaches and how long that takes; a mutant then meets the test files that reach its line, the most telling first,
until one fails. A mutant for which they take far longer than usual counts as noticed too, apart.

Left out: tests with a browser, a built site or the pages of a whole training, those that grade in kernels, and for each mutant
the slowest files, past MOST seconds. What only these notice is printed as survived: the share is a lower bound. Sentences,
docstrings, types and the insides of f-strings are not changed. Linux and macOS.
"""

import argparse
import ast
import contextlib
import difflib
import gc
import hashlib
import importlib
import importlib.machinery
import json
import multiprocessing
import os
import random
import re
import resource
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from time import monotonic

import coverage

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy: a fork copies one thread only
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # these tests need none, and loading takes longer than most tests

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "datawijs"
ROOMS = ("signals", "items", "evaluation", "course/grading")
TESTS = """
    adaptive_trainer agreement alarm_threshold base_rates beginner_tests_parallel change_point class_list coach_points
    coaches_tests_parallel combining_sources comparing_groups detection early_warning evaluation evaluation_drawn
    evaluation_files evaluation_strength facts_stay fair_score fictional_group gate grade_without_kernels grades grading_folders
    grouping ideal_observer ideal_observer_answers ideal_observer_on_the_board items items_readers misplacement noise_or_decline
    noise_or_decline_form prior_odds process_limits recent_change regression_to_the_mean reliable_change run_length
    runs_and_crossings sandbox_command score_interval screen signals signals_published source_cells survey
""".split()  # noqa: SIM905
COSTLY = {"browser", "jupyterlab", "site", "site_url", "training"}  # fixtures; tests that ask for one are left out
MOST = 25  # seconds of tests for one mutant, once there is one file
PATIENCE, LEAST = 3, 15  # a mutant may take so many times as long as its tests do unchanged, or so many seconds
LONGEST = (
    900  # seconds on the clock, for one that sleeps; the others are processor time, which a busy machine leaves alone
)

ARITHMETIC = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"),
    ast.Pow: ("**", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
    ast.MatMult: ("@", "*"),
}
COMPARISON = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
PAIRS = (
    ("min", "max"),
    ("any", "all"),
    ("minimum", "maximum"),
    ("floor", "ceil"),
    ("first", "last"),
    ("argmin", "argmax"),
)
NAMES = {**dict(PAIRS), **{right: left for left, right in PAIRS}, "sorted": "list"}


@dataclass(frozen=True)
class Mutant:
    """A change of one file: `text` in place of what stands there from byte `start` to byte `end`."""

    path: str
    line: int
    start: int
    end: int
    text: str

    @property
    def is_one(self) -> bool:
        """Whether it is Python, and does something else (a sign left out before a power may not be)."""
        with contextlib.suppress(SyntaxError):
            return ast.dump(ast.parse(self.source())) != ast.dump(ast.parse((PACKAGE / self.path).read_bytes()))
        return False

    @property
    def room(self) -> str:
        return next(room for room in ROOMS if self.path.startswith(f"{room}/"))

    def source(self) -> str:
        old = (PACKAGE / self.path).read_bytes()
        return (old[: self.start] + self.text.encode() + old[self.end :]).decode()

    def diff(self) -> str:
        old = (PACKAGE / self.path).read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(old, self.source().splitlines(), n=0, lineterm="")
        return "\n".join(f"    {line}" for line in lines if not line.startswith(("---", "+++", "@@")))


class _Finder(ast.NodeVisitor):
    """Collects the mutants of one file."""

    def __init__(self, path: Path) -> None:
        self.path, self.data = path, path.read_bytes()
        self.starts = [0]
        for line in self.data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.found: list[Mutant] = []
        self.visit(ast.parse(self.data))

    # what is never changed: types, sentences, imports; Python 3.11 doesn't know the places inside an f-string

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        pass

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        for value in (*node.defaults, *filter(None, node.kw_defaults)):
            self.visit(value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (node.args, *node.body):
            self.visit(part)

    # what is

    def visit_BinOp(self, node: ast.BinOp) -> None:
        sentence = isinstance(node.left, ast.Constant | ast.JoinedStr) and not _is_number(node.left)
        if type(node.op) in ARITHMETIC and not sentence:
            self._swap(node, [node.left, node.right], *ARITHMETIC[type(node.op)])
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if type(node.op) in ARITHMETIC:
            old, new = ARITHMETIC[type(node.op)]
            self._swap(node, [node.target, node.value], f"{old}=", f"{new}=")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for op, left, right in zip(node.ops, sides, sides[1:], strict=False):
            self._swap(node, [left, right], *COMPARISON[type(op)])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self._swap(node, node.values, *(("and", "or") if isinstance(node.op, ast.And) else ("or", "and")))
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        self._put(node, self._text(node.operand))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._put(node, str(not node.value))
        elif _is_number(node):
            self._put(node, repr(node.value + 1))
            self._put(node, f"({node.value - 1!r})")

    def visit_Dict(self, node: ast.Dict) -> None:
        for key in node.keys:
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                self._put(key, repr(f"{key.value}X"))
        self.generic_visit(node)

    def visit_If(self, node: ast.If | ast.While | ast.IfExp) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    visit_While = visit_IfExp = visit_If

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._negate(test)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in ("_", "cast", "TypeVar"):
            return
        name = node.func if isinstance(node.func, ast.Name | ast.Attribute) else None
        called = getattr(name, "id", getattr(name, "attr", ""))
        if called in NAMES:
            self._put_bytes(name.end_lineno, name.end_col_offset - len(called), name.end_col_offset, NAMES[called])
        arguments = [*node.args, *(keyword for keyword in node.keywords if keyword.arg)]
        for keyword in node.keywords:
            if keyword.arg and len(arguments) > 1:
                rest = [self._text(one) for one in (*node.args, *node.keywords) if one is not keyword]
                self._put(node, f"{self._text(node.func)}({', '.join(rest)})")
        if len(node.args) >= 2 and not any(isinstance(one, ast.Starred) for one in node.args[:2]):
            first, second = node.args[:2]
            between = self.data[self._end(first) : self._start(second)].decode()
            self._replace(
                first.lineno, self._start(first), self._end(second), f"{self._text(second)}{between}{self._text(first)}"
            )
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self._put(node.value, "None")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self._put(node, "pass")
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        self._put(node, "pass")

    def visit_Break(self, node: ast.Break) -> None:
        self._put(node, "continue")

    def visit_Continue(self, node: ast.Continue) -> None:
        self._put(node, "break")

    # how

    def _negate(self, test: ast.expr) -> None:
        plain = isinstance(test, ast.Compare) and type(test.ops[0]) in (
            ast.Eq,
            ast.NotEq,
            ast.Is,
            ast.IsNot,
            ast.In,
            ast.NotIn,
        )
        if not (isinstance(test, ast.UnaryOp) or (plain and len(test.ops) == 1)):  # those are turned round already
            self._put(test, f"not ({self._text(test)})")

    def _swap(self, node: ast.AST, parts: list[ast.expr], old: str, new: str) -> None:
        """Put the operator `new` for `old` between `parts`."""
        text, at = "", self._start(node)
        for left, right in pairwise(parts):
            gap = self.data[self._end(left) : self._start(right)].decode()
            text += self.data[at : self._end(left)].decode() + re.sub(_whole(old), new, gap, count=1)
            at = self._start(right)
        self._put(node, text + self.data[at : self._end(node)].decode(), parts[1].lineno)

    def _put(self, node: ast.AST, text: str, line: int | None = None) -> None:
        self._replace(line or node.lineno, self._start(node), self._end(node), text)

    def _put_bytes(self, line: int, start: int, end: int, text: str) -> None:
        self._replace(line, self.starts[line - 1] + start, self.starts[line - 1] + end, text)

    def _replace(self, line: int, start: int, end: int, text: str) -> None:
        self.found.append(Mutant(self.path.relative_to(PACKAGE).as_posix(), line, start, end, text))

    def _start(self, node: ast.AST) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.AST) -> int:
        return self.starts[node.end_lineno - 1] + node.end_col_offset

    def _text(self, node: ast.AST) -> str:
        return self.data[self._start(node) : self._end(node)].decode()


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _whole(operator: str) -> str:
    words = r"\s+".join(map(re.escape, operator.split()))
    return rf"\b{words}\b" if operator[0].isalpha() else words


@cache
def all_mutants() -> tuple[Mutant, ...]:
    """Every mutant of the rooms, in a fixed order."""
    files = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
    return tuple(mutant for path in files for mutant in _Finder(path).found)


def sample(size: int, seed: int) -> list[Mutant]:
    """Return `size` mutants, of each room by its share."""
    by_room = {room: [one for one in all_mutants() if one.room == room] for room in ROOMS}
    exact = {room: size * len(mutants) / len(all_mutants()) for room, mutants in by_room.items()}
    sizes = {room: int(share) for room, share in exact.items()}
    for room in sorted(ROOMS, key=lambda room: sizes[room] - exact[room])[: size - sum(sizes.values())]:
        sizes[room] += 1
    chosen = {one for room in ROOMS for one in islice(_shuffled(by_room[room], f"{seed} {room}"), sizes[room])}
    in_order = [one for one in all_mutants() if one in chosen]
    return random.Random(seed).sample(
        in_order, size
    )  # so that a run that is stopped halfway says something of all rooms


def _shuffled(mutants: list[Mutant], seed: str) -> Iterator[Mutant]:
    order = random.Random(seed).sample(mutants, len(mutants))
    return (one for one in order if one.is_one)


class _Repeatable:
    """Leaves out costly tests; gives hypothesis the same examples each time, and spares it the search for the smallest."""

    def pytest_collection_modifyitems(self, config, items) -> None:
        config.hook.pytest_deselected(items=[item for item in items if COSTLY & set(item.fixturenames)])
        items[:] = [item for item in items if not COSTLY & set(item.fixturenames)]

    def pytest_collection(self) -> None:
        from hypothesis import Phase, settings

        settings.register_profile(
            "mutants",
            settings.default,
            max_examples=30,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
        )
        settings.load_profile("mutants")


def warm_up() -> None:
    """Import all that the tests will need, and forget what is ours: a child imports that anew, the libraries stay."""
    sys.path.insert(0, str(ROOT / "tests"))
    for name in TESTS:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(f"test_{name}")
    importlib.import_module("conftest")
    tests = {path.stem for path in (ROOT / "tests").glob("*.py")}
    for name in [name for name in sys.modules if name.partition(".")[0] in {"datawijs", *tests}]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()


def run_tests(names: list[str], folder: str) -> int:
    """Run these test files here, up to the first failure; return pytest's exit status."""
    import pytest

    options = ["-o", "addopts=", "-p", "no:cacheprovider", "-x", "-q", "--tb=line", f"--basetemp={folder}/tests"]
    return int(pytest.main([*(f"tests/test_{name}.py" for name in names), *options], plugins=[_Repeatable()]))


def in_child(work, *arguments, seconds: float):
    """Return what `work` returns in a child of this process, and the processor seconds that took.

    None in place of an answer when it takes longer than `seconds`, or dies. What it prints is dropped, what it raises raised.
    """
    here, there = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
        quiet = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(quiet, number)
        try:
            there.send(work(*arguments))
        except BaseException as error:
            there.send(RuntimeError(repr(error)))
        finally:
            os._exit(0)
    there.close()
    answer = None
    try:
        answer = here.recv() if here.poll(LONGEST) else None
    except EOFError:
        pass
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        used = os.wait4(child, 0)[2]
        here.close()
    if isinstance(answer, Exception):
        raise answer
    return answer, used.ru_utime + used.ru_stime


def reach(name: str) -> tuple[str, dict[str, list[int]], float]:
    """Return which lines of the rooms a test file reaches, and how long it takes."""
    with tempfile.TemporaryDirectory() as folder:
        answer, seconds = in_child(_reach, name, folder, seconds=1800)
    if answer is None or answer[0] != 0:
        raise SystemExit(f"tests/test_{name}.py fails on the code as it is (pytest's status: {answer and answer[0]})")
    return name, answer[1], seconds


def _reach(name: str, folder: str) -> tuple[int, dict[str, list[int]]]:
    measured = coverage.Coverage(data_file=None, include=[f"{PACKAGE}/{room}/*" for room in ROOMS])
    measured.start()
    status = run_tests([name], folder)
    measured.stop()
    data = measured.get_data()
    lines = {Path(path).relative_to(PACKAGE).as_posix(): data.lines(path) or [] for path in data.measured_files()}
    return status, lines


def judge(mutant: Mutant, tests: list[str], seconds: float) -> str:
    """Return "killed", "too long" or "survived": what `tests` made of the mutant."""
    if not tests:
        return "survived"
    with tempfile.TemporaryDirectory() as folder:
        status, _used = in_child(_run_changed, mutant, tests, folder, seconds=seconds)
    return {0: "survived", None: "too long"}.get(status, "killed")


def _run_changed(mutant: Mutant, tests: list[str], folder: str) -> int:
    path, source = str(PACKAGE / mutant.path), mutant.source()
    loader = importlib.machinery.SourceFileLoader
    as_it_is = loader.get_code

    def get_code(self, name):
        return compile(source, path, "exec", dont_inherit=True) if self.path == path else as_it_is(self, name)

    loader.get_code = get_code
    return run_tests(tests, folder)


def tests_for(mutant: Mutant, reached: dict[str, tuple[dict[str, list[int]], float]]) -> list[str]:
    """Return the test files that reach the line of the mutant, as many as there is time for.

    First those that go through most of the file for their time; those that only import it come last.
    """
    lines = {name: lines.get(mutant.path, []) for name, (lines, _seconds) in reached.items()}
    names = [name for name in reached if mutant.line in lines[name]]
    least = min((len(lines[name]) for name in names), default=0)
    names.sort(key=lambda name: reached[name][1] / (len(lines[name]) - least + 0.1))
    chosen, left = [], float(MOST)
    for name in names:
        if not chosen or reached[name][1] <= left:
            chosen.append(name)
            left -= reached[name][1]
    return chosen


def measured(kept: dict, pool: ProcessPoolExecutor) -> dict[str, tuple[dict[str, list[int]], float]]:
    """Return for each test file which lines it reaches and its seconds; those that `kept` knows as they are aren't run."""
    marks = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name in TESTS
        if (path := ROOT / "tests" / f"test_{name}.py").is_file()
    }
    known = {name: kept[name][1:] for name, mark in marks.items() if kept.get(name, [""])[0] == mark}
    for name, lines, seconds in pool.map(reach, [name for name in marks if name not in known]):
        known[name] = (lines, seconds)
        print(f"{name}: {seconds:.1f} s", flush=True)
        kept[name] = (marks[name], lines, seconds)
    return known


def each_judged(mutants: list[Mutant], reached: dict, pool: ProcessPoolExecutor) -> Iterator[tuple[Mutant, str]]:
    """Yield each mutant with what came of it."""
    waiting = {}
    for mutant in mutants:
        tests = tests_for(mutant, reached)
        seconds = max(LEAST, PATIENCE * sum(reached[name][1] for name in tests))
        waiting[pool.submit(judge, mutant, tests, seconds)] = mutant
    for answer in as_completed(waiting):
        yield waiting[answer], answer.result()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sample", type=int, default=400, help="how many mutants")
    options.add_argument("--seed", type=int, default=8)
    options.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at a time")
    options.add_argument("--list", action="store_true", help="only count the mutants of each file")
    options.add_argument(
        "--keep",
        type=Path,
        help="a file for what came of each mutant; where it exists, only those that "
        "survived are tried again, and test files that changed measured again",
    )
    chosen = options.parse_args()
    if chosen.list:
        print(*(f"{number:5} {path}" for path, number in Counter(one.path for one in all_mutants()).items()), sep="\n")
        return
    start = monotonic()
    mutants = sample(chosen.sample, chosen.seed)
    os.chdir(ROOT)
    warm_up()
    kept = json.loads(chosen.keep.read_text()) if chosen.keep and chosen.keep.is_file() else {}
    known, tests = kept.setdefault("mutants", {}), kept.setdefault("tests", {})
    keys = {one: f"{chosen.seed} {one.path}:{one.start}-{one.end} {one.text}" for one in mutants}
    open_ones = [one for one in mutants if known.get(keys[one], "survived") == "survived"]
    with ProcessPoolExecutor(chosen.jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        try:
            reached = measured(tests, pool)
            for number, (mutant, verdict) in enumerate(each_judged(open_ones, reached, pool), 1):
                known[keys[mutant]] = verdict
                if number % 20 == 0:
                    print(f"{number}/{len(open_ones)}", flush=True)
                    if chosen.keep:
                        chosen.keep.write_text(json.dumps(kept, indent=0))
                if verdict != "killed":
                    where = f"src/datawijs/{mutant.path}:{mutant.line}"
                    print(f"{verdict}: {where}\n{mutant.diff()}", flush=True)
        finally:
            if chosen.keep:
                chosen.keep.write_text(json.dumps(kept, indent=0))
            report(chosen.seed, {one: known[keys[one]] for one in mutants if keys[one] in known}, monotonic() - start)


def report(seed: int, came: dict[Mutant, str], seconds: float) -> None:
    """Print how many mutants of each room were noticed."""
    print(f"\nseed {seed}, {len(came)} of {len(all_mutants())} mutants, {seconds:.0f} s")
    print(f"{'room':16} {'mutants':>8} {'killed':>8} {'too long':>8} {'survived':>8} {'noticed':>8}")
    for room in filter(lambda room: any(one.path.startswith(room) for one in came), (*ROOMS, "")):
        counts = Counter(verdict for one, verdict in came.items() if one.path.startswith(room))
        noticed = (counts["killed"] + counts["too long"]) / counts.total()
        row = (counts.total(), counts["killed"], counts["too long"], counts["survived"])
        print(f"{room or 'all':16} " + " ".join(f"{number:8}" for number in row) + f" {noticed:8.1%}")


if __name__ == "__main__":
    main()
