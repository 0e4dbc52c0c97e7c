import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get, post } from "../../api/client";
import { moment, number } from "../../ui/format";
import { useToasts } from "../../ui/toasts";

type Job = {
  id: number;
  kind: string;
  state: string;
  done: number;
  total: number;
  message: string;
  started_at: string | null;
  undone: boolean;
};
const tones: Record<string, string> = { done: "good", failed: "late", interrupted: "risk", running: "accent" };

/** What runs or ran in the background, and the way back. */
export function JobsSettings() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const jobs = useQuery({
    queryKey: ["any", "jobs"],
    queryFn: async () => (await get<{ items: Job[] }>("/jobs?limit=50")).items,
    refetchInterval: (query) => (query.state.data?.some((job) => job.state === "running") ? 1000 : false),
  });
  const undo = (job: Job) =>
    post(`/jobs/${job.id}/undo`)
      .then(() => client.invalidateQueries())
      .catch(toasts.failed);
  return (
    <section className="panel whole" aria-label={t("settings_jobs")} tabIndex={0}>
      {jobs.isError && <p className="error">{t("load_failed")}</p>}
      {jobs.data?.length === 0 && <p className="sub">{t("jobs_empty")}</p>}
      <table>
        <tbody>
          {jobs.data?.map((job) => (
            <tr key={job.id}>
              <td>{t(`job_${job.kind}`, { defaultValue: job.kind })}</td>
              <td>
                <span className={`tag ${tones[job.state] ?? ""}`}>
                  {t(job.undone ? "job_undone" : `job_${job.state}`)}
                </span>
              </td>
              <td className="n">
                {number(job.done)} / {number(job.total)}
              </td>
              <td className="sub">{job.message}</td>
              <td className="sub nowrap">{moment(job.started_at)}</td>
              <td className="acts">
                {job.kind === "bulk" && job.state === "done" && !job.undone && (
                  <button type="button" className="btn quiet" onClick={() => void undo(job)}>
                    {t("undo")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
