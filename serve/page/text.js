// Text of articles on the page: always text nodes, never mark-up, and free of characters that act on what is around them.

// Controls become a blank (white space) or U+FFFD; marks that reorder or hide text become U+FFFD. Joiners (U+200C, U+200D)
// stay, since scripts and emoji need them.
export function safe(text) {
  return String(text)
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, '\ufffd')
    .replace(/[\u{e0000}-\u{e007f}]/gu, '\ufffd');
}

// An element with attributes, then children: strings become text nodes, nothing and false are left out.
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : safe(value));
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(safe(child)));
  }
}

// A piece of strangers' text whose direction must not touch its neighbours.
export function foreign(text, attributes = {}) {
  return el('bdi', attributes, text);
}

// "20+", "7–12", "3", "up to 9"; empty when nothing is known.
export function figures(count) {
  if (!count) return '';
  const { min, max } = count;
  if (min === null && max === null) return '';
  if (max === null) return `${min}+`;
  if (min === null) return `up to ${max}`;
  return min === max ? `${min}` : `${min}–${max}`;
}

export function plural(n, one, many = `${one}s`) {
  return `${n} ${n === 1 ? one : many}`;
}
