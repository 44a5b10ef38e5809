"""The words of the site itself, in the language in use, as `course/words/` has them, by the names that who shows them uses."""

from pathlib import Path

from datawijs.words import Words, later, read_words

COURSE = Path(__file__).parent.parent


def frame_words() -> Words:
    """Return all words around the pages."""
    return read_words(COURSE)


def captions() -> dict[str, str]:
    """Return the heading of each part of the course, by the `caption_key` of the caption that `_toc.yml` gives it."""
    return frame_words().sentences("parts")


def caption_key(caption: str) -> str:
    """Return the key of a caption: "Start here" is `start-here`."""
    return caption.lower().replace(" ", "-")


def stations() -> dict[str, str]:
    """Return the name of each station of the cycle, in the order in which one passes them."""
    return frame_words().sentences("stations")


def page_texts() -> dict[str, str]:
    """Return the sentences of the page's frame, by the name that the templates use."""
    filled_later = later("minutes", "number", "all", "time", "fewest", "count", "address", "edition")
    frame = frame_words().part("frame").knowing(filled_later)
    return {name: text for key in frame.block_keys() for name, text in frame.sentences(key).items()}


def language_link() -> tuple[str, str]:
    """Return the words on a link to the language in use, from another one: long, and short for a phone."""
    words = frame_words()
    return words.say("language", "page"), words.say("language", "short")


def search_messages() -> dict[str, str]:
    """Return what Sphinx's search says, in the language in use, by what it says in English."""
    none = (
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've "
        "selected enough categories."
    )
    found = "Search finished, found ${resultCount} page(s) matching the search query."
    said = frame_words().sentences("sphinx_search", later("resultCount"))
    return {
        "Searching": said["searching"],
        "Preparing search...": said["preparing"],
        "Search Results": said["found"],
        ", in ": f"{said['in']} ",
        none: said["none"],
        found: said["pages_found"],
    }


def code_prompts() -> tuple[str, str]:
    """Return the words that unfold and fold a code cell."""
    words = frame_words()
    return words.say("code", "show"), words.say("code", "hide")
