/** A number of digits that JavaScript can hold exactly, or undefined. */
export function parseWholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
