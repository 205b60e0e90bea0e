/** What holds of `equivalent` for all configurations: asking both for everything is the judge. */
import { type ModelOptions, differences, equivalent } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions } from '../slow/answers.ts';
import { queueNodes, sourceNodes } from '../slow/generate.ts';
import { print } from '../slow/printing.ts';
import { answer, bruteForce, ignoreCase, settingsOf } from './brute-force.ts';
import { modelOf, shown } from './compare-texts.ts';
import { pairs } from './edited-texts.ts';

/** Of all that was judged. */
const outcomes: (boolean | undefined)[] = [];

function judge([first, second]: [string, string], options: ModelOptions): void {
  ignoreCase(options.assumptions['name-case'] === 'ignored');
  const [before, after] = [modelOf(first, options), modelOf(second, options)];
  const verdict = equivalent(before, after);
  const because = `${first}\n---\n${second}`;
  outcomes.push(verdict.equal);
  if (verdict.equal) {
    expect(bruteForce(before, after), because).toBeUndefined();
    expect(equivalent(after, before).equal, because).toBe(true);
    return;
  }
  for (const difference of differences(before, after)) {
    const { subject, setting } = difference;
    const [own, other] = [before, after].map((model) => settingsOf(model, subject));
    if (!own || !other || setting === undefined) continue;
    expect(answer(own, setting), `${because}\n${shown(difference)}`).not.toBe(answer(other, setting));
  }
}

describe('equal means that no question has another answer, and not equal that the witness has', () => {
  it('for queues and virtual MTAs', () => {
    fc.assert(fc.property(pairs(queueNodes), modelOptions, judge), { numRuns: 600 });
  });

  it('for sources', () => {
    fc.assert(fc.property(pairs(sourceNodes), modelOptions, judge), { numRuns: 400 });
  });
});

it('the pairs that were drawn are of both kinds', () => {
  for (const outcome of [true, false]) expect(outcomes.filter((one) => one === outcome).length).toBeGreaterThan(200);
});

describe('a configuration', () => {
  it.each([
    ['of queues', queueNodes],
    ['of sources', sourceNodes],
  ])('%s is equal to itself', (_, nodes) => {
    fc.assert(
      fc.property(nodes, modelOptions, (all, options) => {
        expect(equivalent(modelOf(print(all), options), modelOf(print(all), options))).toEqual({ equal: true });
      }),
    );
  });
});
