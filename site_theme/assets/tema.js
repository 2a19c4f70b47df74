// Blocking, so that neither the colours nor the menu jump: only what must hold at the first paint belongs here.
(() => {
  const KEY = "insyn-tema";
  const root = document.documentElement;
  const dark = document.querySelector("link[data-dark]");
  const MEDIA = { light: "not all", dark: "screen", "": dark.media };
  // The browser's own frame takes the header's colour; each of the two says for which scheme it is meant.
  const frames = [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) => [meta, meta.media]);

  const stored = () => {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return ""; // A browser may refuse storage altogether.
    }
  };
  const apply = (choice) => {
    dark.media = MEDIA[choice] ?? MEDIA[""];
    for (const [meta, otherwise] of frames) {
      meta.media = choice in MEDIA && choice ? (meta.dataset.scheme === choice ? "all" : "not all") : otherwise;
    }
  };

  // The class closes the menu on a narrow screen. If any script fails there is nobody to open it, so it is taken away.
  root.classList.add("js");
  addEventListener(
    "error",
    (event) => {
      if (event.target === window || event.target.localName === "script") root.classList.remove("js");
    },
    true,
  );
  apply(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector(".theme-choice");
    if (!group) return;
    const buttons = [...group.querySelectorAll("button")];
    const show = () => {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.choice === stored()));
    };
    group.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      try {
        localStorage.setItem(KEY, button.dataset.choice);
      } catch {
        // The choice then holds for this page only.
      }
      apply(button.dataset.choice);
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    });
    show();
    group.hidden = false;
  });
})();
