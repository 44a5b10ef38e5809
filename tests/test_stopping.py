"""A request to end is as Ctrl-C, where nobody has decided otherwise."""

import signal
import threading

import pytest

from datawijs.course.stopping import REQUESTS, stops_when_asked


@pytest.fixture(params=REQUESTS, ids=lambda number: number.name)
def request_to_end(request):
    """A signal that does what it does by default, and does so again afterwards what it did before."""
    before = signal.signal(request.param, signal.SIG_DFL)
    yield request.param
    signal.signal(request.param, before)


def test_in_the_block_it_interrupts_and_afterwards_it_does_what_it_did(request_to_end):
    with pytest.raises(KeyboardInterrupt), stops_when_asked():
        signal.raise_signal(request_to_end)
    assert signal.getsignal(request_to_end) is signal.SIG_DFL


@pytest.mark.parametrize("decided", [signal.SIG_IGN, lambda _number, _frame: None], ids=["ignored", "handled"])
def test_what_somebody_decided_stays(request_to_end, decided):
    signal.signal(request_to_end, decided)
    with stops_when_asked():
        signal.raise_signal(request_to_end)
        assert signal.getsignal(request_to_end) is decided
    assert signal.getsignal(request_to_end) is decided


def test_a_block_in_a_block_leaves_it_to_the_outer_one(request_to_end):
    with pytest.raises(KeyboardInterrupt), stops_when_asked():
        with stops_when_asked():
            pass
        signal.raise_signal(request_to_end)


def test_in_another_thread_nothing_changes(request_to_end):
    seen = []

    def look() -> None:
        with stops_when_asked():
            seen.append(signal.getsignal(request_to_end))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [signal.SIG_DFL]
