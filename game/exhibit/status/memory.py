"""How much memory this process has."""

import gc
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

# mallopt of the C library of Linux: blocks of at least so many bytes are mapped one by one, and so
# go back to the system as soon as they are freed. By itself it would raise this to 32 MB and keep
# what surfaces of changing sizes leave behind.
M_MMAP_THRESHOLD = -3
MAPPED_FROM_BYTES = 4 * 1024 * 1024
# The same of what is free at the heap's end: setting the one leaves this at 128 KB, and the arrays
# of a chart would get fresh pages from the system at every drawing, which takes half of its time.
M_TRIM_THRESHOLD = -1
KEPT_BYTES = 16 * 1024 * 1024
STATM = Path("/proc/self/statm")
MEGABYTE = 1e6


def resident_megabytes() -> float:
    """What it has in memory now; its peak on macOS; 0 where the system does not say."""
    try:
        return _bytes() / MEGABYTE
    except (OSError, ValueError, IndexError, ImportError, AttributeError):
        return 0.0


def _bytes() -> int:
    if sys.platform == "win32":
        return _bytes_of_windows()
    import resource

    if STATM.exists():
        return int(STATM.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _bytes_of_windows() -> int:
    # Written after the system's manual, not tried.
    import ctypes

    size = ctypes.sizeof(ctypes.c_size_t)
    # PROCESS_MEMORY_COUNTERS: two 32-bit numbers, then eight of a pointer's size; the second of
    # these is the working set.
    counters = (ctypes.c_char * (8 + 8 * size))()
    library = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    library.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(library.GetCurrentProcess())
    if not library.K32GetProcessMemoryInfo(process, counters, len(counters)):
        return 0
    return int.from_bytes(bytes(counters)[8 + size : 8 + 2 * size], "little")


def give_freed_memory_back() -> None:
    """From now on let large freed blocks go back to the system at once, where it knows how."""
    with suppress(OSError, AttributeError, TypeError):
        library = _c_library()
        library.mallopt(M_MMAP_THRESHOLD, MAPPED_FROM_BYTES)
        library.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def tidy_up() -> None:
    """Let go of what is free between small blocks: a few milliseconds, for when nobody is there."""
    gc.collect()
    with suppress(OSError, AttributeError, TypeError):
        _c_library().malloc_trim(0)


def _c_library() -> Any:
    import ctypes

    # TypeError on Windows, AttributeError from another C library: then all stays as it is.
    return ctypes.CDLL(None)
