// Fills a template as a request with these wishes would, without sending anything.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { readProfile } from '@gyre/shared/wishes/username';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { templateProblem } from '../../../core/template/check.ts';
import { fillTemplate } from '../../../core/template/fill.ts';
import { customTemplate, type FillAsk } from '../../../core/template/template.ts';
import { vendorOf } from '../../../core/template/vendors.ts';
import { invalidField, notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Verb } from '../services.ts';

export function previewTemplate(): Verb<EndpointOf<'templates.preview'>> {
  return (context, { body: { template, username, password, wishes: text } }) => {
    guard(context, 'read');
    if (template !== customTemplate && vendorOf(template) === undefined) throw notFound('template', template);
    const read = readProfile(text, 'whole');
    if (!read.ok) throw invalidField('/wishes', read.message);
    const wrong = templateProblem(template, username, password);
    if (wrong !== undefined) return { username, password, problem: `${wrong.field}: ${wrong.message}` };
    const filled = fillTemplate(template, { username, password }, askOf(read.wishes));
    if (!filled.ok) return { username, password, problem: filled.message };
    return { username: filled.username, password: filled.password, problem: null };
  };
}

function askOf({ countries, regions, cities, asns, session, ttlMs, guarantee }: Wishes): FillAsk {
  return {
    country: countries?.[0],
    region: regions?.[0],
    city: cities?.[0],
    asn: asns?.[0],
    session: session === undefined ? undefined : { key: session, generation: 0, strict: guarantee === 'strict', ttlMs },
  };
}
