// The screen of exits, with the dialog for gateways of vendors.
import { ExitsPage } from '../../features/exits/components/exits-page.tsx';
import { VendorGateway } from '../../features/templates/components/vendor-gateway.tsx';

export function ExitsRoute() {
  return (
    <>
      <ExitsPage />
      <VendorGateway />
    </>
  );
}
