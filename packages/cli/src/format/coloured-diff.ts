import { styleText } from 'node:util';

type Colour = Parameters<typeof styleText>[0];

/** A unified diff in the colours that git gives it. The line ends stay outside of them. */
export function colouredDiff(patch: string): string {
  let isHead = true;
  const colouredLine = (line: string): string => {
    isHead &&= !line.startsWith('@');
    const colour = isHead ? 'bold' : colours[line.charAt(0)];
    return colour === undefined ? line : inColour(colour, line);
  };
  return patch.split('\n').map(colouredLine).join('\n');
}

const colours: Readonly<Record<string, Colour>> = { '-': 'red', '+': 'green', '@': 'cyan' };

function inColour(colour: Colour, line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return styleText(colour, text, { validateStream: false }) + line.slice(text.length);
}
