// Priority: the next tier only when the one above is spent.
import { tiered } from './tiered.ts';

export const priority = tiered('priority');
