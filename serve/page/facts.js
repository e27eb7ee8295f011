// What every page of a node needs: its facts as a list, and the names of all that its edges mention.
import { document_names, node_names } from './api.js';
import { el } from './text.js';
import { ids_of } from './parts.js';

// [name, value] each; those without a value are left out.
export function facts(rows) {
  const known = rows.filter(([, value]) => value);
  return known.length > 0 && el('dl', { class: 'facts' },
    known.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

// Names for everything that the node's edges mention.
export async function names_of(detail) {
  const names = node_names();
  const documents = document_names();
  const edges = detail.relations.flatMap((relation) => relation.edges);
  names.add([detail, ...detail.relations.map((relation) => relation.other)]);
  documents.add(detail.documents);
  const ids = ids_of(edges);
  await documents.need(ids.documents);
  await names.need([...ids.nodes, ...[...documents.known.values()].map((document) => document.source)]);
  return { names, documents };
}
