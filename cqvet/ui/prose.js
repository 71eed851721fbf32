// Draws sentences, lists, tables and cards; STYLE is prose.css, TERMS the script of the glossary.
const { split, told } = await import(TERMS);
const NUMERAL = /(\d[\d.,]*(?:[ \u00a0]?(?:%|亿|万))?)/;
// In a large figure the number stands out, not its qualifier and unit.
const write = (button, text, large) => {
  if (!large) { button.textContent = text; return; }
  text.split(NUMERAL).forEach((part, index) => {
    if (index % 2) button.appendChild(document.createElement("b")).textContent = part;
    else button.append(part);
  });
};
// Two columns begin at 900 pixels: a tile has room for the wide drawing before, and again later.
const WIDE = "(min-width: 720px) and (max-width: 895px), (min-width: 1240px)";
const drawn = ({ wide, narrow, alt }) => {
  const frame = document.createElement("picture");
  const source = frame.appendChild(document.createElement("source"));
  source.media = WIDE;
  source.srcset = new URL(wide, document.baseURI);
  const image = frame.appendChild(document.createElement("img"));
  image.alt = alt;
  image.src = new URL(narrow, document.baseURI);
  return frame;
};
// Words, of which each term explains itself where it first stands.
const explained = (text, lang, seen) => split(text, lang).map(([words, meaning]) => {
  if (!meaning || seen.has(meaning)) return words;
  seen.add(meaning);
  const term = document.createElement("span");
  term.className = "term";
  term.title = meaning;
  term.textContent = words;
  return term;
});
// What the terms of a line mean: shown, and told, while its first stop has the focus.
const note = (line, lang, id) => {
  const stop = line.querySelector("button, a"), meaning = stop ? told(line.textContent, lang) : "";
  if (!meaning) return "";
  const box = document.createElement("div");
  box.id = id;
  box.className = "note";
  box.role = "tooltip";
  box.hidden = true;
  box.textContent = meaning;
  stop.setAttribute("aria-describedby", id);
  stop.onfocus = () => {
    box.style.top = `${line.offsetTop + line.offsetHeight}px`;
    box.style.left = `${line.offsetLeft}px`;
    box.hidden = !stop.matches(":focus-visible");
  };
  stop.onblur = () => { box.hidden = true; };
  stop.onkeydown = (event) => {
    if (event.key !== "Escape" || box.hidden) return;
    box.hidden = true;
    event.stopPropagation();
  };
  return box;
};
// A figure stays on a line with the sign before it and the mark after it.
const BEFORE = /(?:\S\u00a0|[（(“])$/, AFTER = /^[,.;:!?)%，。；：！？）、”]+/;
const isButton = (piece) => piece && !["link", "view", undefined].includes(piece.kind);
const kept = (button, before, after) => {
  const own = document.createElement("span");
  own.className = "kept";
  button.replaceWith(own);
  own.append(before, button, after);
};
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
export function show({ parentElement, data, setTriggerValue }) {
  parentElement.getRootNode().adoptedStyleSheets = [sheet];
  // Each run of the page hands its figures over again: what has not changed stays as it is.
  const content = JSON.stringify(data);
  parentElement.trigger = setTriggerValue;
  if (parentElement.content === content) return;
  parentElement.content = content;
  const whole = document.createElement("div"), seen = new Set(), notes = [];
  whole.className = data.shape;
  const table = data.shape === "table";
  if (table) whole.setAttribute("role", "table");
  // A narrow screen shows the head of its column above each cell, and no row of heads.
  const heads = table ? data.blocks[0].parts.map(({ pieces }) => pieces.join("")) : [];
  for (const block of data.blocks) {
    const line = whole.appendChild(document.createElement(block.tag));
    line.className = block.look;
    if (table) {
      line.setAttribute("role", "row");
      line.style.setProperty("--columns", data.columns);
    }
    for (const [i, { tag, look, pieces }] of block.parts.entries()) {
      const part = line.appendChild(document.createElement(tag));
      part.className = look;
      if (table) part.setAttribute("role", block === data.blocks[0] ? "columnheader" : "cell");
      if (table && i) part.dataset.head = heads[i];
      for (const [at, piece] of pieces.entries()) {
        if (typeof piece === "string") {
          const before = isButton(pieces[at + 1]) && BEFORE.exec(piece)?.[0] || "";
          const after = isButton(pieces[at - 1]) && AFTER.exec(piece)?.[0] || "";
          const rest = piece.slice(after.length, piece.length - before.length);
          part.append(...explained(rest, data.lang, seen));
          continue;
        }
        if (piece.kind === "link" || piece.kind === "view") {
          const link = part.appendChild(document.createElement("a"));
          link.href = piece.ref;
          link.textContent = piece.text;
          link.title = told(piece.text, data.lang);
          if (piece.kind === "link") {
            link.target = "_blank";
            link.rel = "noopener noreferrer";
          } else link.onclick = (event) => {
            // In a new tab the address does it; here the session goes there.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            parentElement.trigger("open", piece.ref);
          };
          continue;
        }
        const button = part.appendChild(document.createElement("button"));
        button.type = "button";
        button.className = piece.kind;
        write(button, piece.text, line.className === "card" && look === "figure");
        button.title = piece.kind === "name" ? told(piece.text, data.lang) : data.hint;
        button.onclick = () => parentElement.trigger("open", `${piece.ref}\n${piece.text}`);
        const before = BEFORE.exec(pieces[at - 1])?.[0] || "";
        const after = AFTER.exec(pieces[at + 1])?.[0] || "";
        if (before || after) kept(button, before, after);
      }
    }
    notes.push(note(line, data.lang, `note-${notes.length}`));
  }
  if (data.picture) whole.append(drawn(data.picture));
  const all = document.createElement("div");
  all.className = "all";
  all.append(whole, ...notes.filter(Boolean));
  // `:scope` is nothing in a shadow root: what was drawn before is remembered.
  parentElement.drawn?.remove();
  parentElement.append(parentElement.drawn = all);
}
