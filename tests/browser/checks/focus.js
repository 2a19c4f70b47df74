// What has focus shows it, with a line that can be seen, and lies in sight.

const ringOf = (element) => {
  const own = [null, "::before", "::after"].map((part) => ({ at: element, css: style(element, part), part }));
  const around = [];
  for (let each = element.parentElement, steps = 0; each && steps < 4; each = each.parentElement, steps += 1) {
    around.push({ at: each, css: style(each), part: null });
  }
  return [...own, ...around].find(({ css }) => css.outlineStyle !== "none" && parseFloat(css.outlineWidth) > 0 && css.content !== "none");
};

// The box that the line is drawn round. A pseudo-element has none to ask for: it fills the nearest box that it is placed in.
const drawnRound = ({ at, css, part }) => {
  if (!part || css.position !== "absolute") return { holder: at, boxes: [...at.getClientRects()] };
  let holder = at;
  while (holder.parentElement && style(holder).position === "static") holder = holder.parentElement;
  return { holder, boxes: [holder.getBoundingClientRect()] };
};

const cutAway = (element, x, y) =>
  holders(element.parentElement).some((holder) => {
    const edge = holder.getBoundingClientRect();
    return x < edge.left || x > edge.right || y < edge.top || y > edge.bottom;
  });

const ringFaults = (element) => {
  const ring = ringOf(element);
  if (!ring) return [`${told(element)} visar inte att den har fokus`];
  const width = parseFloat(ring.css.outlineWidth);
  if (width < 2) return [`${told(element)} har en fokuslinje på ${width} px`];
  const { holder, boxes } = drawnRound(ring);
  const away = parseFloat(ring.css.outlineOffset) + width / 2;
  const [first, last] = [boxes[0], boxes.at(-1)];
  // The middle of what is on the screen, for a row may be taller than that.
  const between = (low, high, end) => (Math.max(low, 0) + Math.min(high, end)) / 2;
  const sides = [
    [first.left - away, between(first.top, first.bottom, innerHeight)], [last.right + away, between(last.top, last.bottom, innerHeight)],
    [between(first.left, first.right, innerWidth), first.top - away], [between(last.left, last.right, innerWidth), last.bottom + away],
  ].filter(([x, y]) => x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight && !cutAway(holder, x, y));
  if (sides.length < 2) return [`${told(element)} har en fokuslinje som är avskuren`];
  const colour = channels(ring.css.outlineColor);
  const faint = sides.flatMap(([x, y]) => {
    const below = ground(document.elementFromPoint(Math.min(x, innerWidth - 1), Math.min(y, innerHeight - 1)) ?? document.body);
    const found = below && contrast(over(colour, below), below);
    return found && found < 3 ? [found.toFixed(1)] : [];
  });
  // One side may lie against a neighbour of the line's own colour: a field and its button.
  return faint.length > 1 ? [`${told(element)} har en fokuslinje med kontrasten ${faint.join(" och ")}`] : [];
};

const sightFaults = (element) => {
  const box = element.getClientRects()[0];
  if (!box || box.width < 2 || box.height < 2) return [`${told(element)} tar fokus men syns inte`];
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  if (right - left < 2 || bottom - top < 2) return [`${told(element)} har fokus utanför skärmen`];
  const inset = (low, high) => [low + Math.min(4, (high - low) / 4), (low + high) / 2, high - Math.min(4, (high - low) / 4)];
  const [x, y] = [inset(left, right), inset(top, bottom)];
  const points = [[x[1], y[1]], [x[0], y[0]], [x[2], y[0]], [x[0], y[2]], [x[2], y[2]]];
  if (points.filter(([each, other]) => hits(element, each, other)).length > 0) return [];
  return [`${told(element)} har fokus under ${told(document.elementFromPoint(x[1], y[1]) ?? document.body)}`];
};

const chosen = (most) => {
  const all = focusable();
  if (all.length <= most) return all;
  const step = all.length / most;
  return Array.from({ length: most }, (_, index) => all[Math.floor(index * step)]);
};

// Forward and backward, for what lies above hides other things than what lies below. The tab key is pressed before, once, so that the
// browser shows focus as it does to those who use the keyboard.
checks["focus"] = (most) => {
  const faults = new Set();
  document.documentElement.style.scrollBehavior = "auto";
  const all = chosen(most);
  for (const element of [...all, ...all.toReversed()]) {
    element.focus();
    if (document.activeElement !== element) continue;
    for (const fault of [...sightFaults(element), ...ringFaults(element)]) faults.add(fault);
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return [...faults];
};
