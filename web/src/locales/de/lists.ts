// Deutsch: Reihenfolge von Listen, und was in einer Adresse nicht zu lesen war.
import type { t as lists_ } from '../../lib/messages/lists.ts';
import type { Translation } from '../../lib/messages.ts';

export const lists: Translation<typeof lists_> = {
  sortBy: 'Sortieren nach',
  ascending: 'aufsteigend',
  descending: 'absteigend',
  asItComes: 'übliche Reihenfolge',
  ignored: (what) => `nicht beachtet: ${what}`,
  ignoredDrop: 'Aus der Adresse entfernen',
};
