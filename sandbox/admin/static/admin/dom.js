/** Makes an element: attributes and `on…` handlers from `props`, text and nodes from `children`; empty ones are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const text = (content, props = {}) => h("s-text", props, content);
export const paragraph = (content, props = {}) => h("s-paragraph", props, content);
export const badge = (content, tone) => h("s-badge", { tone }, content);

let numbers = 0;

/** An id that no other element of the page has. */
export function newId(stem) {
  numbers += 1;
  return `${stem}-${numbers}`;
}
