// The API of this server: answers, pages of lists, and names for ids that answers mention.

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function address(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '') query.append(name, one);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

async function fetched(url) {
  let response;
  try {
    response = await fetch(url, { headers: { Accept: 'application/json' } });
  } catch {
    throw new ApiError(0, 'The server does not answer. Is claimgraph serve still running?');
  }
  const body = await response.json().catch(() => ({ error: 'The answer is not JSON.' }));
  if (!response.ok) throw new ApiError(response.status, body.error);
  return { body, next: next_of(response.headers.get('Link')) };
}

// The address of the next page, or null.
function next_of(link) {
  const match = /^<(\/api\/[^>]*)>; rel="next"$/.exec(link ?? '');
  return match ? match[1] : null;
}

// The answer itself.
export async function ask(path, parameters = {}) {
  return (await fetched(address(path, parameters))).body;
}

// {body, next}: one page of a list; `more(next)` gives the following one.
export function page(path, parameters = {}) {
  return fetched(address(path, parameters));
}
export function more(next) {
  return fetched(next);
}

// Objects by id, asked for in groups. They last as long as one view of the page, since a writer may change them.
class Names {
  constructor(path, size = 100) {
    this.path = path;
    this.size = size;
    this.known = new Map();
  }
  add(objects) {
    for (const object of objects) this.known.set(object.id, object);
  }
  async need(ids) {
    const missing = [...new Set(ids)].filter((id) => id && !this.known.has(id));
    for (let i = 0; i < missing.length; i += this.size) {
      this.add(await ask(this.path, { id: missing.slice(i, i + this.size) }));
    }
  }
  // An id without an object stands for itself.
  get(id) {
    return this.known.get(id) ?? { id, name: id, path: id, account: id, type: 'unknown' };
  }
}

export function node_names() {
  return new Names('/api/nodes');
}
export function document_names() {
  return new Names('/api/documents');
}
