"""Keeps tests on this machine: any Python process with this folder on its path can reach loopback only.

`tests/conftest.py` puts the folder on PYTHONPATH, so that crawlers, servers and flows that tests start have it too. A
crawl's own guard may then fail in a test without anything leaving the machine. An audit hook cannot be taken off again.
"""

from __future__ import annotations

import ipaddress
import socket
import sys

_LOCAL_NAMES = ("localhost", "")


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise OSError(101, f"tests stay on loopback: {address[0]} is out of reach")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = args[0].decode("latin-1") if isinstance(args[0], bytes) else args[0]
        if host is not None and not _is_loopback(str(host)):
            raise socket.gaierror(-2, f"tests stay on loopback: {host} is not resolved")


def _is_loopback(host: str) -> bool:
    if host in _LOCAL_NAMES or host == socket.gethostname():
        return True
    try:
        ip = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return ip.is_loopback or ip.is_unspecified


sys.addaudithook(_refuse)
