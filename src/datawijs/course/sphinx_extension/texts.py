"""The words of the site itself, in the language in use: headings, buttons, the names of the four stations of the cycle."""

from datawijs.language import _


def captions() -> dict[str, str]:
    """Return the heading of each part of the course, by the caption that `_toc.yml` gives it."""
    return {
        "Start here": _("Start here"),
        "Beginner training": _("Beginner training"),
        "Practise": _("Practise"),
        "Advanced training": _("Advanced training"),
        "Data analysis": _("Data analysis"),
        "Intervision": _("Intervision"),
        "Pupil workshop": _("Pupil workshop"),
        "Train-the-trainer": _("Train-the-trainer"),
        "With colleagues": _("With colleagues"),
        "Within reach": _("Within reach"),
        "Leading a group": _("Leading a group"),
        "Session plans": _("Session plans"),
        "Evaluating": _("Evaluating"),
    }


def stations() -> dict[str, str]:
    """Return the name of each station of the cycle, in the order in which one passes them."""
    return {
        "train": _("Train"),
        "use": _("Use"),
        "evaluate": _("Evaluate"),
        "next": _("Next round"),
    }


def page_texts() -> dict[str, str]:
    """Return the sentences of the page's frame, by the name that the templates use."""
    return {
        "skip": _("Skip to the text"),
        "home": _("Datawijs, to the start page"),
        "search": _("Search"),
        "search_in": _("Search the course"),
        "search_none": _("Searching needs JavaScript. The list of pages shows everything that is here."),
        "search_hint": _("Type one or more words. Pages with all of them are shown."),
        "theme": _("Colours"),
        "theme_auto": _("Like the device"),
        "theme_light": _("Light"),
        "theme_dark": _("Dark"),
        "pages": _("Pages of the course"),
        "menu": _("All pages"),
        "minutes": _("{minutes} minutes"),
        "minutes_short": _("{minutes} min"),
        "about": _("about {minutes} minutes"),
        "you_are_here": _("You are here"),
        "cycle": _("The cycle of the training"),
        "previous": _("Previous"),
        "next": _("Next"),
        "previous_next": _("Previous and next page"),
        "print": _("Print this worksheet"),
        "pdf": _("This page as PDF"),
        "print_plan": _("Print this plan"),
        "pdf_plan": _("The plan as PDF"),
        "pdf_slides": _("The slides as PDF"),
        "slides": _("Slides"),
        "slides_show": _("Show the slides"),
        "slides_close": _("Back to the plan"),
        "slide_place": _("Slide {number} of {all}"),
        "coach_menu": _("All pages for coaches"),
        "coach_door": _("For coaches"),
        "coach_home": _("The course itself"),
        "table": _("Table, scrolls sideways"),
        "no_script": _("This exercise needs JavaScript. Switch it on in your browser and open the page again."),
        "private": _("What you do here stays on your own device. Nobody counts visits, and nothing is sent anywhere."),
        "licence": _("Text and figures: CC BY 4.0. Program: BSD 3-Clause."),
        "fictional": _("All pupils, schools and results are made up."),
    }


def language_link() -> tuple[str, str]:
    """Return the words on a link to the language in use, from another one: long, and short for a phone."""
    return _("This page in English"), _("In English")


def search_messages() -> dict[str, str]:
    """Return what Sphinx's search says, in the language in use, by what it says in English."""
    none = (
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've "
        "selected enough categories."
    )
    found = "Search finished, found ${resultCount} page(s) matching the search query."
    return {
        "Searching": _("Searching"),
        "Preparing search...": _("Preparing the search …"),
        "Search Results": _("Found"),
        ", in ": _(", in "),
        none: _("No page has all these words. Try fewer words, or another spelling."),
        found: _("Pages found: ${resultCount}."),
    }


def code_prompts() -> tuple[str, str]:
    """Return the words that unfold and fold a code cell."""
    return _("Show the code"), _("Hide the code")
