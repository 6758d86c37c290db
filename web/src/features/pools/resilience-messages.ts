// Texts of the part of a pool that is about failing exits: what is tried again, hedged, kept warm, and how much may be out.
import { count } from '../../lib/messages.ts';

export const resilienceAmounts = {
  'budget/retryPercent': 'Retries, of the requests of the last 10 s',
  'budget/retryFloor': 'Retries there may always be',
  'budget/hedgePercent': 'Hedges, of the requests of the last 10 s',
  'budget/hedgeFloor': 'Hedges there may always be',
  'hedge/percentile': 'A dial is late after this percentile of recent ones',
  'hedge/leastMs': 'Never hedged before',
  'warm/mostPerExit': 'Most idle connections for one exit',
  'protection/maxEjectionPercent': 'Most members that are out at a time',
  'protection/panicPercent': 'Panic below so many eligible members',
  'protection/minimumEligible': 'Alert below so many eligible members',
};

export const resilienceTexts = {
  onOff: (on: boolean) => (on ? 'on' : 'off'),

  retryOn: 'Answers that are tried again',
  retryOnAbout:
    'Another exit is tried as long as nothing of the answer has reached the client, and only where it is safe.',
  exitStatuses: 'Statuses of the exit',
  exitStatusesHelp: 'It could not do it, such as 502, 503, 504. 407 always is one.',
  targetStatuses: 'Statuses of the target',
  targetStatusesHelp: 'Those another exit may not get, often 403 and 429. Empty: the client gets them as they are.',
  statusesBad: 'Use statuses between 300 and 599 with commas between them, at most 50.',
  statusesNone: 'no answers',

  budget: 'Budget of further attempts',
  budgetAbout: 'When many exits fail at once, retries and hedges stop here instead of multiplying the traffic.',
  budgetInside: (retry: string, hedge: string) => `retries ${retry} %, hedges ${hedge} %`,

  hedge: 'Hedged dials',
  hedgeAbout:
    'A dial that takes longer than usual is raced by a second one, to another exit; whichever is first is used.',
  hedged: 'Hedge late dials',
  hedgedAnswers: 'Also late answers to GET and HEAD (their bytes may cost twice)',
  hedgeInside: (percentile: string) => `after p${percentile}`,

  warm: 'Warm connections',
  warmAbout: 'Idle connections to busy exits are kept ready, as many as their traffic needs.',
  warmed: 'Keep connections ready',
  warmCapped: 'Also to exits with a cap on requests',
  warmCappedHelp: 'Their vendors may count connections.',
  warmInside: (most: string) => `up to ${most} an exit`,

  protection: 'Protection',
  protectionAbout: 'How much of the pool may be out for its health. Those ejected last are used nevertheless.',
  protectionNever: '0 = never.',
  protectionInside: (percent: string) => `at most ${percent} % out`,
  protectionSentence: (members: number, most: number, panic: number) =>
    `Of ${count(members, { one: '# member', other: '# members' })} at most ${most} are out at a time; ` +
    (panic === 0 ? 'health is never ignored.' : `with fewer than ${panic} eligible, health is ignored.`),

  probes: 'Probes',
  probesAbout:
    'How its exits are probed. An exit in several pools follows the first of them, by name, that has a profile.',
  probeProfile: 'Probe profile',
  probeProfileNone: 'as the settings say',
  toProfiles: 'All profiles',
};
