// Texts of the first run and of signing in, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/auth/messages.ts';

export const auth: Translation<typeof t> = {
  claimTitle: 'Gyre einrichten',
  claimText: 'Den ersten Admin dieser Installation anlegen. Das dauert eine Minute.',
  code: 'Code aus dem Terminal',
  codeHelp: 'Gyre hat ihn beim Start ausgegeben. Er gilt einmal.',
  wrongCode: 'Das ist nicht der Code, den Gyre ausgegeben hat.',
  needCode: 'Den Code eingeben.',
  name: 'Name des Admins',
  nameHelp: 'Buchstaben, Ziffern und _ . @ -',
  nameWrong: 'Nur Buchstaben, Ziffern und _ . @ -, höchstens 60, am Anfang Buchstabe oder Ziffer.',
  needName: 'Einen Namen eingeben.',
  password: 'Passwort',
  passwordHelp: 'Mindestens 10 Zeichen. Ein paar Wörter ohne Zusammenhang eignen sich gut.',
  passwordShort: (missing) => count(missing, { one: 'Noch ein Zeichen.', other: 'Noch # Zeichen.' }),
  needPassword: 'Ein Passwort eingeben.',
  showPassword: 'Passwort zeigen',
  hidePassword: 'Passwort verbergen',
  claim: 'Admin anlegen und anmelden',
  alreadyClaimed: 'Diese Installation ist schon eingerichtet. Bitte anmelden.',
  signInTitle: 'Bei Gyre anmelden',
  signInText: 'Für Admins. Programme, die Verkehr senden, verwenden einen Proxy-Nutzer.',
  signIn: 'Anmelden',
  wrong: 'Name oder Passwort ist falsch.',
  waitFor: (seconds) => `Zu viele Versuche. In ${seconds} s noch einmal.`,
  version: (version) => `Gyre ${version}`,
  otherAdmin: 'Als jemand anderes anmelden',
};
