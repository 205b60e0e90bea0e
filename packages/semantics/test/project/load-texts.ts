/** Loads projects out of texts and writes them down so that a test can compare them at a glance. */
import {
  type Block,
  type Include,
  type LoadOptions,
  type Project,
  type ProjectFiles,
  everything,
  loadProject,
  memoryFiles,
} from '../../src/index.ts';

export interface Loaded {
  readonly project: Project;
  /** The paths that were read, each time. */
  readonly reads: readonly string[];
}

/** @param texts files by path; the first is the main file */
export function loadTexts(texts: Readonly<Record<string, string>>, options: Partial<LoadOptions> = {}): Loaded {
  const [main] = Object.entries(texts);
  if (!main) throw new Error('no main file');
  const reads: string[] = [];
  const files = countingReads(options.files ?? memoryFiles(texts), reads);
  return { project: loadProject({ path: main[0], text: main[1] }, { ...options, files }), reads };
}

function countingReads(files: ProjectFiles, reads: string[]): ProjectFiles {
  return {
    ...files,
    read: (path) => {
      reads.push(path);
      return files.read(path);
    },
  };
}

/** All lines and sections, one a line, two blanks deeper in each section. */
export function outline(whole: Block): string[] {
  const depths = new Map<Block, number>([[whole, 0]]);
  return [...everything(whole)].map((item) => {
    const depth = depths.get(item.parent ?? whole) ?? 0;
    if (item.kind === 'block') depths.set(item, depth + 1);
    return (
      '  '.repeat(depth) + (item.kind === 'block' ? `<${item.name} ${item.argument}>` : `${item.name} ${item.text}`)
    );
  });
}

/** What came of each include line: `target: outcome`. */
export function outcomes({ includes }: Project): string[] {
  return includes.map((include) => `${include.target}: ${outcomeIn(include)}`);
}

function outcomeIn({ outcome }: Include): string {
  switch (outcome.kind) {
    case 'included':
      return outcome.files.map(({ path }) => path).join(' ');
    case 'cycle':
      return `cycle ${outcome.chain.map(({ path }) => path).join(' > ')}`;
    case 'remote':
    case 'not-followed':
      return outcome.kind;
    case 'missing':
      return `missing ${outcome.path}, found ${outcome.found ?? 'nothing'}`;
    case 'unreadable':
      return `unreadable ${outcome.path}, ${outcome.reason}`;
    case 'nothing-matches':
      return `nothing matches ${outcome.path}`;
    case 'too-much':
      return `more than ${outcome.limit}`;
    default:
      return outcome satisfies never;
  }
}

/** The texts of the tags that join sections over files, as `path: text`. */
export function joinedTags({ joined, files }: Project): string[] {
  return files.flatMap(({ path, text, document }) =>
    tagsOf(document.items)
      .filter(({ node }) => joined.has(node))
      .map(({ start, end }) => `${path}: ${text.slice(start, end)}`),
  );
}

interface Tag {
  readonly node: object;
  readonly start: number;
  readonly end: number;
}

function tagsOf(items: Project['main']['document']['items']): Tag[] {
  return items.flatMap((item) => {
    if (item.kind === 'stray') return [{ node: item.close, start: item.close.start, end: item.close.end }];
    const section = item.kind === 'directive' ? item.block : item;
    if (section?.kind !== 'section') return [];
    const { head, close } = section;
    return [
      { node: section, start: head.start, end: head.end },
      ...tagsOf(section.items),
      ...(close ? [{ node: close, start: close.start, end: close.end }] : []),
    ];
  });
}
