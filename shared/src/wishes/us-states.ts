// The two letters of the United States' states, as several vendors write them: `state-ny` with `country-us`.

const table =
  'al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut de=delaware dc=district_of_columbia fl=florida ' +
  'ga=georgia hi=hawaii id=idaho il=illinois in=indiana ia=iowa ks=kansas ky=kentucky la=louisiana me=maine md=maryland ma=massachusetts ' +
  'mi=michigan mn=minnesota ms=mississippi mo=missouri mt=montana ne=nebraska nv=nevada nh=new_hampshire nj=new_jersey nm=new_mexico ' +
  'ny=new_york nc=north_carolina nd=north_dakota oh=ohio ok=oklahoma or=oregon pa=pennsylvania ri=rhode_island sc=south_carolina ' +
  'sd=south_dakota tn=tennessee tx=texas ut=utah vt=vermont va=virginia wa=washington wv=west_virginia wi=wisconsin wy=wyoming';
const states: ReadonlyMap<string, string> = new Map(
  table.split(' ').map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3).replaceAll('_', ' ')]),
);

/** The state's name in normal form; undefined when these are no two letters of one. */
export const usState = (letters: string): string | undefined => states.get(letters);
const lettersOf: ReadonlyMap<string, string> = new Map([...states].map(([two, name]) => [name, two]));
/** The two letters of a state called so in normal form. */
export const usStateLetters = (name: string): string | undefined => lettersOf.get(name);
