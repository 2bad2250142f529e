"""The program as a service on a free port of this machine: the demo's, to be started, killed and started again on the same
data; and the real one, with a mail server, on a database that is no example."""

import os
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from mail_server import Mailbox, free_port


class Service:
    """The demo's service: it stands where it stood, also after it was killed."""

    def __init__(self, malspar: Path, finished_demo: Path, folder: Path):
        self.malspar, self.data = malspar, folder / "data"
        shutil.copytree(finished_demo, self.data)
        self.port = free_port()
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


class Installed:
    """The service as a region installs it: an empty database, mail that leaves, commands on the machine."""

    def __init__(self, malspar: Path, data: Path, mailbox: Mailbox):
        self.malspar, self.data = malspar, data
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.environment = {
            **os.environ,
            "MALSPAR_DATA": str(data),
            "MALSPAR_LISTEN": f"127.0.0.1:{port}",
            "MALSPAR_ADDRESS": self.address,
            "MALSPAR_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}",
            "MALSPAR_MAIL_FROM": "Målspår <malspar@region.example>",
        }
        self.process: subprocess.Popen | None = None

    def command(self, *words: str) -> str:
        done = subprocess.run([self.malspar, *words], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def __enter__(self):
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / "serve.log").open("a") as log:
            self.process = subprocess.Popen([self.malspar, "serve"], env=self.environment, stdout=log, stderr=log)
        for _ in range(400):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.address}/readyz", timeout=10)
                return self
            except OSError:
                time.sleep(0.05)
        pytest.fail(f"the service does not answer: {(self.data / 'serve.log').read_text()}", pytrace=False)

    def __exit__(self, *_):
        self.process.terminate()
        assert self.process.wait(30) == 0, "the service ends in order when it is told to"
