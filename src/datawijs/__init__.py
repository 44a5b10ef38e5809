"""Datawijs: learn to read the dashboards of a school without being fooled."""

from datawijs.language import use_language

__all__ = ["use_language"]
__version__ = "0.1.0"
