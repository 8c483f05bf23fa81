# SPDX-License-Identifier: Apache-2.0

# Compiles the texts of policies/*.toml into a module, as jss/io/policy_texts.h declares them.
# The source is written in the build folder, again whenever a policy changes, comes or goes.
function(jss_embed_policies module)
  set(folder "${PROJECT_SOURCE_DIR}/policies")
  set(script "${PROJECT_SOURCE_DIR}/cmake/write_policy_texts.cmake")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/policy_texts.cc")
  file(GLOB policies CONFIGURE_DEPENDS "${folder}/*.toml")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DOUTPUT=${output}" -P "${script}"
    DEPENDS ${policies} "${script}"
    COMMENT "Embedding the policies"
    VERBATIM)
  target_sources(jss_${module} PRIVATE "${output}")
  # Generated code is not ours to lint; the warnings of the compiler still hold.
  set_source_files_properties("${output}" PROPERTIES SKIP_LINTING ON)
endfunction()
