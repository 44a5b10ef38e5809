"""Which tests run together, and which only when somebody asks for them."""

from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

# Files whose tests each visit a page and share nothing that is costly to make; those of any other file stay together, because
# they share what they set up, and the cells of a notebook because they share a kernel.
SPREAD = {"test_site_pages.py", "test_walk.py"}
# Files with a test in a real JupyterLab, which takes seconds to start in a page: one process does them all.
IN_JUPYTERLAB = {
    "test_widget_live.py",
    "test_case_cards.py",
    "test_alarm_threshold_browser.py",
    "test_read_dashboard_browser.py",
}


class ByFile(LoadScopeScheduling):
    """Gives each process whole files, those with most tests first, those IN_JUPYTERLAB as if they were one, and of the files
    in SPREAD one test at a time."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if Path(file).name in IN_JUPYTERLAB:
            return "in JupyterLab"
        return nodeid if Path(file).name in SPREAD else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> ByFile:
    # not by the mark xdist_group: pytest 9.2 no longer lets pytest-xdist 3.8 put groups into the names of tests, and all groups
    # are then quietly torn apart
    return ByFile(config, log)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "nightly: runs only when asked for, with -m nightly or by its file's name")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    """Tell a process of xdist which files were named; it can't see that itself."""
    node.workerinput["named"] = _named(node.config)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the notebooks of the pages for the night: the build of the site, which other tests need, has run them, and tells of
    errors."""
    if collection_path.suffix != ".ipynb" or "solutions" in collection_path.relative_to(config.rootpath).parts:
        return None
    return None if _at_night(config) or str(collection_path) in _named_for(config) else True


def pytest_itemcollected(item: pytest.Item) -> None:
    if item.path.suffix == ".ipynb" and "solutions" not in item.path.relative_to(item.config.rootpath).parts:
        item.add_marker("nightly")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not _at_night(config):
        named = _named_for(config)
        left = [item for item in items if item.get_closest_marker("nightly") and str(item.path) not in named]
        if left:
            items[:] = [item for item in items if item not in set(left)]
            config.hook.pytest_deselected(items=left)


def _at_night(config: pytest.Config) -> bool:
    return "nightly" in config.option.markexpr


def _named_for(config: pytest.Config) -> list[str]:
    """Return the files that were named on the command line, also in a process of xdist."""
    return getattr(config, "workerinput", {}).get("named", _named(config))


def _named(config: pytest.Config) -> list[str]:
    """Return the files that were named on the command line, in full."""
    paths = ((config.invocation_params.dir / argument.partition("::")[0]).resolve() for argument in config.args)
    return [str(path) for path in paths if path.is_file()]
