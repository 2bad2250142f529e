"""What both peers print: the median of some warm rounds, and the process's peak memory."""

import resource
import statistics
import time


def measure(work, rounds: int = 5) -> None:
    size = len(work())
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"median of {rounds}          {statistics.median(times) * 1000:8.1f} ms, {size / 1000:.0f} kB")
    print(f"peak memory            {peak:8.0f} MB")
