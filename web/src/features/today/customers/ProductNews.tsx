import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Interested, type News, useNews } from "./queries";
import { usePlan } from "./usePlan";

function OneProduct({ news }: { news: News }) {
  const { t } = useTranslation();
  const plan = usePlan();
  const call = (one: Interested) => ({
    about: one.deal,
    subject: t("news_subject", { product: news.title }),
    description: `${t("news_said")}: «${one.said}»\n${news.title}: ${one.feature}`,
    external_id: `news:${news.product}:${one.organization}`,
  });
  return (
    <section aria-label={news.title}>
      <div className="line wrap news">
        <h2 className="grow">
          <Link to={`/products/${news.product}`}>{news.title}</Link>
        </h2>
        {news.customers.length > 1 && (
          <button type="button" className="btn" onClick={() => void plan(news.customers.map(call))}>
            {t("plan_all", { count: news.customers.length })}
          </button>
        )}
      </div>
      {news.customers.length === 0 && <p className="sub">{t("news_nobody")}</p>}
      {news.customers.map((one) => (
        <div key={one.organization} className="todo told">
          <div className="who">
            <Link className="strong" to={`/organizations/${one.organization}`}>
              {one.title}
            </Link>
            <div className="why">
              {one.contact_title ? `${one.contact_title}, ${t("news_likes")}` : t("news_need")}: «{one.said}»
            </div>
            <div className="why">
              {t("news_answers")}: {one.feature}
            </div>
          </div>
          <button type="button" className="btn" onClick={() => void plan([call(one)])}>
            {t("plan_call")}
          </button>
        </div>
      ))}
    </section>
  );
}

/** Which customers the newest products would interest, by what they said that they need and like. Nothing is sent from here. */
export function ProductNews() {
  const { t } = useTranslation();
  const news = useNews().data;
  if (!news) return <div className="skeleton todo-skeleton" />;
  return (
    <>
      <p className="sub">{t("news_text")}</p>
      {news.length === 0 && <p className="empty">{t("news_none")}</p>}
      {news.map((one) => (
        <OneProduct key={one.product} news={one} />
      ))}
    </>
  );
}
