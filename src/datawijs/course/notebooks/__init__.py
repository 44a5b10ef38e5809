"""Run notebooks: many in little time, each as if in a kernel of its own.

`kernels.Kernels` is the one way in. Where a process can be forked safely (Linux), a fork server imports the libraries once
and forks a child for each notebook; elsewhere each notebook gets an ordinary kernel. Both are driven by nbclient, with the
same results.
"""
