() => {
  // Whether a page stands to its foot: every block of prose, every picture.
  const main = document.querySelector("[data-testid=stMain]");
  const head = ".st-key-head";  // what has no look of its own stands there
  const parts = [...main.querySelectorAll("*")].filter((e) => e.shadowRoot && !e.closest(head));
  const images = [main, ...parts.map((e) => e.shadowRoot)]
    .flatMap((root) => [...root.querySelectorAll("img")]);
  const charts = ["Vega", "DeckGlJson", "ECharts"].map((kind) => `[data-testid^=st${kind}]`);
  return main.querySelector(".st-key-footer") !== null
    && main.querySelector("[data-stale=true], [data-testid=stSkeleton]") === null
    && parts.every((e) => e.shadowRoot.querySelector("p, h2, button, span, div div") !== null)
    && images.every((e) => e.complete && e.naturalWidth > 0)
    && [...main.querySelectorAll(charts.join(","))].every((e) => e.querySelector("svg, canvas"));
}
