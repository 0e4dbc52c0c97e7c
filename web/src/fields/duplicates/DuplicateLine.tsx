import type { ReactNode } from "react";
import { Link } from "react-router";
import { useModule } from "../../api/queries";
import type { Duplicate } from "../../api/types";
import { word } from "../../i18n";

/** One that may be the same: who, why, and what can be done about it. */
export function DuplicateLine({ one, children }: { one: Duplicate; children?: ReactNode }) {
  const module = useModule(one.resource);
  return (
    <div className="item duplicate">
      <div className="grow">
        <Link className="link" to={`/${one.resource}/${one.id}`}>
          {one.title}
        </Link>{" "}
        <span className="sub">
          {word(module?.label)} · {one.score}&nbsp;%
        </span>
        <p className="sub">{one.signs.map((sign) => sign.sentence).join("; ")}</p>
      </div>
      {children}
    </div>
  );
}
