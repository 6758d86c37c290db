// Colour scheme: what the system says, light or dark.
import { Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '../../components/ui/icon-button.tsx';
import { Menu, MenuChoice, MenuLabel } from '../../components/ui/menu.tsx';
import { t } from '../../lib/messages/shell.ts';
import { useStore } from '../../lib/store.ts';
import { chooseTheme, theme, themeChoice, themeChoices } from '../../lib/theme.ts';

export const themeIcons = {
  system: <Monitor size={16} aria-hidden="true" />,
  light: <Sun size={16} aria-hidden="true" />,
  dark: <Moon size={16} aria-hidden="true" />,
};

export function ThemeMenu() {
  const now = useStore(theme);
  return (
    <Menu trigger={<IconButton name={t.theme}>{themeIcons[now]}</IconButton>}>
      <MenuLabel>{t.theme}</MenuLabel>
      <ThemeChoice />
    </Menu>
  );
}

/** The choice itself, for a menu that holds more. */
export function ThemeChoice() {
  return (
    <MenuChoice
      value={useStore(themeChoice)}
      onChoose={chooseTheme}
      options={themeChoices.map((choice) => [choice, t.themes[choice], themeIcons[choice]])}
    />
  );
}
