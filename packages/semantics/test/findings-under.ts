import {
  type Assumptions,
  Model,
  defaultAssumptions,
  loadProject,
  memoryFiles,
  validateProject,
} from '../src/index.ts';

/** What one rule finds in a text under other assumptions than those that hold by default: `messageId text` of each. */
export function findingsUnder(assumptions: Partial<Assumptions>, rule: string, text: string): string[] {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
  const model = new Model(project, { version: '5.0', assumptions: { ...defaultAssumptions, ...assumptions } });
  return (validateProject(model).get(project.main) ?? [])
    .filter((finding) => finding.rule === rule)
    .map(({ messageId, span }) => `${messageId} ${text.slice(span.start, span.end)}`);
}

/** What one rule finds in each file of a configuration: `path messageId text`, and where else it points: `-> path text`. */
export function findingsInFiles(rule: string, texts: Readonly<Record<string, string>>): string[] {
  const [path = ''] = Object.keys(texts);
  const project = loadProject({ path, text: texts[path] ?? '' }, { files: memoryFiles(texts) });
  return [...validateProject(new Model(project))].flatMap(([file, found]) =>
    found
      .filter((finding) => finding.rule === rule)
      .flatMap(({ messageId, span, related = [] }) => [
        `${file.path} ${messageId} ${file.text.slice(span.start, span.end)}`,
        ...related.map(
          (place) => `-> ${(place.source ?? file.source).path} ${(place.source ?? file.source).slice(place.span)}`,
        ),
      ]),
  );
}
