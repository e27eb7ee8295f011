// The search box with its suggestions, and the list of all names that fit.
import { page, more } from './api.js';
import { el, foreign, plural } from './text.js';
import { kind_of, more_button, node_href, node_line } from './parts.js';

const PAUSE = 150;  // ms without a key before suggestions are asked for

export function start_search() {
  const form = document.getElementById('search');
  const box = document.getElementById('query');
  const list = document.getElementById('suggestions');
  let chosen = -1;
  let timer;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const choose = (index) => {
    const options = [...list.children];
    chosen = options.length === 0 ? -1 : (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', i === chosen ? 'true' : 'false'));
    if (chosen >= 0) box.setAttribute('aria-activedescendant', options[chosen].id);
  };
  const go = (href) => {
    asked += 1;
    clearTimeout(timer);
    close();
    location.hash = href;
  };
  const suggest = async () => {
    const mine = ++asked;
    const name = box.value.trim();
    if (name.length < 2) return close();
    const found = await page('/api/find', { name, limit: 8 }).catch(() => null);
    if (mine !== asked || !found) return undefined;
    close();
    found.body.forEach((node, i) => {
      const option = el('li', { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false' },
        foreign(node.name), ' ', el('span', { class: 'kind' }, kind_of(node), node.date && `, ${node.date}`));
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        go(node_href(node));
      });
      option.dataset.href = node_href(node);
      list.append(option);
    });
    list.hidden = list.children.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    return undefined;
  };

  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (chosen < 0) choose(event.key === 'ArrowDown' ? 0 : -1);
      else choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const option = list.children[chosen];
    go(option ? option.dataset.href : `#/find/${encodeURIComponent(box.value.trim())}`);
  });
}

function items(nodes) {
  return nodes.map((node) => el('li', {}, node_line(node),
    node.matched !== node.name && [' also ', foreign(node.matched, { class: 'alias' })],
    ' ', el('span', { class: 'kind' }, plural(node.mentions, 'mention'))));
}

export async function search_view(name) {
  const { body, next } = await page('/api/find', { name, limit: 50 });
  const heading = el('h1', {}, 'Names like ', el('q', {}, foreign(name)));
  if (body.length === 0) return [`Find ${name}`, [heading, el('p', {}, 'Nothing is named like that.')]];
  const guess = body[0].match === 'fuzzy' && el('p', {}, 'Nothing has this name; these are alike:');
  const list = el('ul', { class: 'plain' }, items(body));
  const button = more_button(next, list, async (address) => {
    const following = await more(address);
    return { items: items(following.body), next: following.next };
  });
  return [`Find ${name}`, [heading, guess, list, button].filter(Boolean)];
}
