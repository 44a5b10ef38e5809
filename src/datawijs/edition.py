"""Which edition of the course this is: a name that a school can compare with that of a newer one, and when it was checked."""

from datetime import date

EDITION = "2.0"  # what it changed stands in book/nl/changes.md
# when all tests that run with every change last went well: told in the accessibility statement
CHECKED_ON = date(2026, 11, 30)
