// What a page is made of: ids, headings, the words of links, charts, boxes that scroll.

checks["ids"] = () => {
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `id="${id}" finns flera gånger`);
};

checks["headings"] = () => {
  const faults = [];
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(out);
  const first = levels.filter((each) => each.localName === "h1").length;
  if (first !== 1) faults.push(`${first} rubriker på första nivån`);
  let before = 0;
  for (const heading of levels) {
    const level = Number(heading.localName[1]);
    if (level > before + 1) faults.push(`${told(heading)} kommer efter nivå ${before}`);
    if (!called(heading)) faults.push(`${told(heading)} har inga ord`);
    before = level;
  }
  return faults;
};

const SAYS_NOTHING = /^(läs (mer|vidare|mera)|mer|se (mer|här)|visa mer|klicka här|här|länk|hit|gå vidare|read more|click here|here|more)\W*$/i;

// Links of the same words to different places must at least stand in rows, items or paragraphs of different words.
checks["links"] = () => {
  const faults = [];
  const met = new Map();
  for (const link of [...document.querySelectorAll("main a[href]")].filter(out)) {
    const words = called(link).toLowerCase();
    if (!words) faults.push(`${told(link)} har inga ord`);
    if (SAYS_NOTHING.test(words)) faults.push(`${told(link)} säger inte vart den leder`);
    const same = (each) => short(each.textContent, 5000) === short(link.textContent, 5000);
    let around = link.parentElement.closest("li, tr, dl, section, figure, blockquote, article, details") ?? link.closest("p, div, main");
    while (around.localName !== "main" && same(around)) around = around.parentElement;
    const place = `${words}|${short(around.textContent, 2000)}`;
    const target = link.href.split("#")[0]; // another place on the same page is near enough
    if (met.has(place) && met.get(place) !== target) faults.push(`${told(link)} leder till olika ställen med samma ord`);
    met.set(place, target);
  }
  return faults;
};

// A bar whose every number stands in the words beside it needs no table.
const NUMERALS = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
const numbersIn = (words) =>
  (words.toLowerCase().match(/\p{L}+|\d+/gu) ?? [])
    .map((word) => (word === "ett" ? "1" : NUMERALS.includes(word) ? `${NUMERALS.indexOf(word)}` : word))
    .filter((word) => /^\d+$/.test(word));
const saidInWords = (chart) => {
  const numbers = numbersIn(called(chart));
  const beside = chart.parentElement.textContent.replace(chart.textContent, "");
  return chart.querySelector("text") === null && numbers.length > 0 && numbers.every((each) => beside.includes(each));
};

checks["charts"] = () => {
  const faults = [];
  for (const chart of document.querySelectorAll("svg, [role=img]")) {
    if (chart.closest("[aria-hidden=true]")) continue;
    if (chart.getAttribute("role") !== "img") {
      faults.push(`${told(chart)} är varken namngiven eller dold för skärmläsare`);
      continue;
    }
    const title = chart.querySelector(":scope > title")?.textContent ?? "";
    if (!(chart.getAttribute("aria-labelledby") || chart.getAttribute("aria-label") ? called(chart) : title.trim())) {
      faults.push(`${told(chart)} saknar namn`);
    }
    if (chart.localName !== "svg") continue;
    const figure = chart.closest("figure");
    if (saidInWords(chart)) continue;
    if (!(figure?.querySelector("table") || figure?.parentElement.querySelector(":scope > figure table, :scope > * > table, :scope > table"))) {
      faults.push(`${told(chart)} saknar tabell med samma siffror`);
    }
  }
  return faults;
};

const scrolls = (element, axis) => {
  const flow = style(element)[`overflow${axis}`];
  const [whole, shown] = axis === "X" ? [element.scrollWidth, element.clientWidth] : [element.scrollHeight, element.clientHeight];
  return /auto|scroll/.test(flow) && whole > shown + 1;
};

// The page itself scrolls by keyboard; any other box must be a stop for the tab key (or hold one), and have a name.
checks["boxes"] = () => {
  const faults = [];
  const NOT_BOXES = new Set(["html", "body", "textarea", "input", "select"]);
  for (const box of [...document.querySelectorAll("*")].filter((each) => !NOT_BOXES.has(each.localName) && out(each))) {
    if (!scrolls(box, "X") && !scrolls(box, "Y")) continue;
    const sideways = scrolls(box, "X");
    const inside = !sideways && focusable().some((each) => each !== box && box.contains(each));
    if (box.tabIndex < 0 && !inside) faults.push(`${told(box)} rullar men nås inte med tabb`);
    const role = box.getAttribute("role");
    if (sideways && !(called(box) && box.getAttribute("aria-label") !== "" && /^(group|region)$/.test(role ?? ""))) {
      faults.push(`${told(box)} rullar men har varken roll eller namn`);
    }
    if (sideways && !(box.hasAttribute("aria-label") || box.hasAttribute("aria-labelledby"))) faults.push(`${told(box)} rullar men har inget eget namn`);
  }
  return faults;
};
