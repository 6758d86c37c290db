// Impossible: the installation cannot run as it is asked to. The message is one sentence for the person at the terminal; exit code 2.

export class Impossible extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Impossible';
  }
}

export const impossibleExitCode = 2;
