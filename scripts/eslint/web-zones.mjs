/**
 * ESLint rule: who may import whom inside web/src (house rule: `components`, `lib` ← `features/*`, never each other ← `app`).
 * Resolves relative imports, so it does not matter how a path is spelled.
 */
import { dirname, relative, resolve, sep } from 'node:path';

/** @typedef {{ zone: string, feature?: string }} Place */

/**
 * @param {string} webSource
 * @param {string} file
 * @returns {Place | undefined}
 */
function placeOf(webSource, file) {
  const parts = relative(webSource, file).split(sep);
  if (parts[0] === '..' || parts.length < 2) return undefined;
  const zone = /** @type {string} */ (parts[0]);
  return zone === 'features' ? { zone, feature: parts[1] } : { zone };
}

/**
 * @param {Place} from
 * @param {Place} to
 * @returns {string | undefined} the broken rule
 */
export function brokenRule(from, to) {
  if (from.zone === 'features' && to.zone === 'features' && from.feature !== to.feature) {
    return `The feature "${from.feature}" must not import the feature "${to.feature}": move what both need to components/ or lib/, or arrange them in app/.`;
  }
  if (from.zone === 'features' && to.zone === 'app') return 'Features do not know the app that arranges them.';
  const low = from.zone === 'components' || from.zone === 'lib';
  if (low && (to.zone === 'features' || to.zone === 'app'))
    return `${from.zone}/ is below ${to.zone}/ and must not import it.`;
  if (from.zone === 'lib' && to.zone === 'components') return 'lib/ is below components/ and must not import it.';
  return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const webZones = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const webSource = resolve(context.cwd, 'web/src');
    const from = placeOf(webSource, context.filename);
    if (!from) return {};
    /** @param {{ source?: import('estree').Node | null }} node */
    const check = ({ source }) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string' || !source.value.startsWith('.')) return;
      const to = placeOf(webSource, resolve(dirname(context.filename), source.value));
      const message = to && brokenRule(from, to);
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
