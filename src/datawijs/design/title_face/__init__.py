"""The face of titles."""

from datawijs.design.title_face.faces import FONT_FILE, stand_ins_css, title_face_css, title_families

__all__ = ["FONT_FILE", "stand_ins_css", "title_face_css", "title_families"]
