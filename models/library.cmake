# library.cmake - the mathematics as a C library of its own, libgentou, static and shared, as it is
# installed: headers, a pkg-config file and a CMake package.
#
# The shared library exports what include/gentou promises, and nothing else. board.h and template.h
# are contracts inside the program (engine and reports) and are not installed.

add_library(gentou_shared SHARED $<TARGET_OBJECTS:gentou_objects> ${KERNELS})
target_link_libraries(gentou_shared PUBLIC gentou_options PRIVATE PkgConfig::GSL PkgConfig::GMP m)
set_target_properties(gentou_models PROPERTIES OUTPUT_NAME gentou EXPORT_NAME static)
set_target_properties(gentou_shared PROPERTIES OUTPUT_NAME gentou EXPORT_NAME shared
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})

file(GLOB LIBRARY_HEADERS CONFIGURE_DEPENDS include/gentou/*.h)
list(FILTER LIBRARY_HEADERS EXCLUDE REGEX "/(board|template)\\.h$")
set(EXPORTS ${CMAKE_BINARY_DIR}/gentou.exports)
add_custom_command(OUTPUT ${EXPORTS}
    COMMAND sh ${PROJECT_SOURCE_DIR}/models/exports.sh ${CMAKE_C_COMPILER} ${PROJECT_SOURCE_DIR}/include
        ${LIBRARY_HEADERS} > ${EXPORTS}
    DEPENDS ${LIBRARY_HEADERS} models/exports.sh VERBATIM)
add_custom_target(gentou_exports DEPENDS ${EXPORTS})
add_dependencies(gentou_shared gentou_exports)
target_link_options(gentou_shared PRIVATE -Wl,--version-script=${EXPORTS})
set_target_properties(gentou_shared PROPERTIES LINK_DEPENDS ${EXPORTS})

# Found where it was installed; the compiler options of this tree stay here.
foreach(library gentou_models gentou_shared)
    target_include_directories(${library} INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
endforeach()
install(FILES ${LIBRARY_HEADERS} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gentou)
install(TARGETS gentou_models gentou_shared ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})

include(CMakePackageConfigHelpers)
file(RELATIVE_PATH LIBRARY_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(models/gentou.pc.in gentou.pc @ONLY)
configure_package_config_file(models/gentouConfig.cmake.in gentouConfig.cmake
    INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/gentou PATH_VARS CMAKE_INSTALL_INCLUDEDIR
    CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(gentouConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/gentou.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${CMAKE_BINARY_DIR}/gentouConfig.cmake ${CMAKE_BINARY_DIR}/gentouConfigVersion.cmake
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/gentou)
