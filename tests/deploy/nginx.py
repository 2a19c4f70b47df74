"""nginx on this machine with the configuration that the project ships: only ports, paths and certificate are others."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import trustme

from tests.site.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = ROOT / "deploy/nginx"
HOST = "insyn.kommunen.example"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

_MAIN = """{modules}
{user}
daemon off;
master_process on;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    {temporary}
    include {folder}/conf/insyn.conf;
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def installed() -> bool:
    """Whether there is an nginx."""
    return shutil.which("nginx") is not None


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    plain: int  #: its port for http
    secure: int  #: and for https
    trust: Path  #: the certificate of who signed its own
    folder: Path
    process: subprocess.Popen[str] | None = None

    @property
    def errors(self) -> str:
        """What it has complained of."""
        return (self.folder / "error.log").read_text("utf-8")

    def reload(self) -> None:
        """Let it read its configuration anew, as `systemctl reload nginx` does."""
        assert self.process is not None
        self.process.send_signal(1)


def configured(place: Path, folder: Path, *, brotli: bool = True) -> Running:
    """Write a configuration for what is published in a place: the shipped files, with other ports, paths and certificate."""
    (folder / "conf").mkdir(parents=True)
    running = Running(_free(), _free(), folder / "ca.pem", folder)
    authority = trustme.CA()
    own = authority.issue_cert(HOST)
    authority.cert_pem.write_to_path(str(running.trust))
    own.private_key_pem.write_to_path(str(folder / "key.pem"))
    for number, pem in enumerate(own.cert_chain_pems):
        pem.write_to_path(str(folder / "chain.pem"), append=number > 0)
    for path in sorted(SHIPPED.rglob("*.conf")):
        text = path.read_text("utf-8")
        for old, new in {
            "/etc/nginx/insyn/": f"{folder}/conf/insyn/",
            "/etc/ssl/insyn/fullchain.pem": f"{folder}/chain.pem",
            "/etc/ssl/insyn/privkey.pem": f"{folder}/key.pem",
            "/srv/insyn/": f"{place}/",
            "listen 80;": f"listen 127.0.0.1:{running.plain};",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{running.secure} ssl http2;",
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl http2;\n": "",
        }.items():
            text = text.replace(old, new)
        target = folder / "conf" / path.relative_to(SHIPPED)
        target.parent.mkdir(exist_ok=True)
        if path.name != "brotli.conf" or (brotli and BROTLI.is_file()):
            target.write_text(text, "utf-8")
    modules = f"load_module {BROTLI};" if brotli and BROTLI.is_file() else ""
    user = "user root;" if os.geteuid() == 0 else ""  # else its workers may not read the folders of tests
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    (folder / "nginx.conf").write_text(_MAIN.format(modules=modules, user=user, folder=folder, temporary=temporary), "utf-8")
    return running


def fault(running: Running) -> str:
    """What `nginx -t` says against the configuration; empty where it is well."""
    command = ["nginx", "-t", "-q", "-c", str(running.folder / "nginx.conf"), "-p", str(running.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 and not done.stderr.strip() else done.stderr.strip() or "nginx -t gick inte"


@contextmanager
def serving(place: Path, folder: Path, *, brotli: bool = True) -> Iterator[Running]:
    """A server for as long as the block runs."""
    made = configured(place, folder, brotli=brotli)
    process = subprocess.Popen(
        ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    running = Running(made.plain, made.secure, made.trust, folder, process)
    try:
        _wait(running)
        yield running
    finally:
        process.terminate()
        process.wait()
        assert process.stdout
        process.stdout.close()


def _wait(running: Running) -> None:
    assert running.process is not None
    while running.process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", running.secure)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"nginx startade inte: {running.process.stdout and running.process.stdout.read()}")


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
