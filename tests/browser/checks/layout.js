// What stands where: nothing beside the page, cut off, on top of something else, or too small to hit.

checks["sideways"] = () => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > clientWidth + 1 && seen(each));
  wide.push(...lines().filter(({ box }) => box.right > clientWidth).map(({ element }) => element));
  return [`sidan är ${scrollWidth - clientWidth} px för bred: ${wide.slice(-3).map(told).join(", ")}`];
};

// Three checks look at all of them, on a page that none of those changes.
let linesFound = null;

const lines = () => {
  if (linesFound) return linesFound;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const shown = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "TITLE", "DESC"].includes(element.tagName.toUpperCase())) continue;
    if (!shown.has(element)) shown.set(element, seen(element));
    if (!shown.get(element)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ element, box, words: node.data });
  }
  linesFound = found;
  return found;
};

const holders = (element) => {
  const found = [];
  for (let each = element; each && each !== document.body; each = each.parentElement) {
    const { overflowX, overflowY, position } = style(each);
    if (overflowX !== "visible" || overflowY !== "visible") found.push(each);
    if (position === "fixed") break;
  }
  return found;
};

const stuck = (element) => {
  for (let each = element; each; each = each.parentElement) if (/sticky|fixed/.test(style(each).position)) return true;
  return false;
};

checks["cut"] = () => {
  const faults = new Set();
  const cache = new Map();
  for (const { element, box } of lines()) {
    if (!cache.has(element)) cache.set(element, holders(element));
    if (box.left < -1 && box.right > 1) faults.add(`${told(element)} är avskuren till vänster`);
    for (const holder of cache.get(element)) {
      const { overflowX, overflowY } = style(holder);
      if (/auto|scroll/.test(overflowX + overflowY)) break; // can be scrolled to
      const edge = holder.getBoundingClientRect();
      if (box.right > edge.right + 2 || box.left < edge.left - 2 || box.bottom - box.height / 4 > edge.bottom || box.top + box.height / 4 < edge.top) {
        faults.add(`${told(element)} är avskuren i ${told(holder)}`);
      }
    }
  }
  return [...faults];
};

// The boxes of lines are taller than their letters, so a fifth is taken from above and below.
checks["overlap"] = () => {
  const faults = new Set();
  const still = lines().filter(({ element }) => !stuck(element) && !holders(element).some((each) => scrolls(each, "X") || scrolls(each, "Y")));
  const boxes = still.map(({ element, box, words }) => ({
    element, words, left: box.left + 1, right: box.right - 1, top: box.top + box.height / 5, bottom: box.bottom - box.height / 5,
  }));
  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((one, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
      const other = boxes[next];
      if (other.left < one.right && one.left < other.right && one.element !== other.element) {
        faults.add(`”${short(one.words, 30)}” och ”${short(other.words, 30)}” ligger på varandra i ${told(one.element)}`);
      }
    }
  });
  return [...faults];
};

const hits = (element, x, y) => {
  const hit = document.elementFromPoint(x, y);
  return hit !== null && (element === hit || element.contains(hit) || (hit.localName === "label" && hit.control === element) || hit.contains(element.labels?.[0] ?? null));
};

const INLINE = new Set(["inline", "inline-block", "inline-flex"]);

// A target in a sentence may be as small as its line (WCAG 2.5.8); what a page is steered by is to be hit with a thumb.
const inSentence = (element) => {
  if (!INLINE.has(style(element).display)) return false;
  const block = element.closest("p, li, dd, dt, td, th, caption, figcaption, blockquote, h1, h2, h3, h4, h5, h6, label");
  return block !== null && short(block.textContent, 5000).length > short(element.textContent, 5000).length;
};

const MAIN_ACTIONS = [
  "body > header :is(a, button, input)", "body > header ~ nav a", "body > footer :is(nav a, button)", "main button:not([popovertarget])", "main summary",
  "main form input:not([type=checkbox], [type=radio], [type=hidden])",
].join();

checks["targets"] = () => {
  const faults = [];
  const steers = new Set(document.querySelectorAll(MAIN_ACTIONS));
  for (const element of focusable().filter(seen)) {
    if (element.tabIndex >= 0 && !/^(a|button|input|select|textarea|summary)$/.test(element.localName)) continue;
    const least = steers.has(element) ? 44 : 24;
    if (least === 24 && inSentence(element)) continue;
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = element.getClientRects()[0];
    if (!box || box.bottom + scrollY <= 0 || box.right <= 0) continue; // the skip link, until it has focus
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    // A link is as wide as its words.
    const [across, down] = [(element.localName === "a" ? 24 : least) / 2 - 1.5, least / 2 - 1.5];
    const small = [[-across, 0], [across, 0], [0, -down], [0, down]].filter(([dx, dy]) => !hits(element, Math.min(Math.max(x + dx, 0), innerWidth - 1), y + dy));
    if (small.length) faults.push(`${told(element)} är ${Math.round(box.width)}×${Math.round(box.height)} px, under ${least}`);
  }
  scrollTo(0, 0);
  return faults;
};
