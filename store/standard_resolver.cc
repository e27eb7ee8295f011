#include "store/standard_resolver.h"

#include "resolve/copies.h"

namespace claimgraph::store {

namespace {

class StandardResolver final : public Resolver {
 public:
  explicit StandardResolver(std::shared_ptr<const resolve::Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

  std::string fingerprint() const override { return knowledge_->fingerprint(); }
  std::vector<resolve::Member> members_of(const Extraction& extraction) const override {
    return resolve::members_of(extraction, *knowledge_);
  }
  std::vector<std::string> block_keys(const resolve::Member& member) const override {
    return resolve::block_keys(member, *knowledge_);
  }
  resolve::Judgement judge(const resolve::Member& a, const resolve::Member& b) const override {
    return resolve::judge(a, b, *knowledge_);
  }
  std::vector<resolve::JudgedPair> judge_block(std::span<const resolve::Member> members) const override {
    return resolve::judge_block(members, *knowledge_);
  }
  std::vector<std::vector<std::uint32_t>> components(std::span<const resolve::Member> members,
                                                     std::span<const resolve::JudgedPair> pairs,
                                                     std::span<const resolve::Decision> decisions) const override {
    return resolve::components(members, pairs, decisions);
  }
  std::vector<std::string> copy_keys(const Extraction& extraction) const override {
    return resolve::copy_keys(extraction.document);
  }
  bool are_copies(const Extraction& a, const Extraction& b) const override {
    return resolve::judge_copies(a.document, b.document).copies;
  }

 private:
  std::shared_ptr<const resolve::Knowledge> knowledge_;
};

}  // namespace

std::shared_ptr<const Resolver> make_resolver(std::shared_ptr<const resolve::Knowledge> knowledge) {
  return std::make_shared<StandardResolver>(std::move(knowledge));
}

}  // namespace claimgraph::store
