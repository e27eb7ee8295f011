# The record of one document as a Cap'n Proto message: the content of the JSON interchange (docs/interchange.md), in the
# store's `extractions` and on the wire (`--format capnp`).
#
# Evolving: fields are only added, at the end, with defaults that mean "not given"; enumerants likewise. A number once used
# is never given another meaning. Optional numbers have a flag beside them, so that "absent" is
# no magic value.
@0xf0c2d7a1b86e4935;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("claimgraph::wire");

enum NodeType { organisation @0; person @1; place @2; event @3; source @4; }
enum EdgeType { claims @0; denies @1; affiliatedWith @2; reportedBy @3; involves @4; locatedIn @5; }
enum Role { none @0; perpetrator @1; target @2; weaponOf @3; victim @4; recipient @5; participant @6; }
enum Stance { none @0; asserted @1; hedged @2; unconfirmed @3; retracted @4; }
enum AttributionStance { claims @0; denies @1; neutral @2; }

struct Id128 { high @0 :UInt64; low @1 :UInt64; }

# UTF-8 byte offsets into the document, end exclusive.
struct Span { start @0 :UInt32; end @1 :UInt32; }

# `text` is exactly the bytes of the span.
struct TextSpan { start @0 :UInt32; end @1 :UInt32; text @2 :Text; }

# A count of people as told; an open end is absent.
struct Count {
  min @0 :Int64;
  max @1 :Int64;
  hasMin @2 :Bool;
  hasMax @3 :Bool;
  text @4 :Text;
}

# `told` is null where the date is known without words of the text.
struct Date { told @0 :TextSpan; value @1 :Text; }

struct Event {
  eventType @0 :Text;
  date @1 :Date;
  fatalities @2 :Count;
  injuries @3 :Count;
}

struct Place {
  latitude @0 :Float64;
  longitude @1 :Float64;
  hasLatitude @2 :Bool;
  hasLongitude @3 :Bool;
  country @4 :Text;
  gazetteerId @5 :Text;
}

struct Document {
  id @0 :Id128;
  path @1 :Text;
  url @2 :Text;
  title @3 :Text;
  authors @4 :List(Text);
  published @5 :Date;
  source @6 :Text;
  language @7 :Text;
  encoding @8 :Text;
  body @9 :List(Span);
  titleSpan @10 :Span;
  sketch @11 :List(UInt32);     # graph/text_signature.h
  sentences @12 :List(UInt32);
  size @13 :UInt32;             # bytes; 0 when unknown
}

# Node ids are unique in the document; an empty id is none.
struct Node {
  id @0 :Text;
  type @1 :NodeType;
  name @2 :Text;
  aliases @3 :List(Text);
  kind @4 :Text;
  mentions @5 :List(TextSpan);
  confidence @6 :Float64 = 1.0;
  event @7 :Event;
  place @8 :Place;
}

struct Edge {
  type @0 :EdgeType;
  role @1 :Role;
  stance @2 :Stance;
  responsibility @3 :Bool;
  former @4 :Bool;
  from @5 :Text;
  to @6 :Text;
  onBehalfOf @7 :Text;
  fatalities @8 :Count;
  injuries @9 :Count;
  confidence @10 :Float64 = 1.0;
  evidence @11 :List(TextSpan);
  cue @12 :TextSpan;
}

struct Attribution {
  source @0 :TextSpan;
  cue @1 :TextSpan;
  content @2 :List(TextSpan);
  claimant @3 :Text;
  stance @4 :AttributionStance = neutral;
  direct @5 :Bool;
}

struct NameMention {
  span @0 :TextSpan;
  label @1 :Text;
  node @2 :Text;
}

struct Extraction {
  document @0 :Document;
  nodes @1 :List(Node);
  edges @2 :List(Edge);
  attributions @3 :List(Attribution);
  mentions @4 :List(NameMention);
}
