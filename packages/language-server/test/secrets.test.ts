/** Nothing that the server sends, whatever it is asked, holds a secret of the configuration. */
import { type CatalogueRow, catalogue } from '@pmtakit/grammar';
import { memoryFiles } from '@pmtakit/semantics';
import type { CallHierarchyItem, ClientCapabilities, CodeAction, CodeLens, Range } from 'vscode-languageserver/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EditorClient, fullCapabilities, poorCapabilities, served } from './protocol-client.ts';

const URI = 'file:///etc/pmta/config';
const PART = 'file:///etc/pmta/part.conf';
const textDocument = { uri: URI };

/** Thousands of questions take seconds, and more on a machine that does other things. */
const LONGEST_MS = 120_000;

/** In every secret, so that a part of one is found too. */
const MARK = 'facade5ec';
/** As long as keys have to be, and made of digits as some of them are. */
const RIGHT = `${MARK}1234567890abcdef1234567890abcdef`.slice(0, 40);
/** Too short for a key, with characters that none may have, and longer than one word. */
const wrong = [`"${MARK} ${MARK}`, `${MARK}!% ${MARK}`, `$${MARK} # ${MARK}`];

/** What holds a secret by the catalogue. */
const secretRows = catalogue().rows.filter((row) => row.arguments.some(({ secret }) => secret));

/** A line in its section, with a word for what stands in front of the secret. */
function lineOf({ name, arguments: specs }: CatalogueRow, scope: string, secret: string): string {
  const before = specs
    .slice(
      0,
      specs.findIndex((spec) => spec.secret),
    )
    .map(({ members }) => members?.[2] ?? '/a');
  const line = [name, ...before, secret].join('   ');
  return scope === 'global' ? `${line}\n` : `<${scope} x>\n  ${line}\n  ${line}\n</${scope}>\n`;
}

const rowTexts = [RIGHT, ...wrong].flatMap((secret) =>
  secretRows.flatMap((row) => row.scopes.map((scope) => lineOf(row, scope, secret))),
);

/** What is taken for a secret by its name, and what stands elsewhere. */
const text = `${rowTexts.join('')}
<domain a.example>
  password=${MARK}
  db-password   ${MARK}
#  auth-password ${MARK}
# password: ${MARK}
http-delivery-url http://user:${MARK}@a.example/x
http-delivery-url http://user:${MARK}@a.example/x
include http://user:${MARK}@a.example/config
include http://user:${MARK}/x@a.example/config
include part.conf
password ${MARK}
</domain>
<api-token ${MARK}>
</api-token>
<smtp-user>
`;

/** Every word of the text, near its start. */
const places = text
  .split('\n')
  .flatMap((row, line) => Array.from(row.matchAll(/[^\s<>]+/g), ({ index }) => ({ line, character: index + 1 })));
const range: Range = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } };

const able: ClientCapabilities = {
  ...fullCapabilities,
  workspace: {
    ...fullCapabilities.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    ...fullCapabilities.textDocument,
    codeAction: { resolveSupport: { properties: ['edit'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** Asks whatever there is, and takes refusals for answers. */
class Asker {
  readonly #client: EditorClient;
  constructor(client: EditorClient) {
    this.#client = client;
  }

  ask<T>(method: string, params: unknown): Promise<readonly T[]> {
    const listed = (answer: unknown): readonly T[] => (Array.isArray(answer) ? answer : []);
    return this.#client.connection.sendRequest(method, params).then(listed, () => []);
  }

  inDocument<T>(method: string, params: object = {}): Promise<readonly T[]> {
    return this.ask<T>(`textDocument/${method}`, { textDocument, ...params });
  }
}

const wordQuestions = ['hover', 'completion', 'signatureHelp', 'definition', 'documentHighlight', 'prepareRename'];

async function askAboutWords(asker: Asker): Promise<void> {
  for (const position of places) {
    for (const method of [...wordQuestions, 'linkedEditingRange']) await asker.inDocument(method, { position });
    await asker.inDocument('references', { position, context: { includeDeclaration: true } });
    for (const newName of ['other', 'a b']) await asker.inDocument('rename', { position, newName });
    for (const item of await asker.inDocument<CallHierarchyItem>('prepareCallHierarchy', { position })) {
      await asker.ask('callHierarchy/incomingCalls', { item });
      await asker.ask('callHierarchy/outgoingCalls', { item });
    }
  }
}

async function askAboutDocument(asker: Asker): Promise<void> {
  for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full', 'diagnostic']) {
    await asker.inDocument(method);
  }
  for (const method of ['inlayHint', 'semanticTokens/range']) await asker.inDocument(method, { range });
  await asker.inDocument('selectionRange', { positions: places });
  for (const lens of await asker.inDocument<CodeLens>('codeLens')) await asker.ask('codeLens/resolve', lens);
  await asker.ask('workspace/symbol', { query: '' });
  await asker.ask('workspace/diagnostic', { previousResultIds: [] });
}

async function askToWrite(asker: Asker): Promise<void> {
  const options = { tabSize: 4, insertSpaces: true };
  await asker.inDocument('formatting', { options });
  await asker.inDocument('rangeFormatting', { range, options });
  await asker.inDocument('willSaveWaitUntil', { reason: 1 });
  for (const position of places) await asker.inDocument('onTypeFormatting', { position, ch: '\n', options });
  for (const triggerKind of [1, 2]) {
    const context = { diagnostics: [], triggerKind };
    const actions = await asker.inDocument<CodeAction>('codeAction', { range, context });
    for (const action of actions) await asker.ask('codeAction/resolve', action);
  }
}

/** Everything that the server sends while it is asked everything. */
async function allMessages(capabilities: ClientCapabilities): Promise<string> {
  const files = { '/etc/pmta/part.conf': text.replace('include part.conf\n', '') };
  const { client, fromServer } = served({ files: memoryFiles(files) });
  const pieces: Buffer[] = [];
  fromServer.on('data', (piece: Buffer) => pieces.push(piece));
  await client.initialize(capabilities);
  const sent = client.nextDiagnostics(PART);
  await client.open(URI, text);
  await sent;
  const asker = new Asker(client);
  await askAboutWords(asker);
  await askAboutDocument(asker);
  await askToWrite(asker);
  return Buffer.concat(pieces).toString();
}

it('all kinds of secrets that the catalogue knows are among them', () => {
  const expected = ['password', 'auth-password', 'http-api-key', 'access-token', 'privacy-policy', 'tls-certificate'];
  expect(secretRows.map(({ name }) => name)).toEqual(expect.arrayContaining(expected));
});

describe.each([
  ['a client that can do all', able],
  ['a client that can do little', poorCapabilities],
])('no message to %s', (_, capabilities) => {
  let messages = '';
  beforeAll(async () => {
    messages = await allMessages(capabilities);
  }, LONGEST_MS);

  it('holds a secret', () => {
    const around = messages
      .split(MARK)
      .slice(0, -1)
      .map((before) => before.slice(-200));
    expect(around).toEqual([]);
  });

  it('is missing: findings, hovers, symbols, edits and refusals are among them', () => {
    for (const word of ['publishDiagnostics', 'markdown', '"selectionRange"', '"newText"', '"error"']) {
      expect(messages).toContain(word);
    }
  });
});
