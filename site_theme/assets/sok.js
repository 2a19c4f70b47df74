// The search page: what is typed and chosen goes to the engine and into the address, what it finds is shown.

import { Motor, marker } from "./sok-motor.js";

const site = new URL("../../", import.meta.url);
const motor = new Motor(new URL("sok/index/", site));
const form = document.querySelector("form.search-page");
const input = form.elements.q;
const status = document.getElementById("sok-status");
const note = document.getElementById("sok-rattat");
const caseCard = document.getElementById("sok-arende");
const list = document.getElementById("sok-resultat");
const filters = document.getElementById("sok-filter");
const lists = document.getElementById("sok-listor"); // where nothing is asked, or nothing found

const AT_A_TIME = 10;
const MORE_SECTIONS = 2;
const TYPING_PAUSE_MS = 120;
const EXCERPT = 230; // characters
const BEGUN = 60; // characters of a passage that tell it from others
const CHOICES = 8; // of a facet, before all of them are asked for
const FEW = 3; // answers, after which another spelling is suggested

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

// --- One result

const pieces = (text) => text.split(/([\p{L}\p{N}]+)/u); // words are at the odd places

const marked = (text, isMarked) => pieces(text).map((part, place) => (place % 2 && isMarked(part) ? element("mark", "", part) : part));

// The part of a text in which most different words are found, from the start of a sentence where one is near.
const excerpt = (text, isMarked) => {
  if (text.length <= EXCERPT) return marked(text, isMarked);
  const hits = [];
  let place = 0;
  pieces(text).forEach((part, number) => {
    if (number % 2 && isMarked(part)) hits.push({ place, part: part.toLowerCase() });
    place += part.length;
  });
  const told = (start) => new Set(hits.filter((hit) => hit.place >= start && hit.place < start + EXCERPT - 30).map(({ part }) => part)).size;
  const best = hits.reduce((one, hit) => (told(hit.place) > told(one) ? hit.place : one), hits[0]?.place ?? 0);
  const sentence = text.lastIndexOf(". ", best) + 2;
  const from = best < EXCERPT / 2 ? 0 : best - sentence < 90 ? sentence : text.indexOf(" ", best - 60) + 1;
  const to = from + EXCERPT >= text.length ? text.length : text.lastIndexOf(" ", from + EXCERPT);
  return [from ? "… " : "", ...marked(text.slice(from, to), isMarked), to < text.length ? " …" : ""];
};

const link = (address, anchor, ...children) => {
  const made = element("a", "", ...children);
  made.href = new URL(`${address}${anchor ? `#${anchor}` : ""}`, site).pathname + (anchor ? `#${encodeURIComponent(anchor)}` : "");
  made.dir = "auto"; // a title may be in a language that is read from the right
  return made;
};

const begun = (words) => (words.length > BEGUN ? `${words.slice(0, words.lastIndexOf(" ", BEGUN))} …` : words);

const resultItem = ({ address, title, kind, parts }, isMarked) => {
  const [[anchor, heading, text], ...more] = parts;
  const name = heading && heading !== title ? `${title}: ${heading}` : title;
  const seen = new Set([anchor]);
  const others = more.filter(([other]) => !seen.has(other) && seen.add(other));
  // Several passages of a document have the same heading: then their first words tell them apart.
  const named = parts.map(([, each]) => each);
  const told = (section, words) => (named.indexOf(section) === named.lastIndexOf(section) ? section || title : `${section || title}: ${begun(words)}`);
  return element(
    "li",
    "result",
    element("p", "labels", element("span", "status stone", kind)),
    element("h2", "", link(address, anchor, ...marked(name, isMarked))),
    text ? Object.assign(element("p", "", ...excerpt(text, isMarked)), { dir: "auto" }) : null,
    others.length
      ? element("ul", "", ...others.map(([other, section, words]) => element("li", "", link(address, other, ...marked(told(section, words), isMarked)))))
      : null,
  );
};

// --- Narrowing

const state = new URLSearchParams(location.search);
const chosen = new Map(); // by the facet's name, the ids that are chosen

const readState = (facets) => {
  for (const { name, values } of facets) {
    const known = new Set(values.map(([id]) => id));
    chosen.set(name, new Set(state.getAll(name).filter((id) => known.has(id))));
  }
};

const narrowed = () => [...chosen.values()].some((ids) => ids.size);

const allowsIn = ({ name, values, pages }) => {
  const ids = chosen.get(name);
  if (!ids?.size) return null;
  return (page) => pages[page].some((value) => ids.has(values[value][0]));
};

const drawFacets = (facets, answers) => {
  const open = new Set([...filters.querySelectorAll("fieldset.all")].map((group) => group.dataset.name));
  const focused = document.activeElement?.id;
  const groups = element("div", "search-filters-list");
  for (const facet of facets) {
    const others = facets.filter((each) => each !== facet).map(allowsIn).filter(Boolean);
    const counts = new Map();
    for (const { page } of answers) {
      if (others.every((allows) => allows(page))) for (const value of facet.pages[page]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const ids = chosen.get(facet.name);
    const shown = facet.values
      .map(([id, label], value) => ({ id, label, count: counts.get(value) ?? 0 }))
      .filter(({ id, count }) => count || ids.has(id))
      .sort((one, other) => ids.has(other.id) - ids.has(one.id) || (facet.name === "ar" ? other.id.localeCompare(one.id) : other.count - one.count));
    if (shown.length < 2 && !ids.size) continue;
    const group = element("fieldset", open.has(facet.name) ? "all" : "", element("legend", "", facet.label));
    group.dataset.name = facet.name;
    shown.forEach(({ id, label, count }, place) => {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: facet.name, value: id, id: `val-${facet.name}-${id}` });
      box.checked = ids.has(id);
      const row = element("label", "", box, element("span", "", `${label} (${count})`));
      row.hidden = place >= CHOICES && !open.has(facet.name);
      group.append(row);
    });
    if (shown.length > CHOICES && !open.has(facet.name)) {
      const more = Object.assign(element("button", "more-button", `Visa alla ${shown.length}`), { type: "button" });
      more.setAttribute("aria-label", `Visa alla ${shown.length} val under ${facet.label}`);
      more.addEventListener("click", () => {
        group.classList.add("all");
        const hidden = [...group.querySelectorAll("label[hidden]")];
        for (const row of hidden) row.hidden = false;
        more.remove();
        hidden[0].querySelector("input").focus();
      });
      group.append(more);
    }
    groups.append(group);
  }
  filters.querySelector(".search-filters-list")?.remove();
  filters.append(groups);
  if (filters.hidden && groups.children.length) filters.open = narrowed() || matchMedia("(min-width: 60em)").matches;
  filters.hidden = !groups.children.length;
  if (focused) document.getElementById(focused)?.focus();
};

// --- One search

const remember = (query) => {
  const address = new URLSearchParams();
  if (query) address.set("q", query);
  for (const [name, ids] of chosen) for (const id of ids) address.append(name, id);
  history.replaceState(null, "", address.size || String(address) ? `?${address}` : location.pathname);
  document.title = query ? `${query} – ${title}` : title;
};
const title = document.title;

const summary = (count, query) => {
  if (count === 1) return `1 träff för ”${query}”`;
  if (count) return `${count} träffar för ”${query}”`;
  const advice = narrowed()
    ? "Ta bort något i avgränsningen, eller pröva ett annat ord."
    : "Se efter hur ordet är stavat, eller pröva ett kortare eller vanligare ord.";
  return `Inga träffar för ”${query}”. ${advice}`;
};

const searchLink = (query) => {
  const made = element("a", "", query);
  made.href = `?${new URLSearchParams({ q: query })}`;
  return made;
};

const replaced = (query, changes) =>
  changes.reduce((text, { from, to }) => text.replace(new RegExp(from.replace(/[^\p{L}\p{N}]/gu, "\\$&"), "iu"), to), query);

const tellCorrection = (query, changes) => {
  note.hidden = !changes.length;
  if (!changes.length) return;
  const missing = changes.map(({ from }) => `”${from}”`).join(" och ");
  note.replaceChildren("Visar träffar för ”", element("strong", "", replaced(query, changes)), `”. Ingen sida har ordet ${missing}.`);
};

const suggest = async (query, given, isCurrent) => {
  const spelling = await motor.spelling();
  const changes = given.map((word) => ({ from: word, to: spelling.better?.(word) })).filter(({ to }) => to);
  if (!changes.length || !isCurrent()) return;
  note.replaceChildren("Menade du ", searchLink(replaced(query, changes)), "?");
  note.hidden = false;
};

const tellCase = ({ address, title: name, kind, card }) => {
  const facts = element("dl", "facts", ...card.map(([label, value]) => element("div", "", element("dt", "", label), element("dd", "", value))));
  caseCard.replaceChildren(element("p", "labels", element("span", "status stone", kind)), element("h2", "", link(address, "", name)), facts);
  caseCard.hidden = false;
};

const showFrom = async (answers, start, isMarked, isCurrent) => {
  const found = await Promise.all(answers.slice(start, start + AT_A_TIME).map((answer) => motor.shown(answer, 1 + MORE_SECTIONS)));
  if (!isCurrent()) return found;
  const next = start + AT_A_TIME;
  const items = found.map((each) => resultItem(each, isMarked));
  if (next < answers.length) {
    const button = Object.assign(element("button", "more-button", `Visa fler (${answers.length - next} till)`), { type: "button" });
    const holder = element("li", "more", button);
    button.addEventListener("click", async () => {
      button.disabled = true;
      await showFrom(answers, next, isMarked, isCurrent);
      holder.nextElementSibling?.querySelector("a").focus();
      holder.remove();
    });
    items.push(holder);
  }
  if (start) list.append(...items);
  else list.replaceChildren(...items);
  return found;
};

const clear = () => {
  status.textContent = "";
  list.replaceChildren();
  note.hidden = caseCard.hidden = filters.hidden = true;
  lists.hidden = false;
};

let latest = 0;
const search = async (typing = false) => {
  const turn = ++latest;
  const isCurrent = () => turn === latest;
  const query = input.value.trim();
  delete list.dataset.answered;
  let slow;
  try {
    if (!query) {
      remember(query);
      clear();
      return;
    }
    slow = setTimeout(() => isCurrent() && (status.textContent = "Söker …"), typing ? 300 : 0);
    const wanted = [...state.keys()].some((name) => name !== "q") || narrowed();
    const facets = wanted ? await motor.facets() : null;
    if (facets && !chosen.size) readState(facets);
    const answer = await motor.search(query, { typing });
    const tests = (facets ?? []).map(allowsIn).filter(Boolean);
    const pages = answer.pages.filter(({ page }) => tests.every((allows) => allows(page)));
    const isMarked = marker(answer.words);
    const shown = isCurrent() ? await showFrom(pages, 0, isMarked, isCurrent) : [];
    clearTimeout(slow);
    if (!isCurrent()) return;
    remember(query);
    if (!pages.length) list.replaceChildren();
    lists.hidden = pages.length > 0;
    tellCorrection(query, answer.corrected);
    caseCard.hidden = true;
    const first = answer.diary ? shown[0] : null;
    if (first?.card?.length) tellCase(first);
    status.textContent = summary(pages.length, query);
    list.dataset.answered = query;
    if (pages.length < FEW && !answer.corrected.length && !typing && !narrowed()) await suggest(query, answer.words, isCurrent);
    const all = await motor.facets();
    if (!isCurrent()) return;
    if (!chosen.size) readState(all);
    drawFacets(all, answer.pages);
  } catch (error) {
    clearTimeout(slow);
    if (isCurrent()) {
      lists.hidden = false;
      status.textContent = "Sökningen fungerar inte just nu. Försök igen om en stund, eller leta i listorna.";
    }
    console.error(error);
  }
};

let pause;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  search();
});
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => search(true), TYPING_PAUSE_MS);
});
filters.addEventListener("change", ({ target }) => {
  const ids = chosen.get(target.name);
  if (target.checked) ids.add(target.value);
  else ids.delete(target.value);
  search();
});

input.value = state.get("q") ?? "";
lists.hidden = Boolean(input.value);
if (input.value) search();
else motor.open().catch(() => {}); // who comes here will ask soon, and the page has asked for the file already
