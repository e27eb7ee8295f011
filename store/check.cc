#include "store/check.h"

#include <fmt/format.h>

#include "store/check_context.h"

namespace claimgraph::store {

void CheckContext::problem(Family family, std::string_view key, std::string what) {
  std::string where(to_string(family));
  where += ' ';
  for (const char c : key.substr(0, 64)) where += fmt::format("{:02x}", static_cast<unsigned char>(c));
  if (!stopped_ && !report_({std::move(where), std::move(what)})) stopped_ = true;
}

Status CheckContext::each(Family family, const std::function<void(std::string_view, std::string_view)>& visit) {
  const auto status = snapshot.scan(family, {}, [&](std::string_view key, std::string_view value) {
    ++looked_at;
    visit(key, value);
    return !stopped();
  });
  if (!status) fail(status.error());
  return status;
}

bool CheckContext::has(Family family, std::string_view key) {
  const auto row = snapshot.get(family, key);
  if (!row) fail(row.error());
  return row.ok() && row->has_value();
}

void CheckContext::expect(Family target, std::string_view target_key, Family family, std::string_view by_key) {
  if (!has(target, target_key)) problem(family, by_key, fmt::format("has no row in `{}`", to_string(target)));
}

void CheckContext::fail(const Error& error) {
  if (!failure) failure = error;
}

bool CheckContext::is_marked(DirtyKind kind, std::string_view id_bytes) {
  return has(Family::dirty, std::string(1, static_cast<char>(kind)) + std::string(id_bytes));
}

Result<std::uint64_t> check_store(const std::shared_ptr<const Database>& database, const Resolver& resolver,
                                  const std::function<bool(const Problem&)>& report) {
  CheckContext context(database, resolver, report);
  const auto fingerprint = context.value(context.snapshot.get(Family::meta, resolver_key()));
  if (!fingerprint || *fingerprint != resolver.fingerprint()) {
    context.problem(Family::meta, resolver_key(),
                    "the graph was made with other tables of names; the next command that writes makes it anew");
  }
  for (const auto part : {check_documents, check_members, check_profiles, check_entities, check_edges, check_others}) {
    if (!context.stopped()) part(context);
  }
  if (context.failure) return *context.failure;
  return context.looked_at;
}

}  // namespace claimgraph::store
