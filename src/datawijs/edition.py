"""Which edition of the course this is: a name that a school can compare with that of a newer one."""

EDITION = "2.0"  # what it changed stands in book/nl/changes.md
