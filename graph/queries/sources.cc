#include "graph/queries/sources.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace claimgraph {

namespace {

struct Tally {
  std::size_t documents = 0;
  std::size_t copies = 0;
  std::set<NodeId> events;
  std::map<NodeId, std::pair<std::size_t, std::size_t>> carried;  // claimant → claims, denials
  std::map<NodeId, std::set<NodeId>> cited;                       // source → events
};

class Counter {
 public:
  explicit Counter(const GraphView& view) : view_(view) {}

  Status count() {
    const Status documents = view_.for_each_document([&](const Document& d) {
      documents_.emplace(d.info.id, ref_of(d));
      by_account_[d.account].push_back(d.info.id);
      return true;
    });
    if (!documents) return documents;
    for (const auto& [account, ids] : by_account_) count_account(ids);
    return view_.for_each_edge([&](const Edge& edge) {
      count_edge(edge);
      return true;
    });
  }

  const std::map<NodeId, Tally>& tallies() const { return tallies_; }

  std::vector<SharedAccount> shared_accounts(std::optional<NodeId> only) const {
    std::vector<SharedAccount> out;
    for (const auto& [account, ids] : by_account_) {
      SharedAccount shared{account, {}};
      for (const DocumentId id : ids) shared.documents.push_back(documents_.at(id));
      const auto is_mine = [&](const DocumentRef& d) { return !only || d.source == only; };
      if (ids.size() < 2 || std::none_of(shared.documents.begin(), shared.documents.end(), is_mine)) continue;
      std::sort(shared.documents.begin(), shared.documents.end(), [](const DocumentRef& a, const DocumentRef& b) {
        return std::tie(a.published, a.id) < std::tie(b.published, b.id);
      });
      out.push_back(std::move(shared));
    }
    return out;
  }

 private:
  void count_account(const std::vector<DocumentId>& ids) {
    std::set<NodeId> publishers;
    for (const DocumentId id : ids) {
      if (const auto source = documents_.at(id).source) publishers.insert(*source);
    }
    for (const DocumentId id : ids) {
      const auto source = documents_.at(id).source;
      if (!source) continue;
      ++tallies_[*source].documents;
      if (publishers.size() > 1) ++tallies_[*source].copies;
    }
  }

  void count_edge(const Edge& edge) {
    const auto document = documents_.find(edge.document);
    const auto publisher = document == documents_.end() ? std::nullopt : document->second.source;
    if (edge.type == EdgeType::reported_by) {
      tallies_[edge.to].events.insert(edge.from);
      if (publisher && *publisher != edge.to) tallies_[*publisher].cited[edge.to].insert(edge.from);
    } else if (publisher && edge.type == EdgeType::claims) {
      ++tallies_[*publisher].carried[edge.from].first;
    } else if (publisher && edge.type == EdgeType::denies) {
      ++tallies_[*publisher].carried[edge.from].second;
    }
  }

  const GraphView& view_;
  std::map<DocumentId, DocumentRef> documents_;
  std::map<DocumentId, std::vector<DocumentId>> by_account_;
  std::map<NodeId, Tally> tallies_;
};

Status add_lists(Lookup& lookup, const Tally& tally, SourceReport& report) {
  for (const auto& [id, counts] : tally.carried) {
    const auto ref = lookup.node(id);
    if (!ref) return ref.error();
    report.carries.push_back({ref.value(), counts.first, counts.second});
  }
  for (const auto& [id, events] : tally.cited) {
    const auto ref = lookup.node(id);
    if (!ref) return ref.error();
    report.cites.push_back({ref.value(), events.size()});
  }
  std::sort(report.carries.begin(), report.carries.end(), [](const auto& a, const auto& b) {
    const auto x = a.claims + a.denials;
    const auto y = b.claims + b.denials;
    return x != y ? x > y : a.claimant < b.claimant;
  });
  std::sort(report.cites.begin(), report.cites.end(), [](const auto& a, const auto& b) {
    return a.events != b.events ? a.events > b.events : a.source < b.source;
  });
  return {};
}

}  // namespace

Result<SourcesAnswer> sources(const GraphView& view, std::optional<NodeId> only) {
  Counter counter(view);
  if (const Status s = counter.count(); !s) return s.error();
  Lookup lookup(view);
  SourcesAnswer answer;
  for (const auto& [id, tally] : counter.tallies()) {
    if (only && id != *only) continue;
    const auto ref = lookup.node(id);
    if (!ref) return ref.error();
    SourceReport report{ref.value(), tally.documents, tally.copies, tally.events.size(), {}, {}};
    if (const Status s = add_lists(lookup, tally, report); !s) return s.error();
    answer.sources.push_back(std::move(report));
  }
  std::sort(answer.sources.begin(), answer.sources.end(), [](const SourceReport& a, const SourceReport& b) {
    return std::tie(b.documents, b.events, a.source) < std::tie(a.documents, a.events, b.source);
  });
  answer.accounts = counter.shared_accounts(only);
  return answer;
}

}  // namespace claimgraph
