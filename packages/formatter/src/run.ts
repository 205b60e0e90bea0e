/** Names and lines longer than this do not push the columns of their neighbours to the right. */
const WIDEST_NAME = 40;
const WIDEST_LINE = 80;
const COMMENT_GAP = '  ';

/** One of the neighbouring lines whose values and comments stand in columns. */
export interface RunLine {
  readonly name: string;
  readonly values: string;
  readonly comment: TrailingComment | undefined;
}

export interface TrailingComment {
  readonly text: string;
  /** The blank space before it where that has to stay: its writer may have taken the `#` for a part of the value. */
  readonly gap: string | undefined;
}

/** The finished lines of a run. */
export function alignedLines(run: readonly RunLine[], indent: string, align: boolean): string[] {
  const column = align ? nameColumn(run) : 0;
  const bodies = run.map(({ name, values }) => indent + (values ? `${name.padEnd(column)} ${values}` : name));
  const columns = align ? commentColumns(run, bodies) : [];
  return run.map(({ comment }, index) => withComment(bodies[index] ?? '', comment, columns[index]));
}

/** A line with its comment, two blanks behind it or at a column. */
export function withComment(body: string, comment: TrailingComment | undefined, column = 0): string {
  if (!comment) return body;
  const { text, gap } = comment;
  return gap === undefined ? body.padEnd(column) + COMMENT_GAP + text : body + gap + text;
}

/** The width of the longest name that has a value. */
function nameColumn(run: readonly RunLine[]): number {
  let column = 0;
  for (const { name, values } of run) {
    if (values && name.length <= WIDEST_NAME) column = Math.max(column, name.length);
  }
  return column;
}

/** For each line of a run the column its comment stands in; lines beside each other share one. */
function commentColumns(run: readonly RunLine[], bodies: readonly string[]): number[] {
  const columns = bodies.map(() => 0);
  for (let start = 0; start < run.length; start++) {
    let end = start;
    let column = 0;
    for (; isMovable(run[end]?.comment); end++) {
      const width = bodies[end]?.length ?? 0;
      if (width <= WIDEST_LINE) column = Math.max(column, width);
    }
    columns.fill(column, start, end);
    start = end;
  }
  return columns;
}

function isMovable(comment: TrailingComment | undefined): boolean {
  return comment !== undefined && comment.gap === undefined;
}
