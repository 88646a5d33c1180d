"""The borders around a worker process: memory, threads, signals."""

from __future__ import annotations

import os
import signal
import sys

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def apply(megabytes: int) -> None:
    """Run once in a fresh worker, before anything heavy is imported.

    One thread a worker: the processes are the parallelism, and each thread of a numeric library maps memory of its own.
    Memory is limited where the system can (not on Windows); a limit under what is mapped already is left alone.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _die_with_parent()
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crashing file must not fill the disk with core dumps
    if sys.platform != "darwin":  # macOS refuses any address space limit under what it maps by itself
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _die_with_parent() -> None:
    """On Linux a worker ends when its parent is killed, instead of holding its memory for nobody."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # 1 = PR_SET_PDEATHSIG
