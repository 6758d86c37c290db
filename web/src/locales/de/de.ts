// German: the translated catalogues by id. What is missing here is shown in English; locales.test.ts demands that nothing is.
// Glossary. Kept: Exit, Pool, Gateway, Listener, Session, Hedge, Worker, Site, Panik, Control. Proxy user = Proxy-Nutzer, target = Ziel,
// probe = Prüfung (prüfen), ejected = ausgesetzt, probation = auf Bewährung, healthy = gesund, unproven = unbewährt, draining = läuft aus,
// disabled = abgeschaltet, eligible = wählbar, site ban = Site-Sperre, wish = Wunsch, guarantee = Garantie, attempt = Versuch, scope = Recht,
// change = Änderung, take back = zurücknehmen, rule = Regel, place = Ort, member = Mitglied, cap = Obergrenze. Buttons are infinitives.
import { shell } from './shell.ts';
import { common, healthWords, undo } from './words.ts';
import { palette } from './palette.ts';
import { failures } from './failures.ts';
import { requestWords } from './request-words.ts';
import { auth } from './auth.ts';
import { changes } from './changes.ts';
import { exits } from './exits.ts';
import { exitDrawer } from './exit-drawer.ts';
import { exitImport, templates } from './exit-import.ts';
import { explain } from './explain.ts';
import { health } from './health.ts';
import { healthAlerts } from './health-alerts.ts';
import { healthBans } from './health-bans.ts';
import { healthProfiles } from './health-profiles.ts';
import { lists } from './lists.ts';
import { listeners } from './listeners.ts';
import { overview } from './overview.ts';
import { places } from './places.ts';
import { pools } from './pools.ts';
import { poolEditor } from './pool-editor.ts';
import { proxyUsers, snippets } from './proxy-users.ts';
import { proxyUserLimits } from './proxy-user-limits.ts';
import { ranges } from './ranges.ts';
import { requestDetail, requests } from './requests.ts';
import { requestAdvice } from './request-advice.ts';
import { rules, ruleWords } from './rules.ts';
import { ruleDialog } from './rule-dialog.ts';
import { sessions } from './sessions.ts';
import { backups } from './backups.ts';
import { config } from './config.ts';
import { settings } from './settings.ts';
import { settingsHindsight } from './settings-hindsight.ts';
import { usernames } from './usernames.ts';
import { admins, views } from './views.ts';
import { writeRuns } from './write-runs.ts';

export const de: Readonly<Record<string, unknown>> = {
  'exits.views': views,
  'settings.admin': admins,
  'settings.backups': backups,
  'settings.config': config,
  shell,
  common,
  undo,
  'health-words': healthWords,
  palette,
  failures,
  'request-words': requestWords,
  auth,
  changes,
  exits,
  'exits.drawer': exitDrawer,
  'exits.import': exitImport,
  templates,
  explain,
  health,
  'health.alert': healthAlerts,
  'health.ban': healthBans,
  'health.profile': healthProfiles,
  lists,
  listeners,
  overview,
  places,
  pools,
  'pools.editor': poolEditor,
  'proxy-users': proxyUsers,
  'proxy-users.snippets': snippets,
  'proxy-users.limits': proxyUserLimits,
  ranges,
  requests,
  'requests.detail': requestDetail,
  'requests.advice': requestAdvice,
  rules,
  'rules.dialog': ruleDialog,
  'rules.word': ruleWords,
  sessions,
  settings,
  'settings.hindsight': settingsHindsight,
  usernames,
  'write-runs': writeRuns,
};
