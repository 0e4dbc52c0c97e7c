#pragma once
#include "exchange/export.h"

namespace voronka::exchange {

/// An Excel workbook with one sheet: dates, times (in the company's zone), numbers and sums as such. It is made in a temporary
/// file, since a ZIP is whole only at its end. Error: export_too_long beyond Excel's 1,048,576 rows.
Result<std::unique_ptr<Export>> workbook_export(ExportRows);
/// vCard 4.0 (RFC 6350) of contacts and leads.
Result<std::unique_ptr<Export>> card_export(ExportRows);
/// iCalendar (RFC 5545) of activities: meetings and calls as events, tasks and letters as to-dos.
Result<std::unique_ptr<Export>> calendar_export(ExportRows);

}  // namespace voronka::exchange
