# SPDX-License-Identifier: Apache-2.0
# cmake -DINPUT=<file> -DOUTPUT=<file.cc> -DFUNCTION=<a::b> -DHEADER=<header> -P write_text.cmake
#
# Writes the definition of a function that gives the text of a file, byte for byte. A compiler need
# take no literal that is longer than 64 KiB, so longer texts are joined from several lines.

file(READ "${INPUT}" text)
set(delimiter "jss_text")
string(FIND "${text}" ")${delimiter}\"" clash)
if(NOT clash EQUAL -1)
  message(FATAL_ERROR "${INPUT}: may not contain )${delimiter}\"")
endif()
string(LENGTH "${text}" length)
set(pieces "")
set(begin 0)
while(begin LESS length)
  string(SUBSTRING "${text}" ${begin} 15000 piece)
  string(APPEND pieces "\n      R\"${delimiter}(${piece})${delimiter}\"")
  math(EXPR begin "${begin} + 15000")
endwhile()
file(WRITE "${OUTPUT}"
  "// Written by cmake/write_text.cmake: change the file it was made from.\n"
  "#include \"${HEADER}\"\n\n"
  "// NOLINTBEGIN(readability-function-size): as long as the file is\n"
  "std::string_view ${FUNCTION}() {\n  return ${pieces};\n}\n"
  "// NOLINTEND(readability-function-size)\n")
