// Every verb, by the id of its endpoint.
import type { ReadDocument } from '../import-seam.ts';
import { adminVerbs } from './admin-verbs.ts';
import { backupVerbs } from './backup-verbs.ts';
import { configVerbs } from './config-verbs.ts';
import { bulkExits } from './exits/bulk.ts';
import { createExit } from './exits/create.ts';
import { drainingExits } from './exits/draining.ts';
import { exportExits } from './exits/export.ts';
import { getExit } from './exits/get.ts';
import { importExits } from './exits/import.ts';
import { listExits } from './exits/list.ts';
import { endEjection } from './exits/end-ejection.ts';
import { probeExit } from './exits/probe.ts';
import { removeExit } from './exits/remove.ts';
import { summarizeExits } from './exits/summarize.ts';
import { updateExit } from './exits/update.ts';
import { windowOfExits } from './exits/window.ts';
import { changeVerbs } from './change-verbs.ts';
import { createListener } from './listeners/create.ts';
import { getListener } from './listeners/get.ts';
import { listListeners } from './listeners/list.ts';
import { removeListener } from './listeners/remove.ts';
import { updateListener } from './listeners/update.ts';
import type { Parts } from './parts.ts';
import { createPool } from './pools/create.ts';
import { getPool } from './pools/get.ts';
import { listPools } from './pools/list.ts';
import { previewPool } from './pools/preview.ts';
import { removePool } from './pools/remove.ts';
import { updatePool } from './pools/update.ts';
import { createProxyUser } from './proxy-users/create.ts';
import { getProxyUser } from './proxy-users/get.ts';
import { listProxyUsers } from './proxy-users/list.ts';
import { newProxyUserPassword } from './proxy-users/new-password.ts';
import { removeProxyUser } from './proxy-users/remove.ts';
import { runAsProxyUser } from './proxy-users/run.ts';
import { updateProxyUser } from './proxy-users/update.ts';
import { probingVerbs } from './probing-verbs.ts';
import { routingVerbs } from './routing-verbs.ts';
import type { Verbs } from './services.ts';
import { findAnything } from './search/find.ts';
import { siteBanVerbs } from './site-ban-verbs.ts';
import { getSettings } from './settings/get.ts';
import { updateSettings } from './settings/update.ts';
import { createToken } from './tokens/create.ts';
import { listTokens } from './tokens/list.ts';
import { removeToken } from './tokens/remove.ts';
import { trafficVerbs } from './traffic-verbs.ts';
import { viewVerbs } from './view-verbs.ts';
import { vitalVerbs } from './vital-verbs.ts';

export function createVerbs(parts: Parts, verifierKey: string, readDocument: ReadDocument): Verbs {
  return {
    ...routingVerbs(parts),
    ...siteBanVerbs(parts),
    ...probingVerbs(parts),
    ...vitalVerbs(parts),
    ...changeVerbs(parts),
    ...trafficVerbs(parts),
    ...{ ...adminVerbs(parts), ...backupVerbs(parts) },
    ...viewVerbs(parts),
    ...configVerbs(parts, verifierKey),
    'tokens.list': listTokens(parts),
    'tokens.create': createToken(parts),
    'tokens.remove': removeToken(parts),
    'exits.list': listExits(parts),
    'exits.export': exportExits(parts),
    'exits.window': windowOfExits(parts),
    'exits.summary': summarizeExits(parts),
    'exits.draining': drainingExits(parts),
    'exits.get': getExit(parts),
    'exits.create': createExit(parts),
    'exits.bulk': bulkExits(parts),
    'exits.import': importExits(parts, readDocument),
    'exits.update': updateExit(parts),
    'exits.remove': removeExit(parts),
    'exits.endEjection': endEjection(parts),
    'exits.probe': probeExit(parts),
    'pools.list': listPools(parts),
    'pools.preview': previewPool(parts),
    'pools.get': getPool(parts),
    'pools.create': createPool(parts),
    'pools.update': updatePool(parts),
    'pools.remove': removePool(parts),
    'proxyUsers.list': listProxyUsers(parts),
    'proxyUsers.get': getProxyUser(parts),
    'proxyUsers.create': createProxyUser(parts, verifierKey),
    'proxyUsers.update': updateProxyUser(parts),
    'proxyUsers.newPassword': newProxyUserPassword(parts, verifierKey),
    'proxyUsers.run': runAsProxyUser(parts, verifierKey),
    'proxyUsers.remove': removeProxyUser(parts),
    'listeners.list': listListeners(parts),
    'listeners.get': getListener(parts),
    'listeners.create': createListener(parts),
    'listeners.update': updateListener(parts),
    'listeners.remove': removeListener(parts),
    'search.find': findAnything(parts),
    'settings.get': getSettings(parts),
    'settings.update': updateSettings(parts),
  };
}
