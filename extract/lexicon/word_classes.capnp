@0xb7c1e5f2903d64a8;
# Lexical classes of words as they lie on disk: converted once at build time from WordNet 3.0 (Debian wordnet-base), mapped
# into memory and read in place. The file is a header of 24 bytes (mapped_message.h) and one message of this struct.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("claimgraph::extract::schema");

struct WordClasses {
  words @0 :List(UInt64);        # word_hash of part of speech and lemma, ascending
  firstClass @1 :List(UInt32);   # of each word: where its classes begin in the two lists below; one more at the end
  classes @2 :List(UInt8);       # numbers of lexnames(5WN)
  shares @3 :List(UInt8);        # beside each class: the share of the word's uses, in 255ths; the largest first
  firstVerb @4 :List(UInt32);    # of each word: where the verbs it derives from begin in the list below; one more at the end
  verbs @5 :List(Text);          # lemmas; ascending for each noun
}
