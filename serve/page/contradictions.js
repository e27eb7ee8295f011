// Where accounts of one event disagree: the sides beside each other.
import { document_names, more, node_names, page } from './api.js';
import { el, figures, plural } from './text.js';
import { badge, document_line, more_button, node_line, node_link } from './parts.js';

const KINDS = {
  'claim-denial': 'one claims it, another denies it',
  fatalities: 'numbers of dead that do not meet',
  responsibility: 'more than one claims the deed',
};

// "claims, 14 dead" …
function side_title(side) {
  const dead = figures(side.fatalities);
  return [badge(side.stance, side.stance === 'denies' ? 'denies' : 'claims'), dead && [' ', badge(`${dead} dead`, 'figure')]];
}

function side_column(side, names, documents) {
  return el('div', { class: `side ${side.stance}` },
    el('p', {}, side_title(side)),
    el('ul', { class: 'plain' }, side.claimants.map((id) => el('li', {}, node_link(names.get(id))))),
    el('details', {}, el('summary', {}, plural(side.documents.length, 'document')),
      el('ul', { class: 'plain' }, side.documents.map((id) => el('li', {}, document_line(documents.get(id), names))))));
}

// Contradictions of one event follow each other: they share a card.
function by_event(contradictions) {
  const groups = [];
  for (const one of contradictions) {
    const last = groups.at(-1);
    if (last?.[0].event === one.event) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

// A card for each event, with the names of all that it mentions. `heading`: the element of the event's name, or nothing.
export async function contradiction_cards(contradictions, heading = 'h3') {
  const names = node_names();
  const documents = document_names();
  await documents.need(contradictions.flatMap((c) => c.sides.flatMap((side) => side.documents)));
  await names.need([
    ...contradictions.flatMap((c) => [c.event, ...c.sides.flatMap((side) => side.claimants)]),
    ...[...documents.known.values()].map((document) => document.source)]);
  return by_event(contradictions).map((group) => el('article', { class: 'card' },
    heading && el(heading, { class: 'title' }, node_line(names.get(group[0].event))),
    group.map((c) => [el('p', { class: 'why' }, KINDS[c.kind] ?? c.kind),
      el('div', { class: 'sides' }, c.sides.map((side) => side_column(side, names, documents)))])));
}

export async function contradictions_view() {
  const { body, next } = await page('/api/contradictions', { limit: 50 });
  const list = el('div', { class: 'cards' }, await contradiction_cards(body, 'h2'));
  const button = more_button(next, list, async (address) => {
    const following = await more(address);
    return { items: await contradiction_cards(following.body, 'h2'), next: following.next };
  });
  return ['Contradictions', [el('h1', {}, 'Accounts that disagree'),
    el('p', { class: 'kind' }, 'Nothing is decided here: every side stands with those who take it.'),
    body.length === 0 && el('p', {}, 'The accounts do not contradict each other.'), list, button].filter(Boolean)];
}
