// Any text as a module that a company adds, as a process, or as a calendar: an error with a sentence, or something sound.
#include "fuzz/require.h"
#include "sales/process.h"
#include "schema/calendar.h"

using namespace voronka;

namespace {

template <class T>
void told(const Result<T>& read) {
    if (!read) require(!read.error().code.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text = text_of(data + 1, size - 1);
    switch (*data % 3) {
        case 0: {
            const Source added[] = {{"added.yaml", text}};
            told(Schema::built_in(added));
            break;
        }
        case 1:
            told(sales::Process::load({"process.yaml", text}));
            break;
        default:
            told(WorkCalendar::load(text, Zone::utc()));
    }
    return 0;
}
