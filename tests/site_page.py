"""Pages of the built site, for the tests in a browser."""


def wait_for_exercises(page) -> None:
    """Wait until every exercise stands where its notebook showed it."""
    page.wait_for_function(
        "document.querySelectorAll('.dw-mount > *').length >="
        " document.querySelectorAll('script[type=\"application/vnd.jupyter.widget-view+json\"]').length"
    )
