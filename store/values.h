// Stored values: Cap'n Proto messages (values.capnp) to and from plain structs. Encoding is deterministic: equal values
// have equal bytes. Decoding trusts nothing: bytes that are no such message give nothing. All functions are pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "resolve/judge.h"
#include "resolve/member.h"

namespace claimgraph::store {

struct StoredDocument {
  DocumentInfo info;  // without the id, which is the key, and the signature, which the extraction has
  std::vector<std::string> other_paths;  // where the same bytes lie as well: sorted, all larger than info.path
  DocumentId account;
};

// The summary of a component: everything of a Node but its id and its mentions.
struct StoredEntity {
  NodeType type = NodeType::organisation;
  std::string name;
  std::vector<std::string> aliases;  // sorted, without the name
  std::string kind;
  PlaceFacts place;
  EventFacts event;
  std::uint64_t members = 0;
  friend bool operator==(const StoredEntity&, const StoredEntity&) = default;
};

struct StoredDecision {
  resolve::Decision decision;
  std::string withdrawn;  // ISO 8601 when it was taken back; empty while it holds
};

std::string encode(const StoredDocument& document);
std::string encode(const resolve::Member& profile);  // without the key
std::string encode(const resolve::Judgement& judgement);
std::string encode(const StoredEntity& entity);
std::string encode(const std::vector<TextSpan>& mentions);
std::string encode(const Edge& edge);  // what the key does not say
std::string encode(const StoredDecision& decision);

std::optional<StoredDocument> decode_document(std::string_view bytes);
std::optional<resolve::Member> decode_profile(std::string_view bytes);
std::optional<resolve::Judgement> decode_judgement(std::string_view bytes);
std::optional<StoredEntity> decode_entity(std::string_view bytes);
std::optional<std::vector<TextSpan>> decode_mentions(std::string_view bytes);
// Fills everything but the fields of the key (type, from, to, document, role), of which `document` must be set already.
bool decode_edge(std::string_view bytes, Edge& edge);
std::optional<StoredDecision> decode_decision(std::string_view bytes);

}  // namespace claimgraph::store
