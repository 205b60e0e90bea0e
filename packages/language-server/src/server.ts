/** The shell around the language service: starts a connection and hands requests to the features. */
import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  type MessageWriter,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  createConnection,
} from 'vscode-languageserver/node';
import { type Client, clientOf } from './client.ts';
import { features } from './features/index.ts';
import { type StyleFor, ownStyle } from './file-style.ts';
import { MessageOrder } from './message-order.ts';
import { takeDocuments } from './open-documents.ts';
import type { ProjectsOptions } from './projects.ts';
import { Workspace } from './workspace.ts';

export interface ServerOptions extends ProjectsOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Of these tools, for the log of the client. */
  readonly version: string;
  /** Asks the project of a document; without it, no document belongs to one. */
  readonly styleFor?: StyleFor;
  /**
   * Called when the client has gone, said so before or not: its input has ended and was taken, or it reads no more. The
   * process is to end then. After a message `exit` the library ends it itself.
   */
  readonly onEnd: (wasShutDown: boolean) => void;
}

export interface LanguageServer {
  /** The documents that are held at this time. */
  readonly openDocuments: readonly string[];
}

/** Serves one client until its input ends. Whatever it sends, nothing is thrown. */
export function startServer(options: ServerOptions): LanguageServer {
  const { input, output, version, styleFor, onEnd } = options;
  const reader = new StreamMessageReader(input);
  const writer = new StreamMessageWriter(output);
  const order = new MessageOrder(writer);
  const connection = createConnection(reader, writer, { messageStrategy: order });
  const workspace = new Workspace(connection, styleFor ?? (() => Promise.resolve(ownStyle)), options);
  initialization(connection, workspace, version);
  for (const feature of features) feature.register(connection, workspace);
  takeDocuments(workspace.documents, connection);
  reader.onError((error) => refuseUnreadable(writer, error));
  input.once('end', () => void order.rest().then(() => onEnd(order.isShutDown)));
  output.once('error', () => onEnd(order.isShutDown));
  connection.listen();
  return {
    get openDocuments() {
      return workspace.documents.keys();
    },
  };
}

function initialization(connection: Connection, workspace: Workspace, version: string): void {
  let client: Client | undefined;
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientOf(params);
    workspace.initialize(client, params);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'pmtakit', version } };
  });
  connection.onInitialized(async () => {
    if (client) await Promise.all([workspace.settings.register(client), workspace.ready()]);
  });
  connection.onDidChangeConfiguration(({ settings }) => workspace.settings.changed(settings));
}

function capabilitiesFor(client: Client): InitializeResult['capabilities'] {
  return Object.assign(
    {
      positionEncoding: client.encoding,
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: true,
        willSaveWaitUntil: client.waitsBeforeSave,
      },
    },
    ...features.map(({ capabilities }) => capabilities(client)),
  );
}

/** The client learns that one of its messages was not understood; which one, nobody can tell. */
function refuseUnreadable(writer: MessageWriter, error: Error): void {
  const code = error instanceof SyntaxError ? ErrorCodes.ParseError : ErrorCodes.InvalidRequest;
  const message: ResponseMessage = {
    jsonrpc: '2.0',
    id: null,
    error: { code, message: `A message cannot be read: ${error.message}` },
  };
  writer.write(message).catch(() => {});
}
