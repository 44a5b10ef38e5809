from .facts import Fact, Later, Number, later
from .on_pages import is_page_words, page_words_files, read_page_words
from .problem import WordsError
from .shape import Block, Item
from .words import Words, read_words

__all__ = [
    "Block",
    "Fact",
    "Item",
    "Later",
    "Number",
    "Words",
    "WordsError",
    "is_page_words",
    "later",
    "page_words_files",
    "read_page_words",
    "read_words",
]
