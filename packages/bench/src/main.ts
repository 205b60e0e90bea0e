/**
 * `npm run bench`: all cases of all suites in turn, several times over, so that what the machine does besides falls on
 * all of them alike. Prints medians and ratios and writes them as JSON. What takes minutes is left out, unless it is
 * asked for: `npm run bench 5 slow`. Words of titles choose suites: `npm run bench 3 simulating resolving`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SuiteResult, ratiosOf, tableOf } from './report.ts';
import { timingsOf } from './timings.ts';
import { type Figures, combined, sampled } from './sample.ts';
import { type Suite, suitesIn, withoutSlow } from './suites.ts';

const samples = Number(process.argv[2] ?? 5);
const output = process.argv[3] ?? 'bench-results.json';
const words = process.argv.slice(4).map((word) => word.toLowerCase());
const isSlowWanted = words.includes('slow');
const titles = words.filter((word) => word !== 'slow');
const folder = join(tmpdir(), `pmtakit-bench-${process.pid}`);

mkdirSync(folder, { recursive: true });
try {
  console.log(`Medians of ${samples} samples; Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  const results: SuiteResult[] = [];
  for (const whole of suitesIn(folder).filter(isWanted)) {
    const suite = isSlowWanted ? whole : withoutSlow(whole);
    const result = { suite, figures: await measure(suite) };
    results.push(result);
    console.log(tableOf(result));
    if (suite.timings) console.log(timingsOf(suite.timings));
  }
  writeFileSync(output, `${JSON.stringify(asJson(results), null, 2)}\n`);
  console.log(`\nThe figures as JSON: ${output}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function isWanted({ title }: Suite): boolean {
  return titles.length === 0 || titles.some((word) => title.toLowerCase().includes(word));
}

async function measure(suite: Suite): Promise<Figures[]> {
  const taken: Figures[] = [];
  for (let round = 0; round < samples; round++) {
    for (const one of suite.cases) if (!one.isSlow || round === 0) taken.push(...(await sampled(one)));
  }
  return combined(taken);
}

function asJson(results: readonly SuiteResult[]) {
  return {
    node: process.version,
    samples,
    suites: results.map((result) => ({
      title: result.suite.title,
      figures: result.figures,
      ratios: ratiosOf(result),
    })),
  };
}
