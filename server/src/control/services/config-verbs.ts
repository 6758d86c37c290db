// The verbs of configuration documents, by the id of their endpoint, over the verbs of every noun.
import { applyConfig } from './config/apply.ts';
import { exportConfig } from './config/export.ts';
import type { ConfigParts } from './config/plan-of.ts';
import { planConfig } from './config/plan.ts';
import { configHands } from './config-hands.ts';
import { GatheringLedger } from './gathering-ledger.ts';
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';

export function configVerbs(parts: Parts, verifierKey: string): Pick<Verbs, Extract<keyof Verbs, `config.${string}`>> {
  const config: ConfigParts = {
    ...parts,
    secrets: parts.configSecrets,
    hands: (context, now) => {
      const ledger = new GatheringLedger(now);
      return {
        hands: configHands({ ...parts, ledger }, verifierKey, context),
        together: (summary) => ledger.together({ noun: 'config', action: 'apply', objectId: null, summary }),
      };
    },
  };
  return {
    'config.export': exportConfig(parts),
    'config.plan': planConfig(config),
    'config.apply': applyConfig(config),
  };
}
