"""What is known doesn't change on the way: the package's records can't be written to once they are made."""

import dataclasses
import importlib
import pkgutil

import pytest

import datawijs
from datawijs.course.grading.gate import AtTheGate

ROOMS = ("board", "signals", "items", "evaluation", "course.grading")
GATHERS = {AtTheGate}  # filled while the work passes by


def records() -> list[type]:
    found = {}
    for room in ROOMS:
        package = importlib.import_module(f"{datawijs.__name__}.{room}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for one in vars(importlib.import_module(module.name)).values():
                if isinstance(one, type) and dataclasses.is_dataclass(one) and one.__module__ == module.name:
                    found[one.__qualname__, one.__module__] = one
    return [found[name] for name in sorted(found)]


@pytest.mark.parametrize("record", records(), ids=lambda record: f"{record.__module__}.{record.__qualname__}")
def test_a_record_can_not_be_changed(record):
    assert record.__dataclass_params__.frozen or record in GATHERS
