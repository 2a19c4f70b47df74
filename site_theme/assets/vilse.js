// On the page for wrong addresses: what the address says in words is put in the search box. Without the script the box is empty.

const box = document.querySelector("form[data-lost]");

// The last part says most: those before it name the kind of page, and a search looks for all of its words.
const words = () => {
  // The search page lies at the site's root, wherever the site itself lies.
  const root = new URL("..", box.action).pathname;
  const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // A broken escape: the words are then as they stand.
  }
  const last = plain.replace(/(?:^|\/)(?:index|404)\.html?$/i, "").split("/").filter(Boolean).pop() ?? "";
  const parts = last.replace(/\.[a-z0-9]{1,5}$/i, "").split(/[^\p{L}\p{N}]+/u);
  return [...new Set(parts.filter((part) => part.length > 1))].join(" ").slice(0, 80);
};

if (box && !box.elements.q.value) box.elements.q.value = words();
