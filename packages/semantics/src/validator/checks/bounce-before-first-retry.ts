import type { Model } from '../../model/model.ts';
import { isThisMachine } from '../../model/this-machine.ts';
import type { QueueName } from '../../model/queue-settings.ts';
import type { Block, Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { domainSections, lineFor, patternsOf, sampleDomains, sampleVirtualMta, valueOf } from '../queue-samples.ts';
import { relatedPlace } from '../related-place.ts';
import { riskySections } from '../retry-times.ts';

/** Queues whose mail is given up before it is tried a second time. [G1§3.3.10.11, §3.3.10.39] */
export const bounceBeforeFirstRetry = defineCheck({
  id: 'bounce-before-first-retry',
  category: 'backoff',
  summary: 'Mail that bounces before it is tried a second time',
  messages: {
    early: {
      severity: 'warning',
      text: 'This mail bounces after {{bounce}}, and is not tried again before {{retry}} have passed.\nSo all of it has one attempt only, and servers that defer the first attempt never get it.\nMake bounce-after longer than the first interval of retry-after.',
    },
  },

  *configuration({ model, report }) {
    for (const section of riskySections(model, domainSections(model))) {
      yield;
      const early = tooEarly(model, section);
      if (!early) continue;
      const at = early.lines.find(({ parent }) => parent === section) ?? section;
      const others = early.lines.filter((line) => line !== at);
      const related = others.map((line) => relatedPlace(line, `${line.name} is set here`, at.file));
      report('early', at, early.words, { related });
    }
  },
});

interface Early {
  readonly words: { readonly bounce: string; readonly retry: string };
  /** bounce-after first; a default has no line. */
  readonly lines: readonly Line[];
}

/** Asks for the first queue in which lines of a section count. */
function tooEarly(model: Model, section: Block): Early | undefined {
  const virtualMta = sampleVirtualMta(model, section);
  if (virtualMta === undefined) return undefined;
  for (const pattern of patternsOf(model, section)) {
    for (const domain of sampleDomains(pattern)) {
      const queue = { domain, virtualMta };
      const lines = ['bounce-after', 'retry-after'].map((name) => lineFor(model, queue, name));
      if (lines.some((line) => line?.parent === section)) return compare(model, queue, lines);
    }
  }
  return undefined;
}

function compare(model: Model, queue: QueueName, [first, second]: readonly (Line | undefined)[]): Early | undefined {
  const bounce = valueOf(model, first, 'bounce-after');
  const retry = valueOf(model, second, 'retry-after');
  if (bounce?.kind !== 'duration' || retry?.kind !== 'duration-list') return undefined;
  const [interval] = retry.items;
  if (!interval || bounce.seconds > interval.seconds || !isSent(model, queue)) return undefined;
  const words = { bounce: bounce.raw, retry: interval.raw };
  return { words, lines: [first, second].filter((line) => line !== undefined) };
}

/** Mail that is thrown away, or given to a program or a server on this machine, waits for nobody. */
function isSent(model: Model, queue: QueueName): boolean {
  const type = valueOf(model, lineFor(model, queue, 'type'), 'type');
  if (type?.kind === 'enum' && type.value !== 'smtp') return false;
  const hosts = valueOf(model, lineFor(model, queue, 'smtp-hosts'), 'smtp-hosts');
  return hosts?.kind !== 'host-list' || !hosts.levels.flat().every(({ host }) => isThisMachine(host));
}
