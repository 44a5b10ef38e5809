"""What does a learner cost on a school's own hub?

    python benchmarks/hub.py                    # 15 learners
    python benchmarks/hub.py --learners 3

A real hub as `deploy/hub/` sets it up, on loopback, as the tests run it. Each learner gets a server, opens beginner 03 and runs
all of it; they all begin at once, as a group does. Told: errors, seconds until the servers answer, and for each learner the
processor seconds and the memory, of server and kernel.

Memory is PSS: what is one process's alone, and its part of each page that several have, such as a library's code. Added up that
is what a machine must hold, and what the 315 MB were. RSS counts a shared page anew for everybody, and is told beside it.
"""

import argparse
import json
import statistics
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

import nbformat
import psutil
import websocket

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from hub_for_tests import Hub, everything_below, running_hub

LESSON = "modules/beginner/03-noise-or-decline.ipynb"
MEMORY, PROCESSOR = 315, 11  # MB and seconds a learner, as found before there was a hub in this repository
AIM = 0.8
SECONDS = 300
MEGABYTE = 1e6


def main() -> None:
    """Let the learners work at once, and print what each costs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--learners", type=int, default=15)
    options = parser.parse_args()
    names = [f"learner{number:02d}" for number in range(options.learners)]
    with tempfile.TemporaryDirectory() as temporary, running_hub(Path(temporary) / "hub", names, coaches=[]) as hub:
        took: dict[str, float] = {}
        errors: list[str] = []
        threads = [threading.Thread(target=_work, args=(hub, name, took, errors)) for name in names]
        since = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        cost = _cost(hub)
    print(f"{len(names)} learners on {psutil.cpu_count()} processors, {time.monotonic() - since:.0f} s in all")
    print(f"errors: {len(errors)} (must be 0)", *errors[:3], sep="\n")
    print(f"until a server answers: {min(took.values()):.0f} to {max(took.values()):.0f} s")
    for what, unit, most in (("memory", "MB", MEMORY), ("processor", "s", PROCESSOR)):
        each = [one[what] for one in cost["learners"]]
        print(
            f"{what}: {statistics.mean(each):.1f} {unit} a learner "
            f"({statistics.mean(each) / most:.2f} × {most}; at most {AIM})"
        )
    for part in ("server", "kernel"):
        told = {
            what: statistics.mean(one[f"{part}{what}"] for one in cost["learners"])
            for what in ("", " rss", " processor")
        }
        print(f"  of which {part}: {told['']:.0f} MB (RSS {told[' rss']:.0f}), {told[' processor']:.1f} s")
    print(f"hub, proxy and what ends idle servers: {cost['hub']:.0f} MB")


def _work(hub: Hub, name: str, took: dict[str, float], errors: list[str]) -> None:
    """Start somebody's server, open the lesson and run it."""
    try:
        took[name] = hub.begin(name, "nl")
        lesson = hub.on_server(name, "GET", f"api/contents/{LESSON}")["content"]
        told = {"path": LESSON, "name": LESSON, "type": "notebook", "kernel": {"name": "python3"}}
        kernel = hub.on_server(name, "POST", "api/sessions", told)["kernel"]["id"]
        _run(hub, name, kernel, [cell.source for cell in nbformat.from_dict(lesson).cells if cell.cell_type == "code"])
    except BaseException as error:  # a learner who gets nowhere is what is counted here
        took.setdefault(name, float("nan"))
        errors.append(f"{name}: {type(error).__name__}: {error}")


def _run(hub: Hub, name: str, kernel: str, cells: list[str]) -> None:
    address = f"{hub.url.replace('http', 'ws', 1)}/user/{name}/api/kernels/{kernel}/channels"
    line = websocket.create_connection(address, header=[f"Authorization: token {hub.token}"], timeout=SECONDS)
    try:
        for cell in cells:
            asked = _question(cell)
            line.send(json.dumps(asked))
            while True:
                answer = json.loads(line.recv())
                if answer.get("parent_header", {}).get("msg_id") != asked["header"]["msg_id"]:
                    continue
                if answer["msg_type"] == "execute_reply":
                    break
            if answer["content"]["status"] != "ok":
                raise RuntimeError(answer["content"].get("evalue", "a cell failed"))
    finally:
        line.close()


def _question(cell: str) -> dict:
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": "execute_request",
        "username": "",
        "session": "b",
        "version": "5.3",
    }
    content = {"code": cell, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
    return {
        "header": header,
        "parent_header": {},
        "metadata": {},
        "content": content,
        "channel": "shell",
        "buffers": [],
    }


def _cost(hub: Hub) -> dict:
    """Memory and processor seconds of each learner's server with its kernel, and the memory of the rest."""
    learners: list[dict[str, float]] = []
    rest = _pss(psutil.Process(hub.process.pid))
    for one in psutil.Process(hub.process.pid).children():
        if "singleuser" not in " ".join(one.cmdline()):
            rest += _pss(one)
            continue
        parts = {"server": [one], "kernel": one.children(recursive=True)}
        told: dict[str, float] = {}
        for part, processes in parts.items():
            told[part] = sum(map(_pss, processes))
            told[f"{part} rss"] = sum(each.memory_info().rss for each in processes) / MEGABYTE
            told[f"{part} processor"] = sum(sum(each.cpu_times()[:2]) for each in processes)
        told["memory"] = told["server"] + told["kernel"]
        told["processor"] = told["server processor"] + told["kernel processor"]
        learners.append(told)
    assert learners, everything_below(hub.process)
    return {"learners": learners, "hub": rest}


def _pss(process: psutil.Process) -> float:
    return process.memory_full_info().pss / MEGABYTE


if __name__ == "__main__":
    main()
