/** A client of the language server, over the streams of a process or those of a server in this one. */
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type Diagnostic,
  DidSaveTextDocumentNotification,
  PublishDiagnosticsNotification,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  type FormattingOptions,
  InitializeRequest,
  type InitializeResult,
  InitializedNotification,
  LogMessageNotification,
  type ProtocolConnection,
  type Range,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  WillSaveTextDocumentWaitUntilRequest,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { type LanguageServer, type ServerOptions, startServer } from '@pmtakit/language-server';

/** What editors with the most of the protocol say. */
export const fullCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: {
    synchronization: { willSave: true, willSaveWaitUntil: true, didSave: true },
    formatting: {},
    rangeFormatting: { rangesSupport: true },
  },
};

/** What those say that ask for findings. */
export const pullingCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, diagnostic: {} },
};

/** What editors with the least of it say. */
export const poorCapabilities: ClientCapabilities = {};

/** What an editor sends with every request for formatting. */
const editorOptions: FormattingOptions = { tabSize: 3, insertSpaces: false };

export interface Streams {
  readonly fromServer: NodeJS.ReadableStream;
  readonly toServer: NodeJS.WritableStream;
}

export class EditorClient {
  readonly connection: ProtocolConnection;
  /** What the server shows and logs. */
  readonly shown: string[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  /** What came that answers nothing. */
  readonly errors: string[] = [];
  /** What the server has sent last of each document. */
  readonly diagnostics = new Map<string, Diagnostic[]>();
  readonly #awaited = new Map<string, (diagnostics: Diagnostic[]) => void>();
  /** For which documents the server has asked for settings. */
  readonly asked: (string | undefined)[] = [];
  /** What it is told then. */
  settings: (uri: string | undefined) => unknown = () => null;
  #version = 0;

  constructor({ fromServer, toServer }: Streams) {
    const passOver = (): void => {};
    const error = (message: string): void => void this.errors.push(message);
    this.connection = createProtocolConnection(fromServer, toServer, {
      error,
      warn: passOver,
      info: passOver,
      log: passOver,
    });
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => void this.shown.push(message));
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => void this.logged.push(message));
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.diagnostics.set(uri, diagnostics);
      this.#awaited.get(uri)?.(diagnostics);
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
    });
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      Promise.all(
        items.map(({ scopeUri }) => {
          this.asked.push(scopeUri);
          return this.settings(scopeUri);
        }),
      ),
    );
    this.connection.listen();
  }

  /** @param folders the URIs of those that are open in the editor */
  async initialize(
    capabilities: ClientCapabilities,
    initializationOptions?: unknown,
    folders: readonly string[] = [],
  ): Promise<InitializeResult> {
    const workspaceFolders = folders.map((uri) => ({ uri, name: uri }));
    const params = { processId: null, rootUri: null, workspaceFolders, capabilities, initializationOptions };
    const result = await this.connection.sendRequest(InitializeRequest.type, params);
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async open(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: 'pmta', version: ++this.#version, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(uri: string, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const textDocument = { uri, version: ++this.#version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  /** What the server sends next of a document. */
  nextDiagnostics(uri: string): Promise<Diagnostic[]> {
    return new Promise((resolve) => void this.#awaited.set(uri, resolve));
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async changeSettings(settings: unknown): Promise<void> {
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  async format(uri: string): Promise<TextEdit[]> {
    const params = { textDocument: { uri }, options: editorOptions };
    return (await this.connection.sendRequest(DocumentFormattingRequest.type, params)) ?? [];
  }

  async formatRange(uri: string, range: Range): Promise<TextEdit[]> {
    const params = { textDocument: { uri }, range, options: editorOptions };
    return (await this.connection.sendRequest(DocumentRangeFormattingRequest.type, params)) ?? [];
  }

  async formatRanges(uri: string, ranges: Range[]): Promise<TextEdit[]> {
    const params = { textDocument: { uri }, ranges, options: editorOptions };
    return (await this.connection.sendRequest(DocumentRangesFormattingRequest.type, params)) ?? [];
  }

  async willSave(uri: string): Promise<TextEdit[]> {
    const params = { textDocument: { uri }, reason: 1 } as const;
    return (await this.connection.sendRequest(WillSaveTextDocumentWaitUntilRequest.type, params)) ?? [];
  }

  async shutdown(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
  }
}

export interface ServedClient {
  readonly client: EditorClient;
  readonly server: LanguageServer;
  /** Takes messages as they go over the wire. */
  readonly toServer: PassThrough;
  /** Gives all that the server sends, as it goes over the wire. */
  readonly fromServer: PassThrough;
  /** Whether the server was shut down, for each time that its input ended. */
  readonly ends: boolean[];
}

/** A server in this process with a client. */
export function served(options: Partial<Pick<ServerOptions, 'styleFor' | 'setupOf' | 'files'>> = {}): ServedClient {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  const ends: boolean[] = [];
  const server = startServer({
    ...options,
    input: toServer,
    output: fromServer,
    version: '1.2.3',
    onEnd: (wasShutDown) => ends.push(wasShutDown),
  });
  return { client: new EditorClient({ fromServer, toServer }), server, toServer, fromServer, ends };
}

/** A message as it goes over the wire. */
export function framed(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
