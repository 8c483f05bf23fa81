# SPDX-License-Identifier: Apache-2.0

# Reads src/jss/<module>/CMakeLists.txt, or says that the module is not there yet.
function(jss_add_module_directory module)
  if(EXISTS "${PROJECT_SOURCE_DIR}/src/jss/${module}/CMakeLists.txt")
    add_subdirectory("${PROJECT_SOURCE_DIR}/src/jss/${module}")
  else()
    message(STATUS "jss: no module ${module} yet")
  endif()
endfunction()

# Declares one module completely: the library jss::<name>, its tests, its installation.
#
#   jss_add_module(scoring
#     HEADERS score.h window.h         # public: installed, and each compiles alone: by being the
#                                      # first include of its own source, or else by itself
#     SOURCES score.cc window.cc       # private headers go here, too
#     TESTS score_test.cc              # GoogleTest and rapidcheck; run as scoring/<test>
#     DEPENDS jss::base                # what public headers show
#     PRIVATE_DEPENDS Threads::Threads)  # what only the sources need
function(jss_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;SOURCES;TESTS;DEPENDS;PRIVATE_DEPENDS")
  if(DEFINED arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "jss_add_module(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  set(target jss_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(jss::${name} ALIAS ${target})
  set(with_source "${arg_HEADERS}")
  set(without_source "${arg_HEADERS}")
  string(REGEX REPLACE "\\.cc(;|$)" ".h\\1" sources_headers "${arg_SOURCES}")
  list(REMOVE_ITEM without_source ${sources_headers})
  list(REMOVE_ITEM with_source ${without_source})
  set_target_properties(${target} PROPERTIES
    EXPORT_NAME ${name}
    LINKER_LANGUAGE CXX
    CXX_EXTENSIONS OFF
    VERIFY_INTERFACE_HEADER_SETS ON
    INTERFACE_HEADER_SETS_TO_VERIFY without_source)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_sources(${target} PUBLIC
    FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/src" FILES ${with_source}
    FILE_SET without_source TYPE HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/src"
      FILES ${without_source})
  # A module without public headers still includes its own files from the root.
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${target} PUBLIC ${arg_DEPENDS} PRIVATE $<BUILD_INTERFACE:jss_own_code>)
  jss_link_privately(${target} ${arg_PRIVATE_DEPENDS})
  jss_remember_packages(${arg_DEPENDS} ${arg_PRIVATE_DEPENDS})
  jss_warnings_are_errors(${target})

  install(TARGETS ${target} EXPORT jss_targets
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
    FILE_SET without_source DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

  if(JSS_DEVELOPER AND arg_TESTS)
    jss_add_test_program(${name} SOURCES ${arg_TESTS} DEPENDS jss::${name} ${arg_PRIVATE_DEPENDS})
  endif()
endfunction()

# Declares an installed program: jss_add_program(jss SOURCES main.cc DEPENDS jss::cli).
# Its target is <name>_program, because the plain name may be a library's.
function(jss_add_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  set(target ${name}_program)
  add_executable(${target} ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} CXX_EXTENSIONS OFF)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${target} PRIVATE ${arg_DEPENDS} jss_own_code)
  jss_warnings_are_errors(${target})
  install(TARGETS ${target} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endfunction()

# Declares one program of GoogleTest tests, each known to CTest as <name>/<suite>.<test>.
# Tests may read files of the project below the compile-time string JSS_SOURCE_DIR.
function(jss_add_test_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  set(target jss_${name}_tests)
  add_executable(${target} ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_compile_definitions(${target} PRIVATE JSS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # Under sanitizers: what checks every use of a pointer doubles the time that the templates of
  # generators take to compile. The code under test keeps all checks, and addresses are checked.
  target_compile_options(${target} PRIVATE -fno-sanitize=null,alignment,vptr,object-size)
  target_link_libraries(${target} PRIVATE ${arg_DEPENDS} jss_own_code GTest::gmock
    GTest::gtest_main rapidcheck_gtest)
  jss_warnings_are_errors(${target})
  gtest_discover_tests(${target} TEST_PREFIX "${name}/" DISCOVERY_TIMEOUT 60)
endfunction()

# Declares a libFuzzer target from sources with LLVMFuzzerTestOneInput:
#
#   jss_add_fuzzer(contract_csv_fuzz SOURCES contract_csv_fuzz.cc DEPENDS jss::io)
#
# The program is build/fuzz/bin/<name>, and the name ends in _fuzz. It starts from the files in
# fuzz/corpus/<name>/ and the words in fuzz/<name>.dict, where there are any (tools/fuzz).
function(jss_add_fuzzer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  if(NOT arg_DEPENDS)
    set(arg_DEPENDS jss::io)
  endif()
  set(target ${name})
  add_executable(${target} ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${target} PRIVATE ${arg_DEPENDS} jss_own_code)
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
endfunction()

# Header-only third parties leave no trace in an installed library; the others must be linked by
# whoever links the library.
function(jss_link_privately target)
  foreach(dependency IN LISTS ARGN)
    if(dependency MATCHES "^(nlohmann_json|CLI11|Boost)::")
      target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:${dependency}>)
    else()
      target_link_libraries(${target} PRIVATE ${dependency})
    endif()
  endforeach()
endfunction()

# Notes which packages the installed jssConfig.cmake has to find.
function(jss_remember_packages)
  foreach(dependency IN LISTS ARGN)
    if(dependency MATCHES "^(jss|nlohmann_json|CLI11|Boost)::")
      continue()
    endif()
    if(dependency STREQUAL "tl::expected")
      set(package tl-expected)
    elseif(dependency STREQUAL "SQLite::SQLite3")
      set(package SQLite3)
    else()
      string(REGEX REPLACE "::.*" "" package "${dependency}")
    endif()
    set_property(GLOBAL APPEND PROPERTY JSS_PACKAGES ${package})
  endforeach()
endfunction()

function(jss_warnings_are_errors target)
  if(JSS_DEVELOPER)
    set_target_properties(${target} PROPERTIES COMPILE_WARNING_AS_ERROR ON)
  endif()
endfunction()
