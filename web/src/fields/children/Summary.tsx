import { useTranslation } from "react-i18next";
import { useList } from "../../api/queries";
import type { Group, Module, Row } from "../../api/types";
import { initials, money, number } from "../../ui/format";
import { shown } from "../View";

type Props = { module: Module; row: Row };

function useValue({ module, row }: Props) {
  return (key: string) => {
    const field = module.fields.find((one) => one.key === key);
    return field ? shown(field, row) : "";
  };
}

const role_tones: Record<string, string> = { decides: "good", blocks: "late", supports: "accent" };

function Taste({ sign, name, text }: { sign: "+" | "−"; name: string; text: unknown }) {
  if (!text) return null;
  return (
    <span className="sub block">
      <b className={sign === "+" ? "good" : "late"} title={name}>
        {sign}
        <span className="hidden">{name}</span>
      </b>{" "}
      {String(text)}
    </span>
  );
}

/** A person in the deal: what part she plays, what she likes and what she does not. */
function Person(props: Props) {
  const { t } = useTranslation();
  const value = useValue(props);
  const id = Number(props.row.contact);
  const person = useList("contacts", { q: `id = ${id}`, limit: 1 }, Boolean(id)).data?.items[0];
  return (
    <>
      <span className="avatar">{initials(value("contact"))}</span>
      <span className="grow">
        <b className="strong">{value("contact")}</b>{" "}
        {Boolean(props.row.role) && (
          <span className={`tag ${role_tones[String(props.row.role)] ?? ""}`}>{value("role")}</span>
        )}
        <span className="sub block">{String(person?.job_title ?? "")}</span>
        <Taste sign="+" name={t("likes")} text={person?.likes} />
        <Taste sign="−" name={t("dislikes")} text={person?.dislikes} />
      </span>
    </>
  );
}

const reaction_tones: Record<string, string> = { answered: "good", partly: "risk", no: "late" };

function Need(props: Props) {
  const { t } = useTranslation();
  const value = useValue(props);
  const tone = reaction_tones[String(props.row.reaction)] ?? "sub";
  return (
    <>
      <span className={`dot ${tone}`} title={value("reaction") || t("not_shown_yet")}>
        ●<span className="hidden">{value("reaction") || t("not_shown_yet")}</span>
      </span>
      <span className="grow">
        {value("text")}
        {value("feature") && <span className="sub block">{value("feature")}</span>}
      </span>
      <span className="sub nowrap">{props.row.importance ? t("importance", { n: props.row.importance }) : ""}</span>
    </>
  );
}

function Concern(props: Props) {
  const { t } = useTranslation();
  const value = useValue(props);
  return (
    <>
      <span className="grow">
        «{value("text") || value("kind")}»{value("answer") && <span className="sub block">{value("answer")}</span>}
      </span>
      <span className={`tag ${props.row.resolved ? "good" : "risk"}`}>
        {t(props.row.resolved ? "concern_settled" : "concern_open")}
      </span>
    </>
  );
}

/** A rival, and how often we won against it. */
function Rival(props: Props) {
  const { t } = useTranslation();
  const value = useValue(props);
  const q = `any rivals(competitor = ${props.row.competitor}) and outcome in (won, lost) group by outcome show count`;
  const page = useList("deals", { q }, Boolean(props.row.competitor)).data as unknown as
    | { groups?: Group[] }
    | undefined;
  const count = (outcome: string) =>
    Number(page?.groups?.find((group) => group.key.outcome === outcome)?.values.count ?? 0);
  const all = count("won") + count("lost");
  return (
    <>
      <span className="grow">
        {value("competitor")}
        {value("note") && <span className="sub block">{value("note")}</span>}
      </span>
      <span className="sub nowrap">{all > 0 ? t("won_of", { won: count("won"), all }) : ""}</span>
    </>
  );
}

export const line_sum = (row: Row) =>
  Number(row.quantity ?? 1) * Number(row.price ?? 0) * (1 - Number(row.discount ?? 0) / 100);

function Line(props: Props & { currency: string }) {
  const value = useValue(props);
  const discount = Number(props.row.discount ?? 0);
  return (
    <>
      <span className="grow">
        {value("product")}
        <span className="sub block">
          {number(Number(props.row.quantity ?? 1), 3)} × {money(String(props.row.price ?? 0), props.currency)}
          {discount > 0 && ` − ${number(discount, 1)} %`}
        </span>
      </span>
      <span className="nowrap">{money(Math.round(line_sum(props.row) * 100) / 100, props.currency)}</span>
    </>
  );
}

function Other(props: Props) {
  const value = useValue(props);
  const main = props.module.fields.filter((field) => !field.system).map((field) => value(field.key));
  return <span className="grow">{main.filter(Boolean).join(" · ")}</span>;
}

/** One child of a record in a line or two. */
export function Summary({ module, row, currency }: Props & { currency: string }) {
  switch (module.key.split(".")[1]) {
    case "people":
      return <Person module={module} row={row} />;
    case "needs":
      return <Need module={module} row={row} />;
    case "concerns":
      return <Concern module={module} row={row} />;
    case "rivals":
      return <Rival module={module} row={row} />;
    case "lines":
      return <Line module={module} row={row} currency={currency} />;
    default:
      return <Other module={module} row={row} />;
  }
}
