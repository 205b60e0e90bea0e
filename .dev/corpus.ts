/**
 * `npm run corpus [FOLDER or FILE ...]`: what must hold for every file there is, tried on real ones, with the counts.
 * Without names it takes the shared corpus and the article beside the repository.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, SourceFile, leavesOf, parse, print } from '../grammar/dist/index.js';
import { formatDocument } from '../packages/formatter/dist/index.js';
import { validate } from '../packages/semantics/dist/index.js';

interface Sample {
  readonly name: string;
  readonly text: string;
}

interface Verdict {
  readonly name: string;
  readonly lines: number;
  readonly broken: readonly string[];
  readonly findings: readonly Diagnostic[];
}

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const names = process.argv.slice(2);
const paths = names.length > 0 ? names : [join(shared, 'corpus'), join(shared, 'seed')];
const missing = paths.filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`not there: ${missing.join(', ')}\nName folders or files: npm run corpus -- FOLDER ...`);
  process.exit(2);
}

const verdicts = paths.flatMap(samplesIn).map(judge);
report(verdicts);
process.exitCode = verdicts.some(({ broken }) => broken.length > 0) ? 1 : 0;

function samplesIn(path: string): Sample[] {
  if (statSync(path).isDirectory()) {
    const files = readdirSync(path).filter((name) => /\.(conf|txt)$/.test(name));
    return files.sort().flatMap((name) => samplesIn(join(path, name)));
  }
  const bytes = readFileSync(path);
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  return path.endsWith('.txt') ? listingsIn(basename(path), text) : [{ name: basename(path), text }];
}

/** The configuration listings in the text of an article: from their title comment to the next line of prose. */
function listingsIn(name: string, article: string): Sample[] {
  const listings = article.split(/^(?=# PowerMTA Configuration)/m).slice(1);
  return listings.map((text, index) => ({ name: `${name} listing ${index + 1}`, text: withoutProse(text) }));
}

function withoutProse(text: string): string {
  const lines = text.split('\n');
  const prose = lines.findIndex(
    (line) => /^[A-Z][^#<{]{60,}/.test(line) || /^[A-Z][a-z]+(?: [A-Z][a-z]+){2,}$/.test(line),
  );
  return `${lines.slice(0, prose === -1 ? undefined : prose).join('\n')}\n`;
}

function judge({ name, text }: Sample): Verdict {
  const lines = text.split('\n').length - 1;
  try {
    const document = parse(new SourceFile(name, text));
    const formatted = formatDocument(document);
    const again = parse(new SourceFile(name, formatted));
    const broken = [
      print(document) === text ? '' : 'the printed tree differs from the source',
      formatDocument(again) === formatted ? '' : 'formatting twice differs from formatting once',
      shape(again) === shape(document) ? '' : 'the formatted file has another tree',
    ];
    return { name, lines, broken: broken.filter((text) => text !== ''), findings: validate(document) };
  } catch (error) {
    return { name, lines, broken: [`crashed: ${error instanceof Error ? error.stack : error}`], findings: [] };
  }
}

/** The leaves of a tree without their blank space. */
function shape(document: ReturnType<typeof parse>): string {
  const { source } = document;
  return leavesOf(document)
    .map((leaf) => `${leaf.kind} ${source.slice(leaf).replaceAll(/\s+/g, ' ').trim()}`)
    .join('\n');
}

function report(all: readonly Verdict[]): void {
  const law = (start: string) => all.filter(({ broken }) => !broken.some((text) => text.startsWith(start))).length;
  console.log(`${all.length} files, ${all.reduce((sum, { lines }) => sum + lines, 0)} lines`);
  console.log(`${law('crashed')} parsed without a crash`);
  console.log(`${law('the printed')} print back byte for byte`);
  console.log(`${law('formatting twice')} format the second time as the first`);
  console.log(`${law('the formatted')} have the same tree after formatting`);
  for (const [rule, count] of countsByRule(all)) console.log(`${String(count).padStart(6)}  ${rule}`);
  for (const { name, broken } of all) for (const text of broken) console.log(`${name}: ${text}`);
}

function countsByRule(all: readonly Verdict[]): [string, number][] {
  const findings = all.flatMap((verdict) => verdict.findings);
  const groups = Map.groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  return [...groups].map(([rule, list]): [string, number] => [rule, list.length]).sort((a, b) => b[1] - a[1]);
}
