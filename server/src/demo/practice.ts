// The practice exits of the demo, as data: where they are said to be, what they speak, and how well they behave.
import type { ExitScheme } from '@gyre/shared/vocabulary';

/** `steady` answers soon, `slow` late, `shaky` fails now and then, `dead` always. */
export type Manner = 'steady' | 'slow' | 'shaky' | 'dead';

export interface PracticePlan {
  readonly label: string;
  readonly scheme: Extract<ExitScheme, 'http' | 'socks5h'>;
  readonly country: string;
  readonly city: string;
  readonly tags: readonly string[];
  readonly manner: Manner;
  /** With credentials, as most rented exits are. */
  readonly signedIn: boolean;
}
/** One that runs. */
export interface PracticeExit extends Omit<PracticePlan, 'manner' | 'signedIn'> {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

const plan = (
  label: string,
  scheme: PracticePlan['scheme'],
  [country, city]: readonly [string, string],
  more: Partial<PracticePlan> = {},
): PracticePlan => ({ label, scheme, country, city, tags: [], manner: 'steady', signedIn: false, ...more });

export const practicePlans: readonly PracticePlan[] = [
  plan('Berlin 1', 'http', ['DE', 'Berlin'], { signedIn: true, tags: ['isp'] }),
  plan('Frankfurt 1', 'socks5h', ['DE', 'Frankfurt'], { tags: ['datacenter'] }),
  plan('Wien 1', 'http', ['AT', 'Wien'], { tags: ['isp'] }),
  plan('Amsterdam 1', 'http', ['NL', 'Amsterdam'], { signedIn: true, tags: ['datacenter', 'fast'] }),
  plan('Amsterdam 2', 'socks5h', ['NL', 'Amsterdam'], { signedIn: true, tags: ['datacenter'] }),
  plan('Paris 1', 'http', ['FR', 'Paris'], { tags: ['datacenter'] }),
  plan('London 1', 'socks5h', ['GB', 'London'], { tags: ['isp'] }),
  plan('New York 1', 'http', ['US', 'New York'], { signedIn: true, tags: ['residential'] }),
  plan('Chicago 1', 'socks5h', ['US', 'Chicago'], { tags: ['datacenter'] }),
  plan('Tokyo 1', 'http', ['JP', 'Tokyo'], { tags: ['isp'] }),
  plan('Singapore 1', 'http', ['SG', 'Singapore'], { manner: 'slow', tags: ['datacenter'] }),
  plan('São Paulo 1', 'http', ['BR', 'São Paulo'], { manner: 'slow', tags: ['residential'] }),
  plan('Sydney 1', 'socks5h', ['AU', 'Sydney'], { tags: ['datacenter'] }),
  plan('Mumbai 1', 'http', ['IN', 'Mumbai'], { manner: 'shaky', tags: ['residential'] }),
  plan('Johannesburg 1', 'http', ['ZA', 'Johannesburg'], { manner: 'dead', tags: ['residential'] }),
];

/** What the demo's own traffic wishes for: countries among which at least one exit is steady, so that retries have somewhere to go. */
export const practiceWishes: readonly string[] = ['de,at', 'nl,fr,gb', 'us,br', 'jp,sg,in', 'au,za,gb'];
