// The seam between reading a document of exits (control/import) and writing them (control/services/exits/import.ts).
import type { ExitScheme, NetworkType } from '@gyre/shared/vocabulary';
import type { Work } from './work.ts';

export interface ImportedExit {
  readonly scheme: ExitScheme;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly label?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly city?: string | undefined;
  readonly asn?: number | undefined;
  readonly type?: NetworkType | undefined;
  readonly weight?: number | undefined;
  readonly priority?: number | undefined;
  readonly price?: number | undefined;
  readonly template?: string | undefined;
}
/** `text` is the line with anything that may be a password masked. */
export type ImportEntry =
  | {
      readonly outcome: 'exit';
      readonly line: number;
      readonly text: string;
      readonly exit: ImportedExit;
      readonly warnings: readonly string[];
    }
  | {
      readonly outcome: 'skipped' | 'error';
      readonly line: number;
      readonly text: string;
      readonly code: string;
      readonly message: string;
    };
export interface ImportDocument {
  /** lines, csv, json, yaml, proxychains or base64. */
  readonly format: string;
  readonly entries: readonly ImportEntry[];
}
export type ReadDocument = (text: string, options: { readonly defaultScheme: ExitScheme }) => Work<ImportDocument>;
