// English names of countries as vendors spell them in logins: CamelCase, letters only (`UnitedKingdom`). Fixed text, not the platform's names:
// those change with its version.

const table =
  'AD=Andorra AE=UnitedArabEmirates AF=Afghanistan AG=AntiguaAndBarbuda AI=Anguilla AL=Albania AM=Armenia AO=Angola AQ=Antarctica ' +
  'AR=Argentina AS=AmericanSamoa AT=Austria AU=Australia AW=Aruba AX=AlandIslands AZ=Azerbaijan BA=BosniaAndHerzegovina BB=Barbados ' +
  'BD=Bangladesh BE=Belgium BF=BurkinaFaso BG=Bulgaria BH=Bahrain BI=Burundi BJ=Benin BL=SaintBarthelemy BM=Bermuda BN=Brunei ' +
  'BO=Bolivia BQ=CaribbeanNetherlands BR=Brazil BS=Bahamas BT=Bhutan BV=BouvetIsland BW=Botswana BY=Belarus BZ=Belize CA=Canada ' +
  'CC=CocosIslands CD=DemocraticRepublicOfTheCongo CF=CentralAfricanRepublic CG=RepublicOfTheCongo CH=Switzerland CI=IvoryCoast ' +
  'CK=CookIslands CL=Chile CM=Cameroon CN=China CO=Colombia CR=CostaRica CU=Cuba CV=CapeVerde CW=Curacao CX=ChristmasIsland CY=Cyprus ' +
  'CZ=CzechRepublic DE=Germany DJ=Djibouti DK=Denmark DM=Dominica DO=DominicanRepublic DZ=Algeria EC=Ecuador EE=Estonia EG=Egypt ' +
  'EH=WesternSahara ER=Eritrea ES=Spain ET=Ethiopia FI=Finland FJ=Fiji FK=FalklandIslands FM=Micronesia FO=FaroeIslands FR=France ' +
  'GA=Gabon GB=UnitedKingdom GD=Grenada GE=Georgia GF=FrenchGuiana GG=Guernsey GH=Ghana GI=Gibraltar GL=Greenland GM=Gambia GN=Guinea ' +
  'GP=Guadeloupe GQ=EquatorialGuinea GR=Greece GS=SouthGeorgiaAndTheSouthSandwichIslands GT=Guatemala GU=Guam GW=GuineaBissau ' +
  'GY=Guyana HK=HongKong HM=HeardIslandAndMcDonaldIslands HN=Honduras HR=Croatia HT=Haiti HU=Hungary ID=Indonesia IE=Ireland IL=Israel ' +
  'IM=IsleOfMan IN=India IO=BritishIndianOceanTerritory IQ=Iraq IR=Iran IS=Iceland IT=Italy JE=Jersey JM=Jamaica JO=Jordan JP=Japan ' +
  'KE=Kenya KG=Kyrgyzstan KH=Cambodia KI=Kiribati KM=Comoros KN=SaintKittsAndNevis KP=NorthKorea KR=SouthKorea KW=Kuwait ' +
  'KY=CaymanIslands KZ=Kazakhstan LA=Laos LB=Lebanon LC=SaintLucia LI=Liechtenstein LK=SriLanka LR=Liberia LS=Lesotho LT=Lithuania ' +
  'LU=Luxembourg LV=Latvia LY=Libya MA=Morocco MC=Monaco MD=Moldova ME=Montenegro MF=SaintMartin MG=Madagascar MH=MarshallIslands ' +
  'MK=NorthMacedonia ML=Mali MM=Myanmar MN=Mongolia MO=Macao MP=NorthernMarianaIslands MQ=Martinique MR=Mauritania MS=Montserrat ' +
  'MT=Malta MU=Mauritius MV=Maldives MW=Malawi MX=Mexico MY=Malaysia MZ=Mozambique NA=Namibia NC=NewCaledonia NE=Niger ' +
  'NF=NorfolkIsland NG=Nigeria NI=Nicaragua NL=Netherlands NO=Norway NP=Nepal NR=Nauru NU=Niue NZ=NewZealand OM=Oman PA=Panama PE=Peru ' +
  'PF=FrenchPolynesia PG=PapuaNewGuinea PH=Philippines PK=Pakistan PL=Poland PM=SaintPierreAndMiquelon PN=PitcairnIslands ' +
  'PR=PuertoRico PS=Palestine PT=Portugal PW=Palau PY=Paraguay QA=Qatar RE=Reunion RO=Romania RS=Serbia RU=Russia RW=Rwanda ' +
  'SA=SaudiArabia SB=SolomonIslands SC=Seychelles SD=Sudan SE=Sweden SG=Singapore SH=SaintHelena SI=Slovenia SJ=SvalbardAndJanMayen ' +
  'SK=Slovakia SL=SierraLeone SM=SanMarino SN=Senegal SO=Somalia SR=Suriname SS=SouthSudan ST=SaoTomeAndPrincipe SV=ElSalvador ' +
  'SX=SintMaarten SY=Syria SZ=Eswatini TC=TurksAndCaicosIslands TD=Chad TF=FrenchSouthernTerritories TG=Togo TH=Thailand TJ=Tajikistan ' +
  'TK=Tokelau TL=TimorLeste TM=Turkmenistan TN=Tunisia TO=Tonga TR=Turkey TT=TrinidadAndTobago TV=Tuvalu TW=Taiwan TZ=Tanzania ' +
  'UA=Ukraine UG=Uganda UM=UnitedStatesMinorOutlyingIslands US=UnitedStates UY=Uruguay UZ=Uzbekistan VA=VaticanCity ' +
  'VC=SaintVincentAndTheGrenadines VE=Venezuela VG=BritishVirginIslands VI=UnitedStatesVirginIslands VN=Vietnam VU=Vanuatu ' +
  'WF=WallisAndFutuna WS=Samoa XK=Kosovo YE=Yemen YT=Mayotte ZA=SouthAfrica ZM=Zambia ZW=Zimbabwe';
const names: ReadonlyMap<string, string> = new Map(
  table.split(' ').map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3)]),
);

/** `UnitedKingdom` for GB; undefined when there is no such country. Codes in upper case. */
export const camelCountry = (code: string): string | undefined => names.get(code);
