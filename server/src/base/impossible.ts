// Impossible: the installation cannot run, or a command cannot be done, as it is asked to. The message is one sentence for the person at the terminal.

/** Unless a command has exit codes of its own. */
export const impossibleExitCode = 2;

export class Impossible extends Error {
  readonly exitCode: number;

  constructor(sentence: string, exitCode = impossibleExitCode) {
    super(sentence);
    this.name = 'Impossible';
    this.exitCode = exitCode;
  }
}
