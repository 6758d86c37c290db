// Cheapest: the lowest price first, costlier exits only when no cheaper one takes the request; those without a price come last.
import { tiered } from './tiered.ts';

export const cheapest = tiered('price');
