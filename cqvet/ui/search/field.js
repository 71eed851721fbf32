// The search field: a combobox whose list is what the API finds; STYLE is field.css.
const FEW = 8;
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
const make = (parent, tag, attributes = {}, text = "") => {
  const made = parent.appendChild(document.createElement(tag));
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.textContent = text;
  return made;
};

class Field {
  constructor(parent) {
    const form = make(parent, "form", { role: "search", autocomplete: "off" });
    this.input = make(form, "input", {
      type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "found",
      "aria-autocomplete": "list", maxlength: 80, enterkeyhint: "search", spellcheck: "false",
    });
    this.box = make(form, "div", { class: "found" });
    this.list = make(this.box, "div", { role: "listbox", id: "found" });
    this.said = make(this.box, "p", { role: "status" });
    this.input.addEventListener("input", (event) => event.isComposing || this.suggest());
    this.input.addEventListener("compositionend", () => this.suggest());
    this.input.addEventListener("focus", () => this.input.value && this.suggest());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.press(event));
    // A click keeps the focus in the field, so that the list is still there when it ends.
    this.box.addEventListener("mousedown", (event) => event.preventDefault());
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  take(data, tell) {
    this.tell = tell;
    if (this.data?.text !== data.text) this.input.value = data.text;
    this.data = data;
    this.input.placeholder = data.hint;
    this.input.setAttribute("aria-label", data.label);
    this.list.setAttribute("aria-label", data.label);
  }

  query(more) {
    return new URLSearchParams({ lang: this.data.lang, ...more }).toString();
  }

  async suggest() {
    const q = this.input.value.trim();
    this.asked?.abort();
    if (!q) { this.close(); return; }
    this.asked = new AbortController();
    const query = this.query({ q, limit: FEW });
    try {
      const address = new URL(`api/v1/search?${query}`, document.baseURI);
      const answer = await fetch(address, { signal: this.asked.signal });
      if (answer.ok) this.draw(q, await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  draw(q, { results, counts, miss, answer }) {
    this.list.replaceChildren();
    this.chosen = -1;
    if (answer) this.add(this.ref(answer.address), answer.name, this.data.answer);
    for (const { name, kind, address } of results) {
      this.add(this.ref(address), name, this.data.kinds[kind]);
    }
    const found = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (found) this.add(`search?${this.query({ q })}`, this.data.all, found).classList.add("all");
    this.said.textContent = this.data.misses[miss] ?? "";
    this.open(true);
  }

  ref(address) {
    const { pathname, search } = new URL(address);
    return `${pathname.split("/").pop() || "overview"}${search}`;
  }

  add(ref, name, remark) {
    const id = `option${this.list.childElementCount}`;
    const option = make(this.list, "a", { role: "option", id, href: ref, tabindex: -1 });
    option.setAttribute("aria-selected", "false");
    make(option, "span", {}, name);
    make(option, "span", {}, remark);
    option.addEventListener("click", (event) => {
      // In a new tab the address does it; here the session goes there.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.go(ref);
    });
    return option;
  }

  press(event) {
    if (event.isComposing) return;
    const options = [...this.list.children];
    const open = this.box.classList.contains("open");
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter") this.enter(options[this.chosen]);
    else if (event.key === "ArrowDown" && !open) this.suggest();
    else if (event.key.startsWith("Arrow") && /Up|Down/.test(event.key) && open && options.length) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.choose(options, (Math.max(this.chosen, step < 0 ? 0 : -1) + step + options.length)
        % options.length);
    } else return;
    event.preventDefault();
  }

  choose(options, chosen) {
    this.chosen = chosen;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    this.input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  enter(option) {
    const q = this.input.value.trim();
    if (option) this.go(option.getAttribute("href"));
    else if (q) this.go(`search?${this.query({ q })}`);
  }

  go(ref) {
    this.close();
    // On a phone the field covers the head of the page as long as one writes in it.
    if (matchMedia("(max-width: 640px)").matches) this.input.blur();
    this.input.value = ref.startsWith("search?") ? this.input.value : "";
    this.tell("open", ref);
  }

  open(so) {
    this.box.classList.toggle("open", so);
    this.input.setAttribute("aria-expanded", String(so));
    if (!so) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.asked?.abort();
    this.chosen = -1;
    this.open(false);
  }
}

let current;
// A slash leads here from anywhere but a place where one writes.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.composedPath()[0];
  if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
  if (!current?.input.isConnected) return;
  event.preventDefault();
  current.input.focus();
});

export function show({ parentElement, data, setTriggerValue }) {
  parentElement.getRootNode().adoptedStyleSheets = [sheet];
  current = parentElement.field ??= new Field(parentElement);
  current.take(data, setTriggerValue);
}
