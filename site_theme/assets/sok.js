// The search page. Pagefind finds; this shows, and keeps the whole search in the address.

const site = new URL("../../", import.meta.url);
const form = document.querySelector("form.search-page");
const input = form.elements.q;
const status = document.getElementById("sok-status");
const list = document.getElementById("sok-resultat");
list.classList.add("search-results");
const filterBox = document.getElementById("sok-filter");

const AT_A_TIME = 10;
const MORE_SECTIONS = 2;
const TYPING_PAUSE_MS = 250;

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null));
  return made;
};

// An excerpt is text in which Pagefind has written `<`, `>` and its marks. It becomes nodes, never markup.
const marked = (excerpt) => {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const parts = excerpt.split(/<mark>(.*?)<\/mark>/s);
  return parts.map((part, index) => (index % 2 ? element("mark", "", plain(part)) : plain(part)));
};

// Always below the site's own root, whatever the index says.
const address = (url) => (url.startsWith(site.pathname) ? url : site.pathname + url).replace(/^\/+/, "/");

const folders = (url) => decodeURI(address(url).slice(site.pathname.length)).split("#")[0].split("/").filter(Boolean).join(" › ");

let engine;
const load = () => {
  engine ??= import("../../pagefind/pagefind.js").then(async (pagefind) => {
    await pagefind.options({ baseUrl: site.pathname, excerptLength: 28 });
    await pagefind.init();
    return pagefind;
  });
  return engine;
};

const weight = (section) => section.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);

const link = (url, ...children) => {
  const made = element("a", "", ...children);
  made.href = address(url);
  made.dir = "auto"; // a source's title may be in a language that is read from the right
  return made;
};

const resultItem = (found) => {
  const title = found.meta.title ?? "";
  const sections = [...found.sub_results].sort((one, other) => weight(other) - weight(one));
  const best = sections[0] ?? { url: found.meta.url ?? found.url, title, excerpt: found.excerpt };
  const name = best.title && best.title !== title ? `${title}: ${best.title}` : title;
  const more = sections.slice(1, 1 + MORE_SECTIONS);
  return element(
    "li",
    "",
    element(
      "p",
      "labels",
      found.meta.kind ? element("span", "status stone", found.meta.kind) : null,
      found.meta.path ?? folders(found.url),
    ),
    element("h2", "", link(best.url, name)),
    Object.assign(element("p", "", ...marked(best.excerpt)), { dir: "auto" }),
    more.length
      ? element("ul", "", ...more.map((section) => element("li", "", link(section.url, section.title || title))))
      : null,
  );
};

// --- Filters: shown only if the page has a place for them and the index has any

const chosen = () => {
  const filters = {};
  for (const box of filterBox?.querySelectorAll("input:checked") ?? []) {
    (filters[box.name] ??= { any: [] }).any.push(box.value);
  }
  return filters;
};

const drawFilters = async (pagefind) => {
  if (!filterBox || filterBox.querySelector("fieldset")) return;
  const all = await pagefind.filters();
  const wanted = new URLSearchParams(location.search);
  const groups = element("div", "search-filters-list");
  for (const name of Object.keys(all).sort((a, b) => a.localeCompare(b, "sv"))) {
    const group = element("fieldset", "", element("legend", "", name));
    for (const value of Object.keys(all[name]).sort((a, b) => a.localeCompare(b, "sv"))) {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value });
      box.checked = wanted.getAll(name).includes(value);
      group.append(element("label", "", box, element("span", "", value)));
    }
    groups.append(group);
  }
  if (!groups.children.length) return;
  filterBox.append(groups);
  filterBox.hidden = false;
  filterBox.open = Boolean(filterBox.querySelector("input:checked"));
};

const countFilters = (counts) => {
  for (const box of filterBox?.querySelectorAll("input") ?? []) {
    const count = counts?.[box.name]?.[box.value] ?? 0;
    box.nextElementSibling.textContent = `${box.value} (${count})`;
  }
};

// --- One search

const remember = (words, filters) => {
  const state = new URLSearchParams();
  if (words) state.set("q", words);
  for (const [name, { any }] of Object.entries(filters)) for (const value of any) state.append(name, value);
  history.replaceState(null, "", state.size || String(state) ? `?${state}` : location.pathname);
};

const summary = (count, words, narrowed) => {
  if (count === 1) return `1 träff för ”${words}”`;
  if (count) return `${count} träffar för ”${words}”`;
  const advice = narrowed ? "Ta bort något i avgränsningen, eller pröva ett annat ord." : "Se efter hur ordet är stavat, eller pröva ett kortare eller vanligare ord.";
  return `Inga träffar för ”${words}”. ${advice}`;
};

const showFrom = async (results, start, isCurrent) => {
  const found = await Promise.all(results.slice(start, start + AT_A_TIME).map((result) => result.data()));
  if (!isCurrent()) return;
  const items = found.map(resultItem);
  list.append(...items);
  const next = start + AT_A_TIME;
  if (next < results.length) {
    const button = element("button", "more-button", `Visa fler (${results.length - next} till)`);
    button.type = "button";
    const holder = element("li", "", button);
    button.addEventListener("click", async () => {
      await showFrom(results, next, isCurrent);
      holder.nextElementSibling?.querySelector("a").focus();
      holder.remove();
    });
    list.append(holder);
  }
};

let latest = 0;
const search = async () => {
  const turn = ++latest;
  const isCurrent = () => turn === latest;
  const words = input.value.trim();
  try {
    if (words) status.textContent = "Söker …";
    const pagefind = await load();
    await drawFilters(pagefind);
    const filters = chosen();
    if (!isCurrent()) return;
    remember(words, filters);
    if (!words) {
      status.textContent = "";
      list.replaceChildren();
      return;
    }
    const answer = await pagefind.search(words, { filters });
    if (!isCurrent()) return;
    list.replaceChildren();
    await showFrom(answer.results, 0, isCurrent);
    if (!isCurrent()) return;
    countFilters(answer.totalFilters ?? answer.filters);
    status.textContent = summary(answer.results.length, words, Object.keys(filters).length > 0);
  } catch (error) {
    if (isCurrent()) status.textContent = "Sökningen fungerar inte just nu. Försök igen om en stund, eller leta i listorna i menyn.";
    engine = undefined;
    console.error(error);
  }
};

let pause;
const soon = () => {
  clearTimeout(pause);
  pause = setTimeout(search, TYPING_PAUSE_MS);
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  search();
});
input.addEventListener("input", soon);
filterBox?.addEventListener("change", search);

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value) search();
else input.addEventListener("focus", () => load().then(drawFilters, () => {}), { once: true });
