// Which outlets carry whom, and which reports are copies of one.
import { ask, node_names } from './api.js';
import { el, plural } from './text.js';
import { document_line, node_link, section } from './parts.js';

const SHOWN = 8;  // claimants and cited outlets of a source

function joined(list, show) {
  const names = list.slice(0, SHOWN).map((one, i) => [i > 0 && ', ', show(one)]);
  return [names, list.length > SHOWN && ` and ${list.length - SHOWN} more`];
}

function card(report) {
  const counts = [plural(report.documents, 'document'), report.copies > 0 && `${report.copies} shared with others`,
    plural(report.events, 'event')].filter(Boolean).join(' · ');
  return el('article', { class: 'card' },
    el('h2', { class: 'title' }, node_link(report.source)),
    el('p', { class: 'kind' }, counts),
    report.carries.length > 0 && el('p', {}, 'Gives a voice to ', joined(report.carries, (c) =>
      [node_link(c.claimant), ' ', el('span', { class: 'kind' }, `${c.claims + c.denials}`)])),
    report.cites.length > 0 && el('p', {}, 'Cites ', joined(report.cites, (c) => node_link(c.source))));
}

export async function sources_view() {
  const { sources, accounts } = await ask('/api/sources');
  const names = node_names();
  await names.need(accounts.flatMap((account) => account.documents.map((document) => document.source)));
  return ['Sources', [
    el('h1', {}, 'Sources'),
    el('div', { class: 'cards' }, sources.map(card)),
    accounts.length > 0 && section('One report, several times', accounts.length,
      el('p', { class: 'kind' }, 'Copies of one text count as one account.'),
      accounts.map((account) => el('article', { class: 'card' }, el('ul', { class: 'plain' },
        account.documents.map((document) => el('li', {}, document_line(document, names))))))),
  ].filter(Boolean)];
}
