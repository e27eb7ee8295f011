// Only the carrier of the precompiled header (tests/CMakeLists.txt).
