// The screen of routing rules.
import { RulesPage } from '../../features/rules/components/rules-page.tsx';

export function RulesRoute() {
  return <RulesPage />;
}
