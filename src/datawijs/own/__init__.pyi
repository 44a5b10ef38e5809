from .read_group import OwnGroup, read_group
from .read_marks import OwnMarks, read_marks, read_pasted

__all__ = ["OwnGroup", "OwnMarks", "read_group", "read_marks", "read_pasted"]
