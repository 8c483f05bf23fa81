# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` leaves behind: libraries and headers for find_package(jss), the program
# (see jss_add_program), the policies as files to copy and change, the schemas of its JSON, the
# pages of the service, the manual page and the scripts by which shells complete its commands.
include(CMakePackageConfigHelpers)

set(jss_cmake_folder "${CMAKE_INSTALL_LIBDIR}/cmake/jss")

get_property(packages GLOBAL PROPERTY JSS_PACKAGES)
list(REMOVE_DUPLICATES packages)
list(SORT packages)
set(JSS_FIND_DEPENDENCIES "")
foreach(package IN LISTS packages)
  string(APPEND JSS_FIND_DEPENDENCIES "find_dependency(${package})\n")
endforeach()

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/jssConfig.cmake.in" "${PROJECT_BINARY_DIR}/jssConfig.cmake"
  INSTALL_DESTINATION "${jss_cmake_folder}")
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/jssConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/jssConfig.cmake" "${PROJECT_BINARY_DIR}/jssConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/Findsodium.cmake"
  DESTINATION "${jss_cmake_folder}")
install(EXPORT jss_targets NAMESPACE jss:: FILE jssTargets.cmake DESTINATION "${jss_cmake_folder}")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/policies/"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/jss/policies"
  FILES_MATCHING PATTERN "*.toml" PATTERN "README.md")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/schemas/"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/jss/schemas" FILES_MATCHING PATTERN "*.schema.json")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
  DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# The pages of the service, where `make site` has built them.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/build/site/service/"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/openjss/pages" OPTIONAL)

find_program(JSS_SCDOC scdoc)
mark_as_advanced(JSS_SCDOC)
if(JSS_SCDOC AND JSS_BUILD_PROGRAM)
  set(page "${PROJECT_BINARY_DIR}/jss.1")
  add_custom_command(
    OUTPUT "${page}"
    COMMAND "${JSS_SCDOC}" < "${PROJECT_SOURCE_DIR}/docs/jss.1.scd" > "${page}"
    DEPENDS "${PROJECT_SOURCE_DIR}/docs/jss.1.scd"
    COMMENT "Writing the manual page"
    VERBATIM)
  add_custom_target(jss_manual_page ALL DEPENDS "${page}")
  install(FILES "${page}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
endif()

# The program writes the scripts itself, so a program for another machine comes without them.
if(JSS_BUILD_PROGRAM AND NOT CMAKE_CROSSCOMPILING)
  set(folder "${PROJECT_BINARY_DIR}/completions")
  file(MAKE_DIRECTORY "${folder}")
  set(scripts "")
  foreach(shell IN ITEMS bash zsh fish)
    add_custom_command(
      OUTPUT "${folder}/${shell}"
      COMMAND jss_program completion ${shell} > "${folder}/${shell}"
      DEPENDS jss_program
      COMMENT "Writing the completion for ${shell}"
      VERBATIM)
    list(APPEND scripts "${folder}/${shell}")
  endforeach()
  add_custom_target(jss_completions ALL DEPENDS ${scripts})
  install(FILES "${folder}/bash"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME jss)
  install(FILES "${folder}/zsh"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" RENAME _jss)
  install(FILES "${folder}/fish"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" RENAME jss.fish)
endif()
