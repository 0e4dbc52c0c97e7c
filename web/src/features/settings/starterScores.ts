// What mostly tells a promising lead; a company goes on from there.
export const starterScores = [
  {
    points: 20,
    query: "source in (recommendation, customer, partner)",
    reason_en: "Comes recommended or knows us already",
    reason_ru: "Пришёл по рекомендации или уже знает нас",
  },
  {
    points: 25,
    query: "need_fits = yes",
    reason_en: "Needs what we can give",
    reason_ru: "Нужно то, что мы можем дать",
  },
  { points: -30, query: "need_fits = no", reason_en: "Needs something else", reason_ru: "Нужно другое" },
  { points: 25, query: "can_pay = yes", reason_en: "Can pay for it", reason_ru: "Может это оплатить" },
  { points: -30, query: "can_pay = no", reason_en: "Cannot pay for it", reason_ru: "Не может это оплатить" },
  {
    points: 10,
    query: "authority is not empty",
    reason_en: "It is known who decides",
    reason_ru: "Известно, кто принимает решение",
  },
  { points: 10, query: "timing is not empty", reason_en: "It is known by when", reason_ru: "Известен срок" },
  {
    points: -15,
    query: "phone is empty and email is empty",
    reason_en: "Neither telephone nor e-mail",
    reason_ru: "Ни телефона, ни почты",
  },
];
