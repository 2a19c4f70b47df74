// What the pages gain with a script. Everything can be read and reached without it.

const menu = () => {
  const button = document.querySelector(".menu-button");
  const list = document.getElementById("meny");
  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    list.classList.toggle("open", open);
  };
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    set(open);
    if (open) list.querySelector("a").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    set(false);
    button.focus();
  });
};

const contents = () => {
  const box = document.querySelector(".toc details");
  if (!box) return;
  const summary = box.querySelector("summary");
  // A page with a wide table keeps its contents folded, so that the table has the whole width.
  const wide = matchMedia(box.closest(".folded") ? "not all" : "(min-width: 62em)");
  const fit = () => {
    box.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();

  box.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) box.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!wide.matches && !box.contains(event.target)) box.open = false;
  });
  // Open, the list lies over the page: it must not cover what has focus, nor stay when somebody wants it gone.
  box.addEventListener("focusout", (event) => {
    if (!wide.matches && event.relatedTarget && !box.contains(event.relatedTarget)) box.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches || !box.open) return;
    box.open = false;
    summary.focus();
  });

  const links = new Map();
  for (const link of box.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const mark = () => {
    // The last heading above the upper third is the one being read.
    let current = links.values().next().value;
    for (const [target, link] of links) {
      if (target.getBoundingClientRect().top < innerHeight / 3) current = link;
      link.removeAttribute("aria-current");
    }
    current?.setAttribute("aria-current", "true");
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
};

const copying = () => {
  const said = document.createElement("p");
  said.className = "sr-only";
  said.setAttribute("role", "status");
  document.querySelector("main")?.append(said);
  for (const button of document.querySelectorAll(".copy-button")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.closest("details").querySelector(".citation").textContent.trim());
      } catch {
        return;
      }
      said.textContent = "Hänvisningen är kopierad.";
      setTimeout(() => {
        said.textContent = "";
      }, 2000);
    });
  }
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.copy-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The link still goes where it points: the copy is an extra, and may be refused.
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return;
    }
    said.textContent = "Länken är kopierad.";
    const visible = link.querySelector("[data-copied]") ?? link;
    const before = visible.textContent;
    if (before === visible.dataset.copied) return;
    visible.textContent = visible.dataset.copied ?? "Kopierad";
    setTimeout(() => {
      visible.textContent = before;
      said.textContent = "";
    }, 2000);
  });
};

// A table from Markdown has no box of its own, and one that is too wide could not be scrolled from the keyboard.
const tables = () => {
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
    if (table.closest(".table-box")) continue;
    const box = document.createElement("div");
    box.className = "table-box";
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", table.caption?.textContent || "Tabell");
    table.replaceWith(box);
    box.append(table);
  }
  // A browser takes what it shows a part of for shown, and the rest, with the line of its focus, stays cut off at the edge of the box.
  // Not at a press of the mouse: what moves before it is let go is missed.
  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".table-box *") || !target.matches(":focus-visible")) return;
    target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  });
};

// Explained words: the browser itself opens and closes them. Here they are taken away for those who do not want them, and made
// links to the glossary where the browser knows no popovers.
const terms = () => {
  const KEY = "insyn-ord";
  const plain = () => {
    for (const button of document.querySelectorAll("button.term")) {
      button.nextElementSibling.remove();
      button.replaceWith(...button.childNodes);
    }
  };
  const linked = () => {
    for (const button of document.querySelectorAll("button.term")) {
      const link = document.createElement("a");
      link.href = button.nextElementSibling.querySelector("a").href;
      link.append(...button.childNodes);
      button.nextElementSibling.remove();
      button.replaceWith(link);
    }
  };
  let choice = "";
  try {
    choice = localStorage.getItem(KEY) || "";
  } catch {
    // A browser may refuse storage altogether.
  }
  if (choice === "av") plain();
  else if (!("popover" in HTMLElement.prototype)) linked();

  const group = document.querySelector(".terms-choice");
  if (!group) return;
  const buttons = [...group.querySelectorAll("button")];
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.terms === choice));
  };
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.dataset.terms === choice) return;
    choice = button.dataset.terms;
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // The choice then holds for this page only.
    }
    if (choice === "av") {
      plain();
      show();
    } else location.reload();
  });
  show();
  group.hidden = false;
};

// What is folded is printed too. Browsers that can be told so in the style sheet need no help.
const printing = () => {
  if (CSS.supports("selector(::details-content)")) return;
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
};

menu();
contents();
terms();
copying();
tables();
printing();
