/** What holds of dead lines in all configurations: without one of them, everything is as before. */
import { type Dead, type Model, type ModelOptions, deadLines, equivalent } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../compare/compare-texts.ts';
import { modelOptions } from '../slow/answers.ts';
import { queueNodes, sourceNodes } from '../slow/generate.ts';
import { print } from '../slow/printing.ts';
import { shown } from './dead-in.ts';

/** A text without one of its lines, which stays empty. */
function without(text: string, item: Dead['item']): string {
  return text.slice(0, item.span.start) + text.slice(item.span.end);
}

/** The lines that deleting could be about: those of `<domain>` and `<source>` sections that are asked for. */
function settingLines({ queues, sources, whole, vmtas }: Model): Dead['item'][] {
  const tables = [queues.global, ...[...vmtas.vmtas].map(({ name }) => queues.vmtaTable(name))];
  const domains = tables.flatMap((table) => table?.blocks ?? []).flatMap((block) => queues.linesOf(block));
  const clients = [...whole.blocks()].filter((block) => block.value?.kind === 'source-tag' && block.value.network);
  const all = [...domains, ...clients.flatMap((block) => sources.linesOf(block))];
  return all.flatMap(({ line, repeated }) => [line, ...repeated]);
}

interface Count {
  dead: number;
  redundant: number;
  alive: number;
}

function judge(text: string, options: ModelOptions, count: Count): void {
  const model = modelOf(text, options);
  const dead = deadLines(model);
  const items = new Set(dead.map(({ item }) => item));
  const isSameWithout = (item: Dead['item']): boolean | undefined =>
    equivalent(model, modelOf(without(text, item), options)).equal;
  for (const one of dead) {
    if (one.kind !== 'setting' && one.kind !== 'domain-key') continue;
    count.dead++;
    expect(isSameWithout(one.item), `${text}\n${shown(one)}`).toBe(true);
  }
  for (const item of settingLines(model)) {
    if (items.has(item) || items.has(item.parent ?? item)) continue;
    if (isSameWithout(item)) {
      count.redundant++;
      expect(changesWithOtherValue(model, text, item, options), `${text}\n${item.place.line} is dead`).toBe(true);
    } else count.alive++;
  }
}

/** A line that says what would hold anyway is not dead: with another value it does something. */
function changesWithOtherValue(model: Model, text: string, item: Dead['item'], options: ModelOptions): boolean {
  return otherValues(item).some((value) => {
    const end = item.span.end;
    const changed = text.slice(0, item.argumentSpan.start) + value + text.slice(end);
    return equivalent(model, modelOf(changed, options)).equal === false;
  });
}

/** Values that a line of the generator may have. */
function otherValues({ name, argumentSpan: { start, end }, file }: Dead['item']): string[] {
  const [network] = file.text.slice(start, end).split(' ');
  const values = ['7', '7/h', 'yes', 'no', 'mx.example.net', 'z.queue', 'vmta9', 'X-Other'];
  return name.startsWith('source-ip-') ? [`${network} 7`, `${network} 8`] : values;
}

describe('lines that are called dead can go, and lines that can go are dead or say what holds anyway', () => {
  it.each([
    ['for queues and virtual MTAs', queueNodes, 200],
    ['for sources', sourceNodes, 200],
  ])('%s', (_, nodes, numRuns) => {
    const count: Count = { dead: 0, redundant: 0, alive: 0 };
    fc.assert(
      fc.property(nodes, modelOptions, (all, options) => judge(print(all), options, count)),
      { numRuns },
    );
    expect(Math.min(count.dead, count.redundant, count.alive)).toBeGreaterThan(20);
  });
});
