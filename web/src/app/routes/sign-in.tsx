// Signing in: outside the frame; afterwards one lands where one was going.
import { SignInPage } from '../../features/auth/components/sign-in-page.tsx';

export function SignInRoute() {
  return <SignInPage />;
}
