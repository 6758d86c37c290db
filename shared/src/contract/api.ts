// All endpoints in one list: what OpenAPI is made from and what the server binds. A new endpoint is added to its noun's file and here.
import * as admins from './admins.ts';
import * as alerts from './alerts.ts';
import * as auth from './auth.ts';
import * as backups from './backups.ts';
import * as changes from './changes.ts';
import * as config from './config.ts';
import type { Endpoint } from './contract.ts';
import * as exitWindow from './exit-window.ts';
import * as explain from './explain.ts';
import * as health from './health.ts';
import * as hindsight from './hindsight.ts';
import * as draining from './exit-draining.ts';
import { exitBulkEdit } from './exit-bulk.ts';
import * as exits from './exits.ts';
import * as importRuns from './import-runs.ts';
import * as listeners from './listeners.ts';
import * as places from './places.ts';
import * as pools from './pools.ts';
import * as probeProfiles from './probe-profiles.ts';
import * as proxyUsers from './proxy-users.ts';
import * as rules from './rules.ts';
import * as search from './search.ts';
import * as sessions from './sessions.ts';
import * as settings from './settings.ts';
import * as siteBans from './site-bans.ts';
import * as templates from './templates.ts';
import * as retrospect from './retrospect.ts';
import * as traffic from './traffic.ts';
import * as views from './views.ts';
import * as writeRuns from './write-runs.ts';

/** Order matters: fixed paths stand before `{id}`. */
export const api = [
  auth.setupState,
  auth.setupClaim,
  auth.signIn,
  auth.signOut,
  auth.me,
  admins.ownPassword,
  admins.ownSessionList,
  admins.ownSessionEnd,
  admins.adminList,
  admins.adminCreate,
  admins.adminUpdate,
  admins.adminNewPassword,
  admins.adminRemove,
  auth.tokenList,
  auth.tokenCreateOne,
  auth.tokenRemove,
  exits.exitList,
  exits.exitExport,
  exits.exitSummarize,
  draining.exitDraining,
  exitWindow.exitWindowGet,
  exits.exitGet,
  exits.exitCreateOne,
  exitBulkEdit,
  exits.exitImport,
  exits.exitUpdateOne,
  exits.exitRemove,
  exits.exitEndEjection,
  exits.exitProbe,
  pools.poolList,
  pools.poolPreview,
  pools.poolGet,
  pools.poolCreateOne,
  pools.poolUpdateOne,
  pools.poolRemove,
  probeProfiles.probeProfileList,
  probeProfiles.probeProfileGet,
  probeProfiles.probeProfileCreateOne,
  probeProfiles.probeProfileUpdateOne,
  probeProfiles.probeProfileRemove,
  health.healthGet,
  health.healthEvents,
  health.healthGateways,
  hindsight.healthHindsight,
  alerts.alertList,
  alerts.webhookList,
  alerts.webhookCreate,
  alerts.webhookUpdate,
  alerts.webhookRemove,
  alerts.webhookTest,
  health.healthProbe,
  health.healthProbeRuns,
  health.healthProbeRun,
  health.healthProbeStop,
  proxyUsers.proxyUserList,
  proxyUsers.proxyUserGet,
  proxyUsers.proxyUserCreateOne,
  proxyUsers.proxyUserUpdateOne,
  proxyUsers.proxyUserPassword,
  proxyUsers.proxyUserRun,
  proxyUsers.proxyUserRemove,
  listeners.listenerList,
  listeners.listenerGet,
  listeners.listenerCreateOne,
  listeners.listenerUpdateOne,
  listeners.listenerRemove,
  rules.ruleList,
  rules.ruleGet,
  rules.ruleCreateOne,
  rules.ruleUpdateOne,
  rules.ruleMove,
  rules.ruleRemove,
  sessions.sessionList,
  sessions.sessionReleaseMany,
  sessions.sessionRelease,
  sessions.sessionRotate,
  sessions.sessionRepin,
  places.placesGet,
  places.placesLookup,
  places.placesReload,
  templates.templateList,
  templates.templatePreview,
  explain.explainTyped,
  explain.explainRequest,
  explain.whatIf,
  siteBans.siteBanRuleList,
  siteBans.siteBanRuleCreate,
  siteBans.siteBanRuleUpdate,
  siteBans.siteBanRuleRemove,
  siteBans.siteBanList,
  siteBans.siteBanExport,
  siteBans.siteBanLift,
  siteBans.siteBanImpose,
  siteBans.requestVerdict,
  search.searchAll,
  settings.settingsGet,
  settings.settingsPatch,
  traffic.overviewGet,
  retrospect.overviewLookBack,
  traffic.trafficSeries,
  traffic.requestsRecent,
  traffic.requestList,
  traffic.requestExport,
  traffic.requestGet,
  traffic.revisionCurrent,
  changes.changeList,
  changes.changeGet,
  changes.changeTakeBack,
  config.configExport,
  config.configPlanOf,
  config.configApply,
  writeRuns.writeRunList,
  writeRuns.writeRunGet,
  writeRuns.writeRunStop,
  importRuns.importRunList,
  importRuns.importRunGet,
  importRuns.importRunStop,
  backups.backupList,
  backups.backupMake,
  backups.backupFile,
  backups.backupCompare,
  backups.backupRestore,
  backups.backupRemove,
  views.viewList,
  views.viewCreateOne,
  views.viewUpdateOne,
  views.viewRemove,
] as const satisfies readonly Endpoint[];

export type ApiEndpoint = (typeof api)[number];
export type EndpointId = ApiEndpoint['id'];
/** The endpoint with this id, as a type: `EndpointOf<'exits.list'>`. */
export type EndpointOf<I extends EndpointId> = Extract<ApiEndpoint, { id: I }>;
