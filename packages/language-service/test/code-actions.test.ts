import { lintProject } from '@pmtakit/linter';
import { Model, loadProject, memoryFiles, overlayFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { type ActionContext, codeActions, isActionData, resolveCodeAction, type WantedActions } from '../src/index.ts';
import { edited } from './client-text.ts';
import { type MarkedOptions, openMarked } from '../src/test-kit/index.ts';

interface Asked {
  readonly context: ActionContext;
  readonly actions: readonly CodeAction[];
}

function ask(marked: string, wanted: Partial<WantedActions> = {}, options?: MarkedOptions): Asked {
  const { context, positions, text } = openMarked(marked, options);
  const [start = { line: 0, character: 0 }] = positions;
  const files = memoryFiles({ config: text });
  const lint = (model: Model) => lintProject(model.project, model);
  const actionContext: ActionContext = {
    ...context,
    createsFiles: true,
    results: lint(context.model),
    lint,
    reopened: (texts) => {
      const over = overlayFiles(files, texts);
      const content = over.read('config');
      const own = { path: 'config', text: 'text' in content ? content.text : '' };
      return texts.size === 0 ? context.model : new Model(loadProject(own, { files: over }));
    },
  };
  const range = { start, end: positions.at(-1) ?? start };
  return { context: actionContext, actions: codeActions(actionContext, { range, isInvoked: false, ...wanted }) };
}

/** The text after the action whose title begins so. */
function done({ context, actions }: Asked, title: string): string {
  const action = actions.find((one) => one.title.startsWith(title));
  if (!action) throw new Error(`no ${title}, but ${actions.map((one) => one.title).join('; ')}`);
  const { data } = action;
  const { edit } = isActionData(data) ? resolveCodeAction(context, action, data) : action;
  return edited(context.file.text, edit?.changes?.['test:config'] ?? [], context.encoding);
}

describe('a finding', () => {
  const text = '<domain a.example>\n  max-smtp-o<|>utt 5\n</domain>\n';

  it('is fixed', () => {
    expect(done(ask(text), 'Write max-smtp-out')).toBe('<domain a.example>\n  max-smtp-out 5\n</domain>\n');
  });

  it('is passed over by a comment', () => {
    expect(done(ask(text), 'Pass over unknown-directive')).toBe(
      '<domain a.example>\n  max-smtp-outt 5  # pmtalint-disable-line unknown-directive\n</domain>\n',
    );
  });

  it('is explained by a command', () => {
    const explain = ask(text).actions.find(({ command }) => command !== undefined);
    expect(explain?.command).toMatchObject({ command: 'pmtakit.explain', arguments: ['unknown-directive'] });
  });

  it('elsewhere is not offered', () => {
    expect(ask('<|>\n\nnonsense 1\n').actions).toEqual([]);
  });

  it('is not asked for where the client wants other kinds', () => {
    expect(ask(text, { only: ['refactor.extract'] }).actions).toEqual([]);
  });
});

describe('all fixes at once', () => {
  const text = '<domain a.example>\n  <|>retry-after 60m\n  retry-after 1h\n</domain>\n';

  it('are offered to those who ask for them', () => {
    expect(ask(text, { only: ['source.fixAll'] }).actions.map(({ kind }) => kind)).toEqual(['source.fixAll.pmtakit']);
  });

  it('change what is proven', () => {
    expect(done(ask(text, { only: ['source.fixAll'] }), 'Apply all')).toBe(
      '<domain a.example>\n  retry-after 60m\n</domain>\n',
    );
  });
});

describe('refactorings', () => {
  const repeated = `<|><domain a.example>\n  max-smtp-out 5\n</domain>
<domain b.example>\n  max-smtp-out 5\n</domain>\n<domain c.example>\n  max-smtp-out 5\n</domain>\n`;

  it('wait until somebody asks', () => {
    expect(ask(repeated).actions.filter(({ kind }) => kind?.startsWith('refactor'))).toEqual([]);
  });

  it('are proven before they change something', () => {
    const asked = ask(repeated, { only: ['refactor'] });
    const [first] = asked.actions;
    expect(first?.kind).toMatch(/^refactor\./);
    expect(done(asked, first?.title ?? '')).toContain('domain-macro');
  });

  describe('that make files', () => {
    const long = `<|>${Array.from({ length: 4 }, (_, at) => `<virtual-mta v${at}>\n  smtp-source-host 10.0.0.${at + 1} a.example\n</virtual-mta>\n`).join('')}`;

    it('make the new file first', () => {
      const { context, actions } = ask(long, { only: ['refactor.extract'] });
      const action = actions.find(({ title }) => title.includes('can stand in'));
      if (!action || !isActionData(action.data)) throw new Error('no action');
      const { edit } = resolveCodeAction(context, action, action.data);
      expect(
        edit?.documentChanges?.map((change) => ('kind' in change ? change.kind : change.textDocument.uri)),
      ).toEqual(['create', expect.stringMatching(/^test:.*\.conf$/), 'test:config']);
    });

    it('are not offered to clients that do not make files', () => {
      const { context } = ask(long);
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const wanted = { range, only: ['refactor.extract'], isInvoked: true };
      const titles = codeActions({ ...context, createsFiles: false }, wanted).map(({ title }) => title);
      expect(titles.filter((title) => title.includes('can stand in'))).toEqual([]);
    });
  });

  it('have ways back, where something stands', () => {
    const text = 'domain-macro m a.example, b.example\n<domain <|>$m>\n  max-smtp-out 5\n</domain>\n';
    const asked = ask(text, { only: ['refactor.inline'] });
    expect(asked.actions.map(({ kind }) => kind)).toEqual(['refactor.inline']);
    expect(done(asked, '$m stands for 2 domains')).toBe(
      '<domain a.example>\n  max-smtp-out 5\n</domain>\n<domain b.example>\n  max-smtp-out 5\n</domain>\n',
    );
  });
});

it.each([undefined, {}, 'x', { kind: 'refactor' }, { kind: 'suppress', start: 1 }, { kind: 'other' }])(
  'strange data are not taken: %j',
  (data) => expect(isActionData(data)).toBe(false),
);
