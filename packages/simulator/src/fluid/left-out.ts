/** What the fast engine does not tell apart, for reports. */
export const leftOutByFluid: readonly string[] = [
  'fast engine: chance, in the place of which stands what comes on average',
  'fast engine: which of several source addresses a message leaves by, and which one a reply disables',
  'fast engine: mail servers beside the first one, but for the connections that they take together',
  'fast engine: clients that wait for a connection to submit mail',
  'fast engine: the knob mxRotation',
  'fast engine: differences of a message or two between queues that are alike, of which one is measured for all',
  'fast engine: connections that a queue of higher priority takes over from one of lower priority',
];
