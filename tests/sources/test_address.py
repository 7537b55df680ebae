import ipaddress
import socket

import pytest

from geo.errors import FetchError
from geo.sources.address import addresses, is_public, parted


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2001:0:7f00:1::", "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_what_is_not_of_the_public_internet_is_not_asked_however_it_is_wrapped(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_public_addresses_are(address):
    assert is_public(ipaddress.ip_address(address))


def test_one_address_that_is_not_public_is_enough(monkeypatch):
    found = [(0, 0, 0, "", ("1.1.1.1", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError, match=r"leads to 10\.0\.0\.1"):
        addresses("two.example", 80)


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f000001", "2130706433", "0"])
def test_this_machine_is_not_asked_however_it_is_written(host):
    with pytest.raises(FetchError):
        addresses(host, 80)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://",
        "//a.example",
        "http://u:p@a.example/",
        "http://a b/",
    ],
)
def test_what_is_no_web_address_is_told(url):
    with pytest.raises(FetchError, match="no web address"):
        parted(url)
