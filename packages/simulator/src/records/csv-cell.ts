/** A value as it stands in CSV: between quotes where it has to be. [RFC 4180] */
export function csvCell(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const SPECIAL = /[",\r\n]/;
