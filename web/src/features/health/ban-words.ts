// A site-ban rule in words. Pure.
import type { SiteBanConditions } from '@gyre/shared/contract/site-bans';
import { formatBytes, formatMs } from '../../lib/format.ts';
import { t } from './ban-messages.ts';

const w = t.words;

/** Each condition as a few words: `status 403, 429`, `first byte over 8.00 s`. */
export function conditionWords(when: SiteBanConditions): readonly string[] {
  const { statuses, header, bodyTexts, connectMsOver, firstByteMsOver, bytesUnder, bytesOver, tlsAlerts } = when;
  return [
    statuses && w.statuses(statuses.join(', ')),
    header && (header.contains === undefined ? w.header(header.name) : w.headerWith(header.name, header.contains)),
    bodyTexts && w.bodyTexts(bodyTexts.map((text) => `“${text}”`).join(', ')),
    connectMsOver !== undefined && w.connectMsOver(formatMs(connectMsOver)),
    firstByteMsOver !== undefined && w.firstByteMsOver(formatMs(firstByteMsOver)),
    bytesUnder !== undefined && w.bytesUnder(formatBytes(bytesUnder)),
    bytesOver !== undefined && w.bytesOver(formatBytes(bytesOver)),
    tlsAlerts && (tlsAlerts.length === 0 ? w.anyTlsAlert : w.tlsAlerts(tlsAlerts.join(', '))),
    when.closedWithinMs !== undefined && w.closedWithinMs(formatMs(when.closedWithinMs)),
  ].filter((words) => typeof words === 'string');
}
