"""Keep the children of one fork server apart: from each other, from the server, from what they leave behind.

The server itself runs in bubblewrap (`grading.sandbox`): no network, programs and the course's tables to read, nothing to
write. But all its children would share that. So each child gets namespaces of its own: it sees no other process, its files
are gone with it, and when its first process ends, the kernel ends every other that it started.
"""

import os
from contextlib import suppress

from datawijs.course.notebooks import linux

WORK = "/scratch"  # where isolated learner code works, and all that it can write; the folder has to be there
LARGEST_FILES = 64_000_000  # bytes, all files together
MOST_MEMORY = 4_000_000_000  # bytes of address space, over what a kernel has when it starts
MOST_PROCESSES = 128


def isolate() -> int:
    """Split this process in two, and return what this half is to the other.

    In the first half, which stays outside, that is the number by which it knows the second; it has only to wait for it. In the
    second, which is isolated, it is 0. Raises OSError where the system allows no namespaces.
    """
    user, group = os.getuid(), os.getgid()
    linux.unshare(linux.CLONE_NEWUSER | linux.CLONE_NEWPID | linux.CLONE_NEWNS | linux.CLONE_NEWIPC)
    with suppress(FileNotFoundError):  # kernels before 3.19
        _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")
    inside = os.fork()
    if inside:
        return inside
    _limit()
    _hide_others()
    linux.drop_capabilities()
    return 0


def _hide_others() -> None:
    linux.mount("none", "/", "none", linux.MS_REC | linux.MS_PRIVATE)
    plain = linux.MS_NOSUID | linux.MS_NODEV
    # what there is to see of processes is of all of them, and bubblewrap lets nobody mount another
    linux.mount("none", "/proc", "tmpfs", plain | linux.MS_NOEXEC | linux.MS_RDONLY)
    linux.mount("none", WORK, "tmpfs", plain, f"size={LARGEST_FILES}")
    # what the server may write; the package itself can lie below it, so it is not hidden
    linux.mount("none", "/tmp", "none", plain | linux.MS_REMOUNT | linux.MS_BIND | linux.MS_RDONLY)


def _limit() -> None:
    import resource  # here: Windows has none, and reads this file for WORK

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY + _address_space()),
        (resource.RLIMIT_NPROC, MOST_PROCESSES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _address_space() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)
