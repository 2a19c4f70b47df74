"""Reads an index as the browser does."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

from generator.outputs.search import FOLDER


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def pages(site: Path) -> dict[str, dict[str, Any]]:
    """What results show, by address."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((site / FOLDER).glob("*/text-*.bin"), key=lambda each: int(each.stem.split("-")[1])):
        for page in json.loads(unpacked(path)):
            found.setdefault(page["a"], {**page, "s": []})["s"] += page["s"]
    return found


@cache
def addresses(site: Path) -> dict[int, str]:
    """The address of the page of each section, by the section's number."""
    root = json.loads(unpacked(site / FOLDER / "rot.bin"))
    found, section = {}, 0
    for address, count in zip(pages(site), root["sections"], strict=True):
        found.update(dict.fromkeys(range(section, section + count), address))
        section += count
    return found


@cache
def terms(site: Path) -> dict[str, list[tuple[int, int]]]:
    """Every term with its sections and impacts."""
    found = {}
    for path in (site / FOLDER).glob("*/ord-*.bin"):
        content, place = unpacked(path), 0
        while place < len(content):
            length, place = _number(content, place)
            name = content[place : place + length].decode()
            _, place = _number(content, place + length)
            _, place = _number(content, place)
            told, place = _number(content, place)
            sections, section = [], -1
            for _ in range(told):
                step, place = _number(content, place)
                section += step
                sections.append(section)
            found[name] = list(zip(sections, content[place : place + told], strict=True))
            place += told
    return found


def _number(content: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[place]
        place += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, place
