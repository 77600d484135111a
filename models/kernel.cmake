# kernel.cmake - the kernels of the simulation: what every path goes through, compiled for each
# instruction set into one object, whose only name to be seen is its table (models/run_int.h), so
# that nothing need be renamed. A new outcome model or part of the inside of a simulation is in by its name. Without
# contraction (the options of every room) all give the same bits.

file(GLOB KERNEL_SOURCES CONFIGURE_DEPENDS models/random.c models/vmath.c models/terms.c
    models/outcome*.c models/dependence.c models/simulate_*.c models/tally_add.c models/digest.c models/kernel.c)

# gentou_kernel(NAME FLAG...): gt_kernel_NAME, for machines that understand the flags.
function(gentou_kernel name)
    set(objects gentou_kernel_${name})
    set(joined ${CMAKE_BINARY_DIR}/kernel_${name}.o)
    add_library(${objects} OBJECT ${KERNEL_SOURCES})
    target_link_libraries(${objects} PRIVATE gentou_options PkgConfig::GSL)
    target_compile_options(${objects} PRIVATE $<$<CONFIG:Release,RelWithDebInfo>:-O3> ${ARGN})
    target_compile_definitions(${objects} PRIVATE GT_KERNEL=gt_kernel_${name}
        GT_KERNEL_NAME="${name}")
    set_target_properties(${objects} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    add_custom_command(OUTPUT ${joined}
        COMMAND ${CMAKE_LINKER} -r -o ${joined}.all $<TARGET_OBJECTS:${objects}>
        COMMAND ${CMAKE_OBJCOPY} --keep-global-symbol=gt_kernel_${name} ${joined}.all ${joined}
        DEPENDS ${objects} $<TARGET_OBJECTS:${objects}> COMMAND_EXPAND_LISTS VERBATIM)
    set_source_files_properties(${joined} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
    set(KERNELS ${KERNELS} ${joined} PARENT_SCOPE)
endfunction()

# Tuned to the first machines with these instructions: by default gcc thinks gathers too slow.
set(KERNELS)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    gentou_kernel(avx2 -mavx2 -mtune=haswell)
    gentou_kernel(avx512 -mavx512f -mavx512dq -mavx512vl -mavx512bw -mprefer-vector-width=512
        -mtune=icelake-server)
    set_source_files_properties(models/machine.c PROPERTIES COMPILE_DEFINITIONS GT_KERNELS_X86)
endif()
