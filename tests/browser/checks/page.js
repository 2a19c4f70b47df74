// What the checks share: what a person sees of an element, and how it is told of in a fault.

const style = (element, part) => getComputedStyle(element, part);

const out = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

// Made for screen readers alone: clipped away, or a pixel large.
const aside = (element) => {
  for (let each = element; each; each = each.parentElement) {
    const { clipPath, overflowX, position } = style(each);
    if (clipPath === "inset(50%)") return true;
    if (position === "absolute" && overflowX !== "visible" && each.offsetWidth <= 1 && each.offsetHeight <= 1) return true;
  }
  return false;
};

const seen = (element) => out(element) && !aside(element);

const short = (text, length = 60) => {
  const line = (text ?? "").replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length)} …` : line;
};

const told = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const classes = [...element.classList].map((each) => `.${each}`).join("");
  return `<${element.localName}${id}${classes}> ”${short(element.textContent || element.getAttribute("aria-label") || "", 40)}”`;
};

const called = (element) => {
  const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const words = by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ") || element.getAttribute("aria-label");
  if (words?.trim()) return short(words, 200);
  const own = [...element.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true" || node.hidden || node.popover) return "";
    return node.localName === "img" ? node.alt : called(node);
  });
  return short(own.join(" "), 200);
};

const focusable = () =>
  [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (each) => each.tabIndex >= 0 && !each.disabled && each.type !== "hidden" && each.checkVisibility({ visibilityProperty: true }),
  );

// --- Colours

const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

const read = new Map(); // a page has few colours, and each is asked for many times

const channels = (colour) => {
  if (!read.has(colour)) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    read.set(colour, [...brush.getImageData(0, 0, 1, 1).data]);
  }
  return read.get(colour);
};

const over = ([r, g, b, a], below) => [r, g, b].map((each, index) => (each * a + below[index] * (255 - a)) / 255);

// What lies behind an element, all layers together; null where a picture lies there.
const ground = (element) => {
  const layers = [];
  for (let each = element; each; each = each.parentElement) {
    const { backgroundColor, backgroundImage } = style(each);
    if (backgroundImage !== "none") return null;
    layers.push(channels(backgroundColor));
    if (layers.at(-1)[3] === 255) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), channels("Canvas").slice(0, 3));
};

const light = (colour) => {
  const [r, g, b] = colour.map((each) => (each / 255 <= 0.04045 ? each / 3294.6 : ((each / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one, other) => {
  const [dim, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
};

const checks = {};
