"""Reads an index as the browser does."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

from generator.outputs.search import FOLDER
from generator.outputs.search.naming import DIGITS


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def root(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(unpacked(site / FOLDER / "rot.bin"))
    return found


def term_files(site: Path) -> list[Path]:
    names = root(site)["ord"]
    return [site / FOLDER / f"ord/{names[start : start + DIGITS]}.bin" for start in range(0, len(names), DIGITS)]


def text_files(site: Path) -> list[Path]:
    told = root(site)
    names = [told["text"][start : start + DIGITS] for start in range(0, len(told["text"]), DIGITS)]
    pieces = zip(names, told["together"], strict=True)
    return [site / FOLDER / f"text/{name}-{number}.bin" for name, count in pieces for number in range(count)]


def pages(site: Path) -> dict[str, dict[str, Any]]:
    """What results show, by address."""
    found: dict[str, dict[str, Any]] = {}
    for path in text_files(site):
        for page in json.loads(unpacked(path)):
            found.setdefault(page["a"], {**page, "s": []})["s"] += page["s"]
    return found


@cache
def addresses(site: Path) -> dict[int, str]:
    """The address of the page of each section, by the section's number."""
    found, section = {}, 0
    for address, count in zip(pages(site), root(site)["sections"], strict=True):
        found.update(dict.fromkeys(range(section, section + count), address))
        section += count
    return found


@cache
def terms(site: Path) -> dict[str, list[tuple[int, int]]]:
    """Every term with its sections and impacts."""
    found = {}
    for path in term_files(site):
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
