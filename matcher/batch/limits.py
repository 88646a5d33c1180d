"""The borders around a worker process: memory, threads, signals."""

from __future__ import annotations

import faulthandler
import math
import os
import signal
import sys
from pathlib import Path

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

LEAST_ROOM = 512
"""Megabytes that a worker may take beside what it has mapped when it starts; the libraries map 310 MB."""


def apply(megabytes: int) -> None:
    """Run once in a fresh worker, before anything heavy is imported.

    One thread a worker: the processes are the parallelism, and each thread of a numeric library maps memory of its own.
    Memory is limited where the system can (not on Windows). A worker that was forked from a large program has all its
    memory mapped, and gets room beside it.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    faulthandler.disable()  # a crash is an outcome here: no dump of it on the terminal of whoever forked this
    _die_with_parent()
    try:
        import resource
    except ImportError:
        return
    size = max(megabytes, _mapped() + LEAST_ROOM) * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crashing file must not fill the disk with core dumps
    if sys.platform != "darwin":  # macOS refuses any address space limit under what it maps by itself
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _mapped() -> int:
    """Megabytes of address space that this process has mapped; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE") // (1024 * 1024)
    except (OSError, ValueError):
        return 0


def allow_cpu(seconds: int) -> None:
    """From here on this process may work for so many seconds; the system ends it with SIGXCPU after that.

    Unlike a wall clock this is fair on a busy machine. Programs that it starts (OCR) have a clock of their own.
    """
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime) + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def out_of_cpu(exit_code: int | None) -> bool:
    """Whether a process ended because it worked longer than allowed; exit codes as ``multiprocessing`` gives them."""
    return exit_code is not None and exit_code == -getattr(signal, "SIGXCPU", 0)


def _die_with_parent() -> None:
    """On Linux a worker ends when its parent is killed, instead of holding its memory for nobody."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # 1 = PR_SET_PDEATHSIG
