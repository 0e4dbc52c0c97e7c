#pragma once
#include <memory>
#include <string>

#include "company/company.h"

namespace voronka::api {

/// Where in the stream of a company's events something stands: the number of its change in the log, or so many after it where the
/// log has no change of its own (a value that follows from others, one `refresh` for many changes). Survives a restart.
struct Place {
    std::int64_t change = 0;
    int after = 0;
    auto operator<=>(const Place&) const = default;
};
/// "17", "17.2": the id of a frame.
std::string text(Place);
/// Nothing where it is none of ours.
std::optional<Place> read_place(std::string_view);

/// One frame of an event stream, shared by all streams that are told the same; null: nothing is told.
using Frame = std::shared_ptr<const std::string>;

/// What the readers with one set of rights are told of an event: the event where they may read its record; `gone` and the id
/// alone where they may no longer read what they could read before it; nothing otherwise.
Frame frame_of(company::Company&, const records::Actor&, const records::Event&, Place);

}  // namespace voronka::api
