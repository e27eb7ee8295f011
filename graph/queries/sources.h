// Who carries whom: outlets, the claimants they give a voice, the outlets they cite, and the reports that are copies.
#pragma once

#include <vector>

#include "graph/queries/lookup.h"

namespace claimgraph {

struct SourceReport {
  struct Carried {
    NodeRef claimant;
    std::size_t claims = 0;  // edges in the source's documents
    std::size_t denials = 0;
  };
  struct Cited {
    NodeRef source;
    std::size_t events = 0;  // reported by it, says this source
  };
  NodeRef source;
  std::size_t documents = 0;     // that it published
  std::size_t copies = 0;        // of them, those that share an account with a document of another source
  std::size_t events = 0;        // different ones that a reported-by edge gives it
  std::vector<Carried> carries;  // the most often carried first
  std::vector<Cited> cites;      // the most often cited first
};

// A report and its copies.
struct SharedAccount {
  DocumentId account;
  std::vector<DocumentRef> documents;  // at least two, by date of publication, then id
};

struct SourcesAnswer {
  std::vector<SourceReport> sources;    // the most documents first; those that are only cited after them
  std::vector<SharedAccount> accounts;  // by id
};

// One pass over documents, and one over edges. `only`: the report of one source alone.
Result<SourcesAnswer> sources(const GraphView& view, std::optional<NodeId> only = std::nullopt);

}  // namespace claimgraph
