// Events by day, filtered by time, type and actor; the filters stand in the address, so that a list can be kept.
import { ask, more, page } from './api.js';
import { el, figures, foreign, plural } from './text.js';
import { badge, more_button, node_link } from './parts.js';

function day_of(entry) {
  if (entry.event.date) return entry.event.date.split('/').map((day, i) => [i > 0 && ' – ', el('time', { datetime: day }, day)]);
  if (!entry.reported) return el('span', { class: 'kind' }, 'no date');
  return el('span', { class: 'kind', title: 'Nobody told the day of the event: the day of its first report' },
    'reported ', el('time', { datetime: entry.reported }, entry.reported));
}

function item(entry) {
  const dead = figures(entry.fatalities);
  return el('li', {},
    el('span', { class: 'day' }, day_of(entry)),
    el('div', {},
      node_link(entry.event), ' ', el('span', { class: 'kind' }, entry.event.event_type),
      entry.places.length > 0 && [' in ', entry.places.map((place, i) => [i > 0 && ', ', node_link(place)])],
      el('div', { class: 'badges' },
        dead && [badge(`${dead} dead`, 'figure'), ' '],
        entry.claimants > 0 && [badge(plural(entry.claimants, 'claims it', 'claim it'), 'claims'), ' '],
        entry.deniers > 0 && [badge(plural(entry.deniers, 'denies it', 'deny it'), 'denies'), ' '],
        el('span', { class: 'kind' }, plural(entry.accounts, 'account')))));
}

export function timeline_list(entries) {
  return el('ol', { class: 'timeline' }, entries.map(item));
}

function field(label, name, value, attributes = {}) {
  return el('label', {}, el('span', {}, label), el('input', { name, value, ...attributes }));
}

function filters(parameters, types) {
  const type = parameters.get('type') ?? '';
  const form = el('form', { class: 'filters', 'aria-label': 'Filter' },
    field('From', 'from', parameters.get('from'), { type: 'date' }),
    field('To', 'to', parameters.get('to'), { type: 'date' }),
    el('label', {}, el('span', {}, 'Type'), el('select', { name: 'type' }, el('option', { value: '' }, 'all'),
      types.map((one) => el('option', { value: one, selected: one === type }, one)))),
    field('About', 'about', parameters.get('about'), { type: 'text', placeholder: 'actor or place', maxlength: 200 }),
    el('button', { type: 'submit' }, 'Show'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wanted = [...new FormData(form)].filter(([, value]) => value !== '');
    location.hash = `#/timeline?${new URLSearchParams(wanted)}`;
  });
  return form;
}

export async function timeline_view(argument, parameters) {
  const wanted = Object.fromEntries(['from', 'to', 'type', 'about'].map((name) => [name, parameters.get(name)]));
  const stats = await ask('/api/stats');
  const form = filters(parameters, Object.keys(stats.events_by_type));
  const heading = el('h1', {}, 'Timeline', wanted.about && [' of ', foreign(wanted.about)]);
  const found = await page('/api/timeline', { ...wanted, limit: 100 }).catch((problem) => ({ problem }));
  if (found.problem) return ['Timeline', [heading, form, el('p', { role: 'alert' }, found.problem.message)]];
  const list = timeline_list(found.body);
  const button = more_button(found.next, list, async (address) => {
    const following = await more(address);
    return { items: following.body.map(item), next: following.next };
  });
  return ['Timeline', [heading, form, found.body.length === 0 && el('p', {}, 'No events.'), list, button].filter(Boolean)];
}
