"""Nothing of Dalil opens a connection: the suite runs without a network, and `ask` asks for none."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLOSED = """
import socket, sys
def refuse(*_, **__):
    raise BaseException("a connection was asked for")
class Closed(socket.socket):
    connect = connect_ex = sendto = sendmsg = listen = refuse
socket.socket = Closed
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
    setattr(socket, name, refuse)
sys.argv = ["dalil", *sys.argv[1:]]
from dalil.cli import main
main()
"""


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443), ("2001:db8::1", 80, 0, 0)])
def test_the_suite_refuses_every_address_but_this_machine(address) -> None:
    family = socket.AF_INET6 if len(address) == 4 else socket.AF_INET
    with socket.socket(family) as one, pytest.raises(BaseException, match="A test"):
        one.connect(address)


def test_the_suite_refuses_to_look_names_up() -> None:
    with pytest.raises(BaseException, match="looked up"):
        socket.create_connection(("example.org", 80))


def test_the_closed_program_cannot_connect() -> None:
    reach = CLOSED.split("sys.argv")[0] + "socket.socket().connect(('127.0.0.1', 9))"
    run = subprocess.run([sys.executable, "-c", reach], capture_output=True, text=True, check=False)
    assert "a connection was asked for" in run.stderr


def test_this_machine_stays_reachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_ask_asks_for_no_connection(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for path in sorted((ROOT / "examples" / "reports").iterdir())[::6]:
        (reports / path.name).write_bytes(path.read_bytes())
    arguments = ["ask", "What happened to ISIS after the coalition raids?", "reports"]
    run = subprocess.run(
        [sys.executable, "-c", CLOSED, *arguments],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "brief.html" in run.stdout
