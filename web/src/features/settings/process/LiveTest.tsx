import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Problem, post } from "../../../api/client";
import { QueryProblem } from "../../../fields/query/QueryProblem";
import { Refusal } from "./inputs";

type Tested = {
  of: number;
  pass: number;
  fail: number;
  examples: { id: number; title: string }[];
  records: string;
};
const settle_ms = 350;
const shown_most = 5;

function useSettled(value: string) {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settle_ms);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

type Props = {
  id: string;
  process: string;
  resource: string;
  stage: string;
  query: string;
  /** What the server would refuse about the criterion when it is published. */
  refusal: string | undefined;
  onChange: (query: string) => void;
};

/** The criterion tried on what is open now: how many would pass, and which would not. */
export function LiveTest({ id, process, resource, stage, query, refusal, onChange }: Props) {
  const { t } = useTranslation();
  const [here, setHere] = useState(false);
  const asked = useSettled(query).trim();
  const tested = useQuery({
    queryKey: [resource, "criterion", process, asked, here ? stage : ""],
    queryFn: async () =>
      (await post<Tested>(`/processes/${process}/test`, { resource, query: asked, ...(here ? { stage } : {}) })).data,
    enabled: asked !== "",
    retry: false,
    placeholderData: (old) => old,
  });
  if (!asked) return refusal ? <Refusal text={refusal} /> : <p className="sub small">{t("pe_test_empty")}</p>;
  const error = tested.error instanceof Problem ? tested.error : null;
  if (error && error.status !== 404) return <QueryProblem id={id} text={asked} problem={error} onSubmit={onChange} />;
  if (refusal) return <Refusal text={refusal} />;
  if (error) return <p className="sub small">{t("pe_test_later")}</p>;
  const found = tested.data;
  if (!found) return <p className="skeleton small">…</p>;
  const [list, q = ""] = found.records.split("?q=");
  return (
    <div className="tested">
      <div className="line wrap">
        <span role="status">
          {t(`pe_tested_${resource}`, { count: found.of, pass: found.pass })}{" "}
          {found.fail > 0 && (
            <Link className="link" to={`/${list}?q=${encodeURIComponent(q)}`}>
              {t("pe_tested_fail", { count: found.fail })}
            </Link>
          )}
        </span>
        <label className="check small">
          <input type="checkbox" checked={here} onChange={(event) => setHere(event.target.checked)} />
          {t("pe_test_here")}
        </label>
      </div>
      <div className="meter" aria-hidden="true">
        <i className="accent" style={{ width: `${found.of ? (found.pass / found.of) * 100 : 0}%` }} />
      </div>
      {found.examples.length > 0 && (
        <ul className="examples small">
          {found.examples.slice(0, shown_most).map((one) => (
            <li key={one.id}>
              <Link className="link" to={`/${resource}/${one.id}`}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
