@0xc1f04a6d2b7e9a35;
# Stored values. New fields go at the end with the next number, so that old stores are read by new programs; a change that
# an old program would misread also raises kFormatVersion in store/layout.h. docs/storage-format.md has the reasons.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("claimgraph::store::schema");

struct Span {
  start @0 :UInt32;
  end @1 :UInt32;
}

struct TextSpan {
  start @0 :UInt32;
  end @1 :UInt32;
  text @2 :Text;
}

struct Count {
  hasMin @0 :Bool;
  hasMax @1 :Bool;
  min @2 :Int64;
  max @3 :Int64;
  text @4 :Text;
}

struct Id {
  high @0 :UInt64;
  low @1 :UInt64;
}

# documents: what lists need of a document without reading its extraction.
struct Document {
  path @0 :Text;       # of several with the same bytes, the smallest
  otherPaths @1 :List(Text);
  url @2 :Text;
  title @3 :Text;
  authors @4 :List(Text);
  published @5 :Text;  # ISO 8601, or empty
  publishedTold @6 :TextSpan;
  source @7 :Text;     # node of the publisher in the extraction
  language @8 :Text;
  encoding @9 :Text;
  body @10 :List(Span);
  titleSpan @11 :Span;
  account @12 :Id;     # smallest document among the copies of one report
  size @13 :UInt32;    # bytes; 0 when unknown
}

struct EventFacts {
  eventType @0 :Text;
  date @1 :Text;
  fatalities @2 :Count;
  injuries @3 :Count;
}

struct PlaceFacts {
  hasPosition @0 :Bool;
  latitude @1 :Float64;
  longitude @2 :Float64;
  country @3 :Text;
  gazetteerId @4 :Text;
}

# profiles: what judges see of a member. Its bytes are hashed to its id.
struct Profile {
  type @0 :UInt8;
  name @1 :Text;
  aliases @2 :List(Text);
  kind @3 :Text;
  place @4 :PlaceFacts;
  event @5 :EventFacts;
  published @6 :Text;
  contexts @7 :List(Text);
}

# pairs
struct Judgement {
  verdict @0 :UInt8;
  score @1 :Float64;
  reason @2 :Text;
  conflict @3 :Bool;   # different, and no third member may join the two
}

# entities
struct Entity {
  type @0 :UInt8;
  name @1 :Text;
  aliases @2 :List(Text);
  kind @3 :Text;
  place @4 :PlaceFacts;
  event @5 :EventFacts;
  members @6 :UInt64;
}

# mentions
struct Mentions {
  spans @0 :List(TextSpan);
}

# out
struct Edge {
  stance @0 :UInt8;
  responsibility @1 :Bool;
  former @2 :Bool;
  confidence @3 :Float64;
  onBehalfOf @4 :Id;
  fatalities @5 :Count;
  injuries @6 :Count;
  evidence @7 :List(TextSpan);
  cue @8 :TextSpan;
}

# decisions
struct Decision {
  a @0 :Member;
  b @1 :Member;
  same @2 :Bool;
  by @3 :Text;
  reason @4 :Text;
  time @5 :Text;
  withdrawn @6 :Text;  # ISO 8601 when it was taken back; empty while it holds

  struct Member {
    document @0 :Id;
    node @1 :Text;
  }
}
