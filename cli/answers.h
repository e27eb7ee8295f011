// How answers are put before a person: words for counts, figures, dates and edges, used by all query commands.
#pragma once

#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "cli/table.h"
#include "graph/queries/json.h"
#include "graph/queries/relations.h"

namespace CLI {
class App;
}

namespace claimgraph::cli {

// Adds `--format table|json` to a command.
void add_format(CLI::App& command, Session& session);

template <class T>
void print_json(const std::vector<T>& answers) {
  std::cout << json_lines(answers);
}
void print_json(const Json& answer);
// One answer: as JSON where the session asks for it, else by `print`.
template <class T, class Print>
void print_answer(const Session& session, const T& answer, const Print& print) {
  if (session.format == OutputFormat::json) {
    print_json(to_json(answer));
  } else {
    print(answer);
  }
}

// The table on standard output, fitted to the terminal; or `nothing` when it has no rows.
void print_table(const Table& table, const std::string& nothing);

std::string figures(const std::optional<Count>& count);             // "20+", "7-12", "3", ""
std::string shortened(const std::string& text, std::size_t bytes);  // whole characters, with "…"
std::string label(const NodeRef& node);                             // the name; of events the date too
std::string kind_of(const NodeRef& node);                           // "organisation/armed-group", "event/assault"
std::string wording(const Edge& edge);                              // the first evidence, on one line
// "claims", "is denied by", "perpetrator of": a relation as a person says it, from the node that was asked about.
std::string phrase(EdgeType type, Direction direction, Role role);

}  // namespace claimgraph::cli
