// The man page, written from the option parser, so that it says what --help says.
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "cli/session.h"

namespace claimgraph::cli {

namespace {

// Text for roff: backslashes and hyphens escaped, no line may start with a control character.
std::string roff(const std::string& text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

void option(std::ostream& out, const CLI::Option& o) {
  if (o.get_name(false, true).empty() && o.get_name(true).empty()) return;
  const std::string name = o.get_positional() ? o.get_name(true) : o.get_name(false, true);
  std::string type = o.get_type_size() > 0 && !o.get_positional() ? " " + o.get_type_name() : "";
  out << ".TP\n.B " << roff(name + type) << "\n" << roff(o.get_description()) << "\n";
}

void command(std::ostream& out, const CLI::App& app) {
  out << ".SS " << roff(app.get_name()) << "\n" << roff(app.get_description()) << "\n";
  for (const CLI::Option* o : app.get_options()) {
    if (o->get_name(false, true) != "-h,--help") option(out, *o);
  }
  if (!app.get_footer().empty()) out << ".PP\n.nf\n" << roff(app.get_footer()) << "\n.fi\n";
}

void page(std::ostream& out, const CLI::App& app) {
  out << ".TH CLAIMGRAPH 1 \"\" \"claimgraph " CLAIMGRAPH_VERSION "\" \"User Commands\"\n"
      << ".SH NAME\nclaimgraph \\- who claims what, who denies it, and who carried the story\n"
      << ".SH SYNOPSIS\n.B claimgraph\n[\\-\\-store DIR] COMMAND [ARGUMENT...]\n"
      << ".SH DESCRIPTION\n"
      << roff(app.get_description()) << "\n.SH OPTIONS\n";
  for (const CLI::Option* o : app.get_options()) option(out, *o);
  out << ".SH COMMANDS\n";
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) command(out, *sub);
  out << ".SH EXIT STATUS\n0 success, 1 the work failed, 2 the call is wrong.\n"
      << ".SH ENVIRONMENT\n"
      << ".TP\n.B CLAIMGRAPH_STORE\nFolder of the store where \\-\\-store is not given.\n"
      << ".TP\n.B CLAIMGRAPH_LEXICON\nFolder with your own lexicon tables.\n"
      << ".TP\n.B CLAIMGRAPH_DATA_DIR\nFolder with the language model, the gazetteer and the shipped lexicon.\n";
}

}  // namespace

void add_manual(CLI::App& app, Session& session) {
  (void)session;
  auto* sub = app.add_subcommand("manual", "Print the man page (roff)");
  sub->footer("Examples:\n  claimgraph manual | man -l -");
  sub->callback([&app] { page(std::cout, app); });
}

}  // namespace claimgraph::cli
