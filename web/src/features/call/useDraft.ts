import { useEffect, useState } from "react";

export type Draft = { began: string; answers: Record<string, string>; outcome: string };

const fresh = (): Draft => ({ began: new Date().toISOString(), answers: {}, outcome: "" });

function kept(key: string): Draft {
  try {
    return { ...fresh(), ...JSON.parse(localStorage.getItem(key) ?? "{}") };
  } catch {
    return fresh();
  }
}

/** What was written down in a conversation that is not finished yet; it outlives a reload and the back button. */
export function useDraft(resource: string, id: number) {
  const key = `call ${resource} ${id}`;
  const [draft, setDraft] = useState(() => kept(key));
  const written = Object.values(draft.answers).some((answer) => answer.trim()) || draft.outcome.trim() !== "";
  useEffect(() => {
    if (written) localStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft, written]);
  return {
    draft,
    written,
    change: (values: Partial<Draft>) => setDraft((old) => ({ ...old, ...values })),
    answer: (question: string, text: string) =>
      setDraft((old) => ({ ...old, answers: { ...old.answers, [question]: text } })),
    drop: () => localStorage.removeItem(key),
  };
}

/** Question and answer, as they are kept with the activity. */
export const told = (draft: Draft) =>
  Object.entries(draft.answers)
    .filter(([, answer]) => answer.trim())
    .map(([question, answer]) => `${question}\n${answer.trim()}`)
    .join("\n\n");
