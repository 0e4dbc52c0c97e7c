import { get } from "./client";
import type { Job } from "./types";

const look_ms = 250;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const ended = (job: Job) => !["queued", "running"].includes(job.state);

/** Waits for a job to end; `tell` hears how far it is. */
export async function watched(begun: Job, tell: (job: Job) => void = () => {}) {
  let now = begun;
  tell(now);
  while (!ended(now)) {
    await pause(look_ms);
    now = await get<Job>(`/jobs/${begun.id}`);
    tell(now);
  }
  return now;
}
