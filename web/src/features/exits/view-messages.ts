// Texts of saved views, of the choice of columns, and of parts of an address that cannot be read.
import { catalogue } from '../../lib/messages.ts';

export const t = catalogue('exits.views', {
  views: 'Views',
  all: 'All exits',
  changed: (name: string) => `${name}, changed`,
  own: 'Yours',
  shared: 'Shared',
  by: (owner: string) => `by ${owner}`,
  save: 'Save as a view…',
  saveChanges: 'Save the changes',
  edit: 'Rename or share…',
  remove: 'Remove this view',
  saveTitle: 'Save this view',
  saveText: 'Filter, order and columns as you see them now, under a name.',
  editTitle: (name: string) => `Change the view ${name}`,
  name: 'Name',
  share: 'Share with everybody who may read exits',
  saveVerb: 'Save view',
  nameMissing: 'Type a name.',
  saved: (name: string) => `Saved the view ${name}`,
  removed: (name: string) => `Removed the view ${name}`,
  failed: 'The view could not be removed',

  columns: 'Columns',
  columnsHint: 'Alt+↑ and Alt+↓ move a column.',
  columnsShown: 'Columns shown',
  columnsOther: 'More columns',
  columnsUsual: 'Usual columns',
  columnUp: (title: string) => `Move ${title} to the left`,
  columnDown: (title: string) => `Move ${title} to the right`,
  columnAt: (title: string, at: number) => `${title} is column ${at}`,
});
