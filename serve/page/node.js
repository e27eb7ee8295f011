// One node: an event with its accounts (event.js), or an actor, place or source with what it has to do with others.
import { ask } from './api.js';
import { el, foreign, plural } from './text.js';
import { edge_badges, evidence_list, kind_of, node_line, section } from './parts.js';
import { contradiction_cards } from './contradictions.js';
import { drawing } from './drawing.js';
import { event_view } from './event.js';
import { facts, names_of } from './facts.js';

const LIMIT = 400;  // relations of a node on one page; the API has them all

// The sections of a node that is no event, in their order: title, and which relations belong there.
const SECTIONS = [
  ['Claims', (r) => r.type === 'claims' && r.direction === 'out'],
  ['Denies', (r) => r.type === 'denies' && r.direction === 'out'],
  ['Belongs to', (r) => r.type === 'affiliated-with' && r.direction === 'out'],
  ['Has as members', (r) => r.type === 'affiliated-with' && r.direction === 'in'],
  ['Has part in', (r) => r.type === 'involves' && r.direction === 'in'],
  ['Events here', (r) => r.type === 'located-in' && r.direction === 'in' && r.other.type === 'event'],
  ['Lies in', (r) => r.type === 'located-in' && r.direction === 'out'],
  ['Within it', (r) => r.type === 'located-in' && r.direction === 'in' && r.other.type !== 'event'],
  ['Reports', (r) => r.type === 'reported-by' && r.direction === 'in'],
];

// Events by day, the latest first, then the others by name.
function by_day(a, b) {
  return (b.other.date ?? '').localeCompare(a.other.date ?? '') || a.other.name.localeCompare(b.other.name);
}

function relation_item(relation, names, documents) {
  const role = relation.role && relation.role !== 'participant' && ['as ', relation.role.replace('-of', '').replace('-', ' ')];
  return el('li', {}, el('p', {}, node_line(relation.other), ' ', role && el('span', { class: 'kind' }, role), ' ',
    edge_badges(relation.edges[0], names)), evidence_list(relation.edges, documents, names, 1));
}

function relation_sections(detail, names, documents) {
  return SECTIONS.map(([title, belongs]) => {
    const relations = detail.relations.filter(belongs).sort(by_day);
    return relations.length > 0 && section(title, relations.length,
      el('ul', { class: 'relations' }, relations.map((relation) => relation_item(relation, names, documents))));
  });
}

function position(node) {
  if (node.latitude === undefined) return '';
  return `${node.latitude.toFixed(3)}, ${node.longitude.toFixed(3)}`;
}

async function actor_view(node) {
  const [{ names, documents }, disputes, around] = await Promise.all([
    names_of(node), ask('/api/contradictions', { about: node.id, limit: 10 }),
    ask('/api/neighbourhood', { of: node.id, limit: 12 })]);
  return [node.name, [
    el('h1', {}, foreign(node.name), ' ', el('span', { class: 'kind' }, kind_of(node))),
    facts([
      ['Also', node.aliases?.length > 0 && node.aliases.map((alias, i) => [i > 0 && ' · ', foreign(alias)])],
      ['Country', node.country], ['Position', position(node)],
      ['Mentioned in', plural(node.documents.length, 'document')],
    ]),
    node.type !== 'place' && el('p', {}, el('a', { href: `#/timeline?about=${node.id}` }, 'Its events in order')),
    drawing(around),
    disputes.length > 0 && section('Disputed', disputes.length, el('div', { class: 'cards' }, await contradiction_cards(disputes))),
    relation_sections(node, names, documents),
    node.relations.length >= LIMIT && el('p', { class: 'kind' }, `The first ${LIMIT} relations; the API has all.`),
  ].flat(2).filter(Boolean)];
}

export async function node_view(argument) {
  const node = await ask(`/api/show/${encodeURIComponent(argument)}`, { mentions: 0, limit: LIMIT });
  return node.type === 'event' ? event_view(node, await names_of(node)) : actor_view(node);
}
