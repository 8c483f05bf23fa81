# SPDX-License-Identifier: Apache-2.0
# What holds for the whole project: third parties, warnings, where programs land.
include(GNUInstallDirs)

# The one third party that public headers name; the others belong to one module each and are
# looked for here only so that what is missing is said at once.
find_package(tl-expected CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
if(JSS_WITH_SIMDJSON)
  find_package(simdjson CONFIG REQUIRED)
endif()
find_package(Boost CONFIG REQUIRED)
find_package(Threads REQUIRED)
if(JSS_BUILD_PROGRAM)
  find_package(CLI11 CONFIG REQUIRED)
endif()
if(JSS_BUILD_BENCHMARKS)
  find_package(benchmark CONFIG REQUIRED)
endif()
if(JSS_DEVELOPER)
  enable_testing()
  find_package(GTest CONFIG REQUIRED)
  find_package(rapidcheck CONFIG REQUIRED)
  include(GoogleTest)
endif()

# How this project compiles its own code. Never exported: a consumer chooses its own warnings.
add_library(jss_own_code INTERFACE)
target_compile_options(jss_own_code INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Wswitch-enum
  # What a designated initializer leaves out has its default: that is what they are for.
  -Wno-missing-field-initializers
  # g++ 12 takes the addition of two strings for an overlapping copy where it optimizes.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  # No score has a floating-point number in it. Where one is printed beside a score, the compiler
  # may not fuse a product and a sum, so that every machine prints the same digits.
  -ffp-contract=off)

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  find_program(JSS_CCACHE ccache)
  mark_as_advanced(JSS_CCACHE)
  if(JSS_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${JSS_CCACHE}")
  endif()
endif()
