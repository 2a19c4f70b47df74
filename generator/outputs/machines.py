"""What programs that visit a site look for at its root: robots.txt, security.txt and opensearch.xml."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit
from xml.sax.saxutils import escape, quoteattr

from generator import addresses, prose
from generator.records.site import Security
from generator.register import Register

_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024  # characters, by OpenSearch 1.1


def for_machines(register: Register) -> dict[str, bytes]:
    """The files by address. A file of the same name in content/ comes instead, as a project's own decisions do."""
    engine, site = register.reading.engine, register.reading.site
    made = {addresses.ROBOTS: robots(engine.address)}
    if engine.address:
        made[addresses.OPEN_SEARCH] = open_search(engine.address, engine.name, engine.subtitle, engine.language)
    if site and site.security and (security := security_txt(site.security, engine.address)):
        made[addresses.SECURITY] = security
    own = Path(register.reading.project, engine.content)
    return {address: content for address, content in made.items() if not (own / address).is_file()}


def robots(site_address: str) -> bytes:
    """Everything may be read (RFC 9309), and where the sitemap lies, which needs the site's own address."""
    found = f"\nSitemap: {site_address}{addresses.SITEMAP}\n" if site_address else ""
    return f"User-agent: *\nDisallow:\n{found}".encode()


def security_txt(security: Security, site_address: str) -> bytes:
    """How somebody who has found a hole tells of it (RFC 9116); empty where it is not known how, or until when that holds.

    `Expires` is the end of the day in UTC that site.yml gives. It is never made from the day of the build: that would say of a contact
    which nobody has looked at for years that it is good. Of a site below a path it counts only where it is copied to, the host's root:
    found at an address that it does not name, it should not be trusted (section 2.5.2), so it names both.
    """
    contacts = [*filter(None, [security.form, f"mailto:{security.email}" if security.email else ""])]
    if not contacts or not security.expires.day:
        return b""
    rows = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {security.expires}T23:59:59Z",
        "Preferred-Languages: sv, en",
        *(f"Canonical: {urljoin(site_address, root)}{addresses.SECURITY}" for root in _roots(site_address)),
        f"Policy: {security.policy}" if security.policy else "",
    ]
    return "".join(f"{row}\n" for row in rows if row).encode()


def _roots(site_address: str) -> list[str]:
    """The root of a site's host and that of the site, as addresses relative to the site's; one where they are the same."""
    return list(dict.fromkeys(["/", urlsplit(site_address).path or "/"])) if site_address else []


def open_search(site_address: str, name: str, subtitle: str, language: str) -> bytes:
    """How a browser's address bar can search the site (OpenSearch 1.1): by the address of the page that searches."""
    about = f"Sök i {name}" + (f": {subtitle}" if subtitle else "")
    template = f"{quote(site_address, safe=_IN_ADDRESSES)}{addresses.SEARCH}?q={{searchTerms}}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{_fitting(name, _SHORT)}</ShortName>\n"
        f"<LongName>{_fitting(name, _LONG)}</LongName>\n"
        f"<Description>{_fitting(about, _DESCRIPTION)}</Description>\n"
        f"<Language>{escape(language)}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image type="image/svg+xml" width="16" height="16">{escape(site_address)}{addresses.ASSETS}/mark.svg</Image>\n'
        f'<Url type="text/html" template={quoteattr(template)}/>\n'
        "</OpenSearchDescription>\n"
    ).encode()


#: What a template's address keeps as it is: braces mean something in it.
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%-._~"


def _fitting(text: str, length: int) -> str:
    """Plain words of at most a number of characters."""
    plain = "".join(each for each in text if unicodedata.category(each) not in {"Cc", "Cs", "Cn"})
    return escape(prose.shortened(plain, length))
