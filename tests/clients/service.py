"""The program as a service on a free port of this machine, to be started, killed and started again on the same data."""

import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest


class Service:
    """The demo's service: it stands where it stood, also after it was killed."""

    def __init__(self, malspar: Path, finished_demo: Path, folder: Path):
        self.malspar, self.data = malspar, folder / "data"
        shutil.copytree(finished_demo, self.data)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    @property
    def log(self) -> str:
        return (self.data / "serve.log").read_text()

    def start(self):
        with (self.data / "serve.log").open("a") as log:
            command = [self.malspar, "demo", "--data", self.data, "--port", str(self.port)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(600):
            if self.process.poll() is not None:
                pytest.fail(f"the service ended: {self.log}", pytrace=False)
            try:
                urllib.request.urlopen(f"{self.address}/readyz", timeout=10)
                return self
            except OSError:
                time.sleep(0.1)
        pytest.fail("the service does not answer", pytrace=False)

    def kill(self):
        """As when the power goes: nothing is said to it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            assert self.process.wait(30) == 0, "the service ends in order when it is told to"
