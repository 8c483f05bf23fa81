# SPDX-License-Identifier: Apache-2.0

# Compiles the text of a file into a module, as the definition of a function that the module
# declares:
#
#   jss_embed_text(service openapi.json jss::service::openapi_document jss/service/openapi.h)
function(jss_embed_text module file function header)
  set(input "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  set(script "${PROJECT_SOURCE_DIR}/cmake/write_text.cmake")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${file}.cc")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DINPUT=${input}" "-DOUTPUT=${output}" "-DFUNCTION=${function}"
      "-DHEADER=${header}" -P "${script}"
    DEPENDS "${input}" "${script}"
    COMMENT "Embedding ${file}"
    VERBATIM)
  target_sources(jss_${module} PRIVATE "${output}")
  set_source_files_properties("${output}" PROPERTIES SKIP_LINTING ON)
endfunction()
