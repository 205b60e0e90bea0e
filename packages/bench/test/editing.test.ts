/** What a key costs, counted and not timed. */
import { expect, it } from 'vitest';
import { Editor } from '../src/editing/editor.ts';
import { configuration } from '../src/generate.ts';

it('a key costs one tree, and a patch of its configuration', () => {
  const editor = new Editor(configuration(2000));
  editor.context();
  const before = { ...editor.session.work };
  for (let index = 0; index < 10; index++) {
    editor.type();
    editor.tree();
  }
  expect(editor.session.work).toEqual({ ...before, parses: before.parses + 10, patches: before.patches + 10 });
});

it('a key changes one line of one section, and no other item', () => {
  const editor = new Editor(configuration(2000));
  const items = [...editor.context().file.document.items];
  const offset = editor.type();
  const { document } = editor.tree().file;
  expect(document.items.every((item, index) => item === items[index])).toBe(true);
  const edited = items.filter((item) => item.kind === 'section' && item.edits > 0);
  expect(edited).toHaveLength(1);
  const [section] = edited;
  expect(section?.kind === 'section' && section.head.start < offset && section.end > offset).toBe(true);
});

it('a question after a key costs no configuration, and the next ones nothing', () => {
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
    patches: before.patches + 1,
    lints: before.lints + 1,
  });
});
