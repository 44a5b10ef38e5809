"""The results of a group on one sheet: files of participants, counted in the browser. Nothing is kept, nothing is sent."""
