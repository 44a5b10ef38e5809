"""The sentences around a document of the learner's own: what every tool that ends in one says alike."""

from datawijs.language import _


def paper_words() -> dict[str, str]:
    """Return the sentences for writing, printing and saving a document, in the language in use."""
    return {
        "kept": _("What you type stays in this browser, on this device. Nobody else gets to see it."),
        "school": _("Name of the school"),
        "by": _("Made by"),
        "date": _("Date"),
        "print": _("Print the document"),
        "save": _("Save as a text file"),
        "saved": _("The file is called {file}. You can open it with any word processor."),
    }
