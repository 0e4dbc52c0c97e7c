import { useTranslation } from "react-i18next";
import { locale } from "../../../ui/format";
import { addDays, dayFormat, today, weekday } from "../../../ui/zone";

const monday_first = (day: string) => (weekday(day) + 6) % 7;

/** The weeks of a month, Monday first; null where no day of it is. */
export function weeksOf(month: string) {
  const first = `${month}-01`;
  const days: (string | null)[] = Array(monday_first(first)).fill(null);
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** One month with the kind of each unusual day. */
export function Month({ month, kinds }: { month: string; kinds: Map<string, string> }) {
  const { t } = useTranslation();
  const weeks = weeksOf(month);
  const full = weeks[1] as string[];
  const kind = (day: string) => kinds.get(day) ?? (monday_first(day) > 4 ? "weekend" : "");
  return (
    <table className="month">
      <caption>{dayFormat(locale(), { month: "long" }, `${month}-01`)}</caption>
      <thead>
        <tr>
          {full.map((day) => (
            <th key={day} scope="col" abbr={dayFormat(locale(), { weekday: "long" }, day)}>
              {dayFormat(locale(), { weekday: "short" }, day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, at) => (
              <td
                key={day ?? `none ${at}`}
                className={day ? kind(day) : ""}
                title={day && kinds.has(day) ? t(`day_${kind(day)}`) : undefined}
                aria-current={day === today() ? "date" : undefined}
              >
                {day && Number(day.slice(8))}
                {day && kinds.has(day) && <span className="hidden">, {t(`day_${kind(day)}`)}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
