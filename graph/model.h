// The model: what a graph of claims is made of. Two levels share it:
//  - an Extraction is the record of one document (the interchange of docs/interchange.md): nodes and edges with ids
//  that are
//    unique in the document, spans into its bytes;
//  - a Node or an Edge of the graph belongs to many documents; its id is global and its evidence names the document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/span.h"
#include "graph/text_signature.h"

namespace claimgraph {

struct DocumentTag;
struct NodeTag;
using DocumentId = Id128<DocumentTag>;  // hash of the document's bytes
using NodeId = Id128<NodeTag>;          // hash of the smallest member of the component (resolve/)

enum class NodeType : std::uint8_t { organisation, person, place, event, source };
enum class EdgeType : std::uint8_t { claims, denies, affiliated_with, reported_by, involves, located_in };
enum class Role : std::uint8_t { none, perpetrator, target, weapon_of, victim, recipient, participant };
// How a `claims` edge stands to its event.
enum class Stance : std::uint8_t { none, asserted, hedged, unconfirmed, retracted };
// What an attribution does with its content.
enum class AttributionStance : std::uint8_t { claims, denies, neutral };

// The names of the interchange ("affiliated-with", "weapon-of"); parse_* give nothing for another word.
std::string_view to_string(NodeType);
std::string_view to_string(EdgeType);
std::string_view to_string(Role);
std::string_view to_string(Stance);
std::string_view to_string(AttributionStance);
std::optional<NodeType> parse_node_type(std::string_view);
std::optional<EdgeType> parse_edge_type(std::string_view);
std::optional<Role> parse_role(std::string_view);
std::optional<Stance> parse_stance(std::string_view);
std::optional<AttributionStance> parse_attribution_stance(std::string_view);

// A span and exactly the bytes of the document that it covers.
struct TextSpan {
  ByteSpan span;
  std::string text;
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// A count of people as told: "at least 20" is min 20 and no max.
struct Count {
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  std::string text;
  friend bool operator==(const Count&, const Count&) = default;
};

// A date as told and as resolved: `value` is ISO 8601, a day, a month, a year or a range "2017-06-20/2017-06-22".
struct DateMention {
  std::optional<TextSpan> told;
  std::string value;
  friend bool operator==(const DateMention&, const DateMention&) = default;
};

// Facts that only some types of node have; empty where they do not apply.
struct EventFacts {
  std::string event_type;  // PLOVER in lower case, or accident, crime, disaster, statement
  std::optional<DateMention> date;
  std::optional<Count> fatalities;
  std::optional<Count> injuries;
  friend bool operator==(const EventFacts&, const EventFacts&) = default;
};
struct PlaceFacts {
  std::optional<double> latitude;  // degrees, WGS 84
  std::optional<double> longitude;
  std::string country;  // ISO 3166-1 alpha-2
  std::string gazetteer_id;
  friend bool operator==(const PlaceFacts&, const PlaceFacts&) = default;
};

// ---- one document ----

struct ExtractionNode {
  std::string id;  // unique in the document
  NodeType type = NodeType::organisation;
  std::string name;
  std::vector<std::string> aliases;
  std::string kind;
  std::vector<TextSpan> mentions;
  double confidence = 1.0;
  EventFacts event;
  PlaceFacts place;              // an organisation of kind `state` may have a gazetteer_id too
  std::vector<std::string> why;  // what spoke for it, when an explanation was asked for; never stored
  friend bool operator==(const ExtractionNode&, const ExtractionNode&) = default;
};

struct ExtractionEdge {
  EdgeType type = EdgeType::claims;
  std::string from;
  std::string to;
  Role role = Role::none;
  Stance stance = Stance::none;
  bool responsibility = false;
  bool former = false;
  std::string on_behalf_of;  // node id, or empty
  std::optional<Count> fatalities;
  std::optional<Count> injuries;
  double confidence = 1.0;
  std::vector<TextSpan> evidence;  // never empty: the clause or sentence that says so
  std::optional<TextSpan> cue;
  std::vector<std::string> why;  // as a node's
  friend bool operator==(const ExtractionEdge&, const ExtractionEdge&) = default;
};

struct Attribution {
  std::optional<TextSpan> source;
  std::optional<TextSpan> cue;
  std::vector<TextSpan> content;
  std::string claimant;  // node id, or empty
  AttributionStance stance = AttributionStance::neutral;
  bool direct = false;
  friend bool operator==(const Attribution&, const Attribution&) = default;
};

// A name as the tagger saw it.
struct NameMention {
  TextSpan span;
  std::string label;
  std::string node;  // node id, or empty
  friend bool operator==(const NameMention&, const NameMention&) = default;
};

struct DocumentInfo {
  DocumentId id;
  std::string path;
  std::string url;
  std::string title;
  std::vector<std::string> authors;
  std::optional<DateMention> published;
  std::string source;      // node id of the publisher, or empty
  std::string language;    // ISO 639-1, empty when unknown
  std::string encoding;    // of the original bytes
  std::uint32_t size = 0;  // bytes of the document, which all spans lie within; 0 when unknown
  std::vector<ByteSpan> body;
  std::optional<ByteSpan> title_span;
  TextSignature signature;  // of the body, so that copies are known again; empty when unknown
  friend bool operator==(const DocumentInfo&, const DocumentInfo&) = default;
};

// The immutable outcome of one document: a pure function of its bytes, the models and the lexicons.
struct Extraction {
  DocumentInfo document;
  std::vector<ExtractionNode> nodes;
  std::vector<ExtractionEdge> edges;
  std::vector<Attribution> attributions;
  std::vector<NameMention> mentions;
  friend bool operator==(const Extraction&, const Extraction&) = default;
};

// ---- the graph of many documents ----

struct DocumentSpan {
  DocumentId document;
  TextSpan text;
  friend bool operator==(const DocumentSpan&, const DocumentSpan&) = default;
};

struct Document {
  DocumentInfo info;  // `source` is unused here; the global node is:
  std::optional<NodeId> source;
  DocumentId account;  // smallest document id among the copies of one report (itself when it has none)
};

struct Node {
  NodeId id;
  NodeType type = NodeType::organisation;
  std::string name;
  std::vector<std::string> aliases;  // sorted, without the name
  std::string kind;
  std::vector<DocumentSpan> mentions;  // sorted by document and start
  EventFacts event;                    // fatalities and injuries: ranges over all accounts
  PlaceFacts place;
};

// One for each (type, from, to, document[, role]).
struct Edge {
  EdgeType type = EdgeType::claims;
  NodeId from;
  NodeId to;
  DocumentId document;
  Role role = Role::none;
  Stance stance = Stance::none;
  bool responsibility = false;
  bool former = false;
  std::optional<NodeId> on_behalf_of;
  std::optional<Count> fatalities;
  std::optional<Count> injuries;
  double confidence = 1.0;
  std::vector<DocumentSpan> evidence;
  std::optional<DocumentSpan> cue;
};

}  // namespace claimgraph
