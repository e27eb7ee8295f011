# Flags, ccache, mold, and the two functions that folders use.

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# Asserts stay on in every build: they guard memory, and cost little outside the kernels.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
if(CLAIMGRAPH_SANITIZE)
  add_compile_options(-fsanitize=${CLAIMGRAPH_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CLAIMGRAPH_SANITIZE})
endif()
if(CLAIMGRAPH_FUZZERS)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

add_library(claimgraph_flags INTERFACE)
target_compile_options(claimgraph_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of GCC 12's flow analysis inside libstdc++ (PR105562, PR105329).
  target_compile_options(claimgraph_flags INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
target_include_directories(claimgraph_flags INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
target_link_libraries(claimgraph_flags INTERFACE Threads::Threads)

# claimgraph_library(NAME [DEPENDS lib...]): all *.cc of the current folder (not below it) as the static library NAME.
function(claimgraph_library name)
  cmake_parse_arguments(arg "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC claimgraph_flags ${arg_DEPENDS})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE claimgraph_flags ${arg_DEPENDS})
  endif()
endfunction()

# claimgraph_capnp(LIBRARY SCHEMA...): compiles Cap'n Proto schemas that lie beside the code into a library; include as
# "folder/schema.capnp.h". Generated code is not held to our warnings.
find_package(CapnProto REQUIRED)
function(claimgraph_capnp name)
  set(CAPNPC_SRC_PREFIX ${CMAKE_SOURCE_DIR})
  set(CAPNPC_OUTPUT_DIR ${CMAKE_BINARY_DIR})
  set(CAPNPC_IMPORT_DIRS ${CMAKE_SOURCE_DIR})
  capnp_generate_cpp(sources headers ${ARGN})
  add_library(${name} STATIC ${sources} ${headers})
  target_include_directories(${name} SYSTEM PUBLIC ${CMAKE_BINARY_DIR})
  target_link_libraries(${name} PUBLIC CapnProto::capnp)
endfunction()
