// Terms of the glossary where they stand in a text; KNOWN has pattern and meanings of a language.
const known = new Map(Object.entries(KNOWN).map(
  ([lang, [pattern, meanings]]) => [lang, [new RegExp(pattern, "gi"), meanings]]));

// A text in pieces: words, and terms with what they mean.
export const split = (text, lang) => {
  const [pattern, meanings] = known.get(lang), pieces = [];
  let end = 0;
  for (const { 0: words, 1: term, index } of text.matchAll(pattern)) {
    pieces.push([text.slice(end, index), ""], [words, meanings[term.toLowerCase()]]);
    end = index + words.length;
  }
  return [...pieces, [text.slice(end), ""]];
};

// What the terms of a text mean, a line each.
export const told = (text, lang) => {
  const found = split(text, lang).filter(([, meaning]) => meaning);
  const mark = lang === "zh" ? "：" : ": ";
  return [...new Map(found.map(([words, meaning]) => [meaning, `${words}${mark}${meaning}`])).values()]
    .join("\n");
};

// Texts that Streamlit draws: under the pointer they show it, and at a stop a reader hears it.
export const listen = () => {
  const note = (element, attribute) => {
    if (!element?.closest("[data-testid=stMain], [role=dialog]")) return;
    const meaning = told(element.textContent, document.documentElement.lang.split("-")[0]);
    if (meaning) element.setAttribute(attribute, meaning);
    else element.removeAttribute(attribute);
  };
  addEventListener("pointerover", ({ target }) =>
    note(target.closest?.("h1, h2, h3, p, li, label"), "title"));
  addEventListener("focusin", ({ target }) =>
    note(target.closest?.("button, a, [role=tab], [role=radio]"), "aria-description"));
};
