#include "store/check_context.h"

namespace claimgraph::store {

namespace {

// Evidence lies inside its document: it is among the spans of the document's extraction, which were checked there.
void check_out(CheckContext& context, std::string_view key, std::string_view value) {
  const auto parsed = parse_edge_key(key);
  Edge edge = parsed ? edge_of(*parsed) : Edge{};
  if (!parsed || !decode_edge(value, edge)) return context.problem(Family::out, key, "cannot be read");
  const Family here = Family::out;
  context.expect(Family::in, edge_key(reversed(*parsed)), here, key);
  context.expect(Family::entities, id_key(edge.from), here, key);
  context.expect(Family::entities, id_key(edge.to), here, key);
  if (edge.on_behalf_of) context.expect(Family::entities, id_key(*edge.on_behalf_of), here, key);
  if (edge.evidence.empty()) context.problem(here, key, "has no evidence");
  const auto extraction = context.value(context.rows.extraction(edge.document));
  if (!extraction) return context.problem(here, key, "its document is not there");
  const auto membership = context.rows.membership(edge.document);
  if (!membership) return context.fail(membership.error());
  for (const Edge& derived : derive_edges(*extraction, *membership)) {
    if (key_of(derived) == *parsed) return;
  }
  context.problem(here, key, "its document does not say so");
}

}  // namespace

void check_edges(CheckContext& context) {
  (void)context.each(Family::out,
                     [&](std::string_view key, std::string_view value) { check_out(context, key, value); });
  (void)context.each(Family::in, [&](std::string_view key, std::string_view) {
    const auto parsed = parse_edge_key(key);
    if (!parsed) return context.problem(Family::in, key, "cannot be read");
    context.expect(Family::out, edge_key(reversed(*parsed)), Family::in, key);
  });
}

}  // namespace claimgraph::store
