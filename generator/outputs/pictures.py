"""The pictures that are shown where somebody shares a page, one per kind of page, and the icon of a phone's home screen.

Drawn by Pillow with the site's own font and in the tokens of `site_theme/assets/styles/10-tokens.css`: the same words give the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from generator.page import Picture

FONT = "source-sans-3-latin.woff2"

_PINE, _PINE_DARK, _SUN, _MINT, _WHITE, _SOFT = "#0d4a45", "#0a3835", "#f3c969", "#e3f0ec", "#ffffff", "#d5e6e1"
_LENS = "#5d7350"  # sun at 45 % on pine, as in the drawn mark
_MARGIN = 90
_BAND = 416  # where the darker band begins
_SMOOTH = 4  # shapes are drawn so many times larger and then made small, since Pillow draws circles without smooth edges
_STEPS = 14  # colours between two that meet, so that edges are smooth
_MEETING = ((_WHITE, _PINE), (_WHITE, _PINE_DARK), (_SOFT, _PINE_DARK), (_SUN, _PINE), (_SUN, _PINE_DARK), (_MINT, _PINE), (_SUN, _LENS))
_BOLD, _PLAIN = 720, 450
_SMALLEST = 30  # can still be read where the picture is shown small
_ICON = 180  # what phones ask for


def drawn(pictures: Mapping[str, Picture], fonts: Iterable[Path]) -> dict[str, Path | bytes]:
    """Pictures as PNG files by address. The font is taken from the first of the folders that has it; without one none is drawn."""
    font = next((folder / FONT for folder in fonts if (folder / FONT).is_file()), None)
    return {address: _picture(picture, font) for address, picture in pictures.items()} if font else {}


@lru_cache(maxsize=64)  # a preview draws them again at every change of the data
def _picture(picture: Picture, font: Path) -> bytes:
    image = Image.new("RGB", (picture.width, picture.height), _PINE)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, _BAND, picture.width, picture.height), fill=_PINE_DARK)
    image.paste(_mark(196, 138), (_MARGIN - 4, 66))
    room = picture.width - 2 * _MARGIN
    large, small = (picture.word, picture.site) if picture.word else (picture.site, picture.subtitle)
    face, words = _fitting(font, large, room, 118)
    pen.text((_MARGIN, _BAND - 52), words, _WHITE, face, anchor="ls")
    pen.rectangle((_MARGIN, _BAND - 8, _MARGIN + round(face.getlength(words)), _BAND + 3), fill=_SUN)
    face, words = _fitting(font, small, room, 62)
    pen.text((_MARGIN, _BAND + 96), words, _WHITE, face, anchor="ls")
    if picture.word:
        face, words = _fitting(font, picture.subtitle, room, 44, _PLAIN)
        pen.text((_MARGIN, _BAND + 160), words, _SOFT, face, anchor="ls")
    return _png(image)


@lru_cache(maxsize=1)
def touch_icon() -> bytes:
    """The mark on its ground, edge to edge: phones round the corners themselves."""
    image = Image.new("RGB", (_ICON, _ICON), _PINE)
    mark = _mark(136, 96)
    image.paste(mark, ((_ICON - mark.width) // 2, (_ICON - mark.height) // 2))
    return _png(image)


@lru_cache(maxsize=2)
def _mark(width: int, height: int) -> Image.Image:
    """The mark of `partials/mark.html`: two rings, interlocked, and what they have in common."""
    unit = width * _SMOOTH / 34
    size = (width * _SMOOTH, height * _SMOOTH)
    image = Image.new("RGB", size, _PINE)
    radius, stroke, middle = 10.5, 2.6, height / width * 34 / 2

    def ring(centre: float) -> tuple[float, float, float, float]:
        outer = radius + stroke / 2
        return tuple(unit * each for each in (centre - outer, middle - outer, centre + outer, middle + outer))  # type: ignore[return-value]

    left, right = Image.new("1", size), Image.new("1", size)
    ImageDraw.Draw(left).ellipse(ring(12), fill=1)
    ImageDraw.Draw(right).ellipse(ring(22), fill=1)
    lens = Image.new("1", size)
    lens.paste(left, mask=right)
    image.paste(_LENS, mask=lens)
    pen = ImageDraw.Draw(image)
    line = round(unit * stroke)
    pen.ellipse(ring(12), outline=_SUN, width=line)
    pen.ellipse(ring(22), outline=_MINT, width=line)
    pen.arc(ring(12), 40, 86, fill=_SUN, width=line)  # the first ring's lower crossing again, above the second: that interlocks them
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _fitting(font: Path, words: str, room: int, size: int, weight: int = _BOLD) -> tuple[ImageFont.FreeTypeFont, str]:
    """The font at the largest size, up to one, at which words take no more than the room there is; very long ones are cut."""
    words = _seen(words)
    face = _face(font, size, weight)
    wanted = face.getlength(words)
    if wanted > room:
        face = _face(font, max(_SMALLEST, int(size * room / wanted)), weight)
    while face.getlength(words) > room:
        words = f"{words[:-2].rstrip()}…"
    return face, words


def _face(font: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    # The basic layout is part of Pillow; the other needs a library of the system, and would draw differently where that is missing.
    face = ImageFont.truetype(str(font), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


def _seen(words: str) -> str:
    """Words in letters that the font has: a letter outside Latin 1 loses its accent, or is left out."""
    return "".join(each if each <= "ÿ" or each in "–—’”…" else _bare(each) for each in unicodedata.normalize("NFC", words))


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


@lru_cache(maxsize=1)
def _palette() -> Image.Image:
    """The colours of all pictures: told and not looked for, which is faster and keeps the tokens exact."""
    colours: list[int] = []
    for first, last in _MEETING:
        ends = ImageColor.getrgb(first), ImageColor.getrgb(last)
        for step in range(_STEPS):
            colours += [round(a + (b - a) * step / (_STEPS - 1)) for a, b in zip(*ends, strict=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette
