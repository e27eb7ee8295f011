// The outlet's name from the furniture around an article. Private to extract/clean.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace claimgraph::extract {

// Names that the page may be of, each with how much speaks for it.
class PublisherVote {
 public:
  // Cuts legal forms and articles off; empty and overlong names do not count.
  void add(std::string_view name, double weight);
  // Candidates of one line of furniture: copyright, "Support NAME", "NAME Facebook", "NAME | Home | News".
  void add_from_furniture(std::string_view line);
  // The name with the most votes, as most often written; empty when nothing speaks for any.
  std::string winner() const;

 private:
  struct Candidate {
    double weight = 0;
    std::map<std::string, double> forms;
  };
  std::map<std::string, Candidate> candidates_;  // by fold_key
};

}  // namespace claimgraph::extract
