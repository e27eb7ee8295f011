#include <CLI/CLI.hpp>
#include <iomanip>
#include <iostream>

#include "cli/commands.h"
#include "cli/open_store.h"
#include "resolve/judge.h"
#include "resolve/knowledge.h"

namespace claimgraph::cli {

namespace {

const char* verdict_word(resolve::Verdict verdict) {
  switch (verdict) {
    case resolve::Verdict::same:
      return "same";
    case resolve::Verdict::different:
      return "different";
    case resolve::Verdict::unsure:
      break;
  }
  return "unsure";
}

Error bad_line(std::size_t number, const std::string& what) {
  return {ErrorCode::bad_input, "standard input, line " + std::to_string(number) + ": " + what +
                                    "; a line is type, name and name, separated by tabs"};
}

Status run(const resolve::Knowledge& knowledge) {
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) return bad_line(number, "there are fewer than two tabs");
    const auto type = parse_node_type(line.substr(0, first));
    if (!type) return bad_line(number, "\"" + line.substr(0, first) + "\" is no type of node");
    const auto judgement =
        resolve::judge_names(*type, line.substr(first + 1, second - first - 1), line.substr(second + 1), knowledge);
    std::cout << std::fixed << std::setprecision(3) << judgement.score << '\t' << verdict_word(judgement.verdict)
              << '\n';
  }
  return {};
}

}  // namespace

void add_match_names(CLI::App& app, Session& session) {
  auto* sub = app.add_subcommand("match-names", "Judge pairs of names: type, name, name by tabs on standard input");
  sub->footer(
      "Prints score (0 to 1) and same, different or unsure for each line.\n"
      "Examples:\n  printf 'organisation\\tIslamic State\\tDaesh\\n' | claimgraph match-names");
  sub->callback([&session] {
    const auto knowledge = open_knowledge(session);
    if (!knowledge) return session.fail(knowledge.error());
    if (const Status done = run(*knowledge); !done) session.fail(done.error());
  });
}

}  // namespace claimgraph::cli
