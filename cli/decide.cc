// Decisions: what the user says is the same, or is not. They are kept for ever, listed, and can be taken back.
#include <CLI/CLI.hpp>
#include <chrono>
#include <ctime>
#include <iostream>
#include <memory>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/open_store.h"

namespace claimgraph::cli {

namespace {

// The clock enters here, as part of what the user says, and nowhere else.
std::string now() {
  const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text, size};
}

Result<NodeRef> named(const store::Store& store, const std::string& argument) {
  const auto view = store.view();
  if (!view) return view.error();
  return named_node(**view, argument, Prefer::none);
}

Status merge(store::Store& store, const std::string& a, const std::string& b, const std::string& reason) {
  const auto first = named(store, a);
  if (!first) return first.error();
  const auto second = named(store, b);
  if (!second) return second.error();
  if (first->id == second->id)
    return Error{ErrorCode::bad_input, "\"" + a + "\" and \"" + b + "\" are one node already"};
  const auto left = store.members(first->id);
  if (!left) return left.error();
  const auto right = store.members(second->id);
  if (!right) return right.error();
  if (Status done = store.decide({left->front(), right->front(), true, "user", reason, now()}); !done) return done;
  std::cout << "Merged " << first->name << " and " << second->name
            << ". `claimgraph decisions` lists it and can take it back.\n";
  return {};
}

// Every member from the given document (or, without one, every member after the first) leaves the first one's
// component.
Status split(store::Store& store, const std::string& name, const std::string& document, const std::string& reason) {
  const auto node = named(store, name);
  if (!node) return node.error();
  const auto members = store.members(node->id);
  if (!members) return members.error();
  std::vector<resolve::MemberKey> stay;
  std::vector<resolve::MemberKey> leave;
  for (const auto& member : *members) (member.document.hex() == document ? leave : stay).push_back(member);
  if (leave.empty() || stay.empty()) {
    return Error{ErrorCode::bad_input, "\"" + name + "\" has " + (leave.empty() ? "no" : "only") +
                                           " mentions in document " + document +
                                           "; `claimgraph show` lists its documents"};
  }
  for (const auto& gone : leave) {
    for (const auto& kept : stay) {
      if (Status done = store.decide({kept, gone, false, "user", reason, now()}); !done) return done;
    }
  }
  std::cout << "Split " << node->name << ": the mentions in " << document << " are another node now.\n";
  return {};
}

Json json_of(const store::NumberedDecision& d) {
  return {{"number", d.number},
          {"verdict", d.decision.same ? "same" : "not-same"},
          {"a", d.decision.a.document.hex() + ":" + d.decision.a.node},
          {"b", d.decision.b.document.hex() + ":" + d.decision.b.node},
          {"by", d.decision.by},
          {"reason", d.decision.reason},
          {"time", d.decision.time},
          {"withdrawn", d.withdrawn}};
}

Status list(const Session& session, const store::Store& store) {
  const auto decisions = store.decisions();
  if (!decisions) return decisions.error();
  if (session.format == OutputFormat::json) {
    std::vector<Json> all;
    for (const auto& d : *decisions) all.push_back(json_of(d));
    return std::cout << json_lines(all), Status();
  }
  Table table({"NUMBER", "VERDICT", "A", "B", "BY", "TIME", "WITHDRAWN", "REASON"});
  for (const auto& d : *decisions) {
    table.add({std::to_string(d.number), d.decision.same ? "same" : "not the same",
               d.decision.a.document.hex().substr(0, 8) + ":" + d.decision.a.node,
               d.decision.b.document.hex().substr(0, 8) + ":" + d.decision.b.node, d.decision.by, d.decision.time,
               d.withdrawn, d.decision.reason});
  }
  print_table(table, "No decisions.");
  return {};
}

Status withdraw(store::Store& store, std::uint64_t number) {
  const auto done = store.withdraw(number, now());
  if (!done) return done.error();
  if (!*done)
    return Error{ErrorCode::bad_input,
                 "there is no decision " + std::to_string(number) + "; `claimgraph decisions` lists them"};
  std::cout << "Decision " << number << " no longer holds.\n";
  return {};
}

Status review(const Session& session, const store::Store& store, std::size_t limit) {
  const auto view = store.view();
  if (!view) return view.error();
  const auto candidates = store.candidates(limit);
  if (!candidates) return candidates.error();
  Lookup lookup(**view);
  Table table({"SCORE", "A", "B", "WHY", "ID OF A", "ID OF B"});
  std::vector<Json> all;
  for (const store::Candidate& c : *candidates) {
    const auto a = lookup.node(c.a);
    if (!a) return a.error();
    const auto b = lookup.node(c.b);
    if (!b) return b.error();
    all.push_back({{"a", to_json(*a)}, {"b", to_json(*b)}, {"score", c.score}, {"reason", c.reason}});
    table.add({std::to_string(c.score).substr(0, 5), label(*a), label(*b), c.reason, c.a.hex(), c.b.hex()});
  }
  if (session.format == OutputFormat::json) return std::cout << json_lines(all), Status();
  print_table(table, "Nothing is left undecided.");
  return {};
}

}  // namespace

void add_merge(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("merge", "Say that two nodes are the same");
  auto arguments = std::make_shared<std::vector<std::string>>();
  auto reason = std::make_shared<std::string>();
  sub->add_option("NODE", *arguments, "Two names or ids")->required()->expected(2);
  sub->add_option("--reason", *reason, "Why; kept with the decision");
  sub->footer("Examples:\n  claimgraph merge \"Sham Legion\" \"Faylaq al-Sham\" --reason \"own website\"");
  sub->callback([&session, arguments, reason] {
    with_store(session, store::Access::write,
               [&](store::Store& store) { return merge(store, (*arguments)[0], (*arguments)[1], *reason); });
  });
}

void add_split(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("split", "Say that a document's mentions of a node mean another one");
  auto node = std::make_shared<std::string>();
  auto document = std::make_shared<std::string>();
  auto reason = std::make_shared<std::string>();
  sub->add_option("NODE", *node, "A name or an id")->required();
  sub->add_option("--document", *document, "Id of the document whose mentions leave")->required()->type_name("ID");
  sub->add_option("--reason", *reason, "Why; kept with the decision");
  sub->footer("Examples:\n  claimgraph split \"Abu Fatima\" --document 3f5c...");
  sub->callback([&session, node, document, reason] {
    with_store(session, store::Access::write,
               [&](store::Store& store) { return split(store, *node, *document, *reason); });
  });
}

void add_decisions(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("decisions", "List what was decided to be the same or not, or take one back");
  auto number = std::make_shared<std::uint64_t>(0);
  auto* option = sub->add_option("--withdraw", *number, "Take back the decision of this number")->type_name("NUMBER");
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph decisions\n  claimgraph decisions --withdraw 3");
  sub->callback([&session, option, number] {
    const bool taking_back = option->count() != 0;
    with_store(session, taking_back ? store::Access::write : store::Access::read,
               [&](store::Store& store) { return taking_back ? withdraw(store, *number) : list(session, store); });
  });
}

void add_review(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("review", "List nodes that may be the same and were not merged, for you to decide");
  auto limit = std::make_shared<std::size_t>(50);
  sub->add_option("--limit", *limit, "At most this many (default: 50)");
  add_format(*sub, session);
  sub->footer("Examples:\n  claimgraph review\nThen `claimgraph merge A B`, or leave them apart.");
  sub->callback([&session, limit] {
    with_store(session, store::Access::read, [&](store::Store& store) { return review(session, store, *limit); });
  });
}

}  // namespace claimgraph::cli
