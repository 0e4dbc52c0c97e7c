# Warnings are errors; ccache and mold are used where present; a standard-only precompiled header keeps compiling short.
set(VORONKA_SANITIZE "" CACHE STRING "sanitizers for -fsanitize, empty for none")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  string(APPEND CMAKE_CXX_FLAGS " -Xclang -fno-pch-timestamp")
endif()

add_compile_options(-fno-omit-frame-pointer $<$<COMPILE_LANGUAGE:CXX>:-fcolor-diagnostics>)
add_compile_definitions(SPDLOG_FMT_EXTERNAL SPDLOG_SHARED_LIB SPDLOG_COMPILED_LIB)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")

if(VORONKA_SANITIZE)
  add_compile_options(-fsanitize=${VORONKA_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${VORONKA_SANITIZE})
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
else()
  add_link_options(-fuse-ld=lld)
endif()

# Our own code is held to these; third-party headers are included as system headers and are not.
set(VORONKA_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Wconversion
    -Wno-sign-conversion -Wno-missing-field-initializers -Werror)
