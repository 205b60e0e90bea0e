import { csvCell } from './csv-cell.ts';
import type { CurrentRecord } from './current-record.ts';
import { type CellOf, fieldText, varyingFields } from './field-texts.ts';
import type { RecordType } from './fields.ts';
import type { RecordLayout } from './layout.ts';
import type { RecordClock } from './record-clock.ts';
import { SharedCells } from './shared-cells.ts';

/** Takes what is to stand in a file, behind what it got before. */
export interface RecordSink {
  write(text: string): void;
}

/** Characters that are handed on at once. */
const CHUNK = 65_536;
const LINE_END = '\r\n';

/** Rows of one type: what records share and what they do not take turns, beginning and ending with the former. */
interface RowForm {
  readonly shared: SharedCells;
  readonly varying: readonly CellOf[];
}

/** Writes records as rows, with a header row before them, in pieces of some size. */
export class RecordFile {
  readonly layout: RecordLayout;
  readonly #sink: RecordSink;
  readonly #forms: ReadonlyMap<RecordType, RowForm>;
  #text: string;

  constructor(layout: RecordLayout, sink: RecordSink, clock: RecordClock) {
    this.layout = layout;
    this.#sink = sink;
    this.#forms = new Map(layout.types.map((type) => [type, rowForm(layout, clock, type)]));
    this.#text = layout.columns.map(csvCell).join(',') + LINE_END;
  }

  add(type: RecordType, record: CurrentRecord): void {
    const form = this.#forms.get(type);
    if (!form) return;
    const { shared, varying } = form;
    const runs = shared.runsOf(record);
    let row = runs[0] ?? '';
    for (let index = 0; index < varying.length; index++) {
      row += (varying[index]?.(record) ?? '') + (runs[index + 1] ?? '');
    }
    this.#text += row;
    if (this.#text.length >= CHUNK) this.flush();
  }

  /** Hands on what is left. */
  flush(): void {
    if (this.#text === '') return;
    this.#sink.write(this.#text);
    this.#text = '';
  }
}

function rowForm(layout: RecordLayout, clock: RecordClock, type: RecordType): RowForm {
  const varying: CellOf[] = [];
  let run: (CellOf | string)[] = [type];
  const runs = [run];
  for (const column of layout.columns.slice(1)) {
    const cell = layout.fields.get(type)?.has(column) ? fieldText(layout, clock, type, column) : '';
    run.push(',');
    if (typeof cell === 'string' || !varyingFields.has(column)) run.push(cell);
    else {
      varying.push(cell);
      run = [];
      runs.push(run);
    }
  }
  run.push(LINE_END);
  return { shared: new SharedCells(runs), varying };
}
