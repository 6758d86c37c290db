// Which country a shape of the world atlas is (it numbers them by ISO 3166-1 numeric), and where the countries lie that are too small for it.

/** Letters by number: `276 DE`. Kosovo has no number in the standard; the atlas names it. */
const numbered =
  '242FJ834TZ732EH124CA840US398KZ860UZ598PG360ID032AR152CL180CD706SO404KE729SD148TD332HT214DO643RU044BS238FK578NO304GL260TF626TL710ZA426LS484MX858UY076BR068BO604PE170CO591PA188CR558NI340HN222SV320GT084BZ862VE328GY740SR250FR218EC630PR388JM192CU716ZW072BW516NA686SN466ML478MR204BJ562NE566NG120CM768TG288GH384CI324GN624GW430LR694SL854BF140CF178CG266GA226GQ894ZM454MW508MZ748SZ024AO108BI376IL422LB450MG275PS270GM788TN012DZ400JO784AE634QA414KW368IQ512OM548VU116KH764TH418LA104MM704VN408KP410KR496MN356IN050BD064BT524NP586PK004AF762TJ417KG795TM364IR760SY051AM752SE112BY804UA616PL040AT348HU498MD642RO440LT428LV233EE276DE100BG300GR792TR008AL191HR756CH442LU056BE528NL620PT724ES372IE540NC090SB554NZ036AU144LK156CN158TW380IT208DK826GB352IS031AZ268GE608PH458MY096BN705SI246FI703SK203CZ232ER392JP600PY887YE682SA196CY504MA818EG434LY231ET262DJ800UG646RW070BA807MK688RS499ME780TT728SS';

const byNumber = new Map<string, string>();
for (const [, number = '', letters = ''] of numbered.matchAll(/(\d{3})([A-Z]{2})/g)) byNumber.set(number, letters);
const byName: Readonly<Record<string, string>> = { Kosovo: 'XK' };

/** The two letters of a shape, or null for land nobody sells exits in. */
export const codeOfShape = (id: string | number | undefined, name: string): string | null =>
  byNumber.get(String(id ?? '').padStart(3, '0')) ?? byName[name] ?? null;

/** Longitude and latitude of countries and territories without a shape at this scale. */
export const smallPlaces: Readonly<Record<string, readonly [number, number]>> = {
  AD: [1.6, 42.5],
  AG: [-61.8, 17.1],
  AW: [-70, 12.5],
  BB: [-59.5, 13.2],
  BH: [50.5, 26],
  BM: [-64.8, 32.3],
  CV: [-23.6, 15.1],
  CW: [-69, 12.2],
  DM: [-61.4, 15.4],
  FO: [-6.9, 62],
  GD: [-61.7, 12.1],
  GF: [-53.1, 3.9],
  GG: [-2.6, 49.5],
  GI: [-5.35, 36.1],
  GP: [-61.6, 16.2],
  GU: [144.8, 13.4],
  HK: [114.2, 22.3],
  IM: [-4.5, 54.2],
  JE: [-2.1, 49.2],
  KM: [43.3, -11.7],
  KN: [-62.8, 17.3],
  KY: [-81.2, 19.3],
  LC: [-61, 13.9],
  LI: [9.55, 47.2],
  MC: [7.4, 43.7],
  MO: [113.5, 22.2],
  MQ: [-61, 14.6],
  MT: [14.4, 35.9],
  MU: [57.6, -20.3],
  MV: [73.5, 4.2],
  PF: [-149.4, -17.7],
  RE: [55.5, -21.1],
  SC: [55.5, -4.7],
  SG: [103.8, 1.35],
  SM: [12.5, 43.9],
  ST: [6.6, 0.2],
  TC: [-71.8, 21.7],
  TO: [-175.2, -21.2],
  VA: [12.45, 41.9],
  VC: [-61.2, 13.2],
  VG: [-64.6, 18.4],
  VI: [-64.9, 18.3],
  WS: [-172, -13.8],
  YT: [45.2, -12.8],
};
