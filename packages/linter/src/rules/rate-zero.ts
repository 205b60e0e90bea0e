import { type CatalogueRow, type Fix, type Value, catalogue, takes } from '@pmtakit/grammar';
import { linesNamed } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** A rate of `0` is no limit, as the syntax of rates has it. [G1§3.3.10.33; runtime 6.1] */
export const rateZero = defineRule({
  id: 'rate-zero',
  category: 'limits',
  preset: 'recommended',
  summary: 'A rate of 0, which is no limit',
  messages: {
    zero: {
      severity: 'warning',
      text: '{{name}} 0 sets no limit at all.\nIt looks as if nothing were let through, and whoever reads it so will be surprised. PowerMTA takes it for unlimited.\nWrite unlimited if that is meant. Mail is held back by a low rate, or by pausing its queue.',
    },
  },

  configuration({ model, report }) {
    for (const name of ratesOf(catalogue().rows)) {
      for (const line of linesNamed(model.whole, name)) {
        const value = line.isValid ? line.read?.arguments.map((one) => one.value).find(isZero) : undefined;
        if (value) report('zero', { file: line.file, span: value }, { name }, { fix: writeUnlimited(value) });
      }
    }
  },
});

/** Failed logins have a rule of their own, `auth-failure-rate-unlimited`. */
const ELSEWHERE = 'smtp-max-auth-failure-rate';

function ratesOf(rows: readonly CatalogueRow[]): Set<string> {
  const rates = rows.filter((row) => !row.section && (takes(row, 'rate') || takes(row, 'data-rate')));
  return new Set(rates.map(({ name }) => name).filter((name) => name !== ELSEWHERE));
}

function isZero(value: Value | { readonly kind: 'error' }): value is Extract<Value, { kind: 'rate' | 'data-rate' }> {
  return (value.kind === 'rate' || value.kind === 'data-rate') && /^"?0"?$/.test(value.raw);
}

/** That both are the same is what the syntax suggests, so it is offered only. */
function writeUnlimited({ start, end }: { readonly start: number; readonly end: number }): Fix {
  return { title: 'write unlimited', safe: false, edits: [{ span: { start, end }, newText: 'unlimited' }] };
}
