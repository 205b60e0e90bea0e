/** `pmtakit lsp`, and the client that talks to it. */
import { LanguageClient, type NodeModule, TransportKind } from 'vscode-languageclient/node';
import { LANGUAGE } from './active-file.ts';
import type { Tools } from './tools.ts';

export class LanguageServer {
  readonly #tools: Tools;
  #client: LanguageClient | undefined;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async start(): Promise<void> {
    const server: NodeModule = { module: this.#tools.script('pmtakit'), args: ['lsp'], transport: TransportKind.stdio };
    const documentSelector = [{ language: LANGUAGE }];
    this.#client = new LanguageClient('pmtakit', 'PowerMTA', { run: server, debug: server }, { documentSelector });
    await this.#client.start();
  }

  async stop(): Promise<void> {
    await this.#client?.dispose();
    this.#client = undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}
