"""`datawijs grade --cluster`, with a real Dask scheduler and real workers on loopback, one of which is lost half-way."""

import dask
import psutil
import pytest
from certificates import certificates
from dask_on_loopback import below, dask_on_loopback
from graded_elsewhere import LIMITS, pages, small_group
from handed_in import filled_in, hand_in

from datawijs.course.grading import cluster as on_cluster
from datawijs.course.grading import grade_folder
from datawijs.course.grading.cluster import checked_address, cluster
from datawijs.course.problem import Problem
from datawijs.language import speaking


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    monkeypatch.setenv("DATAWIJS_LANGUAGE", "en")
    with speaking("en"):
        yield


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("127.0.0.1:8786", "tcp://127.0.0.1:8786"),
        ("tcp://localhost:8786", "tcp://localhost:8786"),
        ("tcp://[::1]:8786", "tcp://[::1]:8786"),
        ("tls://grading.example.org:8786", "tls://grading.example.org:8786"),
    ],
)
def test_an_address_here_or_over_tls_is_spoken_to(address, whole):
    assert checked_address(address) == whole


@pytest.mark.parametrize("address", ["tcp://192.168.1.5:8786", "grading.example.org:8786", "tcp://0.0.0.0:8786"])
def test_another_computer_without_tls_is_refused(address):
    with pytest.raises(Problem, match="begins with tls://"):
        checked_address(address)


@pytest.mark.parametrize("address", ["ws://127.0.0.1:8786", "https://x", "tcp://", "inproc://1"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(Problem, match="no address of a Dask scheduler"):
        checked_address(address)


def test_where_no_scheduler_answers_a_sentence_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(on_cluster, "CONNECT_SECONDS", 2)
    hand_in(tmp_path / "work" / "Anna" / "reading.ipynb", filled_in("beginner-reading"))
    with pytest.raises(Problem, match="No Dask scheduler answers"):
        grade_folder(tmp_path / "work", tmp_path / "out", on=cluster("127.0.0.1:1"), report=lambda _line: None)


@pytest.mark.nightly
def test_two_workers_one_lost_half_way_give_the_same_pages_byte_for_byte(tmp_path):
    work = small_group(tmp_path / "work")
    for number in range(6):
        hand_in(work / f"Learner {number}" / "reading.ipynb", filled_in("beginner-reading"))
    grade_folder(work, tmp_path / "alone", limits=LIMITS, report=lambda _line: None)
    with dask_on_loopback(tmp_path) as running:
        said: list[str] = []
        lost: list[psutil.Process] = []

        def report(line: str) -> None:
            said.append(line)
            if len(said) == 3:  # after the line on safety and two results
                victim = running.workers[0]
                lost.extend(below(victim))
                victim.kill()

        grade_folder(work, tmp_path / "out", limits=LIMITS, on=cluster(running.address), report=report)
        started = [psutil.Process(process.pid) for process in running.workers[1:]] + below(running.workers[1])
    assert pages(tmp_path / "out") == pages(tmp_path / "alone")
    assert lost, "the worker had started nothing when it was lost"
    _gone, left = psutil.wait_procs([*lost, *started], timeout=20)
    assert not left


@pytest.mark.nightly
def test_over_tls_it_works_and_without_certificates_a_sentence_says_what_is_missing(tmp_path, monkeypatch):
    hand_in(tmp_path / "work" / "Anna" / "reading.ipynb", filled_in("beginner-reading"))
    files = certificates(tmp_path / "certificates")
    options = ("--tls-ca-file", str(files.ca), "--tls-cert", str(files.cert), "--tls-key", str(files.key))
    with dask_on_loopback(tmp_path, workers=1, tls=options) as running:
        with pytest.raises(Problem, match="Dask knows no certificates"):
            grade_folder(tmp_path / "work", tmp_path / "out", on=cluster(running.address), report=lambda _line: None)
        told = {"ca-file": files.ca, "client.cert": files.cert, "client.key": files.key}
        with dask.config.set({f"distributed.comm.tls.{name}": str(path) for name, path in told.items()}):
            table = grade_folder(
                tmp_path / "work", tmp_path / "out", on=cluster(running.address), report=lambda _line: None
            )
        assert list(table["score"]) == list(table["max_score"])


@pytest.mark.nightly
def test_a_scheduler_that_others_can_reach_without_tls_is_refused(tmp_path):
    hand_in(tmp_path / "work" / "Anna" / "reading.ipynb", filled_in("beginner-reading"))
    with (
        dask_on_loopback(tmp_path, workers=1, host="0.0.0.0") as running,
        pytest.raises(Problem, match="can be reached from other computers"),
    ):
        grade_folder(tmp_path / "work", tmp_path / "out", on=cluster(running.address), report=lambda _line: None)
