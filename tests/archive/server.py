"""A PostgreSQL server for tests and benchmarks: started from Debian's binaries in a folder of its own, reached by a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path


def binaries() -> Path | None:
    """The folder of initdb and postgres; None where there is none."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


class Server:
    """One server. PostgreSQL refuses to run as root: there it runs as `postgres`, whom Debian's package makes."""

    def __init__(self, *options: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bs-pg-"))
        self.options = options or ("fsync=off",)
        self.user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name

    def start(self) -> None:
        """Make the data folder and start."""
        if os.getuid() == 0:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", str(self.folder / "data"), "-A", "trust", "-U", self.user, "-E", "UTF8", "--locale=C", "-N")
        self.resume()

    def resume(self) -> None:
        """Start, and wait until it answers."""
        options = " ".join(
            f"-c {option}" for option in (*self.options, "listen_addresses=", "unix_socket_directories=" + str(self.folder))
        )
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self, how: str = "fast") -> None:
        """Stop: `immediate` is as good as pulling the plug. After `fast` nothing is left."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "-w", "stop")
        if how == "fast":
            shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, name: str) -> str:
        """The address of a new database; more of a query may follow."""
        self._run("createdb", "-h", str(self.folder), "-U", self.user, name)
        return f"postgresql://{self.user}@/{name}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        where = binaries()
        assert where is not None
        as_user = {"user": self.user, "extra_groups": []} if os.getuid() == 0 else {}
        # Answers go to a file: pg_ctl's server would keep a pipe open for ever.
        with tempfile.TemporaryFile() as said:
            run = subprocess.run([str(where / program), *arguments], cwd="/", stdout=said, stderr=said, check=False, **as_user)  # type: ignore[call-overload]
            said.seek(0)
            assert run.returncode == 0, said.read().decode(errors="replace")
