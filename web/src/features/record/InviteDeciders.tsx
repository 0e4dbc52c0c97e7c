import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import { useChildren, useList } from "../../api/queries";
import { useAct } from "../../fields/useAct";

/** Puts those who decide on the list of the planned demo. */
export function InviteDeciders({ deal }: { deal: number }) {
  const { t } = useTranslation();
  const act = useAct();
  const people = useChildren("deals", deal, "people").data ?? [];
  const deciders = people.filter((one) => one.role === "decides").map((one) => Number(one.contact));
  const q = `about = ${deal} and purpose = presentation and done = false sort due_at`;
  const demo = useList("activities", { q, limit: 1 }).data?.items[0];
  if (!demo || deciders.length === 0)
    return <span className="sub">{t(demo ? "invite_no_decider" : "invite_no_demo")}</span>;
  const invited = [...new Set([...((demo.people as number[] | null) ?? []), ...deciders])];
  return (
    <button
      type="button"
      className="link"
      onClick={() => void act(patch(`/activities/${demo.id}`, { people: invited }), t("invited"))}
    >
      {t("invite_deciders", { count: deciders.length })}
    </button>
  );
}
