import "@testing-library/jest-dom/vitest";

// Far from the zones that the tests set for the company.
process.env.TZ = "Pacific/Honolulu";
