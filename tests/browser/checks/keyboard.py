"""What only somebody at a keyboard finds: the menu, the order of the tab key, boxes that scroll, keys that do something on their own."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from tests.browser.checks.in_page import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Every key that writes a character. Space scrolls, in every browser and on every page.
KEYS = string.ascii_letters + string.digits + string.punctuation

_MENU = "header button[aria-expanded]"

_MENU_STATE = """() => {
  const button = document.querySelector('header button[aria-expanded]');
  const menu = document.getElementById(button.getAttribute('aria-controls') ?? '');
  const links = menu ? [...menu.querySelectorAll('a')] : [];
  const shown = links.filter((link) => link.checkVisibility({visibilityProperty: true, opacityProperty: true}));
  const boxes = shown.map((link) => link.getBoundingClientRect());
  return {
    open: button.getAttribute('aria-expanded'), links: links.length, shown: shown.length, onButton: document.activeElement === button,
    inMenu: Boolean(menu?.contains(document.activeElement)), outside: boxes.some((box) => box.right <= 0 || box.left >= innerWidth),
    focusable: links.filter((link) => { link.focus(); return document.activeElement === link; }).length,
  };
}"""


def menu(page: Page) -> list[str]:
    """The folded menu opens with Enter and Space, takes the focus in, closes with Escape and gives the focus back."""
    button = page.locator(_MENU).first
    if button.count() == 0 or not button.is_visible():
        return ["ingen menyknapp som säger om menyn är öppen"]

    def state() -> dict[str, object]:
        found: dict[str, object] = page.evaluate(_MENU_STATE)
        return found

    closed = state()
    found = {
        "menyknappen säger inte vad den öppnar": not closed["links"],
        "menyn är inte stängd från början": closed["open"] != "false" or closed["shown"],
        "den stängda menyns länkar tar fokus": closed["focusable"] and not closed["shown"],
    }
    for key in ("Enter", "Space"):
        button.focus()
        page.keyboard.press(key)
        opened = state()
        page.keyboard.press("Escape")
        after = state()
        found |= {
            f"{key} öppnar inte menyn": opened["open"] != "true" or opened["shown"] != opened["links"] or opened["outside"],
            f"{key} flyttar inte fokus in i menyn": not opened["inMenu"],
            f"Escape efter {key} stänger inte menyn": after["open"] != "false" or after["shown"],
            f"Escape efter {key} lämnar inte tillbaka fokus": not after["onButton"],
        }
    return [words for words, wrong in found.items() if wrong]


#: The way to the top is not what a key does: the page may answer to it, two frames later.
_WATCH = """() => new Promise((done) => {
  document.activeElement.blur();
  scrollTo({top: 0, behavior: 'instant'});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    window.insynChanges = 0;
    window.insynWatch = new MutationObserver((list) => { window.insynChanges += list.length; });
    window.insynWatch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    done();
  })));
})"""
_CHANGED = """() => new Promise((done) => setTimeout(() => {
  window.insynWatch.disconnect();
  done({changes: window.insynChanges, away: document.activeElement !== document.body, scrolled: scrollY});
}, 60))"""


def shortcuts(page: Page) -> list[str]:
    """No key that writes a character does anything where there is nothing to write in."""
    address = page.url
    page.evaluate(_WATCH)
    page.keyboard.type(KEYS)
    if page.url != address:
        return [f"en tangent leder till {page.url}"]
    after = page.evaluate(_CHANGED)
    told = {"changes": "en tangent ändrar sidan", "away": "en tangent flyttar fokus", "scrolled": "en tangent rullar sidan"}
    return [words for what, words in told.items() if after[what]]


_NOTE = """() => {
  window.insynVisited = [];
  document.addEventListener('focusin', (event) => window.insynVisited.push(event.target));
  document.activeElement.blur();
  getSelection().removeAllRanges();
}"""
_ORDER = """(most) => {
  const words = (each) => (each.textContent || each.getAttribute('aria-label') || '').replace(/\\s+/g, ' ').trim();
  const called = (each) => `<${each.localName}> ”${words(each).slice(0, 40)}”`;
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((each) =>
    each.tabIndex >= 0 && !each.disabled && each.type !== 'hidden' && each.checkVisibility({visibilityProperty: true}));
  const visited = window.insynVisited.slice(0, all.length);
  const faults = [];
  const missed = all.slice(0, most).find((each) => !visited.includes(each));
  if (missed) faults.push(`tabb når inte ${called(missed)}`);
  const extra = visited.find((each) => !all.includes(each));
  if (extra) faults.push(`tabb stannar på ${called(extra)}`);
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const turned = visited.find((each, index) => index && !follows(visited[index - 1], each));
  if (turned) faults.push(`tabb hoppar bakåt till ${called(turned)}`);
  return faults;
}"""
_STOPS = """document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]').length"""


def order(page: Page, most: int) -> list[str]:
    """The tab key goes through everything that can be used, in the order in which it stands, and gets stuck nowhere."""
    page.evaluate(_NOTE)
    most = min(most, page.evaluate(_STOPS))
    for _ in range(most):  # held down, it is pressed again and again, and need not be let go of each time
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    found: list[str] = page.evaluate(_ORDER, most)
    return found


def focus(page: Page, most: int) -> list[str]:
    """Focus is seen, by a line that is wide and clear enough, and what has it is in sight; of `most` places, spread over the page."""
    page.keyboard.press("Tab")  # from here on the browser shows focus, as it does to those who use the keyboard
    return faults(page, "focus", most)


_SIDEWAYS = """() => [...document.querySelectorAll('[tabindex="0"]')].filter((box) =>
  box.checkVisibility() && /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1)"""


_MOVED = """box => new Promise((done) => {
  const look = (left) => (box.scrollLeft > 0 || !left ? done(box.scrollLeft > 0) : setTimeout(look, 20, left - 1));
  look(30);
})"""


def boxes(page: Page) -> list[str]:
    """Boxes that are wider than the page are stops of the tab key, named, and move with the arrows."""
    found = faults(page, "boxes")
    for box in page.evaluate_handle(_SIDEWAYS).get_properties().values():
        element = box.as_element()
        if element is None:
            continue
        element.evaluate("box => { box.scrollLeft = 0; box.focus(); }")
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        if not element.evaluate(_MOVED):
            found.append(f"rutan {element.get_attribute('aria-label')!r} rullar inte med piltangenterna")
    return found
