// Completion scripts for bash, zsh and fish, written from the option parser.
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"
#include "cli/session.h"

namespace claimgraph::cli {

namespace {

std::vector<const CLI::App*> commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

// Long options of a command and of the program itself, as words.
std::string long_options(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* o : app.get_options()) {
    for (const std::string& name : o->get_lnames()) out += (out.empty() ? "--" : " --") + name;
  }
  return out;
}

void bash(std::ostream& out, const CLI::App& app) {
  out << "_claimgraph() {\n  local current=${COMP_WORDS[COMP_CWORD]} command= word\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do [[ $word != -* ]] && { command=$word; break; }; done\n"
         "  local words\n  case $command in\n";
  std::string names;
  for (const CLI::App* sub : commands(app)) {
    names += (names.empty() ? "" : " ") + sub->get_name();
    out << "    " << sub->get_name() << ") words='" << long_options(*sub) << ' ' << long_options(app) << "' ;;\n";
  }
  out << "    *) words='" << names << ' ' << long_options(app)
      << "' ;;\n  esac\n"
         "  if [[ -z $command || $current == -* ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$current\")); else\n"
         "    COMPREPLY=($(compgen -f -- \"$current\")); fi\n}\n"
         "complete -o filenames -F _claimgraph claimgraph\n";
}

void zsh(std::ostream& out, const CLI::App& app) {
  out << "#compdef claimgraph\nautoload -U +X bashcompinit && bashcompinit\n";
  bash(out, app);
}

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "'";
}

void fish(std::ostream& out, const CLI::App& app) {
  for (const CLI::App* sub : commands(app)) {
    out << "complete -c claimgraph -n __fish_use_subcommand -a " << sub->get_name() << " -d "
        << fish_quoted(sub->get_description()) << "\n";
    for (const CLI::Option* o : sub->get_options()) {
      for (const std::string& name : o->get_lnames()) {
        out << "complete -c claimgraph -n '__fish_seen_subcommand_from " << sub->get_name() << "' -l " << name << " -d "
            << fish_quoted(o->get_description()) << "\n";
      }
    }
  }
}

}  // namespace

void add_completion(CLI::App& app, Session& session) {
  (void)session;
  auto* sub = app.add_subcommand("completion", "Print a completion script for your shell");
  auto shell = std::make_shared<std::string>();
  sub->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  sub->footer("Examples:\n  claimgraph completion bash > ~/.local/share/bash-completion/completions/claimgraph");
  sub->callback([&app, shell] {
    if (*shell == "bash") bash(std::cout, app);
    if (*shell == "zsh") zsh(std::cout, app);
    if (*shell == "fish") fish(std::cout, app);
  });
}

}  // namespace claimgraph::cli
