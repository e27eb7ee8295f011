// The first view: what the store holds, who matters in it, where accounts disagree. And the list of actors.
import { ask, page, more } from './api.js';
import { el } from './text.js';
import { more_button, node_line, section } from './parts.js';
import { contradiction_cards } from './contradictions.js';

function number(label, value, href) {
  const text = [el('b', {}, value.toLocaleString('en')), ' ', label];
  return el('li', {}, href ? el('a', { href }, text) : text);
}

function ranked(nodes) {
  const highest = nodes[0]?.score || 1;
  return nodes.map((node) => el('li', {}, node_line(node),
    el('meter', { min: 0, max: highest, value: node.score, 'aria-label': 'weight in the graph' })));
}

export async function home_view() {
  const [stats, actors, disputes] = await Promise.all([
    ask('/api/stats'), ask('/api/rank', { limit: 12 }), page('/api/contradictions', { limit: 5 })]);
  if (stats.documents === 0) {
    return ['', [el('h1', {}, 'Who claims what, who denies it'),
      el('p', {}, 'The store is empty. Put articles into it: ', el('code', {}, 'claimgraph ingest FOLDER'))]];
  }
  const published = stats.published.first &&
    el('p', { class: 'kind' }, `Published ${stats.published.first} to ${stats.published.last}`);
  return ['', [
    el('h1', {}, 'Who claims what, who denies it'),
    el('ul', { class: 'numbers' },
      number('documents', stats.documents, '#/sources'),
      number('actors', stats.nodes_by_type.organisation + stats.nodes_by_type.person, '#/actors'),
      number('events', stats.nodes_by_type.event, '#/timeline'),
      number('claims', stats.edges_by_type.claims),
      number('denials', stats.edges_by_type.denies)),
    published,
    section('Main actors', undefined, el('ol', { class: 'ranked' }, ranked(actors)),
      el('p', {}, el('a', { href: '#/actors' }, 'All actors'))),
    section('Accounts that disagree', undefined, await contradiction_cards(disputes.body),
      disputes.body.length === 0 ? el('p', {}, 'None.') :
        el('p', {}, el('a', { href: '#/contradictions' }, 'All contradictions'))),
  ].filter(Boolean)];
}

export async function actors_view() {
  const { body, next } = await page('/api/rank', { limit: 50 });
  const list = el('ol', { class: 'ranked' }, ranked(body));
  const button = more_button(next, list, async (address) => {
    const following = await more(address);
    return { items: ranked(following.body), next: following.next };
  });
  return ['Actors', [el('h1', {}, 'Actors'),
    el('p', { class: 'kind' }, 'By PageRank: those first whom many others have to do with.'), list, button].filter(Boolean)];
}
