import { useTranslation } from "react-i18next";
import { useProcesses } from "../../api/queries";
import { word } from "../../i18n";
import { number } from "../../ui/format";

/** The processes as they are: stages in order, what each is for and how long it may take. */
export function ProcessSettings() {
  const { t } = useTranslation();
  return (useProcesses().data ?? []).map((process) => (
    <section key={process.key} className="panel whole" aria-label={word(process.names)} tabIndex={0}>
      <h3>{word(process.names)}</h3>
      <table>
        <tbody>
          {process.stages.map((stage) => (
            <tr key={stage.key}>
              <td className="strong">{word(stage.names)}</td>
              <td className="sub">{word(stage.purpose)}</td>
              <td className="n">{stage.hours > 0 && t("work_days", { count: Math.round(stage.hours / 8) })}</td>
              <td className="n">{number(stage.probability)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}
