() => {
  // What stands in the main column besides frame, pictures and rows of tables.
  const main = document.querySelector("[data-testid=stMain]");
  const aside = [
    "head", "pills", "filters", "filters_open", "footer",
  ].map((key) => `.st-key-${key}`).concat([
    "svg", "canvas", "img", "script", "style", "h1", "[role=table]",
    "[data-testid=stBottom]", "[data-testid=stDataFrame]", "[data-testid=stIconMaterial]",
    "[data-testid=stDeckGlJsonChart]", "[data-testid=stVegaLiteChart]",
  ]).join(",");
  const said = [], small = [];
  const walk = (node, counts) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      if (!node.data.trim() || !parent) return;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { width, height } = range.getBoundingClientRect();
      if (width < 3 || height < 3) return;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < 13) small.push(`${node.data.trim().slice(0, 30)} (${size})`);
      if (counts) said.push(node.data.trim());
      return;
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      const style = getComputedStyle(node);
      if (style.display === "none" || style.visibility === "hidden") return;
      if (node.matches("script, style")) return;
      if (node.matches(aside)) counts = false;
      if (node.shadowRoot) walk(node.shadowRoot, counts);
      if (counts && node.matches("input") && node.value) said.push(node.value);
    }
    node.childNodes.forEach((child) => walk(child, counts));
  };
  walk(main, true);
  const pictures = "[data-testid=stDeckGlJsonChart], [data-testid=stVegaLiteChart], img";
  const found = [...main.querySelectorAll(pictures)];
  found.push(...[...main.querySelectorAll("*")].filter((e) => e.shadowRoot)
    .flatMap((e) => [...e.shadowRoot.querySelectorAll("img")]));
  const text = said.join("\n");
  return {
    height: main.scrollHeight,
    over: Math.max(main.scrollWidth - main.clientWidth, document.body.scrollWidth - innerWidth),
    han: (text.match(/\p{Script=Han}/gu) ?? []).length,
    words: (text.match(/[A-Za-z][\w'’-]*/g) ?? []).length,
    picture: Math.min(...found.map((e) => e.getBoundingClientRect().top + main.scrollTop)),
    small,
    // Boxes whose words are cut, and labels of charts on one another.
    cut: [...main.querySelectorAll("button p, [data-testid=stSelectbox] div, a p")]
      .filter((e) => e.children.length === 0 && e.scrollWidth > e.clientWidth + 1
        && getComputedStyle(e).overflowX !== "visible").map((e) => e.textContent),
    on: [...main.querySelectorAll("[data-testid=stVegaLiteChart] svg")].flatMap((svg) => {
      // Of labels without room the chart hides some, which stay where they were.
      const labels = [...svg.querySelectorAll("text")]
        .filter((e) => e.textContent.trim() && e.getAttribute("opacity") !== "0")
        .map((e) => [e.textContent, e.getBoundingClientRect()]);
      return labels.flatMap(([a, p], i) => labels.slice(i + 1)
        .filter(([, q]) => p.left < q.right - 1 && q.left < p.right - 1
          && p.top < q.bottom - 3 && q.top < p.bottom - 3).map(([b]) => `${a} | ${b}`));
    }),
  };
}
