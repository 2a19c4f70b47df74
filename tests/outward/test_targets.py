"""Which addresses are of the open internet, and what an address is on the wire."""

from __future__ import annotations

import pytest

from generator.outward.absence import is_not_found
from generator.outward.faults import Fault, UnansweredError
from generator.outward.targets import is_open, target_of


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_open(address: str) -> None:
    assert is_open(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:192.168.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1"),
    ],
)
def test_closed(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize(
    ("url", "base", "wire"),
    [
        ("https://kommunen.example", "", "https://kommunen.example/"),
        ("HTTPS://Kommunen.Example:443/A?b=c#d", "", "https://kommunen.example/A?b=c"),
        ("http://källan.example/ärende ett", "", "http://xn--kllan-gra.example/%C3%A4rende%20ett"),
        ("http://a.example/a%20b?q=%C3%A5", "", "http://a.example/a%20b?q=%C3%A5"),
        ("../b", "http://a.example:8080/c/d/", "http://a.example:8080/c/b"),
        ("//b.example/c", "https://a.example/", "https://b.example/c"),
        ("?q=1", "https://a.example/b", "https://a.example/b?q=1"),
        ("http://[2606:4700::1]:8080/", "", "http://[2606:4700::1]:8080/"),
        ("http://a.example/'\"<>\\{}`|^", "", "http://a.example/%27%22%3C%3E%5C%7B%7D%60%7C%5E"),
    ],
)
def test_on_the_wire(url: str, base: str, wire: str) -> None:
    assert target_of(url, base).url == wire


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "javascript:alert(1)",
        "http://",
        "http://a:b@c.example/",
        "http://a.example:22/",
        "http://a.example:99999/",
        "http://[::/",
        "mailto:a@b.example",
    ],
)
def test_no_address(url: str) -> None:
    with pytest.raises(UnansweredError) as error:
        target_of(url)
    assert error.value.fault is Fault.NO_ADDRESS


@pytest.mark.parametrize(
    "title",
    [
        *("404", "Fel 404", "404 Not Found", "404 – Sidan finns inte", "Error 404 (Not Found)!!1", "Page not found | City", "Not Found"),
        *("Sidan kan inte hittas", "Sidan du söker finns inte", "Vi kan inte hitta sidan", "Sidan kunde inte hittas - Stockholms stad"),
        *(
            "Hoppsan! Sidan saknas",
            "Artikeln är borttagen",
            "Dokumentet har tagits bort",
            "The page you requested does not exist: page not found",
        ),
        *("This page no longer exists", "Seite nicht gefunden", "Siden finnes ikke", "HTTP 404"),
    ],
)
def test_titles_of_what_is_not_there(title: str) -> None:
    assert is_not_found(title)


@pytest.mark.parametrize(
    "title",
    [
        *("Protokoll", "SFS 2019:404", "404 nya bostäder i Hamnen", "Dnr KS 2019/404", "Trygghetsmätningen", "Källan 404", ""),
        *("Lokaler saknas för ungdomar", "Polisen hittade inte gärningsmannen", "Positiv trend i årets trygghetsmätning", "Lost and found"),
        *("Sidan om trygghet", "Det som inte finns i statistiken", "Nytt samverkansavtal mellan Stockholms stad och polisen"),
    ],
)
def test_titles_of_what_is(title: str) -> None:
    assert not is_not_found(title)
