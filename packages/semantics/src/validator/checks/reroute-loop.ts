import type { Model } from '../../model/model.ts';
import { nameKey } from '../../model/names.ts';
import type { Block, Line } from '../../project/whole.ts';
import { type ReportAt, defineCheck } from '../check.ts';
import { domainSections, patternsOf, sampleDomains, sampleVirtualMta, virtualMtasOf } from '../queue-samples.ts';
import { relatedPlace } from '../related-place.ts';
import { type Hop, LoopFinder, rerouteNames, targetOf } from '../reroutes.ts';
import { settingName } from '../setting-keys.ts';

/** Reroutes that lead back to where they began. [G1§3.3.10.49, §3.3.10.50] */
export const rerouteLoop = defineCheck({
  id: 'reroute-loop',
  category: 'backoff',
  summary: 'Reroutes that lead mail in a circle',
  messages: {
    loop: {
      severity: 'error',
      text: 'Reroutes lead mail in a circle: {{path}}.\nPowerMTA logs an error, and the queues of the circle get no mail.\nTake one of the reroutes out.',
    },
    itself: {
      severity: 'warning',
      text: 'The mail of {{name}} is rerouted to {{name}} itself.\nPowerMTA ignores such a line. Name another virtual MTA, or take the line out.',
    },
  },

  *configuration({ model, report }) {
    const finder = new LoopFinder(model);
    for (const section of domainSections(model)) {
      yield;
      const lines = reroutesIn(section);
      if (lines.length === 0) continue;
      tellItself(model, section, lines, report);
      for (const loop of loopsOf(model, section, finder)) tellLoop(loop, report);
    }
  },
});

function reroutesIn(section: Block): Line[] {
  const names: readonly string[] = rerouteNames;
  return [...section.lines()].filter(({ name, isValid }) => isValid && names.includes(name));
}

function* loopsOf(model: Model, section: Block, finder: LoopFinder): Generator<readonly Hop[]> {
  const names = finder.isTired ? [] : virtualMtasOf(model, section);
  for (const pattern of patternsOf(model, section)) {
    for (const domain of sampleDomains(pattern)) {
      for (const virtualMta of names) {
        if (finder.isTired) return;
        yield* finder.loopsFrom({ domain, virtualMta });
      }
    }
  }
}

/** Told at the first of its lines; for however many domains, the place and the words are the same. */
function tellLoop(loop: readonly Hop[], report: ReportAt<'loop'>): void {
  const lines = [...new Set(loop.map(({ line }) => line))].toSorted((a, b) => a.order - b.order);
  const [first, ...others] = lines;
  if (!first) return;
  const start = loop.findIndex(({ line }) => line === first);
  const names = [...loop.slice(start), ...loop.slice(0, start)].map(({ from }) => from);
  const path = [...names, names[0]].join(' - ');
  const related = others.slice(0, MOST_PLACES).map((line) => relatedPlace(line, 'leads on', first.file));
  report('loop', first, { path }, { related });
}

/** Nobody looks at more places than this. */
const MOST_PLACES = 20;

/** Where a wider section reroutes too, the line takes that back, which is an effect. */
function tellItself(model: Model, section: Block, lines: readonly Line[], report: ReportAt<'itself'>): void {
  const { parent } = section;
  if (parent?.name !== 'virtual-mta' || parent.value?.kind !== 'name') return;
  const { name } = parent.value;
  const { assumptions } = model.options;
  for (const line of lines) {
    if (nameKey(targetOf(line) ?? '', assumptions) !== nameKey(name, assumptions)) continue;
    if (!takesBack(model, section, settingName(line))) report('itself', line, { name });
  }
}

function takesBack(model: Model, section: Block, name: string): boolean {
  const virtualMta = sampleVirtualMta(model, section) ?? '';
  return patternsOf(model, section)
    .flatMap(sampleDomains)
    .some((domain) =>
      model.queues
        .layers({ domain, virtualMta })
        .flatMap(({ block }) => model.queues.linesOf(block))
        .some(({ line }) => line.parent !== section && settingName(line) === name),
    );
}
