import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { TodayPage } from "../features/today/TodayPage";

const BoardPage = lazy(() => import("../features/board/BoardPage").then((page) => ({ default: page.BoardPage })));
const ListPage = lazy(() => import("../features/lists/ListPage").then((page) => ({ default: page.ListPage })));
const RecordPage = lazy(() => import("../features/record/RecordPage").then((page) => ({ default: page.RecordPage })));
const BriefPage = lazy(() => import("../features/brief/BriefPage").then((page) => ({ default: page.BriefPage })));
const CallPage = lazy(() => import("../features/call/CallPage").then((page) => ({ default: page.CallPage })));
const PlanPage = lazy(() => import("../features/plan/PlanPage").then((page) => ({ default: page.PlanPage })));
const LibraryPage = lazy(() =>
  import("../features/library/LibraryPage").then((page) => ({ default: page.LibraryPage })),
);
const CustomersPage = lazy(() =>
  import("../features/today/CustomersPage").then((page) => ({ default: page.CustomersPage })),
);
const DashboardPage = lazy(() =>
  import("../features/dashboard/DashboardPage").then((page) => ({ default: page.DashboardPage })),
);
const DuplicatesPage = lazy(() =>
  import("../features/duplicates/DuplicatesPage").then((page) => ({ default: page.DuplicatesPage })),
);
const ImportPage = lazy(() => import("../features/imports/ImportPage").then((page) => ({ default: page.ImportPage })));
const SettingsPage = lazy(() =>
  import("../features/settings/SettingsPage").then((page) => ({ default: page.SettingsPage })),
);

/** Every screen by its address; all but the first are loaded when they are opened. */
export function AppRoutes() {
  return (
    <Suspense fallback={<div className="scroll" />}>
      <Routes>
        <Route path="/" element={<Navigate to="/today" replace />} />
        <Route path="/today" element={<TodayPage />} />
        <Route path="/board" element={<BoardPage />} />
        <Route path="/customers" element={<CustomersPage />} />
        <Route path="/dashboard" element={<DashboardPage />} />
        <Route path="/import" element={<ImportPage />} />
        <Route path="/settings/:section?" element={<SettingsPage />} />
        <Route path="/setup" element={<Navigate to="/today" replace />} />
        <Route path="/library" element={<LibraryPage />} />
        <Route path="/deals/:id/plan" element={<PlanPage />} />
        <Route path="/:resource/:id/brief" element={<BriefPage />} />
        <Route path="/:resource/:id/call" element={<CallPage />} />
        <Route path="/:resource/duplicates" element={<DuplicatesPage />} />
        <Route path="/:resource" element={<ListPage />} />
        <Route path="/:resource/:id" element={<RecordPage />} />
      </Routes>
    </Suspense>
  );
}
