import { useEffect, useState } from "react";

type Props = { label: string; value: boolean; may: boolean; onChange: (value: boolean) => Promise<unknown> };

/** A yes or no that shows at once what was chosen, and takes it back when it was refused. */
export function Tick({ label, value, may, onChange }: Props) {
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  return (
    <label className="check">
      <input
        type="checkbox"
        disabled={!may}
        checked={shown}
        onChange={(event) => {
          setShown(event.target.checked);
          void onChange(event.target.checked).then((done) => !done && setShown(value));
        }}
      />
      {label}
    </label>
  );
}
