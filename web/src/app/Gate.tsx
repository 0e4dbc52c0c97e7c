import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Problem, setSession } from "../api/client";
import { useEvents } from "../api/events";
import { useMe } from "../api/queries";
import { EntrancePage } from "../features/entrance/EntrancePage";
import { setZone } from "../ui/zone";
import { AppRoutes } from "./routes";
import { Shell } from "./Shell";

/** The entrance for whoever is not signed in, the product for everybody else. */
export function Gate() {
  const { i18n } = useTranslation();
  setSession({ language: i18n.language });
  const me = useMe();
  const { pathname } = useLocation();
  useEffect(() => {
    if (me.data?.csrf_token) setSession({ csrf: me.data.csrf_token });
  }, [me.data]);
  useEvents(Boolean(me.data));
  if (me.data?.csrf_token) setSession({ csrf: me.data.csrf_token });
  if (me.isPending) return null;
  if (!me.data || (me.error instanceof Problem && me.error.status === 401)) return <EntrancePage />;
  const { zone } = me.data.company;
  setZone(zone);
  // A conversation takes the whole screen.
  if (/^\/(leads|deals)\/\d+\/call$/.test(pathname)) return <AppRoutes key={zone} />;
  return (
    <Shell key={zone} me={me.data}>
      <AppRoutes />
    </Shell>
  );
}
