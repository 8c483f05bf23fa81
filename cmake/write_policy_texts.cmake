# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=<policies> -DOUTPUT=<file.cc> -P write_policy_texts.cmake
#
# Writes the definition of jss::io::embedded_policy_texts(): every TOML file of the folder, byte
# for byte, in the order of their names.

file(GLOB policies RELATIVE "${FOLDER}" "${FOLDER}/*.toml")
list(SORT policies)
list(LENGTH policies count)

set(delimiter "jss_policy")
set(entries "")
foreach(file IN LISTS policies)
  get_filename_component(name "${file}" NAME_WLE)
  file(READ "${FOLDER}/${file}" text)
  string(FIND "${text}" ")${delimiter}\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${file}: may not contain )${delimiter}\"")
  endif()
  string(APPEND entries "    {\"${name}\", R\"${delimiter}(${text})${delimiter}\"},\n")
endforeach()

string(CONCAT source
  "// Written by cmake/write_policy_texts.cmake from policies/*.toml: change those.\n"
  "#include \"jss/io/policy_texts.h\"\n"
  "\n"
  "#include <array>\n"
  "\n"
  "namespace jss::io {\n"
  "\n"
  "// NOLINTNEXTLINE(readability-function-size): as long as the policies are\n"
  "std::span<const PolicyText> embedded_policy_texts() {\n"
  "  static constexpr std::array<PolicyText, ${count}> kTexts{{\n"
  "${entries}"
  "  }};\n"
  "  return kTexts;\n"
  "}\n"
  "\n"
  "}  // namespace jss::io\n")
file(WRITE "${OUTPUT}" "${source}")
