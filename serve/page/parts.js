// The pieces that several views show: links to nodes, evidence with its document, badges.
import { el, figures, foreign, plural } from './text.js';

const KINDS = { organisation: 'organisation', person: 'person', place: 'place', event: 'event', source: 'source' };

export function node_href(node) {
  return `#/node/${encodeURIComponent(node.id)}`;
}

// "armed group", "assault": the finer kind where there is one.
export function kind_of(node) {
  return ((node.type === 'event' ? node.event_type : node.kind) || KINDS[node.type] || node.type || '').replaceAll('-', ' ');
}

export function node_link(node) {
  return el('a', { href: node_href(node), class: `node ${node.type}` }, foreign(node.name));
}

// The link with what tells it from others of its name.
export function node_line(node) {
  const date = node.type === 'event' && node.date;
  return [node_link(node), ' ', el('span', { class: 'kind' }, kind_of(node), date && `, ${date}`)];
}

export function badge(text, tone = '') {
  return el('span', { class: `badge ${tone}` }, text);
}

// What an edge says beside its sentence.
export function edge_badges(edge, names) {
  const dead = figures(edge.fatalities);
  const hurt = figures(edge.injuries);
  return [
    edge.stance && edge.stance !== 'asserted' && badge(edge.stance, 'weak'),
    edge.responsibility && badge('claims responsibility', 'strong'),
    edge.former && badge('former', 'weak'),
    dead && badge(`${dead} dead`, 'figure'),
    hurt && badge(`${hurt} injured`, 'figure'),
    edge.on_behalf_of && el('span', {}, 'for ', node_link(names.get(edge.on_behalf_of))),
  ].filter(Boolean).flatMap((one) => [one, ' ']);
}

// Where it was read: title, outlet, day; a link only when the document has an address of the web.
export function document_line(document, names) {
  const title = foreign(document.title || document.path);
  const on_web = /^https?:\/\//i.test(document.url ?? '');
  return el('span', { class: 'document', title: document.path },
    on_web ? el('a', { href: document.url, rel: 'noopener noreferrer', target: '_blank' }, title) : title,
    document.source && [' · ', node_link(names.get(document.source))],
    document.published && [' · ', el('time', { datetime: document.published }, document.published)]);
}

// The sentences of one edge under their document.
export function evidence(edge, documents, names) {
  const sure = Math.round((edge.confidence ?? 1) * 100);
  return el('figure', { class: 'evidence' },
    edge.evidence.map((span) => el('blockquote', { title: `bytes ${span.start} to ${span.end}; ${sure} % sure` },
      foreign(span.text))),
    el('figcaption', {}, document_line(documents.get(edge.document), names)));
}

// All edges of a relation; from the third on behind a fold.
export function evidence_list(edges, documents, names, open = 2) {
  const figuresOf = edges.map((edge) => evidence(edge, documents, names));
  const rest = figuresOf.slice(open);
  return [
    figuresOf.slice(0, open),
    rest.length > 0 && el('details', {}, el('summary', {}, `${plural(rest.length, 'more document')}`), rest),
  ];
}

export function section(title, count, ...content) {
  const heading = el('h2', {}, title, count !== undefined && [' ', el('span', { class: 'count' }, count)]);
  return el('section', {}, heading, content);
}

// "More" under a list: `load` gives {items, next}, and what it gives is added to `list`.
export function more_button(next, list, load) {
  if (!next) return null;
  const button = el('button', { type: 'button', class: 'more' }, 'More');
  button.addEventListener('click', async () => {
    button.disabled = true;
    const { items, next: following } = await load(next);
    list.append(...items);
    items[0]?.querySelector('a')?.focus();
    if (following) {
      next = following;
      button.disabled = false;
    } else {
      button.remove();
    }
  });
  return button;
}

// The ids of nodes and documents that edges name.
export function ids_of(edges) {
  return {
    nodes: edges.map((edge) => edge.on_behalf_of).filter(Boolean),
    documents: edges.flatMap((edge) => [edge.document, ...edge.evidence.map((span) => span.document)]),
  };
}
