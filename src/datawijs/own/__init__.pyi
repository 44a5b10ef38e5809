from .read_marks import OwnMarks, read_marks, read_pasted

__all__ = ["OwnMarks", "read_marks", "read_pasted"]
