const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where lines start in a text but for the first one. LF, CRLF and a lone CR each end a line, as in editors. */
export function linesAt(text: string): Uint32Array {
  let starts = new Uint32Array(Math.max(16, text.length >> 4));
  let count = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED) offset++;
    if (count === starts.length) starts = grown(starts);
    starts[count++] = offset + 1;
  }
  return starts.slice(0, count);
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
