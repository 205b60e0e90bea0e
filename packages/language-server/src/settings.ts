/** The settings of the client: those it answers with, else those it has sent. */
import { type EditorSettings, readEditorSettings } from '@pmtakit/language-service';
import { type Connection, DidChangeConfigurationNotification, MessageType } from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import { log } from './messages.ts';

const SECTION = 'pmta';

export class ClientSettings {
  readonly #connection: Connection;
  readonly #answers = new Map<string, Promise<EditorSettings>>();
  readonly #told = new Set<string>();
  #sent: EditorSettings = readEditorSettings(undefined);
  #asks = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @param options what the client gives to the server at the start */
  initialize({ answersSettings }: Client, options: unknown): void {
    this.#asks = answersSettings;
    this.#sent = this.#read(options);
  }

  /** Makes clients that have to be asked for it tell of changes. */
  async register({ registersSettings }: Client): Promise<void> {
    if (!registersSettings) return;
    try {
      await this.#connection.client.register(DidChangeConfigurationNotification.type);
    } catch {
      // The library has logged it; without the registration, settings are those of the start.
    }
  }

  /** Takes what a client sends when settings change. Those that answer questions send nothing of worth. */
  changed(settings: unknown): void {
    this.#answers.clear();
    this.#told.clear();
    if (!this.#asks) this.#sent = this.#read(settings);
  }

  /** The settings for a document; the client is asked once, until something changes. */
  of(uri: string): Promise<EditorSettings> {
    if (!this.#asks) return Promise.resolve(this.#sent);
    const known = this.#answers.get(uri) ?? this.#ask(uri);
    this.#answers.set(uri, known);
    return known;
  }

  forget(uri: string): void {
    this.#answers.delete(uri);
  }

  async #ask(uri: string): Promise<EditorSettings> {
    try {
      const answer: unknown = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION });
      return answer === null || answer === undefined ? this.#sent : this.#read(answer);
    } catch {
      return this.#sent;
    }
  }

  #read(value: unknown): EditorSettings {
    const settings = readEditorSettings(ownSection(value));
    for (const problem of settings.problems) this.#tellOnce(problem);
    return settings;
  }

  #tellOnce(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    log(this.#connection, MessageType.Warning, problem);
  }
}

/** Some clients send all settings, some only those of the section. */
function ownSection(value: unknown): unknown {
  return typeof value === 'object' && value !== null && SECTION in value ? value[SECTION] : value;
}
