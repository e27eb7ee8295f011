// The surroundings of a node as a drawing: columns from left to right, a line for each relation. In columns names stay readable and the picture is the same each time, which drawings by springs are not.
import { el, foreign, safe } from './text.js';
import { kind_of, node_href } from './parts.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 960;
const ROW = 34;
const BOX = 250;  // width of a node's box
const TOP = 16;

const WORDS = { claims: 'claims', denies: 'denies', 'affiliated-with': 'is affiliated with', 'reported-by': 'is reported by',
  involves: 'involves', 'located-in': 'lies in' };

function shape(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, safe(value));
  element.append(...children.map((child) => (child instanceof Node ? child : document.createTextNode(safe(child)))));
  return element;
}

function shortened(text, length) {
  const letters = [...safe(text)];
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length - 1).join('')}…`;
}

// Of an event: who speaks of it, the event, the others. Of an actor: the actor, events, other actors.
function columns_of({ nodes, links }) {
  const [centre, ...others] = nodes;
  if (centre.type === 'event') {
    const speaks = (node) => links.some((link) => link.from === node.id && link.to === centre.id);
    return [others.filter(speaks), [centre], others.filter((node) => !speaks(node))].filter((column) => column.length > 0);
  }
  return [[centre], others.filter((node) => node.type === 'event'), others.filter((node) => node.type !== 'event')]
    .filter((column) => column.length > 0);
}

// In the last column nodes stand near the middle of those they are tied to.
function places_of({ nodes, links }) {
  const columns = columns_of({ nodes, links });
  const rows = Math.max(...columns.map((column) => column.length));
  const at = new Map();
  columns.forEach((column, step) => {
    const x = columns.length < 2 ? 0 : (step * (WIDTH - BOX)) / (columns.length - 1);
    const pull = (node) => {
      const tied = links.filter((link) => link.from === node.id || link.to === node.id)
        .map((link) => at.get(link.from === node.id ? link.to : link.from)?.y).filter((y) => y !== undefined);
      return tied.length === 0 ? Infinity : tied.reduce((sum, y) => sum + y, 0) / tied.length;
    };
    if (step === 2) column.sort((a, b) => pull(a) - pull(b));
    const gap = (rows * ROW) / column.length;
    column.forEach((node, i) => at.set(node.id, { x, y: TOP + (i + 0.5) * gap }));
  });
  return { at, height: rows * ROW + 2 * TOP };
}

function line(link, at, names) {
  let [from, to] = [at.get(link.from), at.get(link.to)];
  const title = `${names.get(link.from)} ${WORDS[link.type]} ${names.get(link.to)}`;
  if (from.x > to.x) [from, to] = [to, from];
  const same = from.x === to.x;
  const x1 = from.x + BOX;
  const x2 = same ? to.x + BOX : to.x;
  const bend = same ? 40 : (x2 - x1) / 2;
  const path = shape('path', { class: `link ${link.type}`, 'stroke-width': Math.min(1 + link.documents * 0.7, 5),
    d: `M${x1} ${from.y}C${x1 + bend} ${from.y} ${same ? x2 + bend : x2 - bend} ${to.y} ${x2} ${to.y}` });
  path.append(shape('title', {}, title));
  return path;
}

function box(node, { x, y }) {
  const date = node.type === 'event' && node.date ? ` (${node.date})` : '';
  return shape('a', { href: node_href(node), class: `box ${node.type}${node.step === 0 ? ' centre' : ''}` },
    shape('title', {}, `${node.name}${date}, ${kind_of(node)}`),
    shape('rect', { x, y: y - 13, width: BOX, height: 26, rx: node.type === 'event' ? 3 : 13 }),
    shape('text', { x: x + 12, y: y + 4.5 }, shortened(node.name, 30)));
}

function key(links) {
  const types = ['claims', 'denies', 'involves', 'affiliated-with', 'located-in', 'reported-by']
    .filter((type) => links.some((link) => link.type === type));
  return el('ul', { class: 'key', 'aria-label': 'Kinds of lines' },
    types.map((type) => el('li', { class: type }, WORDS[type])));
}

// Nothing where there is too little to draw.
export function drawing(around) {
  if (around.nodes.length < 3) return null;
  const { at, height } = places_of(around);
  const names = new Map(around.nodes.map((node) => [node.id, node.name]));
  const picture = shape('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'group', 'aria-label': 'What it has to do with others' },
    ...around.links.map((link) => line(link, at, names)), ...around.nodes.map((node) => box(node, at.get(node.id))));
  return el('section', { class: 'drawing' }, el('h2', {}, 'Around ', foreign(around.nodes[0].name)),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Drawing, scrolls sideways' }, picture),
    key(around.links),
    around.has_more && el('p', { class: 'kind' }, 'Only those that most documents tell of.'));
}
