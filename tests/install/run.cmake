# SPDX-License-Identifier: Apache-2.0
# Called by CTest, see CMakeLists.txt beside it.

# Runs a command, leaves what it wrote in `output` and stops the test where it fails.
macro(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${what} failed:\n${output}")
  endif()
endmacro()

file(REMOVE_RECURSE "${SCRATCH}")
set(prefix "${SCRATCH}/prefix")
run("installing" "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")

file(GLOB_RECURSE installed "${prefix}/*.cmake" "${prefix}/*.h")
foreach(file IN LISTS installed)
  file(READ "${file}" text)
  foreach(folder IN ITEMS "${SOURCE}" "${BUILD}")
    string(FIND "${text}" "${folder}" place)
    if(NOT place EQUAL -1)
      message(FATAL_ERROR "${file} names ${folder}: an installed copy may not need the source")
    endif()
  endforeach()
endforeach()

set(consumer "${SCRATCH}/consumer")
run("configuring the consumer" "${CMAKE_COMMAND}" -S "${SOURCE}/tests/install/consumer"
  -B "${consumer}" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
  "-DCMAKE_CXX_FLAGS=${FLAGS}" "-DCMAKE_PREFIX_PATH=${prefix}")
run("building the consumer" "${CMAKE_COMMAND}" --build "${consumer}")
run("running the consumer" "${consumer}/consumer")
if(NOT output STREQUAL "2024-08-15\n")
  message(FATAL_ERROR "the consumer wrote '${output}' instead of 2024-08-15")
endif()

if(PROGRAM)
  run("the installed program" "${prefix}/bin/jss" --version)
  message(STATUS "${output}")
  run("the installed program" "${prefix}/bin/jss" policy list)
  run("the shell" bash -c "source '${prefix}/share/bash-completion/completions/jss' && complete -p jss")
  foreach(file IN ITEMS zsh/site-functions/_jss fish/vendor_completions.d/jss.fish
      jss/schemas/score.schema.json jss/policies/2026-01.toml)
    if(NOT EXISTS "${prefix}/share/${file}")
      message(FATAL_ERROR "share/${file} was not installed")
    endif()
  endforeach()
endif()
