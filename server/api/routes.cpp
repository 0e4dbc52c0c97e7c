#include "api/preparation.h"
#include "api/resources.h"

namespace voronka::api {

void add_routes(http::Router& router, Api& api) {
    add_health_routes(router, api);
    add_session_routes(router, api);
    add_entrance_routes(router, api);
    add_company_routes(router, api);
    add_schema_routes(router, api);
    add_record_routes(router, api);
    add_duplicate_routes(router, api);
    add_child_routes(router, api);
    add_score_routes(router, api);
    add_selling_routes(router, api);
    add_process_routes(router, api);
    add_process_draft_routes(router, api);
    add_objection_routes(router, api);
    add_brief_routes(router, api);
    add_timeline_routes(router, api);
    add_today_routes(router, api);
    add_count_routes(router, api);
    add_board_routes(router, api);
    add_measure_routes(router, api);
    add_query_routes(router, api);
    add_search_routes(router, api);
    add_export_routes(router, api);
    add_event_routes(router, api);
    add_bulk_routes(router, api);
    add_job_routes(router, api);
    add_people_routes(router, api);
    add_role_routes(router, api);
    add_share_routes(router, api);
    add_access_routes(router, api);
    add_hand_over_routes(router, api);
    add_customer_routes(router, api);
    add_absence_routes(router, api);
    add_form_routes(router, api);
    add_import_routes(router, api);
    add_import_list_routes(router, api);
    add_calendar_routes(router, api);
    add_change_log_routes(router, api);
    router.on_fault([](const http::Fault& fault, const http::Request& request) {
        const ErrorKind kind = fault.status == 404   ? ErrorKind::not_found
                               : fault.status == 413 ? ErrorKind::too_large
                               : fault.status == 503 ? ErrorKind::unavailable
                               : fault.status == 500 ? ErrorKind::internal
                                                     : ErrorKind::malformed;
        http::Response response =
            problem({.kind = kind, .code = "http_" + std::string(fault.code)}, language_of(request, Language::en));
        response.status = fault.status;
        return response;
    });
}

}  // namespace voronka::api
