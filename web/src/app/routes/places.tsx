// The screen of places.
import { PlacesPage } from '../../features/places/components/places-page.tsx';

export function PlacesRoute() {
  return <PlacesPage />;
}
