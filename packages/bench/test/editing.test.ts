/** What a key costs, counted and not timed. */
import { expect, it } from 'vitest';
import { Editor } from '../src/editing/editor.ts';
import { configuration } from '../src/generate.ts';

it('a key costs one tree and no configuration, as long as nobody asks what something means', () => {
  const editor = new Editor(configuration(2000));
  editor.context();
  const before = { ...editor.session.work };
  for (let index = 0; index < 10; index++) {
    editor.type();
    editor.tree();
  }
  expect(editor.session.work).toEqual({ ...before, parses: before.parses + 10 });
});

it('a key leaves the items of the top level as they are in front of it', () => {
  const editor = new Editor(configuration(2000));
  const { items } = editor.context().file.document;
  const offset = editor.type();
  const tree = editor.tree().file;
  const index = tree.document.items.findIndex((item, at) => item !== items[at]);
  const first = tree.document.items[index];
  expect(first?.kind === 'section' && first.head.start < offset && first.end > offset).toBe(true);
});

it('a question after a key costs one configuration, and the next ones nothing', () => {
  const editor = new Editor(configuration(2000));
  editor.lint();
  const before = { ...editor.session.work };
  editor.type();
  editor.context();
  editor.context();
  editor.lint();
  editor.lint();
  expect(editor.session.work).toEqual({
    ...before,
    parses: before.parses + 1,
    loads: before.loads + 1,
    lints: before.lints + 1,
  });
});
