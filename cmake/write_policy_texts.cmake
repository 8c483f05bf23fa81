# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=<policies> -DOUTPUT=<file.cc> -P write_policy_texts.cmake
#
# Writes the definition of jss::io::embedded_policy_texts(): every TOML file of the folder, byte
# for byte, in the order of their names; and of embedded_badges_text() with the one that is no
# policy.

file(GLOB policies RELATIVE "${FOLDER}" "${FOLDER}/*.toml")
list(SORT policies)
set(badges "badges.toml")
list(REMOVE_ITEM policies "${badges}")
list(LENGTH policies count)

set(delimiter "jss_policy")
set(entries "")
set(badges_text "")
foreach(file IN LISTS policies badges)
  get_filename_component(name "${file}" NAME_WLE)
  file(READ "${FOLDER}/${file}" text)
  string(FIND "${text}" ")${delimiter}\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${file}: may not contain )${delimiter}\"")
  endif()
  if(file STREQUAL badges)
    set(badges_text "R\"${delimiter}(${text})${delimiter}\"")
  else()
    string(APPEND entries "    {\"${name}\", R\"${delimiter}(${text})${delimiter}\"},\n")
  endif()
endforeach()

string(CONCAT source
  "// Written by cmake/write_policy_texts.cmake from policies/*.toml: change those.\n"
  "#include \"jss/io/policy_texts.h\"\n"
  "\n"
  "#include <array>\n"
  "\n"
  "namespace jss::io {\n"
  "\n"
  "// NOLINTBEGIN(readability-function-size): as long as the files are\n"
  "std::span<const PolicyText> embedded_policy_texts() {\n"
  "  static constexpr std::array<PolicyText, ${count}> kTexts{{\n"
  "${entries}"
  "  }};\n"
  "  return kTexts;\n"
  "}\n"
  "\n"
  "std::string_view embedded_badges_text() {\n"
  "  return ${badges_text};\n"
  "}\n"
  "// NOLINTEND(readability-function-size)\n"
  "\n"
  "}  // namespace jss::io\n")
file(WRITE "${OUTPUT}" "${source}")
