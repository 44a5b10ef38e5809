"""My results: what a pupil of one's own scored, held against the line on the page."""
