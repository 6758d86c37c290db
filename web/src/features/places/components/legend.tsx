// What the shades of the map mean.
import { t } from '../messages.ts';
import { noFigureColour, type Shade } from '../shades.ts';

interface LegendProps {
  readonly title: string;
  readonly shades: readonly Shade[];
}

export function Legend({ title, shades }: LegendProps) {
  const all: readonly Shade[] = [
    { colour: 'var(--raised)', label: t.noExits },
    { colour: noFigureColour, label: t.noFigure },
    ...shades,
  ];
  return (
    <figcaption className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 px-1 text-12 text-ink-2">
      <span className="font-medium">{title}</span>
      <ul className="num flex flex-wrap items-center gap-x-3 gap-y-1">
        {all.map(({ colour, label }) => (
          <li key={label} className="flex items-center gap-1.5">
            <span
              data-shape
              aria-hidden="true"
              className="size-3 rounded-[3px] border border-line"
              style={{ background: colour }}
            />
            {label}
          </li>
        ))}
      </ul>
    </figcaption>
  );
}
