#pragma once
#include "api/api.h"

namespace voronka::api {

// A file for each; every function adds the routes of its resource.

void add_session_routes(http::Router&, Api&);
void add_entrance_routes(http::Router&, Api&);
void add_company_routes(http::Router&, Api&);
void add_schema_routes(http::Router&, Api&);
void add_record_routes(http::Router&, Api&);
void add_duplicate_routes(http::Router&, Api&);
void add_child_routes(http::Router&, Api&);
void add_score_routes(http::Router&, Api&);
void add_selling_routes(http::Router&, Api&);
void add_process_routes(http::Router&, Api&);
void add_process_draft_routes(http::Router&, Api&);
void add_timeline_routes(http::Router&, Api&);
void add_today_routes(http::Router&, Api&);
void add_count_routes(http::Router&, Api&);
void add_board_routes(http::Router&, Api&);
void add_measure_routes(http::Router&, Api&);
void add_query_routes(http::Router&, Api&);
void add_search_routes(http::Router&, Api&);
void add_export_routes(http::Router&, Api&);
void add_event_routes(http::Router&, Api&);
void add_bulk_routes(http::Router&, Api&);
void add_job_routes(http::Router&, Api&);
void add_people_routes(http::Router&, Api&);
void add_role_routes(http::Router&, Api&);
void add_share_routes(http::Router&, Api&);
void add_absence_routes(http::Router&, Api&);
void add_access_routes(http::Router&, Api&);
void add_hand_over_routes(http::Router&, Api&);
void add_customer_routes(http::Router&, Api&);
void add_form_routes(http::Router&, Api&);
void add_import_routes(http::Router&, Api&);
void add_import_list_routes(http::Router&, Api&);
void add_calendar_routes(http::Router&, Api&);
void add_change_log_routes(http::Router&, Api&);
void add_health_routes(http::Router&, Api&);

/// The module of `{resource}` in a path; not_found where there is none, or none that is shown outside.
Result<const Module*> resource_of(const Asking&, const http::Request&);
/// The record as JSON with its ETag, read by the asker inside or outside of a transaction.
Result<http::Response> record_response(const Asking&, records::Reader&, const Module&, Id, int status = 200);

}  // namespace voronka::api
