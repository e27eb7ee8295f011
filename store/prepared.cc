#include "store/prepared.h"

#include "graph/extraction_codec.h"
#include "store/values.h"

namespace claimgraph::store {

ProfileId profile_id(std::string_view profile_bytes) { return ProfileId::of_bytes(profile_bytes); }

PreparedDocument prepare(Extraction extraction, const Resolver& resolver) {
  PreparedDocument out;
  const std::vector<resolve::Member> members = resolver.members_of(extraction);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const resolve::Member& member = members[i];
    PreparedMember& prepared = out.members.emplace_back();
    prepared.node = member.key.node;
    prepared.profile_bytes = encode(member);
    prepared.profile = profile_id(prepared.profile_bytes);
    prepared.mentions_bytes = encode(extraction.nodes[i].mentions);
    prepared.block_keys = resolver.block_keys(member);
  }
  out.copy_keys = resolver.copy_keys(extraction);
  out.extraction_bytes = encode_extraction(extraction);
  out.extraction = std::move(extraction);
  return out;
}

}  // namespace claimgraph::store
