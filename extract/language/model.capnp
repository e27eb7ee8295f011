# The converted language model: everything the engine needs, laid out to be used in place.
#
# The file is a 64-byte header (model_file.h), this message, zero bytes up to a multiple of 64, and the weights: 32-bit floats in
# the order the kernels read them. docs/language.md explains the layout.
@0xd1a5f1c2b7e84a36;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("claimgraph::extract::schema");

# String i is bytes[ends[i-1], ends[i]); the first one starts at 0. Sorted by byte value where it says so.
struct Strings {
  ends @0 :List(UInt32);
  bytes @1 :Data;
}

# A part of the weights, in floats from their beginning.
struct Weights {
  start @0 :UInt64;
  size @1 :UInt64;
}

# Matrix of `outputs` x `inputs`, padded to groups of 24 outputs and stored as [group][input][24]: the kernels read three vectors
# of 8 for each input. Bias is [group][24], empty when there is none.
struct Matrix {
  inputs @0 :UInt32;
  outputs @1 :UInt32;
  weights @2 :Weights;
  bias @3 :Weights;
}

# max over 3 pieces, then layer norm. Output o, piece p is row (o / 8) * 24 + p * 8 + o % 8 of the matrix.
struct Layer {
  matrix @0 :Matrix;
  gain @1 :Weights;
  shift @2 :Weights;
}

# rows x 96; the feature of the column with this number is looked up.
struct HashTable {
  seed @0 :UInt32;
  rows @1 :UInt32;
  column @2 :UInt8;
  weights @3 :Weights;
}

struct Encoder {
  tables @0 :List(HashTable);
  mixer @1 :Layer;
  layers @2 :List(Layer);
}

struct Move {
  action @0 :UInt8;
  label @1 :UInt16;  # index into `labels`
}

# Output o, piece p of feature slot f is row f * 128 + p * 64 + o of `affine`; `pad` is what a missing token gives, `bias` is
# added once.
struct Transitions {
  lower @0 :Matrix;
  affine @1 :Matrix;
  pad @2 :Weights;
  bias @3 :Weights;
  upper @4 :Matrix;
  slots @5 :UInt32;
  moves @6 :List(Move);
  labels @7 :Strings;
}

# A text that is always cut into these tokens. norm 0: none of its own.
struct Piece {
  text @0 :UInt32;  # index into `pieceTexts`
  norm @1 :UInt64;
}

struct Tokenizer {
  prefix @0 :Text;  # PCRE2 patterns
  suffix @1 :Text;
  infix @2 :Text;
  url @3 :Text;
  exceptions @4 :Strings;  # sorted
  exceptionEnds @5 :List(UInt32);  # pieces of exception i: pieces[exceptionEnds[i-1], exceptionEnds[i])
  pieces @6 :List(Piece);
  pieceTexts @7 :Strings;
}

# A condition that a token meets or not; an absent part is met. `tags` and `deps` are sets of names, or their complements.
struct TokenPattern {
  tags @0 :List(Text);
  tagsExcluded @1 :Bool;
  deps @2 :List(Text);
  depsExcluded @3 :Bool;
  lowers @4 :List(Text);
  lowerPattern @5 :Text;  # PCRE2, searched
  isSpace @6 :Int8;  # -1: either
}

struct AttributeRule {
  patterns @0 :List(List(TokenPattern));
  target @1 :UInt8;  # token of the pattern that gets the values
  pos @2 :Text;  # empty: unchanged
  tag @3 :Text;
  dep @4 :Text;
  lemma @5 :Text;
  setsMorph @6 :Bool;
  morph @7 :Text;
}

struct LemmaTable {
  pos @0 :Text;  # lower case: "noun"
  suffixes @1 :List(SuffixRule);
  index @2 :Strings;  # sorted
  exceptions @3 :Strings;  # sorted
  exceptionEnds @4 :List(UInt32);  # forms of exception i, as in Tokenizer
  forms @5 :Strings;

  struct SuffixRule {
    old @0 :Text;
    new @1 :Text;
  }
}

struct Model {
  source @0 :Text;  # package and version, for people
  reserved @1 :Strings;  # sorted
  reservedIds @2 :List(UInt64);
  normKeys @3 :List(UInt64);  # id of a text, sorted
  normIds @4 :List(UInt64);  # id of its norm
  tokenizer @5 :Tokenizer;
  encoder @6 :Encoder;
  tags @7 :Strings;
  tagger @8 :Matrix;
  parser @9 :Transitions;
  nameEncoder @10 :Encoder;
  names @11 :Transitions;
  rules @12 :List(AttributeRule);
  lemmas @13 :List(LemmaTable);
}
