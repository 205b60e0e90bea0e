import { argumentPlace, switchOption } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

const standard = switchOption(
  'standard-licence',
  false,
  'Whether the licence is a Standard one, which has 200 connections.',
);

/** What the vendor advises against, and what a Standard licence ignores. [G1§3.3.1.1] */
const MOST = 7_500;
const MOST_OF_STANDARD = 200;

/** More connections in all than PowerMTA is made for. [G1§3.3.1.1] */
export const totalAboveSupported = defineRule({
  id: 'total-above-supported',
  category: 'limits',
  preset: 'recommended',
  summary: 'More connections in all than PowerMTA supports',
  messages: {
    above: {
      severity: 'warning',
      text: 'The vendor advises {{most}} connections at most, and total-max-smtp-out is {{count}}.\nSo many connections take more files, memory and time than they bring.\nSet {{most}} or less, and spread the mail over several servers.',
    },
    licence: {
      severity: 'warning',
      text: 'A Standard licence ignores total-max-smtp-out {{count}}: it has {{most}} connections.\nThe server opens fewer connections than the line says.\nSet {{most}} or less.',
    },
  },
  options: [standard],

  configuration({ model, report, options }) {
    const setting = model.server.get('total-max-smtp-out');
    const line = setting?.line;
    const value = line?.argument(0);
    if (!setting || !line || value?.kind !== 'integer') return;
    const isStandard = options.get(standard);
    const most = isStandard ? MOST_OF_STANDARD : MOST;
    if (value.value <= most) return;
    report(
      isStandard ? 'licence' : 'above',
      argumentPlace(line),
      { count: value.raw, most: `${most}` },
      { assumptions: setting.assumptions },
    );
  },
});
