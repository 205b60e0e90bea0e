/** Keeps clients to the order of the protocol: `initialize` first, once, and nothing but `exit` after `shutdown`. */
import { setImmediate } from 'node:timers/promises';
import {
  ErrorCodes,
  Message,
  type MessageStrategy,
  type MessageWriter,
  type RequestMessage,
  ResponseError,
  type ResponseMessage,
} from 'vscode-languageserver/node';

const ENOUGH_QUIET_TURNS = 10;

type Next = Parameters<MessageStrategy['handleMessage']>[1];

export class MessageOrder implements MessageStrategy {
  readonly #writer: MessageWriter;
  #state: 'new' | 'running' | 'shut down' = 'new';
  #taken = 0;
  #lastAnswer: ReturnType<Next> = undefined;

  /** @param writer takes the refusals */
  constructor(writer: MessageWriter) {
    this.#writer = writer;
  }

  get isShutDown(): boolean {
    return this.#state === 'shut down';
  }

  handleMessage(message: Message, next: Next): ReturnType<Next> {
    this.#taken++;
    if (Message.isRequest(message)) return this.#request(message, next);
    if (!Message.isNotification(message) || this.#state === 'running') return next(message);
    return message.method === 'exit' ? this.#exit(message, next) : undefined;
  }

  /** Waits until what has come is taken. The library takes one message a turn, and needs a few turns to read one. */
  async rest(): Promise<void> {
    for (let quietTurns = 0; quietTurns < ENOUGH_QUIET_TURNS; quietTurns++) {
      const before = this.#taken;
      await setImmediate();
      if (this.#taken !== before) quietTurns = 0;
    }
  }

  #request(message: RequestMessage, next: Next): ReturnType<Next> {
    const refusal = this.#refusalOf(message.method);
    if (refusal) return this.#refuse(message, refusal);
    if (message.method === 'initialize') this.#state = 'running';
    if (message.method !== 'shutdown') return next(message);
    this.#state = 'shut down';
    this.#lastAnswer = next(message);
    return this.#lastAnswer;
  }

  /** The process ends at once, so the answer to `shutdown` has to be on its way before. */
  async #exit(message: Message, next: Next): Promise<void> {
    await this.#lastAnswer;
    await next(message);
  }

  #refuse({ id }: RequestMessage, refusal: ResponseError): Promise<void> {
    const response: ResponseMessage = { jsonrpc: '2.0', id, error: refusal.toJson() };
    return this.#writer.write(response);
  }

  #refusalOf(method: string): ResponseError | undefined {
    if (this.#state === 'shut down') return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.');
    const isFirst = method === 'initialize';
    if (this.#state === 'running' && isFirst) {
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    }
    if (this.#state === 'new' && !isFirst) {
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.');
    }
    return undefined;
  }
}
