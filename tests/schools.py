"""Files of invented schools, for tests that publish a course for each."""

from pathlib import Path

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="16" fill="#7a2e6b"/></svg>'
)
OAK = """\
name: De Eik & de Linde
logo: oak.svg
logo_alt: Een blad van een eik
accent:
  light: "#7A2E6B"
  dark: "#e3a4d6"
contact: ict@eik.example
privacy:
  nl: De functionaris van ons bestuur, fg@bestuur.example, weet meer.
  en: Our board's officer, fg@bestuur.example, knows more.
agreements:
  signal:
    - nl: Na drie weken kijken we opnieuw, met een </script> in de zin.
      en: After three weeks we look again, with a </script> in the sentence.
hidden: [data-analysis, pupil-workshop]
"""
WILLOW = "name: De Wilg\nlanguages: [nl]\nhidden: [advanced]\nstorage_key: wilg-1\n"
BROKEN = "naam: De Lindelaan\n"


def write_schools(folder: Path, **schools: str) -> Path:
    """Write a file for each school to the folder, and the logo beside them; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "oak.svg").write_text(LOGO, encoding="utf-8")
    for address, text in schools.items():
        (folder / f"{address}.yml").write_text(text, encoding="utf-8")
    return folder
