# libphonenumber-dev wants Boost 1.74's development package, which conflicts with 1.81's; its headers alone do not. So the
# package is unpacked below build/ and its library is the one of libphonenumber8.
set(phone_root ${CMAKE_SOURCE_DIR}/build/thirdparty/phonenumber)
if(NOT EXISTS ${phone_root}/include/phonenumbers/phonenumberutil.h)
  set(unpacking ${CMAKE_BINARY_DIR}/phonenumber)
  file(MAKE_DIRECTORY ${unpacking})
  execute_process(COMMAND apt-get download libphonenumber-dev WORKING_DIRECTORY ${unpacking}
                  OUTPUT_QUIET ERROR_VARIABLE trouble RESULT_VARIABLE failed)
  file(GLOB package ${unpacking}/libphonenumber-dev_*.deb)
  if(failed OR NOT package)
    message(FATAL_ERROR "The headers of libphonenumber cannot be downloaded: ${trouble}")
  endif()
  execute_process(COMMAND dpkg -x ${package} ${unpacking}/files COMMAND_ERROR_IS_FATAL ANY)
  # Renamed into place, so that two configurations at once do not see half of it.
  file(MAKE_DIRECTORY ${CMAKE_SOURCE_DIR}/build/thirdparty/phonenumber)
  file(RENAME ${unpacking}/files/usr/include ${phone_root}/include RESULT already_there)
endif()
find_library(PHONENUMBER_LIBRARY NAMES libphonenumber.so.8 REQUIRED)
find_library(PROTOBUF_LIBRARY NAMES protobuf REQUIRED)
add_library(PhoneNumber INTERFACE)
target_include_directories(PhoneNumber SYSTEM INTERFACE ${phone_root}/include)
target_link_libraries(PhoneNumber INTERFACE ${PHONENUMBER_LIBRARY} ${PROTOBUF_LIBRARY})
