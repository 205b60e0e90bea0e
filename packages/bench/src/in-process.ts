/**
 * Runs one case in this process and prints its figures as JSON: the first run (cold), the median and the 99th percentile
 * of the next ones (warm) and the memory at its highest. Called by main.ts, once in a fresh process for each sample.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scanBytes } from './floors/byte-scanner.ts';
import { scanObjects } from './floors/object-scanner.ts';
import { median, percentile } from './statistics.ts';

const cases: Readonly<Record<string, (file: string, messages: number) => Promise<() => unknown>>> = {
  'scan-bytes': async (file) => {
    const bytes = readFileSync(file);
    return () => scanBytes(bytes);
  },
  'scan-objects': async (file) => {
    const text = readFileSync(file, 'utf8');
    return () => scanObjects(text);
  },
  parse: async (file) => {
    const { parseText } = await import('@pmtakit/grammar');
    const text = readFileSync(file, 'utf8');
    return () => parseText(text);
  },
  /** Everything that later questions rest on: the files, macros, names, tables, and the settings of one queue. */
  resolve: async (file) => {
    const { Model, loadProject, diskFiles } = await import('@pmtakit/semantics');
    const text = readFileSync(file, 'utf8');
    return () => {
      const model = new Model(loadProject({ path: file, text }, { files: diskFiles }));
      return [model.symbols, model.macros.resolveAll(), model.queue({ domain: 'gmail.com', virtualMta: 'vmta-0' })];
    };
  },
  /** The settings of a thousand queues. */
  'effective-1000': async (file) => {
    const { Model, loadProject, diskFiles } = await import('@pmtakit/semantics');
    const model = new Model(loadProject({ path: file, text: readFileSync(file, 'utf8') }, { files: diskFiles }));
    const names = model.vmtas.names.slice(0, 1000);
    return () => names.map((virtualMta, index) => model.queue({ domain: `d${index}.example.com`, virtualMta }));
  },
  /** Two versions of a configuration, one in two hundred rates of which is another one, from their texts to the answer. */
  'behaviour-diff': async (file) => {
    const { Model, behaviourDiff, ceilingChanges, loadProject, diskFiles } = await import('@pmtakit/semantics');
    const text = readFileSync(file, 'utf8');
    let count = 0;
    const other = text.replaceAll(/(max-msg-rate +)(\d+)/g, (line, name: string) =>
      count++ % 200 === 0 ? `${name}7` : line,
    );
    const modelOf = (one: string) => new Model(loadProject({ path: file, text: one }, { files: diskFiles }));
    return () => {
      const models = { before: modelOf(text), after: modelOf(other) };
      const diff = behaviourDiff(models.before, models.after);
      if (diff.equal !== false) throw new Error('they are different');
      return ceilingChanges(models, diff);
    };
  },
  /** A key somewhere in a file, with the tree that it makes. */
  'edit-tree': async (file) => {
    const { Editor } = await import('./editing/editor.ts');
    const editor = new Editor(readFileSync(file, 'utf8'));
    editor.context();
    return () => {
      editor.type();
      editor.tree();
    };
  },
  /** The same with what may come at the cursor. */
  'edit-complete': async (file) => {
    const { Editor } = await import('./editing/editor.ts');
    const { completion } = await import('@pmtakit/language-service');
    const editor = new Editor(readFileSync(file, 'utf8'));
    editor.context();
    return () => {
      const offset = editor.type();
      const tree = editor.tree();
      completion(tree, editor.position(tree, offset), true);
    };
  },
  /** A key, and what a line comes to then. */
  'edit-hover': async (file) => {
    const { Editor } = await import('./editing/editor.ts');
    const { hover } = await import('@pmtakit/language-service');
    const editor = new Editor(readFileSync(file, 'utf8'));
    editor.context();
    return () => {
      const offset = editor.type();
      const context = editor.context();
      hover(context, editor.position(context, offset));
    };
  },
  hover: async (file) => {
    const { Editor } = await import('./editing/editor.ts');
    const { hover } = await import('@pmtakit/language-service');
    const editor = new Editor(readFileSync(file, 'utf8'));
    const offset = editor.type();
    const at = editor.position(editor.context(), offset);
    return () => hover(editor.context(), at);
  },
  /** A key, and what is found in the section that it changes. */
  'edit-findings': async (file) => {
    const { Editor } = await import('./editing/editor.ts');
    const editor = new Editor(readFileSync(file, 'utf8'));
    editor.lint();
    return () => {
      editor.type();
      editor.findingsSoFar();
    };
  },
  /** From the text to the first findings that are told: those of single lines and sections. */
  'first-findings': async (file) => {
    const { Editor } = await import('./editing/editor.ts');
    const text = readFileSync(file, 'utf8');
    return () => new Editor(text).firstFindings();
  },
  /** From the text to all findings. */
  'all-findings': async (file) => {
    const { Editor } = await import('./editing/editor.ts');
    const text = readFileSync(file, 'utf8');
    return () => new Editor(text).lint();
  },
  'yaml-parse': async (file) => {
    const { parseDocument } = await import('yaml');
    const text = readFileSync(file, 'utf8');
    // Without the check for equal keys, which would compare all with all.
    return () => parseDocument(text, { uniqueKeys: false });
  },
  'nginx-parse': async (file) => {
    const { parse } = await import('nginx-conf');
    const text = readFileSync(file, 'utf8');
    return () => parse(text, () => undefined);
  },
  /** All that `pmtasim run` simulates and counts, but for reading the configuration and telling the results. */
  simulate: async (file) => {
    const { runnerOf } = await import('./simulation/run-task.ts');
    const newRun = runnerOf(join(dirname(file), 'pmta.conf'), file);
    return () => newRun().step(Infinity);
  },
  'objects-and-heap': async (_file, messages) => {
    const { sendAll } = await import('./simulation/object-mail.ts');
    const { HeapLoop } = await import('./simulation/heap-loop.ts');
    return () => sendAll(new HeapLoop(), messages);
  },
  simjs: async (_file, messages) => {
    const { sendAll } = await import('./simulation/object-mail.ts');
    const { SimJsLoop } = await import('./simulation/simjs-loop.ts');
    return () => sendAll(new SimJsLoop(), messages);
  },
};

const [name = '', file = '', warmRuns = '0', messages = '0'] = process.argv.slice(2);
const run = await cases[name]?.(file, Number(messages));
if (!run) throw new Error(`no case ${name}`);

const cold = timed(run);
const coldMiB = highestMiB();
const again = Array.from({ length: Number(warmRuns) }, () => timed(run));
const warm = again.length > 0 ? { warm: median(again), p99: percentile(again, 99) } : {};
console.log(JSON.stringify({ cold, ...warm, coldMiB, peakMiB: highestMiB() }));

function highestMiB(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
