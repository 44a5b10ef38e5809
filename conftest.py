"""Which tests go together in one process, and which run only when somebody asks for them."""

from pathlib import Path

import pytest

# Files whose tests each visit a page and share nothing that is costly to make; those of any other file stay together.
SPREAD = {"test_site_pages.py", "test_walk.py", "test_site_languages.py"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "nightly: runs only when asked for, with -m nightly or by its file's name")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    """Tell a process of xdist which files were named; it can't see that itself."""
    node.workerinput["named"] = _named(node.config)


def pytest_itemcollected(item: pytest.Item) -> None:
    _settle(item)  # before xdist looks


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "nightly" not in config.option.markexpr:
        named = getattr(config, "workerinput", {}).get("named", _named(config))
        left = [item for item in items if item.get_closest_marker("nightly") and str(item.path) not in named]
        _leave_out(left, config, items)


def _named(config: pytest.Config) -> list[str]:
    """Return the files that were named on the command line, in full."""
    paths = ((config.invocation_params.dir / argument.partition("::")[0]).resolve() for argument in config.args)
    return [str(path) for path in paths if path.is_file()]


def _settle(item: pytest.Item) -> None:
    notebook = item.path.suffix == ".ipynb"
    if notebook and "solutions" not in item.path.relative_to(item.config.rootpath).parts:
        item.add_marker("nightly")  # the build of the site, which other tests need, has run it, and tells of errors
    if item.get_closest_marker("xdist_group") is None and item.path.name not in SPREAD:
        # cells of a notebook share a kernel, tests of a file what they set up
        item.add_marker(pytest.mark.xdist_group(_place(item.path, item.config.rootpath)))


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _leave_out(left: list[pytest.Item], config: pytest.Config, items: list[pytest.Item]) -> None:
    if left:
        items[:] = [item for item in items if item not in set(left)]
        config.hook.pytest_deselected(items=left)
