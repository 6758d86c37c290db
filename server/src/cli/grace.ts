// Grace: time that requests under way have to finish when Gyre is told to end, ms. Below what containers wait before they kill (10 s).

export const graceMs = 8_000;
