"""Why the computer refused something, in the reader's language: Python only knows the words of the system."""

import errno

from datawijs.language import _

IN_USE = 32  # Windows' own number; Python tells it as "no permission"


def reason(error: OSError) -> str:
    """Return in a few words why a file, a folder or a port could not be used; in the system's words where it is rare."""
    told = {
        errno.EACCES: _("you have no permission"),
        errno.EPERM: _("you have no permission"),
        errno.EROFS: _("this disk can only be read"),
        errno.EEXIST: _("there is already a file with that name"),
        errno.ENOTDIR: _("part of it is a file, not a folder"),
        errno.EISDIR: _("it is a folder, not a file"),
        errno.ENOENT: _("it is not there"),
        errno.ENOSPC: _("the disk is full"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.EBUSY: _("another program is using it"),
        errno.EADDRINUSE: _("another program is using it"),
    }
    if getattr(error, "winerror", None) == IN_USE:
        return _("another program is using it")
    return told.get(error.errno or 0) or error.strerror or str(error)
