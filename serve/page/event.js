// One event: who says that it happened, who denies it, who carried the story, side by side, each with its words.
import { ask } from './api.js';
import { el, figures, foreign } from './text.js';
import { badge, edge_badges, evidence_list, kind_of, node_line, node_link, section } from './parts.js';
import { contradiction_cards } from './contradictions.js';
import { drawing } from './drawing.js';
import { facts } from './facts.js';

const COLUMNS = [
  ['claims', 'Say it happened', 'Nobody is quoted as saying so.'],
  ['denies', 'Deny it', 'Nobody denies it.'],
  ['reported-by', 'Carried the story', 'No outlet is named.'],
];

// Reports that are copies of one text are one account.
function copies(edges, documents) {
  const accounts = new Set(edges.map((edge) => documents.get(edge.document).account));
  return accounts.size < edges.length && badge(`${edges.length} documents, ${accounts.size} of their own`, 'weak');
}

function account(relation, names, documents) {
  return el('article', { class: 'account' },
    el('h4', {}, node_link(relation.other), ' ', el('span', { class: 'kind' }, kind_of(relation.other))),
    el('p', { class: 'badges' }, edge_badges(relation.edges[0], names), copies(relation.edges, documents)),
    evidence_list(relation.edges, documents, names));
}

function column([type, title, none], node, names, documents) {
  const relations = node.relations.filter((relation) => relation.type === type);
  return el('section', { class: `column ${type}` },
    el('h3', {}, title, ' ', el('span', { class: 'count' }, relations.length)),
    relations.length === 0 ? el('p', { class: 'kind' }, none) :
      relations.map((relation) => account(relation, names, documents)));
}

// "perpetrator: X, Y", one entry for each role.
function involved(node) {
  const roles = new Map();
  for (const relation of node.relations.filter((one) => one.type === 'involves')) {
    const role = relation.role ?? 'participant';
    roles.set(role, [...(roles.get(role) ?? []), relation.other]);
  }
  return [...roles].map(([role, others]) => [role[0].toUpperCase() + role.slice(1).replace('-of', ''),
    others.map((other, i) => [i > 0 && ' · ', node_link(other)])]);
}

function places(node) {
  return node.relations.filter((relation) => relation.type === 'located-in')
    .map((relation, i) => [i > 0 && ' · ', node_link(relation.other)]);
}

function words_for_parts(node, names, documents) {
  const parts = node.relations.filter((relation) => relation.type === 'involves' || relation.type === 'located-in');
  return parts.length > 0 && el('details', {}, el('summary', {}, 'The words behind parts and places'),
    el('ul', { class: 'relations' }, parts.map((relation) => el('li', {},
      el('p', {}, node_line(relation.other), ' ', el('span', { class: 'kind' }, relation.role ?? 'place')),
      evidence_list(relation.edges, documents, names, 1)))));
}

export async function event_view(node, { names, documents }) {
  const [disputes, around] = await Promise.all([
    ask('/api/contradictions', { about: node.id }), ask('/api/neighbourhood', { of: node.id, limit: 16 })]);
  const where = places(node);
  return [node.name, [
    el('h1', {}, foreign(node.name), ' ', el('span', { class: 'kind' }, kind_of(node))),
    facts([
      ['Date', node.date && [node.date.value, node.date.text && [' (told as ', el('q', {}, foreign(node.date.text)), ')']]],
      ['Dead', figures(node.fatalities)], ['Injured', figures(node.injuries)],
      ['Where', where.length > 0 && where], ...involved(node),
      ['Also called', node.aliases?.length > 0 && node.aliases.map((alias, i) => [i > 0 && ' · ', foreign(alias)])],
    ]),
    disputes.length > 0 && section('Where the accounts disagree', undefined,
      el('div', { class: 'cards' }, await contradiction_cards(disputes, null))),
    section('The accounts', undefined, el('div', { class: 'columns' },
      COLUMNS.map((one) => column(one, node, names, documents)))),
    words_for_parts(node, names, documents),
    drawing(around),
  ].filter(Boolean)];
}
