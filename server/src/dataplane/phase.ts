// Where an attempt was when it failed (product §10).

export interface Phase {
  readonly requestSent: boolean;
  readonly answerStarted: boolean;
  readonly idempotent: boolean;
  readonly bodyReplayable: boolean;
}
/** Nothing of the client's was sent: a dial may be repeated freely. */
export const dialPhase: Phase = { requestSent: false, answerStarted: false, idempotent: false, bodyReplayable: false };
