import {
  type Connection,
  LogMessageNotification,
  type LogMessageParams,
  type MessageType,
  type ProtocolNotificationType,
  ShowMessageNotification,
} from 'vscode-languageserver/node';

/** Tells the user something at once. */
export function show(connection: Connection, type: MessageType, message: string): void {
  void send(connection, ShowMessageNotification.type, { type, message });
}

/** Puts something into the log of the client. */
export function log(connection: Connection, type: MessageType, message: string): void {
  void send(connection, LogMessageNotification.type, { type, message });
}

async function send(
  connection: Connection,
  kind: ProtocolNotificationType<LogMessageParams, void>,
  message: LogMessageParams,
): Promise<void> {
  try {
    await connection.sendNotification(kind, message);
  } catch {
    // The client is gone, so nobody is left to be told.
  }
}
