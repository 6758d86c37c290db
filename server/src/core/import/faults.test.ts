import { expect, it } from 'vitest';
import { importErrors } from './faults.ts';

it('has one sentence for each error, which begins and ends as a sentence does', () => {
  for (const [code, sentence] of Object.entries(importErrors)) {
    expect(code).toMatch(/^[a-z0-9-]+$/);
    expect(sentence).toMatch(/^[A-Z].*[.]$/);
  }
});
