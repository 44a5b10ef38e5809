"""One course for many schools: each gets the built site with its own name, colours and words on every page.

A school is a file (`school_file.py`). The built site has marked places (`places.py`); `stamp.py` fills them in, without
running a notebook, Sphinx or a browser. `publish_schools.py` does that for all schools of a folder.
"""
