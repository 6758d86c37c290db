// The screens of settings: one for each part.
import { SettingsPage } from '../../features/settings/components/settings-page.tsx';

export function SettingsRoute() {
  return <SettingsPage />;
}
export function AdminsRoute() {
  return <SettingsPage part="admins" />;
}
export function TokensRoute() {
  return <SettingsPage part="tokens" />;
}
export function ConfigRoute() {
  return <SettingsPage part="config" />;
}
export function BackupsRoute() {
  return <SettingsPage part="backups" />;
}
