// What a visitor has asked of the browser, or does without: motion, images, scripts, colours of one's own.

const LONGEST = 0.01; // seconds

const seconds = (list) => Math.max(...list.split(",").map((each) => (each.includes("ms") ? parseFloat(each) / 1000 : parseFloat(each))));

checks["still"] = () => {
  const faults = [];
  if (style(document.documentElement).scrollBehavior === "smooth") faults.push("sidan rullar mjukt");
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const css = style(element, part);
      if (css.animationName !== "none" && seconds(css.animationDuration) > LONGEST) faults.push(`${told(element)}${part ?? ""} är animerad`);
      if (seconds(css.transitionDuration) > LONGEST) faults.push(`${told(element)}${part ?? ""} glider mellan lägen`);
    }
  }
  return faults;
};

checks["images"] = () => {
  const faults = [];
  for (const image of document.querySelectorAll("img")) {
    if (!image.hasAttribute("alt")) faults.push(`${told(image)} ${image.getAttribute("src")} saknar alt`);
  }
  for (const element of focusable().filter((each) => /^(a|button|summary)$/.test(each.localName) && seen(each))) {
    const words = [...element.querySelectorAll("*"), element].some(
      (each) => seen(each) && [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()),
    );
    const drawn = element.querySelector("svg") || [...element.querySelectorAll("img")].some((each) => each.alt.trim());
    if (!words && !drawn) faults.push(`${told(element)} syns inte utan bilder`);
  }
  return faults;
};

// Everything with words is there, but for what is folded in <details> or opens as a popover, which need no script. And nothing is offered
// that only a script could do.
checks["script"] = () => {
  const faults = [];
  for (const element of document.querySelectorAll("main *, nav *")) {
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!words || element.closest("details:not([open]), [popover], script, style, template, noscript, svg, .only-wide, .only-narrow, .sides-head, .lacking")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) faults.push(`${told(element)} syns inte utan skript`);
  }
  for (const button of document.querySelectorAll("button, [role=button]")) {
    const works = button.closest("form[action]") || button.hasAttribute("popovertarget") || button.hasAttribute("commandfor");
    if (!works && seen(button)) faults.push(`${told(button)} gör ingenting utan skript`);
  }
  return faults;
};

// --- Forced colours: what was told apart by its colours alone must be told apart by something else.

const PARTS = [null, "::before", "::after"];

const painted = (css) => channels(css.backgroundColor)[3] > 0;

const lined = (css) => ["Top", "Right", "Bottom", "Left"].some((side) => css[`border${side}Style`] !== "none" && parseFloat(css[`border${side}Width`]) > 0
  && channels(css[`border${side}Color`])[3] > 0);

const sized = (element, part) => {
  const css = style(element, part);
  if (css.display === "none" || (part && css.content === "none")) return false;
  const [width, height] = part ? [parseFloat(css.width), parseFloat(css.height)] : [element.offsetWidth, element.offsetHeight];
  return width >= 3 && height >= 3;
};

// Shapes without words that have a ground of their own: bars, dots, legends. They are remembered until the colours have been forced.
checks["shapes"] = () => {
  window.insynShapes = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!seen(element)) continue;
    for (const part of PARTS) {
      if (!sized(element, part)) continue;
      if (!part && (element.textContent.trim() || element.childElementCount || /^(input|select|textarea|button|img|svg|hr|iframe)$/.test(element.localName))) continue;
      if (element.closest("svg")) continue;
      const css = style(element, part);
      const words = part && /["'].*\S.*["']/.test(css.content.replace(/\/.*/, ""));
      const around = ground(part ? element : element.parentElement);
      if (!words && painted(css) && around && contrast(channels(css.backgroundColor).slice(0, 3), around) > 1.2) window.insynShapes.push([element, part]);
    }
  }
  return [];
};

checks["forced"] = () => {
  const faults = [];
  for (const [element, part] of window.insynShapes ?? []) {
    const css = style(element, part);
    const around = ground(part ? element : element.parentElement);
    const apart = around && contrast(channels(css.backgroundColor).slice(0, 3), around) >= 3;
    if (!apart && !lined(css)) faults.push(`${told(element)}${part ?? ""} syns inte med tvingade färger`);
  }
  const look = (element) => {
    const looks = [element, ...element.querySelectorAll("*")].flatMap((each) => PARTS.map((part) => style(each, part)));
    return looks.map((css) => [css.backgroundColor, css.color, css.borderColor, css.borderWidth, css.borderStyle, css.outlineStyle, css.outlineColor,
      css.textDecorationLine, css.fontWeight, css.content].join()).join("|");
  };
  for (const state of ["aria-pressed", "aria-selected"]) {
    for (const on of document.querySelectorAll(`[${state}=true]`)) {
      const off = [...on.parentElement.children].find((each) => each.getAttribute(state) === "false");
      if (seen(on) && off && look(on) === look(off)) faults.push(`${told(on)} ser ut som om den inte var vald`);
    }
  }
  return faults;
};
