// The objects of a change, field by field: before beside after where there is room, one under the other on a phone.
import type { ObjectChange } from '@gyre/shared/contract/changes';
import { formatCount } from '../../../lib/format.ts';
import { fieldText, nounOf, valueText } from '../change-words.ts';
import { t } from '../messages.ts';

interface FieldsProps {
  readonly diff: readonly ObjectChange[];
  readonly more: number;
}

export function ChangeFields({ diff, more }: FieldsProps) {
  if (diff.length === 0) return <p className="text-13 text-ink-2">{t.noFields}</p>;
  return (
    <div className="flex flex-col gap-4">
      {diff.map((one, i) => (
        <ObjectFields key={i} one={one} place={i + 1} />
      ))}
      {more > 0 && <p className="text-13 text-ink-3">{t.moreObjects(formatCount(more))}</p>}
    </div>
  );
}

/** `place`: of several rows with one name each is told apart. */
function ObjectFields({ one, place }: { readonly one: ObjectChange; readonly place: number }) {
  const title = one.name === '' ? one.objectId : one.name;
  return (
    <section aria-label={`${title}, ${place}`} className="overflow-hidden rounded-panel border border-line text-13">
      <h3 className="flex flex-wrap gap-x-2 bg-surface px-3 py-1.5 text-13 font-medium">
        <span className="break-all">{title}</span>
        <span className="font-normal text-ink-3">
          {nounOf(one.noun)} · {t.did[one.did]}
        </span>
      </h3>
      <dl>
        {one.fields.map(({ field, before, after, secret }, i) => (
          <div
            key={i}
            className="grid gap-x-3 border-t border-line px-3 py-1.5 md:grid-cols-[minmax(120px,1fr)_minmax(0,2fr)_minmax(0,2fr)]"
          >
            <dt className="text-ink-2">{fieldText(field)}</dt>
            {secret ? (
              <dd className="text-ink-3 md:col-span-2">{one.did === 'updated' ? t.secret : t.secretKept}</dd>
            ) : (
              <>
                {one.did !== 'created' && (
                  <Side
                    label={t.before}
                    sign="−"
                    look="bg-danger-tint"
                    {...{ field, value: before }}
                    alone={one.did === 'removed'}
                  />
                )}
                {one.did !== 'removed' && (
                  <Side
                    label={t.after}
                    sign="+"
                    look="bg-healthy-tint"
                    {...{ field, value: after }}
                    alone={one.did === 'created'}
                  />
                )}
              </>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

interface SideProps {
  readonly label: string;
  readonly sign: string;
  readonly look: string;
  readonly field: string;
  readonly value: unknown;
  /** Nothing stands beside it: the object was not there before, or is not any more. */
  readonly alone: boolean;
}
function Side({ label, sign, look, field, value, alone }: SideProps) {
  const room = alone ? 'md:col-span-2' : '';
  if (value === null || value === undefined || value === '')
    return <dd className={`text-ink-3 max-md:hidden ${room}`}>{t.nothing}</dd>;
  return (
    <dd className={`rounded-control px-1.5 ${look} ${room}`}>
      <span className="sr-only">{label} </span>
      <span aria-hidden="true" className="mr-1 text-ink-3">
        {sign}
      </span>
      <span className="mono break-all">{valueText(value, field)}</span>
    </dd>
  );
}
