// Reads the page anew once the site has been built anew. The engine does that for the site's pages; these it does not know.
(() => {
  const { number, ask } = document.currentScript.dataset;
  const look = async () => {
    try {
      const answer = await fetch(ask, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== number) return location.reload();
    } catch {
      // The server is stopped, or on its way up.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();
