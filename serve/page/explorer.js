// The explorer: which view an address behind # shows, and how the page changes between them.
import { ApiError } from './api.js';
import { el, safe } from './text.js';
import { start_search, search_view } from './search.js';
import { home_view, actors_view } from './home.js';
import { node_view } from './node.js';
import { contradictions_view } from './contradictions.js';
import { timeline_view } from './timeline.js';
import { sources_view } from './sources.js';

const main = document.getElementById('main');
const status = document.getElementById('status');

// Address → [title, content]. Each view is a function of what stands behind its name and of the parameters.
const VIEWS = {
  '': home_view,
  actors: actors_view,
  find: search_view,
  node: node_view,
  contradictions: contradictions_view,
  timeline: timeline_view,
  sources: sources_view,
};

// "#/node/ID?x=y" → ["node", "ID", parameters].
function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/');
  let argument = rest.join('/');
  try {
    argument = decodeURIComponent(argument);
  } catch {
    // Not an address of ours; the API will say that it knows nothing of this name.
  }
  return [name, argument, new URLSearchParams(query ?? '')];
}

function failure(problem) {
  const missing = problem instanceof ApiError && problem.status === 404;
  if (!(problem instanceof ApiError)) console.error(problem);
  return [missing ? 'Not found' : 'That failed',
    el('div', { class: 'failure', role: 'alert' }, el('h1', {}, missing ? 'Nothing of that name' : 'That failed'),
      el('p', {}, problem.message))];
}

function mark_current(name) {
  for (const link of document.querySelectorAll('header nav a')) {
    if (link.getAttribute('href') === `#/${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

let showing = 0;  // the latest one wins, when answers come late

async function show() {
  const mine = ++showing;
  const [name, argument, parameters] = place();
  mark_current(name);
  main.setAttribute('aria-busy', 'true');
  let shown;
  try {
    const view = VIEWS[name];
    if (!view) throw new ApiError(404, 'There is no such view.');
    shown = await view(argument, parameters);
  } catch (problem) {
    shown = failure(problem);
  }
  if (mine !== showing) return;
  const [title, content] = shown;
  document.title = safe(title ? `${title} · claimgraph` : 'claimgraph');
  main.replaceChildren(...[content].flat());
  main.removeAttribute('aria-busy');
  status.textContent = safe(title || 'Overview');
  if (mine > 1) {
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
}

window.addEventListener('hashchange', show);
start_search();
show();
