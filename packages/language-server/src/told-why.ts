import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

/** Does work whose errors of one class are told: clients show the words of a failed request. */
export function toldWhy<T>(kind: abstract new (...words: never[]) => Error, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof kind) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}
