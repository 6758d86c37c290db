// The first run: outside the frame, because there is no admin yet.
import { ClaimPage } from '../../features/auth/components/claim-page.tsx';

export function SetupRoute() {
  return <ClaimPage />;
}
