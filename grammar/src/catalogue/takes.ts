import type { ArgumentSpec, CatalogueRow, ValueTypeName } from './rows.ts';

/** Whether an argument of this row may be of a type. */
export function takes(row: CatalogueRow, type: ValueTypeName): boolean {
  return row.arguments.some((spec) => mayBe(spec, type));
}

function mayBe(spec: ArgumentSpec, type: ValueTypeName): boolean {
  return spec.type === type || (spec.anyOf?.some((alternative) => mayBe(alternative, type)) ?? false);
}
