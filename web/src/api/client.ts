import type { FieldProblem, Missing } from "./types";

/** A refusal of the server, with a sentence for the reader and, where it is about fields, one for each. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly errors: FieldProblem[] = [],
    readonly missing: Missing[] = [],
  ) {
    super(message);
  }
  of(field: string) {
    return this.errors.find((error) => error.field === field)?.message;
  }
}

type Session = { csrf: string; language: string };
const session: Session = { csrf: "", language: "ru" };

/** What every request carries: the token of the session, and the language of the answers. */
export function setSession(change: Partial<Session>) {
  Object.assign(session, change);
}

export type Answer<T> = { data: T; changeSet: number | null };

/** One request. A changing one may be repeated by the browser or the network without being done twice. */
export async function request<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const init: RequestInit = {
    method,
    signal,
    headers: { "Accept-Language": session.language, ...headers },
    credentials: "same-origin",
  };
  const out = init.headers as Record<string, string>;
  if (method !== "GET") out["X-CSRF-Token"] = session.csrf;
  if (method === "POST") out["Idempotency-Key"] = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  if (body instanceof Blob) init.body = body;
  else if (body !== undefined) {
    out["Content-Type"] = "application/json";
    init.body = JSON.stringify(body);
  }
  const response = await fetch(`/api/v1${path}`, init);
  const text = await response.text();
  const json = text && response.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new Problem(
      response.status,
      json?.type ?? "",
      json?.detail ?? json?.title ?? response.statusText,
      json?.errors,
      json?.missing,
    );
  }
  const changeSet = Number(response.headers.get("X-Change-Set")) || null;
  return { data: json as T, changeSet };
}

/** Reads; a signal breaks the request off when nobody waits for the answer any more. */
export const get = async <T>(path: string, signal?: AbortSignal) =>
  (await request<T>("GET", path, undefined, {}, signal)).data;
export const post = <T>(path: string, body?: unknown) => request<T>("POST", path, body ?? {});
export const patch = <T>(path: string, body: unknown, version?: number) =>
  request<T>("PATCH", path, body, version ? { "If-Match": `"${version}"` } : {});
export const put = <T>(path: string, body: unknown) => request<T>("PUT", path, body);
export const remove = (path: string, body?: unknown) => request<null>("DELETE", path, body);

/** "q=…&limit=50" of what is not empty. */
export function query(parameters: Record<string, string | number | boolean | null | undefined>) {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters))
    if (value !== null && value !== undefined && value !== "") out.set(key, String(value));
  const text = out.toString();
  return text ? `?${text}` : "";
}
