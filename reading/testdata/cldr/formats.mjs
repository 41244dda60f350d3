// Writes symbols.tsv, the separators of each locale of CLDR, and numbers.tsv and
// dates.tsv, values as it formats them. README.md says how it is run. Intl of
// Node.js formats all but quarters and eras by name, which it does not offer:
// those are put together from the files of the npm package cldr-dates-full.
import { readFileSync, writeFileSync } from "node:fs";

const locales = "en en-GB en-IN de de-AT de-CH fr fr-CA fr-CH es es-MX it it-CH pt pt-PT nl".split(" ");
const currencies = "USD EUR GBP JPY CHF CAD AUD INR BRL MXN CNY SEK NOK PLN KRW".split(" ");

const symbols = [], numbers = [], dates = [];

const cldr = (part, locale, file) =>
  JSON.parse(readFileSync(`node_modules/cldr-${part}-full/main/${locale}/${file}.json`)).main[locale][part];

for (const locale of locales) {
  const number = (form, value, text) => numbers.push([locale, form, value, text]);
  const format = (options) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6, ...options });

  const latin = cldr("numbers", locale, "numbers");
  const { decimal, group } = latin["symbols-numberSystem-latn"];
  const pattern = latin["decimalFormats-numberSystem-latn"].standard;
  symbols.push([locale, decimal, group, pattern, latin.minimumGroupingDigits]);

  for (const x of [0, 7, 12, 57, 325, 999, 1000, 1690, 5000, 5125, 12345, 12500, 100000, 325495, 999999, 1234567,
    98765432, 1234567890, 1234567890123, 0.5, 0.125, 3.5, 5.125, 12.34, 589.2, 1234.5, 12345.678, 1234567.89,
    -3, -40, -0.5, -1234.5, -1234567])
    number("decimal", x, format().format(x));
  for (const x of [3, 31, 3.5, 0.25, 100, 1250, -3, -0.5])
    number("percent", `${x} %`, format({ style: "percent" }).format(Number((x / 100).toFixed(6))));

  for (const currency of currencies) {
    const money = (currencyDisplay) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay, trailingZeroDisplay: "stripIfInteger" });
    for (const x of [1, 1250, 1234567])
      for (const display of ["symbol", "code", "name"])
        number(`currency-${display}`, `${x} ${currency}`, money(display).format(x));
    number("currency-negative", `-1250 ${currency}`, money("symbol").format(-1250));
  }
  const usd = { style: "currency", currency: "USD" }, eur = { style: "currency", currency: "EUR" };
  number("currency-cents", "1234.5 USD", format(usd).format(1234.5));
  number("currency-cents", "1234567.89 EUR", format(eur).format(1234567.89));

  for (const power of ["e3", "e4", "e5", "e6", "e7", "e8", "e9", "e10", "e11", "e12"])
    for (const x of [1, 2, 3.5]) {
      const value = x + power, compact = { notation: "compact", maximumSignificantDigits: 6 };
      number("compact-long", value, format({ ...compact, compactDisplay: "long" }).format(value));
      number("compact-short", value, format({ ...compact, compactDisplay: "short" }).format(value));
      for (const currency of ["USD", "EUR"])
        number("compact-currency", `${value} ${currency}`, format({ ...compact, style: "currency", currency }).format(value));
    }

  number("range", "5..7", format().formatRange(5, 7));
  number("range", "1250..3500", format().formatRange(1250, 3500));
  number("range-percent", "5..7 %", format({ style: "percent" }).formatRange(0.05, 0.07));
  number("range-currency", "5..7 USD", format({ ...usd, maximumFractionDigits: 0 }).formatRange(5, 7));
  number("range-currency", "1250..3500 EUR", format({ ...eur, maximumFractionDigits: 0 }).formatRange(1250, 3500));
  number("range-compact", "5e6..7e6", format({ notation: "compact", compactDisplay: "long" }).formatRange(5e6, 7e6));
  number("about", "~1250", format().formatRange(1250, 1250));

  for (const [unit, symbol] of Object.entries({ kilometer: "km", meter: "m", centimeter: "cm", millimeter: "mm",
    kilogram: "kg", gram: "g", hectare: "ha" }))
    for (const x of [12.5, 1690])
      number("measure", `${x} ${symbol}`, format({ style: "unit", unit }).format(x));
}

for (const locale of locales) {
  const date = (form, value, text) => dates.push([locale, form, value, text]);
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const two = (n) => String(n).padStart(2, "0");
  const long = { year: "numeric", month: "long", day: "numeric" };
  const short = { ...long, month: "short" }, numeric = { ...long, month: "numeric" };

  for (let m = 1; m <= 12; m++) {
    const day = new Date(Date.UTC(2006, m - 1, 14)), mm = two(m);
    date("day-full", `2006-${mm}-14`, format({ dateStyle: "full" }).format(day));
    date("day-long", `2006-${mm}-14`, format({ dateStyle: "long" }).format(day));
    date("day-medium", `2006-${mm}-14`, format({ dateStyle: "medium" }).format(day));
    date("day-short", `2006-${mm}-14`, format(short).format(day));
    date("day-numeric", `2006-${mm}-14`, format(numeric).format(day));
    date("month-long", `2006-${mm}`, format({ year: "numeric", month: "long" }).format(day));
    date("month-short", `2006-${mm}`, format({ year: "numeric", month: "short" }).format(day));
    date("month-alone-long", `2006-${mm}`, format({ month: "long" }).format(day) + " 2006");
    date("month-alone-short", `2006-${mm}`, format({ month: "short" }).format(day) + " 2006");
    date("no-year-long", `XXXX-${mm}-14`, format({ month: "long", day: "numeric" }).format(day));
    date("no-year-short", `XXXX-${mm}-14`, format({ month: "short", day: "numeric" }).format(day));
  }
  const first = new Date(Date.UTC(2006, 2, 1));
  date("day-first", "2006-03-01", format({ dateStyle: "long" }).format(first));

  const interval = (form, options, from, to) =>
    date(form, `${from}/${to}`, format(options).formatRange(new Date(from), new Date(to)));
  for (const [form, options] of [["interval-long", long], ["interval-short", short]]) {
    interval(form, options, "2007-12-02", "2007-12-07");
    interval(form, options, "2007-11-28", "2007-12-07");
    interval(form, options, "2007-12-28", "2008-01-07");
  }
  interval("interval-month", { year: "numeric", month: "long" }, "2007-03", "2007-05");
  interval("interval-month", { year: "numeric", month: "long" }, "2007-11", "2008-02");
  interval("interval-year", { year: "numeric" }, "2002", "2004");

  const clock = { ...long, hour: "numeric", minute: "2-digit", timeZoneName: "short" };
  date("time", "2006-03-14T12:17Z", format(clock).format(Date.UTC(2006, 2, 14, 12, 17)));
  date("time", "2006-03-14T17:05Z", format(clock).format(Date.UTC(2006, 2, 14, 17, 5)));
  date("time", "2006-03-14T00:30Z", format(clock).format(Date.UTC(2006, 2, 14, 0, 30)));

  const calendar = cldr("dates", locale, "ca-gregorian").calendars.gregorian;
  const { availableFormats } = calendar.dateTimeFormats;
  const fill = (pattern, parts) =>
    pattern.replace(/'([^']*)'|([A-Za-z]+)/g, (_, text, field) => text ?? parts[field]);
  for (const q of [1, 2, 3, 4]) {
    const { wide, abbreviated } = calendar.quarters.format;
    date("quarter-long", `2006-${32 + q}`, fill(availableFormats.yQQQQ, { QQQQ: wide[q], y: 2006 }));
    date("quarter-short", `2006-${32 + q}`, fill(availableFormats.yQQQ, { QQQ: abbreviated[q], QQQQ: wide[q], y: 2006 }));
  }
  for (const names of ["eraAbbr", "eraNames"])
    for (const variant of ["", "-alt-variant"]) {
      const form = { eraAbbr: "era-short", eraNames: "era-long" }[names] + (variant && "-common");
      const before = calendar.eras[names]["0" + variant], since = calendar.eras[names]["1" + variant];
      date(form, "-0479", fill(availableFormats.Gy, { G: before, y: 480 }));
      date(form, "-0018", fill(availableFormats.Gy, { G: before, y: 19 }));
      date(form, "0079", fill(availableFormats.Gy, { G: since, y: 79 }));
      date(form, "-0043-03-15", fill(availableFormats.GyMMMd.replace(/M+/, "MMMM"),
        { G: before, y: 44, d: 15, MMMM: calendar.months.format.wide[3] }));
    }
}

const write = (name, rows) => writeFileSync(name, rows.map((row) => row.join("\t") + "\n").join(""));

// once keeps a text that several forms share with the first of them.
const once = (rows) =>
  [...new Map(rows.toReversed().map((row) => [[row[0], ...row.slice(2)].join("\t"), row])).values()].toReversed();

write("symbols.tsv", symbols);
write("numbers.tsv", once(numbers));
write("dates.tsv", once(dates));
