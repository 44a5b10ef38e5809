"""The few calls of Linux that Python 3.11 has no name for: namespaces, mounts, capabilities, whose orphans are whose.

Numbers are those of <sched.h>, <sys/mount.h>, <sys/prctl.h> and <linux/capability.h>. Each function raises OSError when the
kernel refuses.
"""

import ctypes
import os
from functools import cache

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID = 0x0002_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
MS_REC, MS_PRIVATE = 16_384, 1 << 18
PR_SET_PDEATHSIG, PR_CAPBSET_READ, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 23, 24, 36, 38
_CAPABILITY_VERSION_3 = 0x2008_0522


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _called(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    """Give this process namespaces of its own."""
    _called(_libc().unshare(flags), "unshare")


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """Mount a file system, or change how one is mounted."""
    arguments = [text.encode() for text in (source, target, kind)]
    _called(_libc().mount(*arguments, ctypes.c_ulong(flags), options.encode()), f"mount {target}")


def prctl(option: int, value: int) -> int:
    """Set or ask something about this process; return what the kernel answers."""
    result: int = _libc().prctl(option, ctypes.c_ulong(value), 0, 0, 0)
    if result < 0:
        _called(result, f"prctl {option}")
    return result


def drop_capabilities() -> None:
    """Give up every right to administer anything, for good, also for programs that this process starts."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    capability = 0
    while _in_bounding_set(capability):
        prctl(PR_CAPBSET_DROP, capability)
        capability += 1
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    _called(_libc().capset(header, (ctypes.c_uint32 * 6)()), "capset")


def _in_bounding_set(capability: int) -> bool:
    try:
        return prctl(PR_CAPBSET_READ, capability) == 1
    except OSError:  # EINVAL: this kernel has no such capability
        return False
