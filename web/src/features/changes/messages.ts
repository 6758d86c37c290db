// Texts of the changes screen.
export const t = {
  title: 'Changes',
  about: 'Who changed what, newest first. Every change has a revision that the workers take.',
  emptyTitle: 'Nothing was changed yet',
  emptyText: 'Every write shows up here, whether by an admin, a token or Gyre itself.',
  when: 'When',
  who: 'Who',
  what: 'What',
  summary: 'Change',
  revision: 'Revision',
  older: 'Load older changes',
  total: (shown: string, total: string) => `${shown} of ${total} changes`,
  filter: 'Show',
  all: 'Everything',
  find: 'Filter these changes',
  noMatch: 'None of the changes loaded so far match.',
  running: 'newest',
};
