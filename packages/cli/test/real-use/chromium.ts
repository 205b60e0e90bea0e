/** Chromium without a window, told what to do through a pipe. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { folderWith, shell } from '../command-line.ts';

const program = '/usr/bin/chromium';

export const hasChromium: boolean = shell(`test -x ${program}`).code === 0;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1280,900',
  '--remote-debugging-pipe',
];

type Fields = Readonly<Record<string, unknown>>;

/** Opens a file in a browser of its own, which ends with the test. */
export async function openPage(file: string): Promise<Page> {
  const child = spawn(program, [...flags, `--user-data-dir=${folderWith()}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const pipe = new Pipe(child);
  onTestFinished(() => pipe.close());
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  const page = new Page(pipe, String(sessionId));
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.send(`${domain}.enable`);
  await page.go(file);
  return page;
}

export class Page {
  readonly #pipe: Pipe;
  readonly #session: string;

  constructor(pipe: Pipe, session: string) {
    this.#pipe = pipe;
    this.#session = session;
  }

  send(method: string, params: Fields = {}): Promise<Fields> {
    return this.#pipe.send(method, params, this.#session);
  }

  async go(file: string): Promise<void> {
    const { href } = pathToFileURL(file);
    await this.send('Page.navigate', { url: href });
    await this.until(`location.href === ${JSON.stringify(href)} && document.readyState === 'complete'`);
  }

  /** What an expression of JavaScript comes to in the page. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (answer['exceptionDetails']) throw new Error(JSON.stringify(answer['exceptionDetails']));
    return fieldsIn(answer['result'])['value'];
  }

  async until(expression: string): Promise<void> {
    for (let turn = 0; turn < 400; turn++) {
      if (await this.evaluate(expression)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`never came: ${expression}`);
  }

  /** With the mouse, in the middle of an element. */
  async click(element: string): Promise<void> {
    const point = await this.pointIn(element);
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, ...point, button: 'left', clickCount: 1 });
    }
  }

  async hover(element: string): Promise<void> {
    await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...(await this.pointIn(element)) });
  }

  async press(key: string, text?: string): Promise<void> {
    for (const type of ['keyDown', 'keyUp']) {
      const typed = type === 'keyDown' && text !== undefined ? { text } : {};
      await this.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 13, ...typed });
    }
  }

  async pointIn(element: string): Promise<Fields> {
    const found = await this.evaluate(`(() => {
      const element = ${element};
      element.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    })()`);
    return fieldsIn(found);
  }

  /** Addresses that were asked for, and all that went wrong. */
  get requests(): string[] {
    return this.#pipe.events('Network.requestWillBeSent').map(({ request }) => String(fieldsIn(request)['url']));
  }

  get complaints(): string[] {
    const names = ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'];
    return names.flatMap((name) => this.#pipe.events(name)).map((event) => JSON.stringify(event));
  }
}

/** Messages of the DevTools protocol, each with a zero byte behind it. */
class Pipe {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (message: Fields) => void>();
  readonly #events: Fields[] = [];
  #rest = '';
  #sent = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    const answers = child.stdio[4];
    if (isReadable(answers)) answers.setEncoding('utf8').on('data', (piece: string) => this.#read(piece));
  }

  async send(method: string, params: Fields, sessionId?: string): Promise<Fields> {
    const id = ++this.#sent;
    const questions = this.#child.stdio[3];
    if (!(questions instanceof Writable)) throw new Error('no pipe to Chromium');
    const answer = new Promise<Fields>((resolve) => this.#waiting.set(id, resolve));
    questions.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return fieldsIn(result);
  }

  events(method: string): Fields[] {
    return this.#events.filter((event) => event['method'] === method).map(({ params }) => fieldsIn(params));
  }

  /** Waits for the end, or the folder of its profile could not be removed. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill();
    await ended;
  }

  #read(piece: string): void {
    const messages = (this.#rest + piece).split('\0');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) this.#take(fieldsIn(JSON.parse(message)));
  }

  #take(message: Fields): void {
    const { id } = message;
    if (typeof id !== 'number') this.#events.push(message);
    else this.#waiting.get(id)?.(message);
  }
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'setEncoding' in stream;
}

function fieldsIn(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
