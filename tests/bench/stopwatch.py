"""Time and memory of the running process."""

import os
import resource
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Latency(Generic[Item]):
    """Milliseconds of one call each."""

    median: float
    p99: float

    @classmethod
    def of(cls, call: Callable[[Item], object], items: Iterable[Item]) -> "Latency[Item]":
        """Time `call` once for each item."""
        spent: list[float] = []
        for item in items:
            start = time.perf_counter()
            call(item)
            spent.append((time.perf_counter() - start) * 1000)
        spent.sort()
        return cls(spent[len(spent) // 2], spent[min(len(spent) - 1, int(len(spent) * 0.99))])


def memory_mb(process: int | str = "self") -> float:
    """Return the resident memory of a process now, where the system tells it, else the peak of this one."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peak_memory_mb(process: int) -> float:
    """Return the largest resident memory that a process has had so far (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def processor_seconds(process: int) -> float:
    """Return what a process has used of the processor so far (Linux)."""
    parts = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")
