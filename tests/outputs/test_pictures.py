"""The pictures that are shown where a page is shared."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from generator.outputs import pictures
from generator.page import Picture
from generator.theme import OWN

if TYPE_CHECKING:
    from pathlib import Path

FONTS = [OWN / "assets"]
RESPONSE = Picture("Remissvar", "Insyn", "Stockholms stad och Polisen")


def drawn(picture: Picture) -> bytes:
    found = pictures.drawn({"a.png": picture}, FONTS)["a.png"]
    assert isinstance(found, bytes)
    return found


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def test_the_same_words_give_the_same_bytes() -> None:
    first = drawn(RESPONSE)
    pictures._picture.cache_clear()
    assert drawn(RESPONSE) == first


@pytest.mark.parametrize(
    "words", [("", "Insyn", ""), ("Remissvar", "Insyn", "Stockholms stad och Polisen"), ("Överenskommelse", "W" * 80, "W" * 200)]
)
def test_a_picture_is_small_and_as_large_as_sites_ask_for(words: tuple[str, str, str]) -> None:
    content = drawn(Picture(*words))
    assert len(content) <= 30_000
    assert opened(content).size == (1200, 630)


def test_every_word_is_in_it_and_no_word_reaches_the_edge() -> None:
    empty = opened(drawn(Picture("", "", "")))
    for change in (
        Picture("Remissvar", "", ""),
        Picture("", "Insyn", ""),
        Picture("", "", "Stockholms stad"),
        Picture("W" * 60, "W" * 90, "W" * 90),
    ):
        box = ImageChops.difference(opened(drawn(change)), empty).getbbox()
        assert box, change
        assert box[0] >= 80
        assert box[2] <= 1120


def test_it_is_in_the_colours_of_the_site() -> None:
    tokens = (OWN / "assets/styles/10-tokens.css").read_text("utf-8")
    picture = opened(drawn(RESPONSE)).tobytes()
    colours = {f"#{picture[at : at + 3].hex()}" for at in range(0, len(picture), 3)}
    for name in ("pine", "pine-dark", "sun", "mint", "on-pine"):
        token = tokens.split(f"--{name}: ")[1].split(";")[0]
        assert token in colours, name


def test_letters_that_the_font_lacks_lose_their_accents() -> None:
    assert pictures._seen("Čohkkiras – Škola ”Ä” 漢") == "Cohkkiras – Skola ”Ä” "
    assert pictures._seen("A\u030angermanland") == "Ångermanland"


def test_without_the_font_nothing_is_drawn(tmp_path: Path) -> None:
    assert pictures.drawn({"a.png": RESPONSE}, [tmp_path]) == {}


def test_the_icon_fills_its_square() -> None:
    icon = opened(pictures.touch_icon())
    assert icon.size == (180, 180)
    assert {icon.getpixel(corner) for corner in ((0, 0), (179, 0), (0, 179), (179, 179))} == {(0x0D, 0x4A, 0x45)}
    assert icon.getpixel((90, 90)) != (0x0D, 0x4A, 0x45)
