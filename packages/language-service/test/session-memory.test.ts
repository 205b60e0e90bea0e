/** What a session lets go of, counted in objects that are still there. */
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { recommended } from '@pmtakit/linter';
import { defaultModelOptions, memoryFiles } from '@pmtakit/semantics';
import { expect, it } from 'vitest';
import { type Known, Session, completion, hover, semanticTokens } from '../src/index.ts';

const DOCUMENTS = 100;
/** What the last turn has worked with may be held until the next one does. */
const FEW_MODELS = 2;
/** So many trees may be kept in case somebody comes back. */
const FEW_TREES = 25;

const setup = { mains: [], main: undefined, modelOptions: defaultModelOptions, directives: [] };
const text = 'domain-macro m a.example\n<domain $m>\n  max-smtp-out 5\n</domain>\n';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** How many things are left that are held weakly, each counted once. */
async function leftOf(things: readonly WeakRef<object>[]): Promise<number> {
  // What was looked at in this turn is held until it ends.
  await setImmediate();
  collectGarbage();
  return new Set(things.flatMap((thing) => thing.deref() ?? [])).size;
}

function newSession(): Session {
  return new Session({ files: memoryFiles({}), setupOf: () => ({ ...setup, settingsFor: () => recommended }) });
}

function openAndAsk(session: Session, path: string, own = text): Known {
  session.edit(path, own);
  session.lint(path);
  const known = session.open(path);
  const context = { ...known, encoding: 'utf-16', uriOf: (name: string) => name } as const;
  const position = { line: 2, character: 5 };
  hover(context, position);
  completion(context, position, true);
  semanticTokens(context);
  return known;
}

it('configurations of closed documents are gone, and but for a few their trees', async () => {
  const session = newSession();
  const models: WeakRef<object>[] = [];
  const trees: WeakRef<object>[] = [];
  for (let index = 0; index < DOCUMENTS; index++) {
    const { model, file } = openAndAsk(session, `${index}.conf`);
    models.push(new WeakRef(model));
    trees.push(new WeakRef(file));
    session.close(`${index}.conf`);
  }
  expect(session.edited).toEqual([]);
  expect(await leftOf(models)).toBeLessThanOrEqual(FEW_MODELS);
  expect(await leftOf(trees)).toBeLessThan(FEW_TREES);
});

it('of a document that is edited only the last two configurations and trees are there', async () => {
  const session = newSession();
  const models: WeakRef<object>[] = [];
  const trees: WeakRef<object>[] = [];
  for (let index = 0; index < DOCUMENTS; index++) {
    const { model, file } = openAndAsk(session, 'config', `${text}# ${index}\n`);
    models.push(new WeakRef(model));
    trees.push(new WeakRef(file));
  }
  expect(await leftOf(models)).toBeLessThanOrEqual(FEW_MODELS);
  expect(await leftOf(trees)).toBeLessThanOrEqual(FEW_MODELS);
});
