/** What may stand at the top of `pmtakit.config.json`. */
export const configKeys = [
  '$schema',
  '$from',
  'extends',
  'main',
  'map',
  'base',
  'pmtaVersion',
  'assumptions',
  'directives',
  'lint',
  'format',
] as const;

export type ConfigKey = (typeof configKeys)[number];
