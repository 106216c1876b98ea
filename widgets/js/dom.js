// Small helpers for building pages: elements, ids, texts, storage.

// Every widget instance runs its own copy of this module, so a counter would repeat: ids are random.
export const freshId = () => "bc" + Math.random().toString(36).slice(2, 10);

// h("p", {class: "hint", onclick: f}, "text", node): false and null attributes are left out.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

// Puts a widget's parts in its place. In JupyterLab its keys then leave the notebook alone: otherwise
// arrows would move between cells instead of the slider, and D D delete the cell. JupyterLab looks for
// this mark on the element with the focus before it looks for a shortcut.
const NO_SHORTCUTS = "data-lm-suppress-shortcuts";
export function mount(el, ...parts) {
  el.addEventListener("focusin", ({ target }) => target.toggleAttribute(NO_SHORTCUTS, true));
  el.append(...parts);
}

// Saving stays the notebook's: else Ctrl+S would offer the web page as a file.
addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
  if (!(ctrlKey || metaKey) || key?.toLowerCase() !== "s" || !target.hasAttribute?.(NO_SHORTCUTS)) return;
  target.removeAttribute(NO_SHORTCUTS);
  setTimeout(() => target.setAttribute(NO_SHORTCUTS, ""));
}, true);

// Texts hold {placeholders}; an unknown one stays visible, so that a test can find it.
export const fill = (template, values = {}) =>
  template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

// Writes text only when it changed: screen readers and selections notice every write.
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Who has marked the whole number to type another one finds it marked also after an answer to something else.
export function putText(input, text) {
  if (input.value === text) return;
  const marked = document.activeElement === input && input.selectionStart === 0 && input.selectionEnd === input.value.length;
  input.value = text;
  if (marked) input.select();
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// The browser may refuse storage (private windows): the course then works without it.
export const store = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; }
  },
  write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* works without */ }
  },
  erase(key) {
    try { localStorage.removeItem(key); } catch { /* works without */ }
  },
};

export function saveFile(name, blob) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
