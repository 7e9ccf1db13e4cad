// Builds the document from data. Text always goes in as text nodes, so nothing that comes from a service is ever
// read as markup.

/**
 * A new element.
 * props: class, dataset (object), on (object of listeners), anything else as an attribute; null and false leave it out.
 */
export function h(tag, props = {}, ...children) {
  return build(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function svg(tag, props = {}, ...children) {
  return build(document.createElementNS('http://www.w3.org/2000/svg', tag), props, children);
}

function build(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.setAttribute('class', value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name === 'on') for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...present(children));
  return element;
}

/** Replaces what is inside an element; children that are null or false are left out. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

export const byId = (id) => document.getElementById(id);

/** Text for screen readers only. */
export const hidden = (text) => h('span', { class: 'visually-hidden' }, text);

/** A sign for the eye only: words beside it say the same. */
export const sign = (text) => h('span', { class: 'sign', 'aria-hidden': 'true' }, text);
