#include "cli/pretty.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/terminal_text.h"
#include "cli/answers.h"

namespace claimgraph::cli {

namespace {

class Page {
 public:
  Page(const Extraction& extraction, bool colour) : x_(extraction), colour_(colour) {
    for (const ExtractionNode& node : x_.nodes) nodes_.emplace(node.id, &node);
  }

  std::string print() {
    head();
    for (const ExtractionNode& node : x_.nodes) {
      if (node.type == NodeType::event) event(node);
    }
    section("Affiliations", EdgeType::affiliated_with, " is affiliated with ");
    actors();
    return out_ + "\n";
  }

 private:
  std::string painted(const char* code, const std::string& text) const {
    return colour_ ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text;
  }
  std::string name(const std::string& id) const {
    const auto found = nodes_.find(id);
    return found == nodes_.end() ? "?" : terminal_text(found->second->name);
  }

  // "because rule:..., claimant:name; confidence 0.83"
  template <typename Record>
  void because(const Record& record, const char* margin) {
    if (record.why.empty()) return;
    std::string line;
    for (const std::string& reason : record.why) line += (line.empty() ? "" : ", ") + reason;
    out_ += margin +
            painted("2", terminal_text(fmt::format("because {}; confidence {:.2f}", line, record.confidence))) + "\n";
  }

  void head() {
    const DocumentInfo& d = x_.document;
    out_ += painted("1", terminal_text(d.title.empty() ? d.path : d.title)) + "\n";
    std::string line = d.source.empty() ? "" : name(d.source);
    if (d.published) line += (line.empty() ? "" : ", ") + d.published->value;
    out_ += line + (line.empty() ? "" : "  ") + "[" + terminal_text(d.path) + "]\n";
  }

  void event(const ExtractionNode& node) {
    out_ += "\n" + painted("1;33", terminal_text(node.name)) + "  " + node.event.event_type;
    if (node.event.date) out_ += ", " + node.event.date->value;
    if (const std::string dead = figures(node.event.fatalities); !dead.empty()) out_ += ", " + dead + " dead";
    if (const std::string hurt = figures(node.event.injuries); !hurt.empty()) out_ += ", " + hurt + " injured";
    out_ += "\n";
    because(node, "  ");
    for (const ExtractionEdge& edge : x_.edges) {
      if (edge.from != node.id) continue;
      if (edge.type == EdgeType::involves)
        out_ += "  " + std::string(to_string(edge.role)) + ": " + name(edge.to) + "\n";
      if (edge.type == EdgeType::located_in) out_ += "  in: " + name(edge.to) + "\n";
      if (edge.type == EdgeType::reported_by) out_ += "  reported by: " + name(edge.to) + "\n";
    }
    for (const ExtractionEdge& edge : x_.edges) {
      if (edge.to == node.id && (edge.type == EdgeType::claims || edge.type == EdgeType::denies)) statement(edge);
    }
  }

  void statement(const ExtractionEdge& edge) {
    const bool denies = edge.type == EdgeType::denies;
    out_ += "  " + painted("1", name(edge.from));
    if (!edge.on_behalf_of.empty()) out_ += " for " + name(edge.on_behalf_of);
    out_ += std::string(" → ") + painted(denies ? "31" : "32", denies ? "denies" : "claims");
    if (edge.stance != Stance::none && edge.stance != Stance::asserted)
      out_ += " (" + std::string(to_string(edge.stance)) + ")";
    if (edge.responsibility) out_ += ", responsibility";
    if (const std::string dead = figures(edge.fatalities); !dead.empty()) out_ += ", " + dead + " dead";
    out_ += "\n";
    for (const TextSpan& words : edge.evidence) out_ += "      \"" + terminal_text(words.text) + "\"\n";
    because(edge, "      ");
  }

  void section(const char* heading, EdgeType type, const char* between) {
    bool any = false;
    for (const ExtractionEdge& edge : x_.edges) {
      if (edge.type != type) continue;
      if (!any) out_ += "\n" + painted("1", heading) + "\n";
      any = true;
      out_ += "  " + name(edge.from) + between + name(edge.to) + (edge.former ? " (former)" : "") + "\n";
      because(edge, "      ");
    }
  }

  void actors() {
    out_ += "\n" + painted("1", "Actors, places, sources") + "\n";
    for (const ExtractionNode& node : x_.nodes) {
      if (node.type == NodeType::event) continue;
      out_ += "  " + std::string(to_string(node.type)) + (node.kind.empty() ? "" : "/" + node.kind) + "  " +
              terminal_text(node.name);
      std::string also;
      for (const std::string& alias : node.aliases) also += (also.empty() ? "" : "; ") + alias;
      out_ += (also.empty() ? "" : "  (" + terminal_text(also) + ")") + "\n";
    }
  }

  const Extraction& x_;
  bool colour_;
  std::unordered_map<std::string, const ExtractionNode*> nodes_;
  std::string out_;
};

}  // namespace

std::string pretty(const Extraction& extraction, bool colour) { return Page(extraction, colour).print(); }

}  // namespace claimgraph::cli
