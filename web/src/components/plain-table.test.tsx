// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/page.tsx';
import { PlainTable, type PlainColumn } from './plain-table.tsx';

const rows = [
  { name: 'Bo', n: 10 },
  { name: 'al', n: 9 },
  { name: 'cy', n: null },
];
type Row = (typeof rows)[number];
const columns: readonly PlainColumn<Row>[] = [
  { id: 'name', title: 'Name', sort: ({ name }) => name, cell: ({ name }) => name },
  { id: 'n', title: 'Hits', sort: ({ n }) => n, firstDown: true, cell: ({ n }) => n },
  { id: 'note', title: 'Note', cell: () => '' },
];
const Small = () => <PlainTable name="Small" rows={rows} keyOf={({ name }) => name} columns={columns} />;
const Served = () => (
  <PlainTable
    name="Served"
    rows={rows}
    keyOf={({ name }) => name}
    columns={columns.map(({ sort, ...column }) => (sort ? { ...column, sort: 'server' as const } : column))}
  />
);
const names = (): readonly (string | null)[] => screen.getAllByRole('rowheader').map((it) => it.textContent);
const press = (title: string): boolean => fireEvent.click(screen.getByRole('button', { name: title }));

describe('a small table', () => {
  it('is put in order by its titles, as the address says, and those without a figure come last', async () => {
    const { search } = renderPage(Small, { path: '/pools' });
    await waitFor(() => expect(names()).toEqual(['Bo', 'al', 'cy']));
    press('Name');
    await waitFor(() => expect(names()).toEqual(['al', 'Bo', 'cy']));
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
    press('Hits');
    await waitFor(() => expect(names()).toEqual(['Bo', 'al', 'cy']));
    expect(search()).toEqual({ sort: '-n' });
    press('Hits');
    await waitFor(() => expect(names()).toEqual(['al', 'Bo', 'cy']));
    expect(search()).toEqual({ sort: 'n' });
    expect(screen.queryByRole('button', { name: 'Note' })).toBeNull();
  });

  it('says which order it cannot read, and takes it out of the address', async () => {
    const { search } = renderPage(Small, { path: '/pools?sort=luck&q=a' });
    await screen.findByText('ignored: sort=luck');
    press('Remove from the address');
    await waitFor(() => expect(search()).toEqual({ q: 'a' }));
    expect(screen.queryByText(/ignored/)).toBeNull();
  });

  it('leaves rows that the server put in order as they are', async () => {
    renderPage(Served, { path: '/pools?sort=-name' });
    await waitFor(() => expect(names()).toEqual(['Bo', 'al', 'cy']));
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending');
  });
});
