#include "cli/answers.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

#include "base/terminal_text.h"

namespace claimgraph::cli {

void add_format(CLI::App& command, Session& session) {
  const std::map<std::string, OutputFormat> formats = {{"table", OutputFormat::table}, {"json", OutputFormat::json}};
  command.add_option("--format", session.format, "table or json")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->type_name("FORMAT");
}

void print_json(const Json& answer) { std::cout << json_line(answer) << '\n'; }

void print_table(const Table& table, const std::string& nothing) {
  if (table.empty()) {
    std::cout << nothing << '\n';
  } else {
    table.print(std::cout, screen_width());
  }
}

std::string figures(const std::optional<Count>& count) {
  if (!count || (!count->min && !count->max)) return "";
  if (!count->max) return std::to_string(*count->min) + "+";
  if (!count->min) return "up to " + std::to_string(*count->max);
  if (*count->min == *count->max) return std::to_string(*count->min);
  return std::to_string(*count->min) + "-" + std::to_string(*count->max);
}

std::string shortened(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string label(const NodeRef& node) { return node.date.empty() ? node.name : node.name + " (" + node.date + ")"; }

std::string kind_of(const NodeRef& node) {
  const std::string& finer = node.type == NodeType::event ? node.event_type : node.kind;
  return std::string(to_string(node.type)) + (finer.empty() ? "" : "/" + finer);
}

std::string wording(const Edge& edge) {
  return edge.evidence.empty() ? "" : terminal_text(edge.evidence.front().text.text);
}

std::string phrase(EdgeType type, Direction direction, Role role) {
  const bool out = direction == Direction::out;
  switch (type) {
    case EdgeType::claims:
      return out ? "claims" : "is claimed by";
    case EdgeType::denies:
      return out ? "denies" : "is denied by";
    case EdgeType::affiliated_with:
      return out ? "is affiliated with" : "has as affiliate";
    case EdgeType::reported_by:
      return out ? "is reported by" : "reports";
    case EdgeType::located_in:
      return out ? "lies in" : "is the place of";
    case EdgeType::involves:
      break;
  }
  const std::string as = role == Role::none ? "participant" : std::string(to_string(role));
  return out ? "has as " + as : as + " of";
}

}  // namespace claimgraph::cli
