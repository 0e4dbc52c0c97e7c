#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace voronka::exchange {

/// How other systems (Bitrix24, amoCRM, Salesforce, HubSpot, Pipedrive, spreadsheets) head a column for this
/// field, beyond what the module itself says.
std::vector<std::string_view> known_headers(std::string_view module, std::string_view field);

/// The key that a cell of another system means in a choice of ours: stages and outcomes of deals («Счет на
/// предоплату», "Closed Won"), states of leads; empty when none is known. `folded` is fold(cell).
std::string_view known_value(std::string_view module, std::string_view field, std::string_view folded);

/// Words in the name of a file that tell what it holds; empty when none does.
std::string_view module_of_file_name(std::string_view name);

}  // namespace voronka::exchange
