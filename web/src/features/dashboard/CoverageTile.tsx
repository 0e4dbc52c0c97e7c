import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useList, useMe } from "../../api/queries";
import type { Group } from "../../api/types";
import { number } from "../../ui/format";

const open: Record<string, string> = {
  deals: "outcome = open",
  leads: "status in (new, working, qualified)",
};
const bare = "next_step_at is empty";
type Titled = Group & { titles?: Record<string, string> };

function useOwners(resource: string, q: string, condition: string) {
  const full = `${q ? `${q} and ` : ""}${open[resource]}${condition} group by owner show count`;
  const answer = useList(resource, { q: full }).data as unknown as { groups?: Titled[] } | undefined;
  return answer?.groups ?? [];
}

/** Who answers for what is open, and what of it nobody has planned anything for. */
export function CoverageTile({ q }: { q: string }) {
  const { t } = useTranslation();
  const leads = useMe().data?.rights.modules.leads?.read;
  const all = { deals: useOwners("deals", q, ""), leads: useOwners("leads", q, "") };
  const lacking = { deals: useOwners("deals", q, ` and ${bare}`), leads: useOwners("leads", q, ` and ${bare}`) };
  const of = (groups: Titled[], owner: unknown) =>
    Number(groups.find((group) => group.key.owner === owner)?.values.count ?? 0);
  const owners = new Map<unknown, string | undefined>();
  for (const group of [...all.deals, ...all.leads]) owners.set(group.key.owner, group.titles?.owner);
  const rows = [...owners].map(([owner, name]) => ({
    owner,
    name: owner === null || owner === undefined ? t("no_owner") : (name ?? String(owner)),
    bare: of(lacking.deals, owner) + of(lacking.leads, owner),
    total: of(all.deals, owner) + of(all.leads, owner),
  }));
  // What belongs to nobody comes first, then whoever has most without a next step.
  rows.sort((a, b) => Number(b.owner === null) - Number(a.owner === null) || b.bare - a.bare);
  const cell = (resource: string, owner: unknown, count: number, condition: string) => {
    const whose = owner === null ? "owner is empty" : `owner = ${owner}`;
    return count === 0 ? (
      "0"
    ) : (
      <Link to={`/${resource}?q=${encodeURIComponent(`${whose} and ${open[resource]}${condition}`)}`}>
        {number(count)}
      </Link>
    );
  };
  return (
    <section className="card tile span4">
      <h2>{t("coverage_open")}</h2>
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{t("owner")}</th>
              <th className="n">{t("coverage_deals")}</th>
              {leads && <th className="n">{t("coverage_leads")}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 20).map((row) => (
              <tr key={String(row.owner)} className={row.owner === null ? "risk" : ""}>
                <td>{row.name}</td>
                {(leads ? ["deals", "leads"] : ["deals"]).map((key) => {
                  const resource = key as "deals" | "leads";
                  const none = row.owner === null;
                  const count = of(none ? all[resource] : lacking[resource], row.owner);
                  return (
                    <td key={key} className="n">
                      {cell(resource, row.owner, count, none ? "" : ` and ${bare}`)}{" "}
                      {!none && <span className="sub">/ {number(of(all[resource], row.owner))}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
