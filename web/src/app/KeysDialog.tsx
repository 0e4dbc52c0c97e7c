import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";

const keys = [
  ["Ctrl K", "key_palette"],
  ["/", "key_search"],
  ["j", "key_next"],
  ["k", "key_prev"],
  ["Enter", "key_open"],
  ["n", "key_new"],
  ["?", "key_help"],
] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys_title")} onClose={onClose}>
      <table>
        <tbody>
          {keys.map(([key, meaning]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{t(meaning)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
