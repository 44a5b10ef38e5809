from .facts import Fact, Later, Number, later
from .problem import WordsError
from .shape import Block, Item
from .words import Words, read_words

__all__ = ["Block", "Fact", "Item", "Later", "Number", "Words", "WordsError", "later", "read_words"]
