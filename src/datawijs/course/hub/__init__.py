"""The course on a school's own JupyterHub: each learner's server, and handing in without sending files.

`deploy/hub/` sets a hub up with it; the page "A hub of your own" (`book/…/own-hub.md`) tells how.
"""
