// One proxy user.
import { useParams } from '@tanstack/react-router';
import { ProxyUserPage } from '../../features/proxy-users/components/proxy-user-page.tsx';

export function ProxyUserRoute() {
  const params: unknown = useParams({ strict: false });
  const { id = '' } = params as { readonly id?: string };
  return <ProxyUserPage key={id} id={id} />;
}
